"""A report that was taken back: kept as it went out, and passed over by the next."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.document.build import build
from sitrep.domain import steps
from sitrep.domain.report import Status
from sitrep.domain.steps import whole
from sitrep.errors import Refused
from sitrep.services import (
    board,
    correcting,
    finding,
    gathering,
    naming,
    overview,
    sharing,
    undoing,
    withdrawing,
)
from sitrep.services.sharing import Wish
from sitrep.store import reports
from tests.formats.reading import text as printed
from tests.services import series

DAYS = [date(2025, 3, day) for day in (11, 12, 13)]
AREAS = (("658", "384", "171", "12"), ("683", "433", "255", "12"), ("690", "440", "260", "12"))
WHY = "It named a place that should not be named."


@pytest.fixture
def second(store, situation, monkeypatch):
    """No. 1 and No. 2 went out; return No. 2 and its figures."""
    made = ()
    for place, total in enumerate(("1,225", "1,383")):
        series.on(monkeypatch, DAYS[place])
        made = series.killed(store, situation, total, AREAS[place], DAYS[place], made)
        issue = series.issued(store, series.started(store, situation, DAYS[place]), b"%PDF-2")
    return issue, made


def held(store, issue):
    return finding.report(store, issue.id)


def test_the_file_stays_as_it_was_and_lists_say_withdrawn(store, situation, second, worker):
    issue = second[0]
    before = reports.version(store, issue.id, "internal")
    withdrawing.withdraw(store, issue, WHY, DAYS[2])
    assert held(store, issue).status is Status.WITHDRAWN
    assert reports.version(store, issue.id, "internal") == before
    [out] = [each for each in sharing.every_report(store, situation.id) if each.issue.number == 2]
    assert (out.withdrawn.day, out.withdrawn.reason) == (DAYS[2], WHY)
    assert overview.of_situation(store, situation).last_issued.number == 1


def test_a_pdf_of_it_says_so_on_its_pages_and_the_one_that_went_out_stays(store, second, worker):
    issue = second[0]
    assert sharing.rendered(store, worker, issue, Wish()) == b"%PDF-2"
    withdrawing.withdraw(store, issue, WHY, DAYS[2])
    for wish in (Wish(), Wish(language="fr"), Wish(archival=True)):
        said = {"en": "WITHDRAWN 13 March 2025", "fr": "RETIRÉ"}[wish.language]
        again = sharing.rendered(store, worker, held(store, issue), wish)
        assert said in " ".join(printed(again).split())
    assert reports.version(store, issue.id, "internal").pdf == b"%PDF-2"
    undoing.undo(store)
    assert sharing.rendered(store, worker, held(store, issue), Wish()) == b"%PDF-2"


def test_what_is_made_of_it_again_says_so(store, second, worker):
    withdrawing.withdraw(store, second[0], WHY, DAYS[2])
    again = sharing.rendered(store, worker, held(store, second[0]), Wish("text")).decode()
    assert f"WITHDRAWN 13 March 2025: {WHY}" in again


@pytest.mark.parametrize("begun_before", [True, False])
def test_the_next_issue_compares_with_the_last_that_holds(
    store, situation, second, begun_before, monkeypatch
):
    issue, made = second
    if not begun_before:
        withdrawing.withdraw(store, issue, WHY, DAYS[2])
    series.killed(store, situation, "1,402", AREAS[2], DAYS[2], made)
    third = series.started(store, situation, DAYS[2])
    if begun_before:
        withdrawing.withdraw(store, issue, WHY, DAYS[2])
    assert third.number == 3
    page = build(gathering.material(store, third, "internal"))
    assert page.changes_title == "What changed since No. 1"
    assert page.changes[0].previous == "1,225 (11 March 2025)"
    assert page.changes[0].difference == "+177 (+14.4 per cent)"
    [total] = [
        each.change
        for each in whole(board.gather(store, situation, DAYS[2])).standings
        if each.change and each.change.now == "1,402"
    ]
    assert total.previous == "1,225 (11 March 2025)"


def test_a_withdrawn_correction_takes_its_number_out(store, situation, second):
    issue, made = second
    correcting.start(store, "0199", issue)
    draft = finding.report(store, "0199")
    correcting.correct_figure(store, draft, made[2].id, "434")
    series.issued(store, draft)
    with pytest.raises(Refused, match="was replaced by a corrected one"):
        withdrawing.withdraw(store, held(store, issue), WHY)
    withdrawing.withdraw(store, held(store, draft), WHY)
    assert reports.last_held(store, issue.id) == issue.previous
    assert overview.of_situation(store, situation).last_issued.number == 1
    assert steps.whole(board.gather(store, situation, DAYS[2])).last == 1


def test_it_needs_a_reason_a_day_that_can_be_and_a_report_that_went_out(store, situation, second):
    issue = second[0]
    with pytest.raises(Refused, match="no reason was given"):
        withdrawing.withdraw(store, issue, "  ")
    with pytest.raises(Refused, match="2025-03-01 is not between"):
        withdrawing.withdraw(store, issue, WHY, date(2025, 3, 1))
    draft = series.started(store, situation, DAYS[2])
    with pytest.raises(Refused, match="still a draft"):
        withdrawing.withdraw(store, draft, WHY)
    withdrawing.withdraw(store, issue, WHY)
    with pytest.raises(Refused, match="was withdrawn before"):
        withdrawing.withdraw(store, held(store, issue), WHY)


def test_undo_puts_it_back_and_the_command_line_has_a_name_for_it(store, second):
    issue = second[0]
    naming.set_named(store, issue, "withdrawn", WHY)
    assert held(store, issue).is_withdrawn
    undoing.undo(store)
    assert held(store, issue) == issue
    assert withdrawing.of(store, held(store, issue)) is None
