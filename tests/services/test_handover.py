"""The handover sheet: gaps, old figures, waivers and what is due, on one page."""

from __future__ import annotations

from datetime import date

import msgspec
import pypdfium2

from sitrep.formats import pdf
from sitrep.formats.pages import pages_of
from sitrep.services import handover, recording, reporting, waiving
from tests.services import series
from tests.services.figures import killed

TODAY = date(2025, 3, 14)


def made(store, situation):
    return handover.sheet(store, situation, TODAY)


def rows(sheet, title):
    part = next(each for each in sheet.parts if each.title == title)
    return [(row.words, row.about) for row in part.rows]


def test_an_empty_desk_has_a_sheet_that_says_so(store, situation):
    said = handover.text(made(store, situation))
    assert "No gap is open." in said
    assert "Nothing was waived." in said
    assert "No day is set for the next report." in said


def test_it_tells_gaps_with_owner_waivers_and_the_day_that_is_due(store, situation):
    gap = (
        '{"question": "How many fled?", "owner": "Rana Example", "since": "2025-03-07",'
        ' "asked": "OCHA"}'
    )
    issue = series.started(
        store, situation, date(2025, 3, 12), information_gaps__1=gap, next_due="2025-03-13"
    )
    waiving.waive(store, issue, {("L9", "contacts"): "The desk is closed."})
    series.issued(store, issue)
    sheet = made(store, situation)
    assert rows(sheet, "Open information gaps") == [
        ("How many fled?", "followed by Rana Example, since 7 March 2025, asked: OCHA")
    ]
    assert ("L9 at contacts: The desk is closed.", "No. 1") in rows(sheet, "Waived checks")
    assert "Next report due 13 March 2025 (1 day late)." in sheet.state
    assert "Last issued: Situation Report No. 1." in sheet.state


def test_old_figures_come_oldest_first_with_their_mark(store, situation):
    for value, day in (("70", 5), ("80", 10), ("90", 13)):
        place = [(f"Town {day}",)]
        recording.record(store, killed(situation, value, as_of=date(2025, 3, day), places=place))
    found = rows(made(store, situation), "Figures that grow old")
    assert found == [
        ("70 people killed, Town 5, SOHR", "9 days, red"),
        ("80 people killed, Town 10, SOHR", "4 days, amber"),
    ]


def test_a_draft_tells_its_counts_of_findings(store, situation):
    series.started(store, situation, TODAY)
    assert any("Blocked: " in line for line in made(store, situation).state)


def test_the_sheet_is_one_page_however_much_there_is(store, situation):
    many = {f"information_gaps__{n}": f"Question number {n}?" for n in range(1, 40)}
    issue = series.started(store, situation, TODAY, **many)
    waiving.waive(store, issue, {(f"N{n}", "overview#1"): "Why " * 20 for n in range(1, 5)})
    reporting.set_field(store, issue, "title", "A title")
    sheet = made(store, situation)
    data = pdf.render_sheet("handover", msgspec.to_builtins(sheet))
    assert data.startswith(b"%PDF-")
    assert set(pages_of(data, {"a": "Question number 1?", "b": "and 27 more"}).values()) == {1}

    assert len(pypdfium2.PdfDocument(data)) == 1


def test_ages_are_told_of_the_day_of_the_sheet_and_waivers_of_the_last_issue_too(store, situation):
    recording.record(store, killed(situation, "70", as_of=date(2025, 3, 10)))
    first = series.started(store, situation, date(2025, 3, 10))
    waiving.waive(store, first, {("L9", "contacts"): "The desk is closed."})
    series.issued(store, first)
    series.started(store, situation, date(2025, 3, 11))
    sheet = made(store, situation)
    assert rows(sheet, "Figures that grow old") == [("70 people killed, SOHR", "4 days, amber")]
    assert ("L9 at contacts: The desk is closed.", "No. 1") in rows(sheet, "Waived checks")
