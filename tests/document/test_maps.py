"""Maps: every country draws, words never collide, counts stay where somebody counted."""

from __future__ import annotations

import itertools
import json
import math
import re
import zlib
from dataclasses import asdict
from datetime import date

import msgspec
import pytest

from sitrep import paths
from sitrep.document import maps
from sitrep.document.cartography import atlas
from sitrep.document.cartography.placing import overlap, same_name
from sitrep.document.cartography.projection import Projection, clipped, pieces
from sitrep.document.drawing import Map
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Claim, Figure, PlaceRef
from sitrep.domain.kinds import Measure, Unit
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import Quantifier, Quantity, between, exact, more_than, vague
from sitrep.domain.source import SourceLink
from sitrep.languages.wording import LANGUAGES

COUNTRIES = sorted(path.stem for path in (paths.RESOURCES / "maps" / "outlines").glob("*.json"))
COAST = (PlaceRef("Lattakia", "SY06"), PlaceRef("Tartous", "SY10"))
MAIN = (
    ("UKR", ("Kharkiv", "Kherson", "Odesa")),
    ("HTI", ("Sud", "Grand'Anse", "Nippes")),
    ("PHL", ("Cebu", "Leyte", "Bohol")),
    ("SDN", ("North Darfur", "East Darfur", "Khartoum")),
    ("COD", ("Goma", "Bukavu", "Kinshasa")),
    ("TUR", ("Hatay", "Kahramanmaraş", "Adıyaman", "Gaziantep", "Malatya")),
    ("PSE", ("Gaza", "West Bank")),
    ("MMR", ("Mandalay", "Sagaing", "Naypyidaw")),
    ("AFG", ("Herat", "Kunar", "Kabul")),
    ("IDN", ("Central Sulawesi", "Aceh", "Papua")),
    ("USA", ("Texas", "Florida", "Alaska", "Hawaii")),
    ("RUS", ("Moscow", "Chukotka", "Dagestan")),
    ("FJI", ("Western", "Northern", "Eastern")),
    ("MDV", ("Malé",)),
    ("NPL", ("Bagmati", "Gandaki")),
    ("YEM", ("Hodeidah", "Sanaa", "Aden")),
)


def figure(count: int | Quantity, *places: str | PlaceRef, kind: str = "killed") -> Figure:
    refs = tuple(PlaceRef(place) if isinstance(place, str) else place for place in places)
    quantity = exact(count) if isinstance(count, int) else count
    claim = Claim(
        (kind,),
        quantity,
        Unit.PEOPLE,
        Measure.CUMULATIVE,
        places=refs,
        as_of=date(2025, 3, 9),
        chain=(SourceLink("Human Rights Monitor (HRM)", "counted"),),
    )
    return Figure(f"{kind}-{quantity}-{refs}", "s", claim)


def drawn(country: str, *figures: Figure, language: str = "en") -> Map | None:
    return maps.draw(country, figures, Writer(language, gazetteer(country)))


def syria(*figures: Figure, language: str = "en") -> Map:
    made = drawn("SYR", *figures, language=language)
    assert made
    return made


def crisis(language: str = "en") -> Map:
    return syria(
        figure(683, COAST[0]),
        figure(more_than(70), COAST[1]),
        figure(vague("dozens"), PlaceRef("Homs", "SY04")),
        figure(51_000, PlaceRef("Idleb", "SY07"), kind="displaced"),
        language=language,
    )


def points(path: str) -> list[tuple[int, int]]:
    """Return where the points of path data lie."""
    found = []
    for part in re.findall(r"M[^M]*", path):
        x = y = 0
        numbers = [int(each) for each in re.findall(r"-?\d+", part)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
    return found


def boxes_of(made: Map) -> list[tuple[int, int, int, int]]:
    return [(a.x, a.y, a.x + a.width, a.y + a.height) for a in made.labels]


def check(made: Map) -> None:
    """Assert what holds for every map."""
    lines = (made.around, made.land, made.inner, made.coast, made.border, made.unsettled)
    for x, y in points("".join((*lines, made.named, *(area.path for area in made.areas)))):
        assert -1 <= x <= made.width + 1
        assert -1 <= y <= made.height + 1
    boxes = boxes_of(made)
    for box in boxes:
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[2] <= made.width
        assert box[3] <= made.height
    # lines of one mark stand on each other, so touching is no overlap
    assert [pair for pair in itertools.combinations(boxes, 2) if overlap(*pair)] == []
    for bubble in made.bubbles:
        assert bubble.radius <= bubble.x <= made.width - bubble.radius
        assert bubble.radius <= bubble.y <= made.height - bubble.radius
        for label, box in zip(made.labels, boxes, strict=True):
            middle = min(max(bubble.x, box[0]), box[2]), min(max(bubble.y, box[1]), box[3])
            assert math.dist(middle, (bubble.x, bubble.y)) >= bubble.radius * 0.86, label.text
    said = {label.text for label in made.labels}
    said |= {f"{a.text} {b.text}" for a, b in itertools.pairwise(made.labels)}  # in two lines
    assert {bubble.label for bubble in made.bubbles} | {b.value for b in made.bubbles} <= said
    letters = len(json.dumps(asdict(made)))
    assert letters < 24_500  # fewer bytes of a PDF, and a third of it as its data


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_draws_each_of_its_areas(country: str) -> None:
    land = atlas.country(country)
    assert land
    names = [area.names[0] for area in land.areas if area.names[0]]
    made = drawn(country, *(figure(n + 1, name) for n, name in enumerate(names[:2])))
    if names:
        assert made
        assert made.land
        assert made.areas
        check(made)
    for area in land.areas:
        assert area.rings, area.code


@pytest.mark.parametrize(("country", "places"), MAIN)
def test_words_never_collide_and_no_count_is_lost(country: str, places: tuple[str, ...]) -> None:
    made = drawn(country, *(figure(10 ** (n + 1), place) for n, place in enumerate(places)))
    assert made
    assert {bubble.label for bubble in made.bubbles} == set(places)
    assert "Not on the map" not in made.note
    check(made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_never_collide_in_any_language(language: str) -> None:
    made = crisis(language)
    check(made)
    assert {bubble.label for bubble in made.bubbles} == {
        Writer(language, gazetteer("SYR")).names.place(PlaceRef("", code))
        for code in ("SY06", "SY10", "SY04")
    }


def test_each_syrian_p_code_has_its_area_by_code_and_by_name() -> None:
    land = atlas.country("SYR")
    assert land
    codes = [place.pcode for place in gazetteer("SYR") if place.level == 1]
    assert codes == [f"SY{number:02}" for number in range(1, 15)]
    found = [land.area(atlas.areas_by_pcode()[code]) for code in codes]
    assert len({area.code for area in found if area}) == 14
    for place in gazetteer("SYR"):
        area = land.area(atlas.areas_by_pcode().get(place.pcode, ""))
        names = (place.name, *place.aliases)
        assert area is None or any(same_name(a, b) for a in area.names for b in names), place


def test_circles_follow_the_counts_by_area_and_the_largest_is_drawn_first() -> None:
    made = syria(figure(400, COAST[0]), figure(100, COAST[1]))
    first, second = made.bubbles
    assert first.label == "Lattakia"
    assert first.radius == pytest.approx(2 * second.radius, abs=1)


def test_a_lower_bound_sizes_its_circle_and_keeps_its_words() -> None:
    made = syria(figure(more_than(70), COAST[0]), figure(between(70, 90), COAST[1]))
    assert {(b.value, b.radius) for b in made.bubbles} == {("70+", 125), ("70–90", 125)}


@pytest.mark.parametrize(
    "quantity",
    [vague("dozens"), Quantity(Quantifier.UP_TO, None, 90), Quantity(Quantifier.PRESENCE)],
)
def test_a_count_without_a_lower_bound_is_dashed_and_tells_no_size(quantity: Quantity) -> None:
    made = syria(figure(683, COAST[0]), figure(quantity, COAST[1]))
    dashed = [bubble for bubble in made.bubbles if not bubble.counted]
    assert [bubble.label for bubble in dashed] == ["Tartous"]
    assert "Dashed: reported, not counted." in made.note


def test_a_count_for_several_places_marks_them_and_is_never_divided() -> None:
    made = syria(figure(1383, *COAST))
    assert made.bubbles == ()
    assert [area.pcode for area in made.areas] == ["SY06", "SY10"]
    assert "1,383" not in " ".join(label.text for label in made.labels)


def test_killed_lead_and_other_kinds_only_name_their_places() -> None:
    made = crisis()
    assert made.title == "Killed, by area"
    assert {bubble.value for bubble in made.bubbles} == {"683", "70+", "Dozens"}
    assert [area.name for area in made.areas][-1] == "Idleb"


def test_a_district_stands_where_its_town_is() -> None:
    made = syria(figure(12, "Jableh"), figure(3, COAST[1]))
    assert {bubble.label for bubble in made.bubbles} == {"Jableh", "Tartous"}


def test_a_place_that_nobody_can_find_is_said_to_be_missing() -> None:
    made = syria(figure(12, COAST[0]), figure(3, "Qwertz"))
    assert "Not on the map: Qwertz." in made.note


@pytest.mark.parametrize(
    ("country", "figures"),
    [
        ("SYR", ()),
        ("SYR", (figure(5),)),
        ("SYR", (figure(5, "Qwertz"),)),
        ("XXX", (figure(5, "Qwertz"),)),
        ("../SYR", (figure(5, COAST[0]),)),
    ],
)
def test_there_is_no_map_where_nothing_can_be_drawn(
    country: str, figures: tuple[Figure, ...]
) -> None:
    assert drawn(country, *figures) is None


def test_the_same_figures_give_the_same_map_and_it_survives_as_json() -> None:
    made = crisis()
    assert made == crisis()
    assert msgspec.json.decode(msgspec.json.encode(made), type=Map) == made


def test_a_map_is_told_in_words() -> None:
    assert crisis().alt == (
        "Map of Syria: Killed – Lattakia 683, Tartous 70+ and Homs Dozens. Also named: Idleb."
    )
    assert crisis().note.endswith("Figures: HRM, as of 9 March 2025.")
    assert "Natural Earth" in crisis().credit
    assert "GeoNames (CC BY 4.0)" in crisis().credit


@pytest.mark.parametrize("country", ["COD", "KEN", "SDN", "NPL", "PSE"])
def test_outdated_areas_are_called_approximate(country: str) -> None:
    land = atlas.country(country)
    assert land
    made = drawn(country, figure(5, land.areas[0].names[0]))
    assert made
    assert "approximate" in made.credit


def test_crimea_is_ukraine_and_the_golan_syria_as_the_united_nations_draw_them() -> None:
    ukraine, syrian = atlas.country("UKR"), atlas.country("SYR")
    assert ukraine
    assert syrian
    assert {"UA-43", "UA-40"} <= {area.code for area in ukraine.areas}
    quneitra = syrian.area("SY-QU")
    assert quneitra
    assert min(syrian.box(ring)[0] for ring in quneitra.rings) < 35.7
    assert any(arc.kind == "u" for arc in syrian.arcs)


def test_the_date_line_neither_tears_a_country_nor_is_drawn() -> None:
    made = drawn("RUS", figure(5, "Moscow"), figure(7, "Chukotka"))
    assert made
    west, east = sorted(made.bubbles, key=lambda bubble: bubble.x)
    assert (west.label, east.label) == ("Moscow", "Chukotka")
    fiji = drawn("FJI", figure(5, "Northern"), figure(7, "Western"))
    assert fiji
    check(fiji)


@pytest.mark.parametrize("count", [20, 60])
def test_many_areas_still_keep_their_words_apart(count: int) -> None:
    land = atlas.country("TUR")
    assert land
    made = drawn("TUR", *(figure(n + 1, a.names[0]) for n, a in enumerate(land.areas[:count])))
    assert made
    boxes = boxes_of(made)
    assert [pair for pair in itertools.combinations(boxes, 2) if overlap(*pair)] == []
    assert sum(label.kind == "value" for label in made.labels) == 14
    assert len(made.bubbles) == count
    assert "Counts of the smaller circles are in the table." in made.note


def test_scale_bar_is_a_round_number_and_true() -> None:
    made = crisis()
    kilometers = int(made.scale_bar.text.split()[0])
    assert kilometers in (10, 20, 50, 100, 200)
    bubbles = {bubble.label: bubble for bubble in made.bubbles}
    land = atlas.country("SYR")
    assert land
    one, two = (land.area(code) for code in ("SY-LA", "SY-TA"))
    assert one
    assert two
    east = (one.at[0] - two.at[0]) * math.cos(math.radians(35)) * 111.2
    apart = math.hypot(east, (one.at[1] - two.at[1]) * 111.2)
    a, b = bubbles["Lattakia"], bubbles["Tartous"]
    measured = math.dist((a.x, a.y), (b.x, b.y)) / made.scale_bar.length * kilometers
    assert measured == pytest.approx(apart, rel=0.03)


def test_projections_come_back_and_lines_are_cut_at_the_edge() -> None:
    wide = Projection(100, 60, wide=True)
    assert wide.back(wide.xy((170.0, 66.0))) == pytest.approx((170.0, 66.0))
    assert clipped([(-5, 5), (5, 5), (5, 15), (-5, 15)], 10, 10) == [
        (0, 10),
        (0, 5),
        (5, 5),
        (5, 10),
    ]
    assert pieces([(-5, 5), (5, 5), (5, 20), (8, 20), (8, 5)], 10, 10) == [
        [(0.0, 5.0), (5, 5), (5.0, 10.0)],
        [(8.0, 10.0), (8, 5)],
    ]


def test_outlines_ship_in_little_more_than_a_megabyte_and_each_country_alone() -> None:
    folder = paths.RESOURCES / "maps"
    files = [path.read_bytes() for path in (folder / "outlines").glob("*.json")]
    assert len(files) > 230
    assert max(map(len, files)) < 100_000
    world = (folder / "world.json").read_bytes()
    assert len(world) < 500_000
    assert sum(len(zlib.compress(each)) for each in (*files, world)) < 1_250_000


@pytest.mark.parametrize(
    ("code", "towns"),
    [("fr", {"Damas", "Beyrouth", "Alep"}), ("es", {"Damasco", "Beirut", "Alepo"})],
)
def test_towns_are_called_as_the_language_calls_them(code, towns):
    figures = [figure(12, COAST[0]), figure(9, PlaceRef("Homs", "SY04"))]
    drawn = maps.draw("SYR", figures, Writer(code, gazetteer("SYR")))
    said = {label.text for label in drawn.labels if label.kind in ("town", "capital")}
    assert said & towns
    assert not said & {"Damascus", "Aleppo"}


@pytest.mark.parametrize(
    ("country", "place", "language", "called"),
    [
        ("CAN", "British Columbia", "fr", "Colombie-Britannique"),
        ("SDN", "North Darfur", "fr", "Darfour du Nord"),
        ("SDN", "North Darfur State", "es", "Darfur del Norte"),
        ("SDN", "North Darfur", "ar", "شمال دارفور"),
        ("EGY", "Cairo", "fr", "Le Caire"),
        ("POL", "Lublin", "fr", "Lublin"),
        ("LBN", "Beirut", "fr", "Beyrouth"),
        ("UKR", "Kharkiv", "ar", "خاركيف"),
        ("RUS", "Altai Krai", "es", "Krai de Altái"),
        ("COD", "Goma", "ar", "غوما"),
        ("COD", "Somewhere small", "fr", "Somewhere small"),
        ("SDN", "North Darfur", "en", "North Darfur"),
        ("SDN", "شمال دارفور", "fr", "Darfour du Nord"),
        ("GBR", "London", "fr", "Londres"),
        ("CAN", "London", "fr", "London"),
    ],
)
def test_places_are_called_as_the_language_of_the_page_calls_them(
    country: str, place: str, language: str, called: str
) -> None:
    said = Writer(language, gazetteer(country)).names.place(PlaceRef(place))
    assert said.strip("\u2068\u2069") == called


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_no_area_keeps_its_rank_or_a_small_letter(language: str) -> None:
    number = ("en", "fr", "es", "ar").index(language)
    names = [
        area.names[number]
        for code in COUNTRIES
        if (land := atlas.country(code))
        for area in land.areas
        if area.names[number]
    ]
    assert len(names) > 4_400
    assert [name for name in names if name[0].islower()] == []
    ranks = (
        "Municipalité ",
        "Voïvodie ",
        "Parroquia ",
        "Municipalidad ",
        "محافظة ",
        "ولاية ",
        "D'",
    )
    assert [name for name in names if name.startswith(ranks)] == []


def test_words_of_one_mark_never_stand_nearer_to_another() -> None:
    made = drawn("CAN", figure(2683, "British Columbia"), figure(471, "Alberta"))
    assert made
    for bubble in made.bubbles:
        value = next(label for label in made.labels if label.text == bubble.value)
        middle = value.x + value.width / 2, value.y + value.height / 2
        gaps = {math.dist(middle, (b.x, b.y)) - b.radius: b.value for b in made.bubbles}
        assert gaps[min(gaps)] == bubble.value


@pytest.mark.parametrize("country", ["RUS", "USA", "CAN", "IDN"])
def test_a_map_of_a_large_country_spends_its_letters_on_lines_that_bend(country: str) -> None:
    places = dict(MAIN).get(country, ("British Columbia", "Nunavut"))
    made = drawn(country, *(figure(n + 1, place) for n, place in enumerate(places)))
    assert made
    drawn_points = sum(len(points(part)) for part in (made.around, made.land, made.coast))
    assert drawn_points > 1_200


def test_of_a_line_those_points_go_first_that_matter_least() -> None:
    land = atlas.country("NOR")
    assert land
    longest = max(land.arcs, key=lambda arc: len(arc.points))
    sizes = [len(longest.seen(degrees)) for degrees in (0.0, 0.05, 0.2, 0.8, 90.0)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == len(longest.points)
    assert sizes[-1] >= 2
    assert longest.seen(90.0)[0] == longest.points[0]
    assert longest.seen(90.0)[-1] == longest.points[-1]
