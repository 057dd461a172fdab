"""Editions and languages on the Publish page, and what no public file may hold."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from sitrep.domain.article import Classification
from sitrep.domain.inside import Inside, Sense
from sitrep.services import recording, reporting, sharing, translating, withholding
from sitrep.store import inside, reports
from sitrep.ui.dialogs.export_as import ExportAsDialog
from sitrep.ui.flows.following import keep_pdf
from sitrep.ui.panels.publish import PublishPanel
from sitrep.ui.places import Page, Place
from tests.formats.reading import text
from tests.services.figures import killed
from tests.ui import issues

LONG = 40_000
PARTNER = "Amal Relief Association"
MAIL = "salma@inside.example"
HIDDEN = json.dumps({"name": "Salma Hidden", "email": MAIL, "public": False})


@pytest.fixture
def draft(session, crisis):
    issues.with_figure(session, crisis)
    made = issues.ready(session, crisis, classification="public", overview=f"{PARTNER} gave tents.")
    reporting.set_list(session._writing, made, "contacts", [HIDDEN])
    return made


@pytest.fixture
def panel(qtbot, session, choices, crisis, draft):
    made = PublishPanel(session, choices)
    qtbot.addWidget(made)
    made.resize(1134, 640)
    made.show()
    qtbot.waitExposed(made)
    made.show_place(Place(Page.PUBLISH, crisis.id, draft.id))
    return made


def current(qtbot, panel):
    qtbot.waitUntil(lambda: panel.preview.is_current, timeout=LONG)


def choose_file(panel, path):
    dialog = next(d for d in panel.findChildren(QFileDialog) if not d.isHidden())
    dialog.fileSelected.emit(str(path))
    dialog.done(1)


def refused(qtbot, panel):
    qtbot.waitUntil(lambda: panel.findChild(QMessageBox) is not None, timeout=LONG)
    return panel.findChild(QMessageBox).text()


def leak(session, draft):
    reporting.set_field(session._writing, draft, "overview", f"Ask {MAIL}.")


def test_the_pages_are_shown_and_exported_in_the_language_chosen(
    qtbot, session, panel, draft, tmp_path
):
    translating.translate(session._writing, draft, "fr", "overview", "Des tentes sont venues.")
    panel.facts.language.setCurrentIndex(panel.facts.language.findData("fr"))
    current(qtbot, panel)
    panel.going.export_pdf()
    with qtbot.waitSignal(panel.going.export.written, timeout=LONG):
        choose_file(panel, tmp_path / "fr.pdf")
    assert "Des tentes sont venues." in text((tmp_path / "fr.pdf").read_bytes())
    assert "(12 mars 2025" in sharing.file_name(panel.open.document, panel.open.shown.wish)


def test_an_issued_report_is_exported_in_another_language(
    qtbot, session, panel, crisis, draft, worker, tmp_path
):
    sharing.issue(session._writing, worker, draft)
    out = reports.with_prefix(session.store, draft.id)[0]
    panel.show_place(Place(Page.PUBLISH, crisis.id, out.id))
    panel._read(out.id)
    assert "the very file" in panel.facts._state.text()
    panel.facts.language.setCurrentIndex(panel.facts.language.findData("ar"))
    assert "public edition, in Arabic, A4" in panel.facts._state.text()
    current(qtbot, panel)
    panel.going.export_pdf()
    with qtbot.waitSignal(panel.going.export.written, timeout=LONG):
        choose_file(panel, tmp_path / "ar.pdf")
    assert "تقرير عن الوضع" in text((tmp_path / "ar.pdf").read_bytes())


@pytest.mark.parametrize("made_before", [True, False])
def test_a_public_file_with_what_is_kept_inside_is_not_written(
    qtbot, session, panel, draft, tmp_path, made_before
):
    leak(session, draft)
    panel._read(draft.id)
    if made_before:
        current(qtbot, panel)
    path = tmp_path / "leak.pdf"
    panel.going.export_pdf()
    choose_file(panel, path)
    assert f"“{MAIL}” (e-mail address of a contact that is not public)" in refused(qtbot, panel)
    assert not path.exists()
    assert not panel.strip.is_working


def test_a_report_with_a_leak_is_not_issued(qtbot, session, panel, draft):
    leak(session, draft)
    panel._read(draft.id)
    panel.issue()
    if panel.issuing.blocked:
        pytest.fail("blocked by a check")
    with qtbot.waitSignal(panel.issuing.ended, timeout=LONG):
        panel.issuing._dialog.accept()
    assert "the data it carries" in refused(qtbot, panel)
    assert reports.with_prefix(session.store, draft.id)[0].issued_at is None


def test_a_report_with_a_leak_is_not_printed(qtbot, session, panel, draft):
    leak(session, draft)
    panel._read(draft.id)
    current(qtbot, panel)
    panel.going.print_pdf()
    assert "No public file was made" in refused(qtbot, panel)


def test_a_message_and_a_mail_are_copied(qtbot, session, crisis, panel, draft):
    withholding.keep_inside(session._writing, crisis, Inside(Sense.PARTNER, PARTNER))
    panel._read(draft.id)
    with qtbot.waitSignal(session.said) as said:
        panel.deeds.message.trigger()
    copied = QApplication.clipboard().text()
    assert len(copied) <= 160
    assert "Killed (SOHR): 1,225 people" in copied
    assert said.args[0] == f"Copied, {len(copied)} letters: {copied}"
    panel.deeds.mail.trigger()
    mail = QApplication.clipboard().text()
    assert mail.splitlines()[0].endswith("Syria: Coastal hostilities · Situation Report No. 1")
    assert "A national partner gave tents." in mail


def test_a_message_with_a_leak_is_not_copied(session, panel, draft):
    reporting.set_field(session._writing, draft, "title", f"Crisis of {MAIL}")
    panel._read(draft.id)
    QApplication.clipboard().setText("before")
    panel.deeds.message.trigger()
    assert QApplication.clipboard().text() == "before"
    assert MAIL in panel.findChild(QMessageBox).text()


@pytest.mark.parametrize(
    ("kind", "begins"), [("archival", b"%PDF"), ("text", b"Syria"), ("hxl", b"")]
)
def test_a_file_is_exported_as_another_kind(qtbot, panel, tmp_path, kind, begins):
    panel.deeds.export_as.trigger()
    dialog = panel.findChild(ExportAsDialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.edition.setCurrentIndex(dialog.edition.findData("internal"))
    assert dialog.paper.isEnabled() == (kind == "archival")
    dialog.accept()
    path = tmp_path / "file"
    with qtbot.waitSignal(panel.going.export.written, timeout=LONG):
        choose_file(panel, path)
    made = path.read_bytes()
    assert made.startswith(begins)
    assert made


def test_names_are_kept_inside_and_let_out_again(qtbot, session, crisis, panel):
    panel.deeds.inside.trigger()
    dialog = panel.withholding.dialog
    assert not dialog.add.isEnabled()
    assert not dialog.area.isVisible()
    qtbot.keyClicks(dialog.word, PARTNER)
    qtbot.keyClick(dialog.word, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.known.count() == 1)
    assert dialog.known.item(0).text() == f"{PARTNER}  →  a national partner"
    assert dialog.word.text() == ""
    dialog.sense.setCurrentIndex(1)
    assert dialog.area.isVisible()
    qtbot.keyClicks(dialog.word, "Ibn Sina Field Clinic")
    qtbot.keyClicks(dialog.area, "Jableh")
    dialog.add.click()
    qtbot.waitUntil(lambda: dialog.known.count() == 2)
    assert dialog.known.item(1).text() == "Ibn Sina Field Clinic  →  Lattakia"
    dialog.known.setCurrentRow(0)
    dialog.take_out.click()
    qtbot.waitUntil(lambda: dialog.known.count() == 1)
    (left,) = inside.of_situation(session.store, crisis.id)
    assert (left.sense, left.pcode) == (Sense.PLACE, "SY06")


def test_a_figure_is_ticked_to_be_printed_without_its_source(qtbot, session, crisis, panel):
    closed = replace(killed(crisis, "58"), classification=Classification.RESTRICTED)
    recording.record(session._writing, closed)
    panel.deeds.inside.trigger()
    dialog = panel.withholding.dialog
    item = dialog.sources.item(0)
    assert "58 people killed" in item.text()
    item.setCheckState(Qt.CheckState.Checked)
    kept = inside.of_situation(session.store, crisis.id)
    assert kept == (Inside(Sense.SOURCE, closed.id),)
    qtbot.waitUntil(lambda: dialog.sources.item(0).checkState() is Qt.CheckState.Checked)
    dialog.sources.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert inside.of_situation(session.store, crisis.id) == ()


def test_a_kept_pdf_with_what_is_kept_inside_since_is_not_saved(
    qtbot, session, choices, crisis, panel, draft, worker, tmp_path
):
    sharing.issue(session._writing, worker, draft)
    out = reports.with_prefix(session.store, draft.id)[0]
    path = tmp_path / "kept.pdf"
    keep_pdf(panel, session, choices, out).fileSelected.emit(str(path))
    qtbot.waitUntil(path.exists, timeout=LONG)
    path.unlink()
    withholding.keep_inside(session._writing, crisis, Inside(Sense.PARTNER, PARTNER))
    keep_pdf(panel, session, choices, out).fileSelected.emit(str(path))
    assert PARTNER in refused(qtbot, panel)
    assert not path.exists()
