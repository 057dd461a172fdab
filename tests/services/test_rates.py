"""Rates from the form to every page and file: "25 per cent" keeps what it is."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from sitrep.document.build import build
from sitrep.domain.derive import summed
from sitrep.domain.figure import Claim, Figure, Link, PlaceRef, Relation
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS, Measure, Unit
from sitrep.domain.reconcile import CannotBeAdded, rest
from sitrep.domain.shares import count_or_share
from sitrep.domain.source import SourceLink
from sitrep.errors import Refused
from sitrep.formats import FORMATS, csv_table
from sitrep.languages.wording import LANGUAGES
from sitrep.services import amending, editions, gathering, recording, reopening, sharing, telling
from sitrep.services.telling import Told
from sitrep.store import database, figures, reports
from tests.formats.reading import text
from tests.services import series
from tests.services.waived import waived

ELEVENTH, TWELFTH = date(2025, 3, 11), date(2025, 3, 12)
HOMS, HAMA = PlaceRef("Homs", "SY04"), PlaceRef("Hama", "SY05")


def rate(situation, words, kind="displaced", *, place=HOMS, as_of=ELEVENTH, links=()):
    count, unit = count_or_share(words)
    row = KINDS[kind]
    chain = (SourceLink("OCHA"),)
    claim = Claim((kind,), count, unit, row.measure, places=(place,), as_of=as_of, chain=chain)
    return Figure(new_id(), situation.id, claim, links=links)


def page(store, issue, language="en"):
    return build(replace(gathering.material(store, issue, "internal"), language=language))


@pytest.fixture
def shares(store, situation):
    made = [rate(situation, "25 per cent"), rate(situation, "more than 40%", place=HAMA)]
    for each in made:
        recording.record(store, each)
    return made


def test_a_typed_share_is_recorded_as_a_rate(store, situation):
    told = Told("killed", "25 per cent", as_of=ELEVENTH, source="OCHA", note="By telephone")
    made = telling.figure_of(told, situation, new_id())
    recording.record(store, made)
    claim = figures.get(store, made.id).claim
    assert (claim.unit, claim.measure, claim.since) == (Unit.PER_CENT, Measure.RATE, None)
    assert (claim.quantity.low, claim.quantity.words) == (25, "25 per cent")


def test_the_pages_say_what_a_rate_is(store, situation, shares):
    issue = series.started(store, situation, ELEVENTH, highlights__1=f"[[{shares[0].id}]] left.")
    made = page(store, issue)
    cells = [cell.text for row in made.impact.rows for cell in row.cells]
    assert {"25%", "40%+"} <= set(cells)
    assert "Displaced, per cent" in made.impact.columns
    assert "".join(run.text for run in made.highlights[0]).startswith("25 per cent left")
    statements = {row.statement for row in made.evidence}
    assert {
        "25 per cent of people displaced",
        "more than 40 per cent of people displaced",
    } <= statements
    assert {row.unit for row in made.evidence} == {"per_cent"}
    printed = text(FORMATS["pdf"].render(made))
    assert "25%" in printed
    assert "25 per cent of people" in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_prints_a_rate_bare(store, situation, shares, language):
    issue = series.started(store, situation, ELEVENTH)
    made = page(store, issue, language)
    signs = {"en": "25%", "fr": "25\u00a0%", "es": "25\u00a0%", "ar": "25%"}
    cells = [cell.text for row in made.impact.rows for cell in row.cells]
    assert signs[language] in cells
    assert "25" not in cells


def test_a_map_of_rates_has_the_sign_and_the_name_of_the_rate(store, situation, shares):
    drawn = page(store, series.started(store, situation, ELEVENTH)).map
    assert {"25%", "40%+"} <= {label.text for label in drawn.labels}
    assert "Displaced, per cent" in drawn.title
    assert drawn.bubbles == ()


def test_the_change_of_a_rate_is_said_in_points_and_never_in_per_cent_of_per_cent(store, situation):
    before = rate(situation, "25 per cent")
    recording.record(store, before)
    series.issued(store, series.started(store, situation, ELEVENTH))
    after = rate(situation, "31%", as_of=TWELFTH, links=(Link(Relation.UPDATES, before.id),))
    recording.record(store, after)
    issue = series.started(store, situation, TWELFTH)
    row = page(store, issue).changes[0]
    assert (row.previous, row.now) == ("25% (11 March 2025)", "31%")
    assert row.difference == "+6 percentage points"
    assert page(store, issue, "fr").changes[0].difference == "+6 points de pourcentage"


def test_rates_are_neither_added_nor_taken_from_each_other(situation):
    one, two = rate(situation, "25 per cent"), rate(situation, "40 per cent", place=HAMA)
    with pytest.raises(CannotBeAdded, match="never added"):
        summed("new", [one, two])
    part = replace(two, links=(Link(Relation.SUBSET_OF, one.id),))
    with pytest.raises(CannotBeAdded, match="rate"):
        rest(one, part)


def test_a_rate_is_not_broken_down_into_counts(store, situation, shares):
    broken = amending.amended(shares[0], "parts", "women 10; men 15", "SYR")
    with pytest.raises(Refused, match="not made up of counts"):
        recording.amend(store, broken)


def test_unit_and_measure_are_set_together(situation):
    people = amending.amended(rate(situation, "25%"), "unit", "people", "SYR")
    assert (people.claim.unit, people.claim.measure) == (Unit.PEOPLE, Measure.FLOW)
    again = amending.amended(people, "unit", "per cent", "SYR")
    assert (again.claim.unit, again.claim.measure) == (Unit.PER_CENT, Measure.RATE)
    with pytest.raises(Refused, match="unit of a rate first"):
        amending.amended(people, "measure", "rate", "SYR")
    with pytest.raises(Refused):
        amending.amended(again, "measure", "stock", "SYR")
    with pytest.raises(Refused, match="more than all"):
        many = amending.amended(people, "value", "1,500", "SYR")
        amending.amended(many, "unit", "per_cent", "SYR")


def test_tables_keep_the_bounds_of_a_rate_in_columns_of_its_own(store, situation, shares):
    made = page(store, series.started(store, situation, ELEVENTH))
    heads, tags, *rows = csv.reader(io.StringIO(FORMATS["hxl"].render(made).decode("utf-8-sig")))
    named = [dict(zip(heads, row, strict=True)) for row in rows]
    assert "#affected+displaced+pct+min" in tags
    assert "Displaced (smallest)" not in heads
    assert {row["Displaced, per cent (smallest)"] for row in named} == {"25", "40"}
    assert {row["Unit"] for row in named} == {"per_cent"}
    heads, *rows = csv.reader(io.StringIO(csv_table.render(made).decode("utf-8-sig")))
    assert {row[heads.index("Unit")] for row in rows} == {"per_cent"}


def test_a_pdf_brings_a_rate_back_as_a_rate(
    store, situation, shares, worker, tmp_path, monkeypatch
):
    series.on(monkeypatch, ELEVENTH)
    issue = waived(store, series.started(store, situation, ELEVENTH, classification="public"))
    sharing.issue(store, worker, issue)
    pdf = reports.version(store, issue.id, editions.main(store, issue)).pdf
    database.create(tmp_path / "wiped.db")
    with database.open_to_write(tmp_path / "wiped.db") as wiped:
        found = worker.reopen(pdf)
        reopening.look(wiped, found)
        reopening.reopen(wiped, found, pdf, "brief.pdf")
        again = figures.get(wiped, shares[0].id).claim
    assert (again.unit, again.measure, again.quantity.low) == (Unit.PER_CENT, Measure.RATE, 25)
