"""What changed since the last report: which changes ask why, and how one gets to them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QSize
from PySide6.QtPrintSupport import QPrinter

from sitrep.domain.report import ReportType
from sitrep.proofing.finding import Finding, Severity
from sitrep.services import reasoning, recording, reporting
from sitrep.store import reports
from sitrep.ui import theme
from sitrep.ui.dialogs.compare import CompareDialog
from sitrep.ui.panels.publish import PublishPanel
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets.finding_row import FindingRow
from sitrep.ui.widgets.pages import Pages
from sitrep.ui.widgets.slowly import Slowly
from tests.services.figures import figure, killed
from tests.ui import issues
from tests.ui.report_page import opened, shown

NEXT = date(2025, 3, 12)


@pytest.fixture
def second(qtbot, session, choices, crisis, worker):
    """No. 1 printed 4,181 killed and 12 missing; No. 2 says 3,145, and 12 once more."""
    toll, missing = killed(crisis, "4,181"), figure(crisis, "missing", "12")
    recording.record_all(session._writing, [toll, missing])
    issues.issued(session, crisis, worker)
    recording.record(session._writing, killed(crisis, "3,145", as_of=NEXT, updates=toll))
    recording.record(session._writing, figure(crisis, "missing", "12", as_of=NEXT))
    return opened(qtbot, session, choices, crisis)


def test_what_is_as_it_was_is_not_asked_why(session, second):
    rows = second.form.fields.changes.rows.values()
    asked = {row._said.text().partition(":")[0]: row._why.isVisible() for row in rows}
    assert asked == {"Killed": True, "Missing": False}


def test_one_reason_for_all_is_not_given_to_what_is_as_it_was(session, second):
    changes = second.form.fields.changes
    assert changes.rest.isVisible() is False  # one change alone waits for its reason
    changes.rest.setCurrentIndex(changes.rest.findData("source_revised"))
    changes.rest.activated.emit(changes.rest.currentIndex())
    given = [reasoning.of(session.store, second.draft.issue, each).code for each in changes.rows]
    assert sorted(given) == ["", "source_revised"]


@pytest.fixture
def publish(qtbot, session, choices, crisis):
    made = PublishPanel(session, choices)
    qtbot.addWidget(made)
    made.resize(1134, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_what_went_down_leads_from_the_refusal_to_its_reason(
    qtbot, session, choices, crisis, second, publish
):
    publish.show_place(Place(Page.PUBLISH, crisis.id))
    publish.issue()
    row = next(r for r in publish.issuing.blocked.rows if r.finding.rule == "V10")
    with qtbot.waitSignal(publish.asked) as asked:
        row.there.click()
    place = asked.args[0]
    assert place.page is Page.REPORT
    panel = shown(qtbot, session, choices, place)
    qtbot.waitUntil(lambda: bool(panel.form.fields.changes.rows))
    (edit,) = [e for e in panel.form.fields.changes.rows.values() if e._lower]
    qtbot.waitUntil(edit.reason.hasFocus)
    assert not edit.reason.visibleRegion().isEmpty()


def test_words_that_block_are_selected_where_the_refusal_leads(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis, access="In all, 45 people left.")
    assert panel.form.focus_field("access#8+2")
    assert panel.draft.field("access").textCursor().selectedText() == "45"


def test_a_figure_that_would_be_put_in_is_not_named_by_its_sign(qtbot):
    fix = "[[0195865d-1a50-7ef2-bdea-6c6cbe943f26]]"
    row = FindingRow(Finding("S1", "overview", "Bound to no figure.", Severity.BLOCKS, fix=fix))
    qtbot.addWidget(row)
    assert row.fix.text() == "Put in the figure"


# Comparing


def test_reports_of_two_types_are_told_apart_and_compared_within_their_own(
    qtbot, session, crisis, worker, publish
):
    first = issues.issued(session, crisis, worker)
    reporting.start(session._writing, "0200", crisis, ReportType.FLASH_UPDATE)
    flash = reports.with_prefix(session._writing, "0200")[0]
    last = issues.draft(session, crisis, overview="It rains no more.")
    publish.show_place(Place(Page.PUBLISH, crisis.id, last.id))
    publish.compare()
    dialog = publish.findChild(CompareDialog)
    sides = [side.which.currentData() for side in (dialog.left, dialog.right)]
    assert sides == [first.id, last.id]
    named = [dialog.left.which.itemText(row) for row in range(dialog.left.which.count())]
    assert f"Flash Update No. {flash.number} · draft" in named
    dialog.accept()


def test_a_comparison_is_printed_in_the_colors_of_paper(
    qtbot, session, crisis, worker, publish, tmp_path
):
    issues.issued(session, crisis, worker)
    issues.draft(session, crisis, overview="It rains no more.")
    publish.show_place(Place(Page.PUBLISH, crisis.id))
    publish.compare()
    dialog = publish.findChild(CompareDialog)
    theme.choose("dark")
    try:
        dialog.words.setChecked(True)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "differs.pdf"))
        dialog.redline.print_on(printer)
    finally:
        theme.choose("system")
    page = Pages((tmp_path / "differs.pdf").read_bytes())
    assert "rains no more." in " ".join(page.text(0).split())
    assert _darkest(page.strip(0, QSize(420, 594), 0)) < 90  # ink, and not the light of the screen
    dialog.accept()


def _darkest(image):
    return min(
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_change_is_there_when_it_is_asked_for_while_rows_are_made(second, monkeypatch):
    changes = second.form.fields.changes
    known = set(changes.rows)
    changes._drop(known)
    monkeypatch.setattr(Slowly, "_at_work", True)  # another's turn: nothing is done at once
    changes._shown = None
    changes._filling.begin(changes.follow())
    assert not changes.rows
    assert changes.row(max(known)) is not None
    assert set(changes.rows) == known
