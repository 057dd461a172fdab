"""Charts: lengths are true to one scale, open bounds stay open, and every number is in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from sitrep.document import charts
from sitrep.document.drawing import Bar, Chart
from sitrep.document.sentences import Writer
from sitrep.domain.fields import SECTORS
from sitrep.domain.figure import Claim, Figure, PlaceRef
from sitrep.domain.kinds import Measure, Unit
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import Quantifier, Quantity, between, exact, more_than, vague
from sitrep.domain.source import SourceLink
from sitrep.languages.wording import LANGUAGES

UP_TO = Quantity(Quantifier.UP_TO, None, 300)
ABOUT = Quantity(Quantifier.APPROXIMATELY, 300, 300)


def writer(language: str = "en") -> Writer:
    return Writer(language, gazetteer("SYR"))


def figure(quantity: Quantity, *places: str, source: str = "HRM", kind: str = "killed") -> Figure:
    claim = Claim(
        (kind,),
        quantity,
        Unit.PEOPLE,
        Measure.CUMULATIVE,
        places=tuple(PlaceRef(place) for place in places),
        as_of=date(2025, 3, 9),
        chain=(SourceLink(source, "counted"),),
    )
    return Figure(f"{kind}{quantity}{places}{source}", "s", claim)


def of_sector(quantity: Quantity, kind: str, sector: str) -> Figure:
    plain = figure(quantity, kind=kind)
    return replace(plain, claim=replace(plain.claim, sector=sector))


def by_area(*figures: Figure) -> Chart:
    made = charts.by_area(figures, writer())
    assert made
    return made


def test_areas_are_bars_on_one_scale_the_longest_first() -> None:
    made = by_area(figure(exact(100), "Hama"), figure(exact(400), "Homs"))
    assert [(bar.label, bar.text) for bar in made.bars] == [("Homs", "400"), ("Hama", "100")]
    assert made.bars[0].end == pytest.approx(4 * made.bars[1].end, abs=0.001)
    assert made.bars[0].end < 1


@pytest.mark.parametrize(
    ("quantity", "pattern", "open_end", "text"),
    [
        (exact(300), "solid", False, "300"),
        (more_than(300), "solid", True, "300+"),
        (ABOUT, "hatched", False, "~300"),
        (UP_TO, "outlined", False, "≤300"),
        (vague("dozens"), "none", False, "Dozens"),
    ],
)
def test_a_bar_shows_how_sure_a_count_is(
    quantity: Quantity, pattern: str, *, open_end: bool, text: str
) -> None:
    made = by_area(
        figure(exact(900), "Homs"), figure(exact(800), "Idleb"), figure(quantity, "Hama")
    )
    bar = made.bars[-1]
    assert (bar.pattern, bar.open_end, bar.text) == (pattern, open_end, text)
    assert (bar.end > 0) == (pattern != "none")


def test_a_range_is_solid_to_its_lower_bound_and_hatched_to_its_upper() -> None:
    made = by_area(figure(between(200, 400), "Homs"), figure(exact(400), "Hama"))
    full, ranged = made.bars
    assert ranged.label == "Homs"
    assert ranged.end == pytest.approx(full.end / 2, abs=0.001)
    assert ranged.reach == full.end


def test_counts_of_several_areas_and_of_other_kinds_are_left_out() -> None:
    made = by_area(
        figure(exact(1), "Hama"),
        figure(exact(2), "Homs"),
        figure(exact(3), "Hama", "Homs"),
        figure(exact(4), "Idleb", kind="displaced"),
    )
    assert [bar.text for bar in made.bars] == ["2", "1"]


def test_more_than_eight_areas_are_said_to_be_in_the_table() -> None:
    made = by_area(*(figure(exact(n + 1), f"Town {n}") for n in range(11)))
    assert len(made.bars) == 8
    assert "3 more areas are in the table." in made.remark


@pytest.mark.parametrize(
    "figures",
    [(), (figure(exact(1), "Hama"),), (figure(exact(1), "Hama"), figure(vague("dozens"), "Homs"))],
)
def test_fewer_than_two_counts_make_no_chart(figures: tuple[Figure, ...]) -> None:
    assert charts.by_area(figures, writer()) is None
    assert charts.ranges(figures, writer()) is None


def test_rival_counts_stand_on_one_axis_with_open_ends_as_arrows() -> None:
    made = charts.ranges(
        [
            figure(exact(600), "Hama", source="A"),
            figure(more_than(500), "Hama", source="B"),
            figure(between(450, 800), "Hama", source="C"),
            figure(UP_TO, "Hama", source="Human Rights Monitor (HRM)"),
            figure(vague("hundreds"), "Hama", source="E"),
        ],
        writer(),
    )
    assert made
    point, above, span, below, words = made.bars
    assert point.start == point.end
    assert (above.open_start, above.open_end) == (False, True)
    assert (below.open_start, below.open_end) == (True, False)
    assert span.end / span.start == pytest.approx(800 / 450, abs=0.001)
    assert below.label == "HRM"
    assert words.pattern == "none"
    assert "arrow" in made.remark


def test_more_than_six_sectors_are_said_to_stand_below() -> None:
    keys = list(SECTORS)[:8]
    known = [of_sector(exact(100), kind, key) for key in keys for kind in ("targeted", "reached")]
    made = charts.needs_and_reached(known, writer())
    assert made
    assert len(made.bars) == 12
    assert made.remark == "2 more sectors stand below."


def test_needs_and_reached_share_one_scale_and_name_the_sector_once() -> None:
    made = charts.needs_and_reached(
        [
            of_sector(exact(2_000), "reached", "health"),
            of_sector(exact(8_000), "in_need", "health"),
            of_sector(more_than(500), "reached", "protection"),
            of_sector(exact(4_000), "targeted", "protection"),
            of_sector(exact(4_000), "targeted", "shelter"),  # alone: nothing to compare
        ],
        writer(),
    )
    assert made
    assert [(bar.label, bar.text, bar.pattern, bar.lines) for bar in made.bars] == [
        ("Protection", "4,000 targeted", "hatched", 2),
        ("", "500+ reached", "solid", 0),
        ("Health", "8,000 in need", "outlined", 2),
        ("", "2,000 reached", "solid", 0),
    ]
    assert made.bars[2].end == pytest.approx(2 * made.bars[0].end, abs=0.001)


def test_a_chart_is_told_in_words_and_survives_as_json() -> None:
    made = by_area(figure(exact(683), "Lattakia"), figure(more_than(70), "Tartous"))
    assert made.alt == "Bar chart: Killed, by area – Lattakia 683 and Tartous 70+."
    assert made.remark == "Figures: HRM, as of 9 March 2025."
    assert msgspec.json.decode(msgspec.json.encode(made), type=Chart) == made


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_speak_every_language(language: str) -> None:
    figures = [figure(exact(683), "Lattakia"), figure(more_than(70), "Tartous", source="B")]
    made = [charts.by_area(figures, writer(language)), charts.ranges(figures, writer(language))]
    assert all(made)
    assert len({chart.title for chart in made if chart}) == 2


def test_no_share_leaves_the_chart() -> None:
    made = by_area(*(figure(exact(10**n), f"Town {n}") for n in range(8)))
    assert all(0 <= bar.start <= bar.end <= 1 for bar in made.bars)
    assert made.bars[0] == Bar("Town 7", "10 million", 0.0, made.bars[0].end)
