"""How the form of a draft is filled: by steps, before it is seen, the keyboard in its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea

from sitrep.document import entries
from sitrep.domain.report import ReportType, Status
from sitrep.proofing.finding import Finding, Severity
from sitrep.services import recording, reporting
from sitrep.store import reports
from sitrep.ui.dialogs.blocked import BlockedDialog
from sitrep.ui.panels.report import ReportPanel
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets import slowly
from sitrep.ui.widgets.publish_panes import PublishPanes
from sitrep.ui.widgets.slowly import Slowly
from sitrep.ui.widgets.still_box import StillBox
from sitrep.ui.widgets.wait_words import WaitWords
from sitrep.ui.widgets.words import words
from tests.services.figures import killed
from tests.ui import issues
from tests.ui.report_page import filled, opened, shown, value

FULL = {
    "title": "Seventh week",
    "overview": "Fighting went on.",
    "sectors.health.needs": "Two hospitals closed.",
    "sectors.wash.needs": "Pumps stand still.",
    "contacts.1": entries.line({"name": "Rana Example"}),
}


@pytest.fixture
def unhurried(monkeypatch):
    """Let each turn of the event loop take one step."""
    monkeypatch.setattr(slowly, "FIRST", 0.0)
    monkeypatch.setattr(slowly, "HELPING", 0.0)


@pytest.fixture
def draft(session, crisis):
    recording.record(session._writing, killed(crisis, "more than 70"))
    return issues.draft(session, crisis, **FULL)


@pytest.fixture
def place(crisis, draft):
    return Place(Page.REPORT, crisis.id, draft.id)


@pytest.fixture
def panel(qtbot, session, choices):
    made = ReportPanel(session, choices)
    qtbot.addWidget(made)
    made.resize(1134, 660)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_form_is_seen_only_when_all_of_it_stands_there(qtbot, panel, place, unhurried):
    panel.show_place(place)
    seen = []
    while panel._reading.is_busy:
        seen.append(panel.form.isVisible())
        QApplication.processEvents()
    fields = panel.form.fields
    assert len(seen) > 5
    assert not any(seen)
    assert panel.form.isVisible()
    assert fields.title.text() == "Seventh week"
    assert fields.overview.value() == "Fighting went on."
    assert [*fields.sectors.forms] == ["wash", "health"]
    assert fields.sectors.forms["wash"].texts[0].value() == "Pumps stand still."
    assert fields.key_figures.list.count() == 1
    assert panel.draft.field("contacts").value() == (FULL["contacts.1"],)


def listed(qtbot, checks):
    """Wait until what the checks find is listed and has its room."""
    qtbot.waitUntil(
        lambda: bool(checks.findings) and checks.height() == checks.heightForWidth(checks.width())
    )


class Moves(QObject):
    """Notes the sections that move once the form was painted for the first time."""

    def __init__(self, form):
        super().__init__(form)
        self._fields = form.fields
        self._sections = form.sections
        self.moved = []
        self.is_painted = False
        for each in (form.fields, *form.sections.values()):
            each.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and watched is self._fields:
            self.is_painted = True
        moves = event.type() is QEvent.Type.Move and event.pos() != event.oldPos()
        if moves and self.is_painted:
            self.moved += [key for key, each in self._sections.items() if each is watched]
        return super().eventFilter(watched, event)


def tops(form):
    """Return where each section begins."""
    return {key: section.y() for key, section in form.sections.items()}


@pytest.mark.parametrize("wide", [700, 911, 1134, 1700])
def test_nothing_on_the_form_moves_after_it_is_first_seen(qtbot, panel, place, wide):
    panel.resize(wide, 660)
    moves = Moves(panel.form)
    panel.show_place(place)
    qtbot.waitUntil(lambda: moves.is_painted)
    before = tops(panel.form)
    listed(qtbot, panel.form.fields.checks)
    assert moves.moved == []
    assert tops(panel.form) == before


def test_a_text_that_grows_presses_nothing_together_for_a_moment(qtbot, panel, place):
    panel.show_place(place)
    filled(qtbot, panel)
    form = panel.form
    listed(qtbot, form.fields.checks)
    moves, before = Moves(form), tops(form)
    moves.is_painted = True
    form.fields.overview.insertPlainText("Nothing is known.\n" * 20)
    qtbot.waitUntil(lambda: form.sections["contacts"].y() > before["contacts"])
    below = [*form.sections][[*form.sections].index("overview") + 1 :]
    assert sorted(moves.moved) == sorted(below)  # each once


def test_the_keyboard_waits_with_the_form_and_begins_in_it(qtbot, panel, place, unhurried):
    panel.show_place(place)
    panel.take_keyboard()
    assert panel.focusWidget() is panel.findChild(WaitWords)
    qtbot.keyClicks(panel.focusWidget(), "lost? no: typed into nothing")
    filled(qtbot, panel)
    assert panel.form.fields.highlights.hasFocus()
    assert not panel.draft.unsaved


def test_a_field_that_was_asked_for_has_the_keyboard_at_the_end(qtbot, panel, place, unhurried):
    panel.show_place(place._replace(detail="sectors.health.needs"))
    filled(qtbot, panel)
    needs = panel.form.fields.sectors.forms["health"].texts[0]
    qtbot.waitUntil(needs.hasFocus)


def test_a_wait_is_explained_only_where_it_is_long(qtbot):
    waiting = WaitWords("Reading the figures…")
    qtbot.addWidget(waiting)
    waiting.show()
    assert waiting.text() == ""
    qtbot.waitUntil(lambda: waiting.text() == "Reading the figures…")
    waiting.hide()
    waiting.show()
    assert waiting.text() == ""


def test_what_changes_while_the_form_is_filled_is_in_it(
    qtbot, panel, place, session, crisis, draft, unhurried
):
    panel.show_place(place)
    while panel.draft.issue is None:
        QApplication.processEvents()
    assert panel._reading.is_busy
    session.do(panel, reporting.set_field, draft, "title", "Eighth week")
    session.do(panel, recording.record, killed(crisis, "80", source="OCHA"))
    filled(qtbot, panel)
    assert panel.form.fields.title.text() == "Eighth week"
    assert len(panel.draft.material.figures) == 2


def test_undo_works_while_the_form_is_filled_and_after(
    qtbot, panel, place, session, draft, unhurried
):
    session.do(panel, reporting.set_field, draft, "title", "Eighth week")
    panel.show_place(place)
    while panel.draft.issue is None:
        QApplication.processEvents()
    session.undo(panel)
    filled(qtbot, panel)
    assert panel.form.fields.title.text() == "Seventh week"
    session.redo(panel)
    qtbot.waitUntil(lambda: panel.form.fields.title.text() == "Eighth week")


def test_what_is_typed_stays_while_figures_are_told_anew(
    qtbot, panel, place, session, crisis, unhurried
):
    panel.show_place(place)
    filled(qtbot, panel)
    overview = panel.form.fields.overview
    overview.setFocus()
    session.do(panel, recording.record, killed(crisis, "80", source="OCHA"))
    assert panel.draft._gathering.is_busy
    while panel.draft._gathering.is_busy:
        qtbot.keyClicks(overview, "x")
        QApplication.processEvents()
    typed = overview.value()
    assert typed.count("x") > 5
    panel.draft.keep()
    assert value(session, panel, "overview") == typed
    assert overview.hasFocus()


def test_what_is_begun_in_anothers_turn_waits_for_its_own(qtbot):
    owner, done = QObject(), []

    def one():
        done.append(1)
        yield

    outer, inner = Slowly(owner), Slowly(owner)
    outer.done.connect(lambda: inner.begin(one()))
    outer.begin(one())
    assert done == [1]
    assert inner.is_busy
    qtbot.waitUntil(lambda: not inner.is_busy)
    assert done == [1, 1]


def test_what_is_dropped_in_mid_step_is_not_gone_on_with(qtbot):
    owner, done = QObject(), []
    slow = Slowly(owner)

    def newer():
        done.append("newer")
        yield

    def older():
        slow.begin(newer())
        yield
        done.append("older")

    slow.done.connect(lambda _: done.append("done"))
    slow.begin(older())
    qtbot.waitUntil(lambda: not slow.is_busy)
    assert done == ["newer", "done"]


# The list of what the checks find


def test_a_finding_that_stays_keeps_its_row_and_the_keyboard_goes_down_the_list(
    qtbot, session, choices, crisis
):
    panel = opened(qtbot, session, choices, crisis, access="In all, 45 persons left. [TBC]")
    checks = panel.form.fields.checks
    qtbot.waitUntil(lambda: bool(checks.findings))
    before = {row.finding: row for row in checks.rows}
    session.do(panel, reporting.set_field, panel.draft.issue, "access", "In all, 45 persons left.")
    checks.check()
    after = {row.finding: row for row in checks.rows}
    assert tuple(row.finding for row in checks.rows) == checks.findings
    assert set(after) < set(before)
    assert all(row is before[finding] for finding, row in after.items())
    session.undo(panel)
    checks.check()
    assert [checks._rows.indexOf(row) for row in checks.rows] == [*range(len(checks.rows))]
    at, gone_through = checks.rows[0].there, []
    for _ in range(400):
        gone_through += [row for row in checks.rows if row.there is at]
        at = at.nextInFocusChain()
    assert list(dict.fromkeys(gone_through)) == checks.rows


# Boxes, the index, the pages


def wheel(box):
    down = QPoint(0, -120)
    event = QWheelEvent(
        QPointF(4, 4), QPointF(box.mapToGlobal(QPoint(4, 4))), down, down,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)


def test_no_box_of_the_form_follows_the_wheel(qtbot, session, choices, crisis, worker):
    recording.record(session._writing, killed(crisis, "more than 70"))
    issues.issued(session, crisis, worker)
    panel = opened(qtbot, session, choices, crisis)
    for box in panel.form.findChildren(QComboBox):
        assert isinstance(box, StillBox)
        before = box.currentIndex()
        wheel(box)
        assert box.currentIndex() == before


def test_the_list_of_a_box_shows_words_whole_that_the_box_cuts(qtbot):
    box = StillBox()
    qtbot.addWidget(box)
    long = "Killed, Emergency shelter and non-food items, Camp coordination: 1,234 people"
    box.addItems(["Short", long])
    box.resize(90, box.sizeHint().height())
    box.show()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    assert view.viewport().width() >= view.fontMetrics().horizontalAdvance(long)
    box.hidePopup()


def test_the_index_follows_the_keyboard_and_then_the_page(qtbot, panel, place):
    panel.show_place(place)
    filled(qtbot, panel)
    form = panel.form

    def marked():
        return [*form.sections][form.index.currentRow()]

    qtbot.waitUntil(lambda: marked() == "highlights")
    form.fields.title.setFocus()
    assert marked() == "header"
    form.fields.highlights.setFocus()
    assert marked() == "highlights"
    assert form.jump.currentText() == "Highlights"
    bar = form.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 800)
    bar.setValue(bar.maximum())
    assert marked() not in ("header", "highlights")


def test_the_button_for_the_pages_is_there_only_with_pages_to_turn_to(
    qtbot, session, choices, crisis
):
    panel = shown(qtbot, session, choices, Place(Page.REPORT, crisis.id))
    panel.resize(760, 620)
    qtbot.waitUntil(lambda: panel.panes.is_narrow)
    assert panel.none.isVisible()
    assert not panel.turn.isVisible()
    qtbot.mouseClick(panel.none.start, Qt.MouseButton.LeftButton)
    filled(qtbot, panel)
    assert panel.turn.text() == "Pages"
    panel.turn.click()
    assert panel.preview.isVisible()
    session.undo(panel)  # of the start
    assert not [i for i in reports.of_situation(session.store, crisis.id)
                if i.status is Status.DRAFT and i.type is ReportType.SITUATION_REPORT]  # fmt: skip
    assert panel.none.isVisible()
    assert not panel.turn.isVisible()


def test_tab_stops_at_what_is_known_of_a_report_and_passes_the_findings_by(qtbot):
    facts = words("It was issued on 12 March.")
    panes = PublishPanes(words("list"), facts, [words("a"), words("b")])
    qtbot.addWidget(panes)
    area = panes.findChild(QScrollArea)
    assert area.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert area.accessibleName() == "What is known of the report"
    found = Finding("S1", "access", "Write the count.", Severity.BLOCKS)
    dialog = BlockedDialog("No. 1", [found], panes)
    assert dialog.findChild(QScrollArea).focusPolicy() is Qt.FocusPolicy.NoFocus


def test_findings_stand_at_the_top_also_after_one_was_waived(qtbot):
    parent = words("page")
    qtbot.addWidget(parent)
    found = [Finding("S1", "access", "Write the count.", Severity.BLOCKS),
             Finding("S6", "access", "A placeholder is left.", Severity.BLOCKS)]  # fmt: skip
    dialog = BlockedDialog("No. 1", found, parent)
    with qtbot.waitExposed(dialog):
        dialog.open()
    top = dialog.rows[0].y()
    dialog.show_findings(found[1:])
    qtbot.waitUntil(lambda: dialog.rows[0].height() < 120 and dialog.rows[0].width() > 400)
    assert dialog.rows[0].y() == top
