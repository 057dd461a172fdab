"""Key figures, sectors and highlights are put in order with the mouse, as a hand does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from sitrep.services import recording, reporting
from sitrep.store import reports
from tests.services.figures import figure
from tests.ui.report_page import kept, opened, value

LEFT = Qt.MouseButton.LeftButton
STEPS = 6  # moves of the mouse on the way


def drag(view, start, end):
    """Press, move and let go, by the window as the system sends it."""
    window = view.window().windowHandle()
    first, last = (view.viewport().mapTo(view.window(), each) for each in (start, end))
    QTest.mousePress(window, LEFT, pos=first)
    for n in range(1, STEPS + 1):
        QTest.mouseMove(window, first + (last - first) * n / STEPS)
    QTest.mouseRelease(window, LEFT, pos=last)


def middle(view, row):
    return view.visualRect(view.model().index(row, 0)).center()


@pytest.fixture
def panel(qtbot, session, choices, crisis):
    for kind in ("killed", "injured", "missing"):
        session.attempt(recording.record, figure(crisis, kind, "70"))
    return opened(qtbot, session, choices, crisis)


def test_a_key_figure_is_dragged_below_another(qtbot, session, panel):
    tiles = panel.form.fields.key_figures
    panel.form.go_to("key_figures")
    first, second, third = tiles.list.keys()
    drag(tiles.list, middle(tiles.list, 0), middle(tiles.list, 1))
    assert tiles.list.keys() == [second, first, third]
    kept(qtbot, panel)
    stored = reports.fields(session.store, panel.draft.issue.id)
    assert [stored[f"key_figures.{n}"].value for n in (1, 2, 3)] == [second, first, third]


def test_a_sector_is_dragged_to_the_top(session, panel):
    sectors = panel.form.fields.sectors
    session.do(panel, reporting.set_field, panel.draft.issue, "sector_order", "health wash shelter")
    panel.form.go_to("sectors")
    before = sectors.order.keys()
    top = sectors.order.visualRect(sectors.order.model().index(0, 0)).topLeft() + QPoint(40, 2)
    drag(sectors.order, middle(sectors.order, 2), top)
    assert value(session, panel, "sector_order").split() == [before[2], before[0], before[1]]


def test_a_highlight_is_dragged_by_its_mark(qtbot, session, panel):
    highlights = panel.form.fields.highlights
    highlights.setFocus()
    qtbot.keyClicks(highlights, "First")
    for words in ("Second", "Third"):
        qtbot.keyClick(highlights, Qt.Key.Key_Return)
        qtbot.keyClicks(highlights, words)
    panel.form.settle()
    blocks = [highlights.document().findBlockByNumber(n) for n in range(3)]
    marks = [QPoint(5, highlights.cursorRect(QTextCursor(b)).center().y()) for b in blocks]
    drag(highlights, marks[0], marks[2])
    assert highlights.value() == ("Second", "Third", "First")
    kept(qtbot, panel)
    assert value(session, panel, "highlights.3") == "First"
