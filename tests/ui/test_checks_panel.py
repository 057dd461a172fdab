"""What blocks a report, in the window: found while typing, led to, waived, or put right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QPushButton

from sitrep.domain.changes import Reason
from sitrep.domain.history import Changed
from sitrep.domain.report import Situation
from sitrep.errors import StoreFailed
from sitrep.services import correcting, gaps, reasoning, recording, reporting, waiving
from sitrep.store import figures, reasons, reports
from sitrep.ui.dialogs.waive import WaiveDialog
from sitrep.ui.dialogs.withdraw import WithdrawDialog
from sitrep.ui.models.editions import lines
from sitrep.ui.panels.publish import PublishPanel
from sitrep.ui.panels.report import ReportPanel
from sitrep.ui.places import Page, Place
from tests.formats.reading import text
from tests.services.figures import figure, killed
from tests.ui import issues
from tests.ui.report_page import filled, kept, opened, shown, value

TEXT = "In all, 45 persons left. [TBC]"


@pytest.fixture
def panel(qtbot, session, choices, crisis):
    made = opened(qtbot, session, choices, crisis, access=TEXT)
    qtbot.waitUntil(lambda: bool(made.form.fields.checks.findings))
    return made


def row(panel, rule, place):
    checks = panel.form.fields.checks
    return next(r for r in checks.rows if (r.finding.rule, r.finding.place) == (rule, place))


def press(_qtbot, button):
    button.click()  # rows come and go as one types; a click finds its button wherever it is


def test_the_button_tells_what_blocks_and_a_finding_leads_to_its_words(qtbot, panel):
    checks = panel.form.fields.checks
    assert panel.found.text() == checks.count.text()
    assert checks.count.text().startswith("Blocked: ")
    press(qtbot, row(panel, "S1", "access").there)
    edit = panel.draft.field("access")
    assert edit.hasFocus()
    assert edit.textCursor().selectedText() == "45"


def test_tab_goes_on_from_the_form_to_what_the_checks_found(panel):
    checks = panel.form.fields.checks
    found = [each for line in checks.rows for each in line.findChildren(QPushButton)]
    before = found[0].previousInFocusChain()
    while not Qt.FocusPolicy.TabFocus & before.focusPolicy():
        before = before.previousInFocusChain()
    assert panel.form.isAncestorOf(before)
    reached = before
    for each in found:
        reached = reached.nextInFocusChain()
        while not Qt.FocusPolicy.TabFocus & reached.focusPolicy():
            reached = reached.nextInFocusChain()
        assert reached is each


def test_the_reason_of_a_waiver_that_is_refused_stays_typed(qtbot, panel, monkeypatch):
    def refuse(*_):
        raise StoreFailed("Nothing was saved: the disk is full.", "Free some space.")

    monkeypatch.setattr(waiving, "waive", refuse)
    press(qtbot, row(panel, "S1", "access").waive)
    dialog = panel.findChild(WaiveDialog)
    qtbot.keyClicks(dialog.reason, "A house number.")
    press(qtbot, dialog.does)
    (box,) = dialog.findChildren(QMessageBox)
    assert "the disk is full" in box.text()
    assert dialog.isVisible()
    assert dialog.reason.text() == "A house number."
    dialog.reject()


def test_words_are_underlined_as_one_types(qtbot, panel):
    edit = panel.draft.field("overview")
    edit.setFocus()
    qtbot.keyClicks(edit, "Two persons left.")
    qtbot.waitUntil(lambda: len(edit.extraSelections()) == 1)
    (mark,) = edit.extraSelections()
    assert mark.cursor.selectedText() == "persons"
    assert "people" in panel.form.fields.underlines.said_at("overview", 6)


def test_better_words_are_put_in_by_one_press(qtbot, session, panel):
    press(qtbot, row(panel, "W2", "access").fix)
    kept(qtbot, panel)
    assert value(session, panel, "access") == TEXT.replace("persons", "people")


def test_a_finding_is_waived_once_with_a_reason_and_taken_back(qtbot, session, panel):
    press(qtbot, row(panel, "S1", "access").waive)
    dialog = panel.findChild(WaiveDialog)
    assert not dialog.does.isEnabled()
    qtbot.keyClicks(dialog.findChild(QLineEdit), "A house number.")
    press(qtbot, dialog.does)
    issue = panel.draft.issue.id
    assert reasons.waivers(session.store, issue) == {("S1", "access#45"): "A house number."}
    assert ("S1", "access") not in {(f.rule, f.place) for f in panel.form.fields.checks.findings}


# What changed, and what is suggested


@pytest.fixture
def second(qtbot, session, choices, crisis, worker):
    """No. 1 printed 4,181; the draft of No. 2 says 3,145."""
    high = killed(crisis, "4,181")
    recording.record(session._writing, high)
    issues.issued(session, crisis, worker)
    recording.record(session._writing, killed(crisis, "3,145", updates=high))
    made = opened(qtbot, session, choices, crisis)
    qtbot.waitUntil(lambda: bool(made.form.fields.checks.findings))
    return made


def test_a_lower_count_asks_for_its_reason_where_it_stands(qtbot, session, second):
    (change,) = second.form.fields.changes.rows.values()
    assert "It went down" in change._asks.text()
    (finding,) = [f for f in second.form.fields.checks.findings if f.rule == "V10"]
    row_ = row(second, "V10", finding.place)
    assert not hasattr(row_, "waive")
    press(qtbot, row_.there)
    assert change.reason.hasFocus()
    change.reason.setCurrentIndex(change.reason.findData("source_revised"))
    change.reason.activated.emit(change.reason.currentIndex())
    change.wording.setFocus()
    qtbot.keyClicks(change.wording, "The source counted twice.")
    qtbot.keyClick(change.wording, Qt.Key.Key_Return)
    issue = second.draft.issue
    said = reasoning.of(session.store, issue, change._figure)
    assert said == Reason("source_revised", "The source counted twice.")
    qtbot.waitUntil(lambda: "V10" not in {f.rule for f in second.form.fields.checks.findings})
    assert change._asks.text() == ""


def test_a_suggested_highlight_comes_in_by_one_press_and_not_before(qtbot, session, second):
    fields = second.form.fields
    assert fields.highlights.value() == ()
    (button,) = fields.suggested.buttons
    press(qtbot, button)
    kept(qtbot, second)
    assert "|sentence]]" in value(session, second, "highlights.1")
    assert fields.suggested.buttons == []


def test_a_new_figure_closes_an_information_gap(qtbot, session, second):
    reporting.set_field(session._writing, second.draft.issue, "information_gaps.1", "How many?")
    session.changed.emit(Changed.REPORTS)
    (change,) = second.form.fields.changes.rows.values()
    change.gap.setCurrentIndex(change.gap.findText("How many?"))
    change.gap.activated.emit(change.gap.currentIndex())
    (gap,) = gaps.asked(reports.fields(session.store, second.draft.issue.id))
    assert (gap.question, gap.answer) == ("How many?", change._figure)
    (row_,) = second.draft.document().changes
    assert "Answers the question: How many?" in row_.remark
    change.gap.setCurrentIndex(0)
    change.gap.activated.emit(0)
    (gap,) = gaps.asked(reports.fields(session.store, second.draft.issue.id))
    assert gap.answer == ""


# Publish: stopped, led, waived


@pytest.fixture
def publish(qtbot, session, choices):
    made = PublishPanel(session, choices)
    qtbot.addWidget(made)
    made.resize(1134, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_issuing_is_stopped_and_each_finding_leads_to_its_place(qtbot, session, crisis, publish):
    issue = issues.draft(session, crisis, access=TEXT)
    publish.show_place(Place(Page.PUBLISH, crisis.id))
    publish.issue()
    blocked = publish.issuing.blocked
    assert not blocked.issue.isEnabled()
    assert blocked.count.text().startswith("Blocked: ")
    link = next(r for r in blocked.rows if r.finding.place == "access")
    with qtbot.waitSignal(publish.asked) as asked:
        press(qtbot, link.there)
    assert asked.args[0] == Place(Page.REPORT, crisis.id, issue.id, "access#8+2")


def test_what_is_waived_in_the_dialog_blocks_no_more(qtbot, session, crisis, publish):
    issue = issues.draft(session, crisis, access=TEXT)
    publish.show_place(Place(Page.PUBLISH, crisis.id))
    publish.issue()
    blocked = publish.issuing.blocked
    before = len(blocked.rows)
    press(qtbot, next(r for r in blocked.rows if r.finding.rule == "L9").waive)
    dialog = blocked.findChild(WaiveDialog)
    qtbot.keyClicks(dialog.reason, "Nobody answers today.")
    press(qtbot, dialog.does)
    assert len(blocked.rows) == before - 1
    assert reasons.waivers(session.store, issue.id) == {("L9", "contacts"): "Nobody answers today."}


# Correcting


def test_a_report_that_went_out_is_corrected_in_a_version_of_its_own(
    qtbot, session, choices, crisis, worker, publish
):
    wrong = killed(crisis, "443", places=[("Tartous", "SY10")])
    recording.record(session._writing, wrong)
    first = issues.issued(session, crisis, worker)
    publish.show_place(Place(Page.PUBLISH, crisis.id))
    with qtbot.waitSignal(publish.asked) as asked:
        publish.correct()
    place = asked.args[0]
    assert place.page is Page.REPORT
    panel = ReportPanel(session, choices)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_place(place)
    filled(qtbot, panel)
    form = panel.form.fields.corrections
    assert form.isVisible()
    assert panel.title.whole == "Situation Report No. 1 (corrected)"
    assert panel.begin() is form.figure
    assert form.figure.currentText() == "443 people killed, Tartous"
    qtbot.keyClicks(form.right, "433")
    press(qtbot, form.do)
    assert figures.get(session.store, wrong.id).claim.quantity.low == 433
    assert form.list.text().startswith("Tartous killed: 443 → 433, typing error")
    draft = reports.with_prefix(session.store, place.thing)[0]
    assert (draft.version, draft.number) == (2, first.number)
    publish.show_place(Place(Page.PUBLISH, crisis.id, first.id))
    assert not publish.deeds.correct.isEnabled()


def test_no_form_for_corrections_stands_in_an_ordinary_draft(panel):
    assert not panel.form.fields.corrections.isVisible()


def test_the_comparison_shows_numbers_and_text(qtbot, session, crisis, worker, publish):
    old = killed(crisis, "1,225")
    recording.record(session._writing, old)
    issues.issued(session, crisis, worker)
    recording.record(session._writing, killed(crisis, "1,383", updates=old))
    issues.draft(session, crisis, overview="It snows.")
    publish.show_place(Place(Page.PUBLISH, crisis.id))
    publish.compare()
    from sitrep.ui.dialogs.compare import CompareDialog

    dialog = publish.findChild(CompareDialog)
    dialog.words.setChecked(True)
    told = dialog.redline.toPlainText()
    assert "+158 (+12.9 per cent)" in told
    assert "rains." in told
    assert "snows." in told
    assert dialog.print.isVisible()
    dialog.accept()


def test_the_handover_sheet_is_saved_where_the_person_says(
    qtbot, session, crisis, publish, tmp_path
):
    issues.draft(session, crisis)
    publish.show_place(Place(Page.PUBLISH, crisis.id))
    assert publish.deeds.hand in publish.menu()
    publish.going.hand_over()
    qtbot.waitUntil(lambda: publish.findChild(QFileDialog) is not None, timeout=60_000)
    dialog = publish.findChild(QFileDialog)
    file = tmp_path / "handover.pdf"
    with qtbot.waitSignal(publish.going.export.written):
        dialog.fileSelected.emit(str(file))
    assert file.read_bytes().startswith(b"%PDF-")
    dialog.reject()


# An earlier report


def test_an_earlier_report_is_taken_over_from_the_empty_page(
    qtbot, session, choices, crisis, tmp_path, worker
):
    from sitrep.formats import pdf
    from tests.formats.coastal_crisis import DOCUMENT

    file = tmp_path / "old.pdf"
    file.write_bytes(pdf.render(DOCUMENT))
    panel = shown(qtbot, session, choices, Place(Page.REPORT, crisis.id))
    assert panel.none.earlier.isVisible()
    panel.importing.read(crisis, file)
    qtbot.waitUntil(lambda: panel.importing.dialog is not None, timeout=60_000)
    dialog = panel.importing.dialog
    dialog.number.setValue(4)
    with qtbot.waitSignal(panel.importing.done, timeout=30_000):
        press(qtbot, dialog.does)
    (issue,) = reports.of_situation(session.store, crisis.id)
    assert issue.number == 4
    version = reports.version(session.store, issue.id, "internal")
    assert version.pdf == file.read_bytes()
    assert panel.none.start.text() == "Start No. 5 from No. 4"


def test_an_issued_report_is_withdrawn_with_its_reason_and_listed_so(
    qtbot, session, crisis, worker, publish
):
    issue = issues.issued(session, crisis, worker)
    publish.show_place(Place(Page.PUBLISH, crisis.id, issue.id))
    publish.withdraw()
    dialog = publish.findChild(WithdrawDialog)
    assert not dialog.does.isEnabled()
    qtbot.keyClicks(dialog.reason, "It named a place.")
    press(qtbot, dialog.does)
    (out,) = publish._reports
    assert (out.issue.status, out.withdrawn.reason) == ("withdrawn", "It named a place.")
    assert lines(out, {})[1].startswith("Withdrawn · issued")
    assert not publish.deeds.withdraw.isEnabled()
    kept = reports.version(session.store, issue.id, out.main.edition).pdf
    preview = publish.preview
    qtbot.waitUntil(lambda: preview.is_current and preview.pdf != kept, timeout=30_000)
    assert "WITHDRAWN" in text(preview.pdf)
    assert "WITHDRAWN" not in text(kept)
    assert "say that this report was withdrawn" in publish.facts._state.text()


def test_one_reason_is_given_to_all_changes_without_one(qtbot, session, second):
    changes = second.form.fields.changes
    assert changes._rest.isHidden()  # one change has its own field
    (old,) = [f for f in figures.of_situation(session.store, "0190") if f.role == "headline"]
    for kind in ("missing", "injured"):
        session.do(second, recording.record, figure(Situation("0190", "x", "SYR"), kind, "12"))
    qtbot.waitUntil(lambda: not changes._rest.isHidden())
    changes.rest.setCurrentIndex(changes.rest.findData("new_events"))
    changes.rest.activated.emit(changes.rest.currentIndex())
    kept = reasons.of_issue(session.store, second.draft.issue.id)
    assert {each.code for each in kept.values()} == {"new_events"}
    assert len(kept) == 3
    assert old.id in kept


def test_a_wrong_day_is_put_right_in_the_form_of_the_correction(
    qtbot, session, choices, crisis, worker
):
    one = killed(crisis, "443")
    recording.record(session._writing, one)
    issue = issues.issued(session, crisis, worker)
    correcting.start(session._writing, "0199", issue)
    panel = shown(qtbot, session, choices, Place(Page.REPORT, crisis.id, "0199"))
    form = panel.form.fields.corrections
    form.wrong.setCurrentIndex(form.wrong.findData("as_of"))
    assert form.type.currentData() == "wrong_place_or_date"
    qtbot.keyClicks(form.right, "10 March 2025")
    press(qtbot, form.do)
    assert form.list.text().startswith("Killed: as of 11 March → 10 March, wrong place or date")
