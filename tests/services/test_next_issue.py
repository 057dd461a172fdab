"""Issue No. 2 (F5) and what went down (F8): computed, explained, or stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.document.build import build
from sitrep.domain.changes import Reason
from sitrep.domain.kinds import Population
from sitrep.domain.quantity import exact
from sitrep.errors import NotFound, Refused
from sitrep.formats import html, text
from sitrep.proofing.totals import RULES
from sitrep.services import (
    checking,
    choosing,
    finding,
    gaps,
    gathering,
    issuing,
    reasoning,
    recording,
    reporting,
    suggesting,
    undoing,
    waiving,
)
from sitrep.store import figures, reports
from tests.services import series
from tests.services.figures import figure
from tests.services.figures import killed as one
from tests.services.waived import waived

ELEVENTH, TWELFTH = date(2025, 3, 11), date(2025, 3, 12)
FIRST, SECOND = ("658", "384", "171", "12"), ("683", "433", "255", "12")


def page(store, issue, edition="internal"):
    return build(gathering.material(store, issue, edition))


@pytest.fixture
def first(store, situation):
    figures = series.killed(store, situation, "1,225", FIRST, ELEVENTH)
    series.issued(store, series.started(store, situation, ELEVENTH))
    return figures


@pytest.fixture
def second(store, situation, first):
    figures = series.killed(store, situation, "1,383", SECOND, TWELFTH, first)
    return series.started(store, situation, TWELFTH, next_due="2025-03-14"), figures


# F5


def test_f5_the_change_prints_with_sign_per_cent_areas_and_reason(store, second):
    issue, figures = second
    reasoning.give(store, issue, figures[0].id, Reason("new_events"))
    total = page(store, issue).changes[0]
    assert total.previous == "1,225 (11 March 2025)"
    assert (total.now, total.difference) == ("1,383", "+158 (+12.9 per cent)")
    assert total.remark == "New events"
    assert total.by_area == (
        "1,225 → 1,383 (+158, +12.9 per cent): Lattakia +25 · Tartous +49 · Hama +84 · Homs 0"
    )
    assert total.by_area in html.render(page(store, issue))
    assert total.by_area in text.render(page(store, issue)).decode()


def test_areas_that_do_not_make_the_change_are_not_said_beside_it(store, situation, first):
    series.killed(store, situation, "1,500", FIRST, TWELFTH, first)
    total = page(store, series.started(store, situation, TWELFTH)).changes[0]
    assert total.difference.startswith("+275")
    assert total.by_area == ""


def test_plain_text_has_the_counts_by_area_and_says_no_change_twice(store, second):
    issue, _ = second
    said = text.render(page(store, issue)).decode()
    assert len(said) <= text.LETTERS
    assert "Killed (SOHR, 12 March 2025): Hama 255 · Homs 12 · Lattakia 683 · Tartous 433" in said
    assert said.count("+25") == said.count("+84") == 1
    assert said.count("1,225 → 1,383") == 1


def test_a_change_with_a_reason_is_said_in_plain_text_with_it(store, second):
    issue, figures = second
    reasoning.give(store, issue, figures[1].id, Reason("newly_learned", "After a new list."))
    said = text.render(page(store, issue)).decode()
    assert "Killed, Lattakia: 658 (11 March 2025) → 683 +25 (+3.8 per cent), Newly learned" in said


def test_f5_parts_that_do_not_make_the_total_stop_the_issue(store, situation, first):
    series.killed(store, situation, "1,393", SECOND, TWELFTH, first)
    issue = series.started(store, situation, TWELFTH)
    waived(store, issue)
    with pytest.raises(Refused, match=r"No\. 2 was not issued\. Blocked: 1 · Warnings"):
        issuing.issue_report(store, issuing.freeze(store, issue), b"%PDF", "a4")
    with pytest.raises(Refused, match="PARTS cannot be"):
        waiving.waive(store, issue, {("PARTS", "figures/1"): "Why not"})


def test_f5_an_untouched_figure_keeps_its_day_and_its_mark(store, situation, first):
    displaced = figure(situation, "displaced", "51,000", as_of=date(2025, 3, 9))
    recording.record(store, displaced)
    issue = series.started(store, situation, TWELFTH, period_from="2025-03-11")
    document = page(store, issue)
    cells = [cell for row in document.impact.rows for cell in row.cells]
    assert "51,000†" in [cell.text for cell in cells]
    assert "9 March 2025" in [row.as_of for row in document.evidence]


def test_f5_a_count_of_the_day_of_no_1_is_marked_where_no_2_leaves_it_untouched(store, situation):
    untouched = figure(situation, "displaced", "51,000", as_of=ELEVENTH)
    recording.record(store, untouched)
    earlier = series.killed(store, situation, "1,225", FIRST, ELEVENTH)
    series.issued(store, series.started(store, situation, ELEVENTH))
    series.killed(store, situation, "1,383", SECOND, TWELFTH, earlier)
    missed = figure(situation, "injured", "300", as_of=ELEVENTH)
    recording.record(store, missed)
    document = page(store, series.started(store, situation, TWELFTH))
    cells = [cell.text for row in document.impact.rows for cell in row.cells]
    assert "51,000†" in cells
    assert "300" in cells  # No. 1 did not know of it: that is news
    assert "1,383" in cells
    [note] = [prose for prose in document.impact_note if prose[0].text.startswith("†")]
    assert "unchanged since the last report" in note[0].text
    [row] = [row for row in document.evidence if row.figure == untouched.id]
    assert row.as_of == "11 March 2025"


def test_f5_no_2_says_its_number_its_period_and_the_next_date(store, second):
    head = page(store, second[0]).masthead
    assert head.label == "Situation Report No. 2"
    assert "from 11 to 12 March 2025" in head.producer
    assert "on or around 14 March 2025" in head.producer


def test_highlights_are_suggested_from_the_changes_and_not_put_in(store, second):
    issue, figures = second
    found = suggesting.highlights(store, issue)
    assert found[0].why == "Killed: 1,225 → 1,383 (+158, +12.9 per cent)"
    assert found[0].words.startswith("A total of 1,383 people were killed")
    assert all(figures[4].id not in each.text for each in found)  # Homs did not change
    assert not page(store, issue).highlights
    reporting.set_list(store, issue, "highlights", [found[0].text])
    assert found[0] not in suggesting.highlights(store, issue)


def test_one_body_under_two_spellings_is_compared(store, situation, first):
    short = one(situation, "1,383", source="SOHR", as_of=TWELFTH, updates=first[0])
    recording.record(store, short)
    row = page(store, series.started(store, situation, TWELFTH)).changes[0]
    assert row.difference == "+158 (+12.9 per cent)"
    low = one(situation, "1,200", source="The SOHR", as_of=TWELFTH, updates=short)
    recording.record(store, low)
    [issue] = [each for each in reports.of_situation(store, situation.id) if not each.issued_at]
    assert "V10" in {each.rule for each in checking.findings(store, issue)}


# What cannot be subtracted


def test_a_count_of_other_people_is_not_compared(store, situation):
    everyone = one(situation, "745", as_of=date(2025, 3, 9))
    recording.record(store, everyone)
    series.issued(store, series.started(store, situation, date(2025, 3, 9)))
    changed = one(situation, "973", as_of=date(2025, 3, 10), updates=everyone)
    claim = replace(changed.claim, population=(Population.CIVILIANS,))
    recording.record(store, replace(changed, claim=claim))
    (row,) = page(store, series.started(store, situation, date(2025, 3, 10))).changes
    assert (row.previous, row.now, row.difference) == ("745 (9 March 2025)", "973", "")
    assert row.remark == "Not comparable with No. 1: not the same population"


def test_a_printed_figure_that_was_changed_in_place_is_a_change(store, situation, first):
    low = replace(first[4], claim=replace(first[4].claim, quantity=exact(14)))
    recording.amend(store, low)
    rows = page(store, series.started(store, situation, TWELFTH)).changes
    assert [(row.label, row.difference) for row in rows] == [("Killed, Homs", "+2")]


# F8


@pytest.fixture
def lowered(store, situation):
    high = one(situation, "4,181", as_of=date(2025, 3, 9))
    recording.record(store, high)
    series.issued(store, series.started(store, situation, date(2025, 3, 9)))
    low = one(situation, "3,145", as_of=TWELFTH, updates=high)
    recording.record(store, low)
    return series.started(store, situation, TWELFTH), low


def test_f8_a_lower_count_is_stopped_until_reason_and_sentence_are_given(store, lowered):
    issue, low = lowered
    waived(store, issue)
    for reason in (Reason(), Reason("source_revised"), Reason("", "Counted twice.")):
        reasoning.give(store, issue, low.id, reason)
        assert [each.rule for each in checking.blocking(checking.findings(store, issue))] == ["V10"]
    reasoning.give(store, issue, low.id, Reason("source_revised", "The source counted twice."))
    assert checking.blocking(checking.findings(store, issue)) == ()


def test_f8_it_prints_what_it_was_why_and_a_row_of_the_corrections_list(store, situation, lowered):
    issue, low = lowered
    reasoning.give(store, issue, low.id, Reason("source_revised", "The source counted twice."))
    document = page(store, issue)
    (row,) = document.changes
    assert row.now == "3,145 (revised from 4,181: The source counted twice)"
    assert row.difference == "−1,036 (−24.8 per cent)"
    assert row.remark == "Revised by the source"
    (ledger,) = document.corrections
    assert ledger.words == "Killed: 4,181 → 3,145, revised by the source"
    assert ledger.wording == "The source counted twice."
    series.issued(store, issue)
    (again,) = page(store, series.started(store, situation, date(2025, 3, 13))).corrections
    assert again.words == ledger.words


def test_a_reason_that_is_none_is_refused(store, lowered):
    issue, low = lowered
    with pytest.raises(Refused, match="there is no reason “weather”"):
        reasoning.give(store, issue, low.id, Reason("weather"))


# Information gaps


def test_a_gap_has_an_owner_and_is_closed_by_a_figure_under_what_changed(store, situation, first):
    gap = '{"question": "How many fled?", "owner": "Rana Example", "since": "2025-03-09"}'
    issue = series.started(store, situation, TWELFTH, information_gaps__1=gap)
    (shown,) = page(store, issue).gaps
    assert shown.owner == "Rana Example, since 9 March 2025"
    fled = figure(situation, "displaced", "51,000", as_of=TWELFTH)
    recording.record(store, fled)
    closed = gap.replace("}", f', "answered_by": "{fled.id}"}}')
    reporting.set_field(store, issue, "information_gaps.1", closed)
    document = page(store, issue)
    assert document.gaps == ()
    (row,) = [row for row in document.changes if row.figure == fled.id]
    assert row.remark == "Answers the question: How many fled?"


def test_a_count_closes_the_gap_of_what_was_only_reported(store, situation):
    fled = figure(situation, "displaced", "reported", as_of=ELEVENTH)
    recording.record(store, fled)
    series.issued(store, series.started(store, situation, ELEVENTH))
    count = figure(
        situation, "displaced", "51,000", as_of=TWELFTH,
        links=one(situation, "1", updates=fled).links,
    )  # fmt: skip
    recording.record(store, count)
    document = page(store, series.started(store, situation, TWELFTH))
    (row,) = document.changes
    assert (row.now, row.remark) == ("51,000", "Closes an information gap of No. 1.")
    assert document.gaps == ()


def test_the_count_of_another_body_closes_the_gap_too(store, situation):
    fled = figure(situation, "displaced", "reported", as_of=ELEVENTH)
    recording.record(store, fled)
    draft = series.started(store, situation, ELEVENTH)
    assert len(page(store, draft).gaps) == 1
    series.issued(store, draft)
    count = figure(situation, "displaced", "51,000", as_of=TWELFTH, source="UNFPA")
    recording.record(store, count)
    draft = series.started(
        store, situation, TWELFTH, overview=f"In all, [[{fled.id}|people]] fled."
    )
    document = page(store, draft)
    (row,) = document.changes
    assert (row.now, row.remark) == ("51,000", "Closes an information gap of No. 1.")
    assert document.gaps == ()
    assert document.disputes == ()
    assert "".join(run.text for run in document.overview[0]) == "In all, 51,000 people fled."


def test_a_gap_is_open_again_once_what_closed_it_is_taken_out(store, situation, first):
    fled = figure(situation, "displaced", "51,000", as_of=TWELFTH)
    recording.record(store, fled)
    draft = series.started(store, situation, TWELFTH, information_gaps__1="How many fled?")
    gaps.answer(store, draft, "information_gaps.1", fled.id)
    assert page(store, draft).gaps == ()
    choosing.withdraw(store, figures.get(store, fled.id), "Read wrongly")
    assert [gap.question for gap in page(store, draft).gaps] == ["How many fled?"]
    series.issued(store, draft)
    following = series.started(store, situation, date(2025, 3, 13))
    assert [gap.question for gap in page(store, following).gaps] == ["How many fled?"]


def test_what_closes_a_gap_may_be_named_by_the_beginning_of_its_id(store, situation, first):
    draft = series.started(store, situation, TWELFTH)
    gap = '{{"question": "How many?", "answered_by": "{}"}}'
    name = "information_gaps.1"
    start = next(first[0].id[:n] for n in range(8, 37) if not any(
        each.id.startswith(first[0].id[:n]) for each in first[1:]))  # fmt: skip
    reporting.set_field(store, draft, name, gap.format(start))
    assert first[0].id in reports.fields(store, draft.id)[name].value
    with pytest.raises(NotFound):
        reporting.set_field(store, draft, name, gap.format("0000"))


def test_an_answered_gap_is_not_carried_over(store, situation, first):
    gap = f'{{"question": "How many?", "answered_by": "{first[0].id}"}}'
    issue = series.started(
        store, situation, TWELFTH, information_gaps__1=gap, information_gaps__2="Where?"
    )
    series.issued(store, issue)
    following = series.started(store, situation, date(2025, 3, 13))
    assert [gap.question for gap in page(store, following).gaps] == ["Where?"]


# Waivers


def test_a_waiver_is_kept_with_its_reason_and_can_be_taken_back(store, situation, first):
    issue = series.started(store, situation, TWELFTH)
    waiving.waive(store, issue, {("L9", "contacts"): "The desk is closed."})
    assert ("L9", "contacts") not in rules(store, issue)
    waiving.take_back(store, issue, "L9", "contacts")
    assert ("L9", "contacts") in rules(store, issue)
    undoing.undo(store)
    assert ("L9", "contacts") not in rules(store, issue)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES if not rule.waivable])
def test_what_cannot_be_waived_is_refused(store, situation, rule):
    issue = series.started(store, situation, TWELFTH)
    with pytest.raises(Refused, match=f"{rule} cannot be"):
        waiving.waive(store, issue, {(rule, "figures/1"): "Why not"})


def test_an_issued_report_waives_nothing_more(store, situation, first):
    (issue,) = reports.of_situation(store, situation.id)
    with pytest.raises(Refused, match=r"No\. 1 was issued"):
        waiving.waive(store, finding.report(store, issue.id), {("L9", "contacts"): "Late"})


def rules(store, issue):
    return [(each.rule, each.place) for each in checking.findings(store, issue)]


def test_the_third_issue_draws_the_headline_as_all_three_printed_it(store, situation, first):
    thirteenth = date(2025, 3, 13)
    second = series.killed(store, situation, "1,383", SECOND, TWELFTH, first)
    draft = series.started(store, situation, TWELFTH)
    assert page(store, draft).trend_chart is None  # two points are too few
    series.issued(store, draft)
    series.killed(store, situation, "1,454", SECOND, thirteenth, second)
    chart = page(store, series.started(store, situation, thirteenth)).trend_chart
    assert [bar.text for bar in chart.bars] == ["1,225", "1,383", "1,454"]
