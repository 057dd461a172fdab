"""An update with ten changed figures, from "Start No. 2" to issuing it, by keyboard alone.

Every key is a real one, sent to whatever has the keyboard, and counted. The time that a practised
person needs is estimated from them by the keystroke-level model of Card, Moran and Newell.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from sitrep.domain.figure import Link, Relation
from sitrep.services import recording, reporting
from sitrep.store import figures, reasons, reports
from sitrep.ui.dialogs.figure import FigureDialog
from sitrep.ui.models.figures import HEADLINE
from sitrep.ui.places import Page, Place
from tests.proofing.drafts import CALM
from tests.services.figures import figure
from tests.ui import opening
from tests.ui.figures_page import TODAY

KEY = Qt.Key
NONE, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier
STROKE, THINK = 0.28, 1.35  # seconds: a key of an average typist, and making up one's mind
TEN_MINUTES = 600

AREAS = (("Lattakia", "SY06"), ("Tartous", "SY10"), ("Hama", "SY05"), ("Homs", "SY04"))
BEFORE = ("1,225", "658", "384", "171", "12")
AFTER = {"1,225": "1,383", "658": "683", "384": "433", "171": "255"}
OTHERS = {"injured": ("210", "260"), "missing": ("40", "45"), "detained": ("130", "140"),
          "evacuated": ("500", "650"), "sheltered": ("9,000", "10,000"),
          "homes_damaged": ("320", "410"), "homes_destroyed": ("75", None)}  # fmt: skip


class Keyboard:
    """A person at the keys: counts every stroke, and every moment of thought before some."""

    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.strokes = self.thoughts = 0

    def press(self, key, modifier=NONE):
        self.strokes += 1 + bin(modifier.value).count("1")
        QTest.keyPress(_at_keys(), key, modifier)
        if _at_keys():  # a key may close what it was pressed in
            QTest.keyRelease(_at_keys(), key, modifier)

    def decide(self, key, modifier=NONE):
        self.thoughts += 1
        self.press(key, modifier)

    def write(self, words):
        """Read a number in the source and type it."""
        self.thoughts += 1
        for letter in words:
            self.press(letter)

    def to(self, widget, key=KEY.Key_Tab, most=60):
        """Go on with one key until a widget has the keyboard."""
        self.thoughts += 1
        for _ in range(most):
            focus = QApplication.focusWidget()
            if focus is widget or (focus and widget.isAncestorOf(focus)):
                return
            self.press(key)
        raise AssertionError(f"{widget} is not reached; {QApplication.focusWidget()} has the keys")

    def until(self, reached):
        self.qtbot.waitUntil(reached, timeout=20_000)

    @property
    def seconds(self):
        return self.strokes * STROKE + self.thoughts * THINK


def _at_keys():
    return QApplication.focusWidget() or QApplication.activeWindow()


def _front():
    """Return the window that has the keyboard."""
    return QApplication.activeWindow() if QApplication.focusWidget() else None


@pytest.fixture
def first(session, crisis):
    """No. 1 went out with twelve figures two days ago."""
    day, store = TODAY - timedelta(days=2), session._writing
    total = figure(crisis, "killed", BEFORE[0], as_of=day)
    recording.record(store, total)
    for count, place in zip(BEFORE[1:], AREAS, strict=True):
        links = (Link(Relation.SUBSET_OF, total.id),)
        recording.record(
            store, figure(crisis, "killed", count, places=[place], as_of=day, links=links)
        )
    for kind, (count, _) in OTHERS.items():
        recording.record(store, figure(crisis, kind, count, as_of=day, source="OCHA"))
    issue = opening.draft(session, crisis)
    fields = CALM | {
        "as_of": day.isoformat(),
        "period_from": (day - timedelta(days=1)).isoformat(),
        "period_to": day.isoformat(),
        "next_due": TODAY.isoformat(),
    }
    reporting.set_fields(store, issue, fields)
    opening.issue(session, issue)
    return issue


def newer_counts(keys, page, session, situation):
    """Write ten newer counts down the table, each where the last one stood."""
    wanted = dict(AFTER) | {old: new for old, new in OTHERS.values() if new}
    model = page.pane.model
    page.table.setFocus()
    keys.until(lambda: model.rowCount() >= 12)
    page.table.setCurrentIndex(model.index(0, HEADLINE))
    for row in range(model.rowCount()):
        count = model.index(row, HEADLINE).data()
        if count in wanted:
            keys.until(lambda: QApplication.focusWidget() is page.table)
            was = len(figures.of_situation(session.store, situation))
            keys.write(wanted.pop(count))
            keys.press(KEY.Key_Return)
            keys.until(lambda: isinstance(_front(), QMessageBox))
            keys.decide(KEY.Key_Return)  # a newer count
            keys.until(lambda: isinstance(_front(), FigureDialog))
            keys.decide(KEY.Key_Return)  # of the day and the source that stand there
            keys.until(lambda n=was: len(figures.of_situation(session.store, situation)) == n + 1)
            keys.until(lambda: not page.findChildren(FigureDialog))
            page.window().activateWindow()  # which a desktop does by itself
            keys.until(lambda: QApplication.focusWidget() is page.table)
        keys.press(KEY.Key_Down)
    assert wanted == {}


def test_ten_changed_figures_are_an_update_of_less_than_ten_minutes(
    qtbot, session, choices, crisis, first
):
    window = opening.opened(qtbot, session, choices)
    keys = Keyboard(qtbot)
    window.go(Place(Page.PUBLISH, crisis.id))
    keys.decide(KEY.Key_R, BOTH)  # start No. 2
    keys.until(lambda: window.here.page is Page.REPORT)

    keys.decide(KEY.Key_3, ALT)
    newer_counts(keys, window.panels[Page.FIGURES], session, crisis.id)

    keys.decide(KEY.Key_4, ALT)
    page = window.panels[Page.REPORT]
    fields, issue = page.form.fields, page.draft.issue
    keys.until(lambda: len(fields.changes.rows) == 10)
    for _ in range(2):
        count = len(fields.highlights.value())
        keys.to(fields.suggested)
        keys.press(KEY.Key_Space)
        keys.until(lambda n=count: len(fields.highlights.value()) == n + 1)

    keys.to(fields.changes.rest)
    keys.press(KEY.Key_Down)
    keys.decide(KEY.Key_Return)  # new events
    keys.until(lambda: len(reasons.of_issue(session.store, issue.id)) == 10)
    while waiting := [n for n, f in reports.fields(session.store, issue.id).items() if f.carried]:
        keys.to(page.draft.field(waiting[0]))
        keys.decide(KEY.Key_R, BOTH)  # read, and it still holds
        keys.until(lambda n=waiting[0]: not reports.fields(session.store, issue.id)[n].carried)
    keys.decide(KEY.Key_I, BOTH)
    keys.until(lambda: window.here.page is Page.PUBLISH)

    changed = page.draft.document().changes
    assert changed[0].difference == "+158 (+12.9 per cent)"
    assert "Lattakia +25 · Tartous +49 · Hama +84 · Homs 0" in changed[0].by_area
    assert all(row.remark == "New events" for row in changed)
    assert keys.seconds < TEN_MINUTES
