"""What is due and what waits, counted by the store as by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sitrep.domain.figure import Role
from sitrep.domain.report import ReportType, Situation
from sitrep.services import casework, issuing, overview, recording, reporting
from sitrep.store import figures, reports
from tests.services.figures import figure, killed
from tests.services.waived import waived

TODAY = date(2025, 3, 14)


def issued(store, situation, new, fields, kind=ReportType.SITUATION_REPORT):
    reporting.start(store, new, situation, kind)
    report = reports.with_prefix(store, new)[0]
    reporting.set_fields(store, report, fields)
    issuing.issue_report(store, issuing.freeze(store, waived(store, report)), b"%PDF", "a4")


def test_an_empty_situation_waits_for_nothing(store, situation):
    (only,) = overview.every(store, TODAY)
    assert (only.cards, only.figures, only.old, only.rivals, only.due) == (0, 0, 0, 0, None)
    assert (only.draft, only.last_issued) == (None, None)


@pytest.mark.parametrize(("days", "old"), [(3, 0), (4, 1)])
def test_a_figure_is_old_after_three_days(store, situation, days, old):
    recording.record(store, killed(situation, "70", as_of=TODAY - timedelta(days)))
    recording.record(store, figure(situation, "injured", "9", as_of=None))
    (only,) = overview.every(store, TODAY)
    assert (only.figures, only.old) == (2, old)
    assert overview.of_situation(store, situation, TODAY) == only
    assert overview.of_situation(store, situation).old == 0


def test_rivals_are_counts_beside_the_chosen_one_facts_are_not(store, situation):
    recording.record(store, killed(situation, "70"))
    recording.record(store, killed(situation, "90", source="OHCHR"))
    recording.record(store, figure(situation, "curfew", "reported"))
    (only,) = overview.every(store, TODAY)
    assert only.rivals == 1
    spoken = figures.of_situation(store, situation.id)
    assert sum(each.role is Role.SUPPORTING for each in spoken) == 2


def test_what_is_due_first_comes_first_and_the_rest_after(store, situation):
    others = [Situation(f"019{n}", f"Crisis {n}", "SYR") for n in (1, 2)]
    for each in others:
        casework.open_situation(store, each)
    issued(store, others[0], "a1", {"next_due": "2025-03-20"})
    issued(store, others[1], "a2", {"next_due": "2025-03-13"})
    found = overview.every(store, TODAY)
    assert [each.situation.id for each in found] == ["0192", "0191", "0190"]
    assert [each.due for each in found] == [date(2025, 3, 13), date(2025, 3, 20), None]
    sooner = overview.every(store, TODAY, counted=False)
    assert [each.situation.id for each in sooner] == ["0192", "0191", "0190"]
    assert [each.issues for each in sooner] == [each.issues for each in found]
    assert not any(each.counted for each in sooner)


def test_the_last_one_out_is_the_last_whatever_its_series(store, situation):
    issued(store, situation, "a1", {"next_due": "2025-03-20"})
    issued(store, situation, "a2", {"next_due": "2025-03-15"}, ReportType.FLASH_UPDATE)
    (only,) = overview.every(store, TODAY)
    assert only.last_issued.id == "a2"
    assert only.due == date(2025, 3, 15)
    assert [each.id for each in overview.issued_lately(overview.every(store, TODAY), 1)] == ["a2"]


def test_a_report_is_named_in_words(store, situation):
    reporting.start(store, "a1", situation, ReportType.FLASH_UPDATE)
    assert overview.report_name(reports.with_prefix(store, "a1")[0]) == "Flash Update No. 1"


def test_what_is_shown_before_anything_is_counted_is_what_is_shown_then(store, situation):
    other = Situation("0191", "Floods, River Nile", "SDN")
    casework.open_situation(store, other)
    for number, due in enumerate(("2025-03-20", "2025-03-16", "2025-03-18")):
        issued(store, situation, f"030{number}", {"next_due": due})
    issued(store, other, "0310", {"next_due": "2025-03-15"}, ReportType.FLASH_UPDATE)
    reporting.start(store, "0311", other, ReportType.SITUATION_REPORT)
    recording.record(store, killed(situation, "70"))

    def seen(every):
        return [(each.situation, each.due, each.draft, each.last_issued) for each in every]

    first, then = overview.every(store, TODAY, counted=False), overview.every(store, TODAY)
    assert seen(first) == seen(then)
    assert [each.counted for each in first] == [False, False]
    assert len(first[1].issues) == 1
    assert len(then[1].issues) == 3
    sooner = overview.of_situation(store, situation, counted=False)
    assert sooner.issues == then[1].issues
    assert (sooner.figures, sooner.counted) == (0, False)
