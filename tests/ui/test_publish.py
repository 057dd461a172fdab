"""Publish: what would go out, issuing it, what went out, export and comparison."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton

from sitrep.domain.report import Status
from sitrep.formats import files
from sitrep.services import gathering, reporting, sharing
from sitrep.store import reports
from sitrep.ui.dialogs.compare import CompareDialog, differing
from sitrep.ui.flows.export import Export
from sitrep.ui.models.editions import LINES, ReportList
from sitrep.ui.panels.publish import PublishPanel
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets.pages import Pages
from tests.ui import issues

LONG = 40000


@pytest.fixture
def panel(qtbot, session, choices):
    made = PublishPanel(session, choices)
    qtbot.addWidget(made)
    made.resize(1134, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def go(panel, crisis, issue=""):
    panel.show_place(Place(Page.PUBLISH, crisis.id, issue))


def current(qtbot, panel):
    qtbot.waitUntil(lambda: panel.preview.is_current and panel.preview.view.is_ready, timeout=LONG)


def said(panel):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was dropped
    return [link.toolTip() for link in panel.facts.findChildren(QPushButton)]


def test_a_situation_without_reports_says_what_to_do_first(qtbot, panel, crisis):
    go(panel, crisis)

    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.mouseClick(panel.empty.start, Qt.MouseButton.LeftButton)

    place = asked.args[0]
    assert place.page is Page.REPORT
    assert reports.with_prefix(panel._session.store, place.thing)[0].number == 1


def test_a_draft_tells_what_is_still_open_and_leads_there(qtbot, panel, session, crisis):
    issue = issues.draft(session, crisis)
    go(panel, crisis)

    assert "No highlights" in said(panel)
    assert "No situation overview" not in said(panel)
    link = next(
        each for each in panel.facts.findChildren(QPushButton) if "highlights" in each.toolTip()
    )
    with qtbot.waitSignal(panel.asked) as asked:
        link.click()
    assert asked.args[0] == Place(Page.REPORT, crisis.id, issue.id, "highlights.1")


def test_a_point_that_was_filled_is_open_no_more(qtbot, panel, session, crisis):
    issue = issues.draft(session, crisis)
    go(panel, crisis)

    session.do(panel, reporting.set_fields, issue, {"next_due": "2025-03-14"})

    assert "No day for the next report" not in said(panel)
    current(qtbot, panel)
    assert "14 March 2025" in Pages(panel.preview.pdf).text(0)


def test_issuing_asks_once_and_makes_the_report_read_only(qtbot, panel, session, crisis):
    issue = issues.ready(session, crisis)
    go(panel, crisis)
    qtbot.mouseClick(panel.deeds.buttons[panel.deeds.issue], Qt.MouseButton.LeftButton)
    dialog = panel.issuing._dialog
    assert "cannot be undone" in " ".join(
        each.text() for each in dialog.findChildren(QObject) if hasattr(each, "textFormat")
    )

    with qtbot.waitSignal(panel.issuing.issued, timeout=LONG):
        qtbot.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)

    kept = reports.with_prefix(session.store, issue.id)[0]
    assert kept.status is Status.ISSUED
    assert panel.done.said.text() == "Situation Report No. 1 was issued."
    assert panel.preview.pdf == reports.version(session.store, issue.id, "internal").pdf
    assert panel.deeds.buttons[panel.deeds.start].text() == "Start No. 2"
    assert panel.deeds.buttons[panel.deeds.issue].isHidden()


def test_not_yet_leaves_the_draft(qtbot, panel, session, crisis):
    issue = issues.ready(session, crisis)
    go(panel, crisis)
    panel.issue()

    qtbot.keyClick(panel.issuing._dialog, Qt.Key.Key_Escape)

    assert reports.with_prefix(session.store, issue.id)[0].status is Status.DRAFT


def test_cancelling_while_the_pdf_is_made_issues_nothing(qtbot, panel, session, crisis):
    issue = issues.ready(session, crisis)
    go(panel, crisis)
    panel.issue()
    panel.issuing._dialog.accept()

    with qtbot.waitSignal(panel.issuing.ended):
        panel.strip.button.click()

    assert reports.with_prefix(session.store, issue.id)[0].status is Status.DRAFT
    assert not panel.strip.is_working


def test_a_draft_that_changes_while_its_pdf_is_made_is_not_issued(qtbot, panel, session, crisis):
    issue = issues.ready(session, crisis)
    go(panel, crisis)
    panel.issue()
    panel.issuing._dialog.accept()
    session.do(panel, reporting.set_fields, issue, {"overview": "It rains no more."})

    with qtbot.waitSignal(panel.issuing.ended, timeout=LONG):
        pass

    assert "changed while its PDF was made" in panel.findChild(QMessageBox).text()
    assert reports.with_prefix(session.store, issue.id)[0].status is Status.DRAFT


def test_an_issued_report_opens_at_once_as_it_went_out(panel, session, crisis, worker):
    issue = issues.issued(session, crisis, worker)
    issues.draft(session, crisis)

    go(panel, crisis, issue.id)

    assert panel.preview.pdf == reports.version(session.store, issue.id, "internal").pdf
    assert "the very file" in panel.facts._state.text()


def test_without_a_report_named_the_draft_is_shown(panel, session, crisis, worker):
    issues.issued(session, crisis, worker)
    issue = issues.draft(session, crisis)

    go(panel, crisis)

    assert panel.open.issue == issue.id


def test_the_list_tells_number_edition_pages_and_size(
    qtbot, panel, session, crisis, worker, qtmodeltester
):
    issue = issues.issued(session, crisis, worker)
    qtmodeltester.check(panel.model)
    go(panel, crisis)
    qtbot.waitUntil(lambda: not panel._counts.is_busy)

    first, second = panel.model.index(0).data(LINES)

    version = reports.version(session.store, issue.id, "internal")
    assert first == "Situation Report No. 1 · as of 12 March 2025"
    assert "internal · " in second
    assert f"{len(Pages(version.pdf))} page" in second
    assert version.pdf_sha256[:8] in second


def test_an_edition_without_a_file_is_made_from_what_was_issued(
    qtbot, panel, session, crisis, worker
):
    issue = issues.issued(session, crisis, worker)
    go(panel, crisis, issue.id)

    panel.facts.edition.setCurrentIndex(panel.facts.edition.findData("public"))

    current(qtbot, panel)
    assert panel.facts._state.text() == "Made again from what was issued: public edition, A4."


def test_the_next_report_starts_from_the_last(qtbot, panel, session, crisis, worker):
    issues.issued(session, crisis, worker)
    go(panel, crisis)

    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.mouseClick(panel.deeds.buttons[panel.deeds.start], Qt.MouseButton.LeftButton)

    new = reports.with_prefix(session.store, asked.args[0].thing)[0]
    assert (asked.args[0].page, new.number) == (Page.REPORT, 2)


def export_to(panel, path):
    panel.going.export_pdf()
    dialog = panel.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_export_writes_the_very_file_and_remembers_the_folder(
    qtbot, panel, session, crisis, worker, tmp_path, choices
):
    issue = issues.issued(session, crisis, worker)
    go(panel, crisis)
    panel.going.export_pdf()
    dialog = panel.findChild(QFileDialog)
    name = "Syria Coastal hostilities - Situation Report No 1 (12 March 2025, internal).pdf"
    assert dialog.selectedFiles()[0].endswith(name)
    dialog.reject()
    out = tmp_path / "out" / "report.pdf"
    out.parent.mkdir()

    with qtbot.waitSignal(panel.going.export.written):
        export_to(panel, out)

    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    assert digest == reports.version(session.store, issue.id, "internal").pdf_sha256
    assert panel.going.export._folder() == out.parent
    assert panel.done.said.text() == "Exported “report.pdf”."


def test_export_of_pages_still_being_made_waits_for_them(qtbot, panel, session, crisis, tmp_path):
    issues.draft(session, crisis)
    go(panel, crisis)
    out = tmp_path / "draft.pdf"

    with qtbot.waitSignal(panel.going.export.written, timeout=LONG):
        export_to(panel, out)

    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("number", [28, 13, 30, 26], ids=["full", "denied", "read-only", "busy"])
def test_an_export_that_fails_leaves_the_old_file(
    panel, session, crisis, worker, tmp_path, monkeypatch, number
):
    issues.issued(session, crisis, worker)
    go(panel, crisis)
    out = tmp_path / "report.pdf"
    out.write_bytes(b"old")

    def refuse(*_):
        raise OSError(number, "no")

    monkeypatch.setattr(files.os, "fsync", refuse)
    export_to(panel, out)

    assert out.read_bytes() == b"old"
    assert [each.name for each in tmp_path.glob("*.part")] == []
    box = panel.findChild(QMessageBox)
    assert "“report.pdf” could not be written" in box.text()
    assert box.informativeText()


def test_pages_still_being_made_are_not_printed(qtbot, panel, session, crisis):
    issues.draft(session, crisis)
    go(panel, crisis)

    with qtbot.waitSignal(session.said) as said_:
        panel.going.print_pdf()

    assert "still being made" in said_.args[0]


def test_two_reports_stand_side_by_side_and_scroll_together(qtbot, panel, session, crisis, worker):
    issues.issued(session, crisis, worker)
    issues.draft(session, crisis, overview="It rains no more.")
    go(panel, crisis)
    panel.compare()
    dialog = panel.findChild(CompareDialog)
    dialog.resize(1100, 500)

    qtbot.waitUntil(
        lambda: dialog.left.view.is_ready and dialog.right.view.is_ready and not dialog.right._job,
        timeout=LONG,
    )
    assert dialog.left.which.currentText().startswith("Situation Report No. 1")
    assert dialog.right.which.currentText() == "Situation Report No. 2 · draft"
    assert "overview" in dialog.left.view.marks

    bar = dialog.left.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    follower = dialog.right.view.verticalScrollBar()
    assert follower.value() == follower.maximum() > 0


def test_only_what_is_said_differently_differs(session, crisis, worker):
    issue = issues.issued(session, crisis, worker)
    document = gathering.document(session.store, issue, "internal")

    assert differing(document, document) == frozenset()


def test_a_report_list_passes_the_model_test(qtmodeltester):
    qtmodeltester.check(ReportList())


def test_a_damaged_issue_is_told_and_the_others_can_be_used(
    panel, session, crisis, worker, monkeypatch
):
    issue = issues.issued(session, crisis, worker)
    monkeypatch.setattr(reports, "sound", lambda _: False)

    go(panel, crisis, issue.id)

    assert "not what was issued" in panel.preview.view.empty
    assert panel.deeds.buttons[panel.deeds.export].isHidden()


def test_a_draft_after_a_damaged_issue_does_not_count_for_ever(
    qtbot, panel, session, crisis, worker, monkeypatch
):
    issues.issued(session, crisis, worker)
    draft = issues.draft(session, crisis)
    monkeypatch.setattr(reports, "sound", lambda _: False)

    go(panel, crisis, draft.id)
    qtbot.waitUntil(lambda: "not what was issued" in panel.preview.view.empty)

    labels = [each.text() for each in panel.facts.findChildren(QLabel) if each.isVisible()]
    assert "being counted…" not in labels
    assert "What would go out" in labels


def test_every_action_has_a_short_cut_and_works_only_in_view(panel, session, crisis):
    issues.draft(session, crisis)
    go(panel, crisis)
    keys = [each.shortcut().toString() for each in panel.menu()]
    assert all(keys)
    assert len(set(keys)) == len(keys)

    panel.hide()

    assert not any(each.isEnabled() for each in panel.menu())


def test_exports_share_one_flow(panel):
    assert isinstance(panel.going.export, Export)
    assert sharing.size_words(92_363) == "92 kB"
