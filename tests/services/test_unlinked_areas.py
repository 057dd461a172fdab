"""F5 and F9 as quick entry has them: a total and its areas, which no link ties together."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.domain.figure import Link, Relation
from sitrep.services import checking, correcting, finding, gathering, recording
from sitrep.store import reports
from tests.services import series
from tests.services.figures import figure, killed

DAYS = [date(2025, 3, day) for day in (11, 12, 13)]
FIRST, SECOND, WRONG = (
    ("658", "384", "171", "12"),
    ("683", "433", "255", "12"),
    ("683", "443", "255", "12"),
)


def typed(store, situation, total, areas, day, before=()):
    """Record a total and its areas as quick entry does: each updates its own, and nothing else."""
    made = []
    places = ((), *((place,) for place in series.AREAS))
    for n, (value, place) in enumerate(zip((total, *areas), places, strict=True)):
        made.append(None)
        if value:
            links = (Link(Relation.UPDATES, before[n].id),) if before else ()
            made[n] = figure(situation, "killed", value, places=place, as_of=day, links=links)
            recording.record(store, made[n])
    return made


@pytest.fixture
def first(store, situation):
    made = typed(store, situation, "1,225", FIRST, DAYS[0])
    series.issued(store, series.started(store, situation, DAYS[0]))
    return made


def blocks(store, issue):
    """Return what blocks because of parts and totals."""
    found = checking.blocking(checking.findings(store, issue))
    return [(each.rule, each.message) for each in found if each.rule in ("PARTS", "V2", "REST")]


def test_areas_that_made_the_last_total_and_not_this_one_stop_the_issue(store, situation, first):
    typed(store, situation, "1,383", ("683", "", "255", "12"), DAYS[1], first)
    [(rule, said)] = blocks(store, series.started(store, situation, DAYS[1]))
    assert rule == "PARTS"
    assert "1,334, the total is 1,383" in said


def test_areas_that_make_the_total_again_stop_nothing(store, situation, first):
    typed(store, situation, "1,383", SECOND, DAYS[1], first)
    assert blocks(store, series.started(store, situation, DAYS[1])) == []


def test_a_new_total_with_the_areas_of_the_day_before_may_go_out(store, situation, first):
    recording.record(store, killed(situation, "1,383", as_of=DAYS[1], updates=first[0]))
    assert blocks(store, series.started(store, situation, DAYS[1])) == []


def test_two_of_many_areas_need_not_make_the_total(store, situation):
    typed(store, situation, "1,225", ("658", "384", "", ""), DAYS[0])
    assert blocks(store, series.started(store, situation, DAYS[0])) == []


def test_areas_of_one_day_that_are_more_than_the_total_stop_the_first_issue(store, situation):
    typed(store, situation, "1,000", FIRST, DAYS[0])
    [(rule, said)] = blocks(store, series.started(store, situation, DAYS[0]))
    assert (rule, "1,225, the total is 1,000" in said) == ("PARTS", True)


def test_areas_of_another_body_are_not_held_against_the_total(store, situation):
    recording.record(store, killed(situation, "1,000", as_of=DAYS[0], source="OHCHR"))
    typed(store, situation, "", FIRST, DAYS[0])
    assert blocks(store, series.started(store, situation, DAYS[0])) == []


def test_a_corrected_area_puts_the_total_right_that_it_made(store, situation, first):
    wrong = typed(store, situation, "1,393", WRONG, DAYS[1], first)
    series.issued(store, series.started(store, situation, DAYS[1]))
    last = [e for e in reports.of_situation(store, situation.id) if e.number == 2]
    correcting.start(store, "0199", last[0])
    draft = finding.report(store, "0199")
    correcting.correct_figure(store, draft, wrong[2].id, "433")
    page = gathering.document(store, draft, "internal")
    assert [row.words for row in page.corrections] == [
        "Killed: 1,393 → 1,383, typing error",
        "Tartous killed: 443 → 433, typing error",
    ]
    assert page.changes[0].difference == "+158 (+12.9 per cent)"
