"""The page of sources inside the main window: its keys beside the window's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication

from sitrep.store import articles
from sitrep.ui.main_window import MainWindow
from sitrep.ui.places import Page, Place
from tests.ui.test_sources import add_article

KEY, MOD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(qtbot, session, choices, crisis):
    made = MainWindow(session, choices)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    article = add_article(session, crisis)
    made.go(Place(Page.SOURCES, crisis.id, article.id))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def decided(window, session):
    panel = window.panels[Page.SOURCES]
    found = articles.cards_of(session.store, panel.article.id)
    return [card.decision is not None for card in found]


def test_letters_decide_and_undo_works_wherever_the_focus_is(qtbot, session, window):
    panel = window.panels[Page.SOURCES]
    qtbot.keyClick(panel.side.cards, KEY.Key_A)
    assert decided(window, session) == [True, False, False]
    panel.text.view.setFocus()
    qtbot.keyClick(panel.text.view, KEY.Key_Z, MOD.ControlModifier)
    assert decided(window, session) == [False, False, False]
    panel.list.setFocus()
    qtbot.keyClick(panel.list, KEY.Key_A)
    assert decided(window, session) == [True, False, False]


def test_evidence_is_shown_and_one_comes_back(qtbot, session, crisis, window):
    panel = window.panels[Page.SOURCES]
    proposal = panel.entries.at(2).card.proposal.id
    window.go(Place(Page.HOME))
    window.go(Place(Page.SOURCES, crisis.id, panel.article.id, proposal))
    assert panel.side.cards.row == 2
    assert panel.isVisible()
    window.back()
    assert window.panels[Page.HOME].isVisible()


def test_every_key_of_the_page_is_its_own_while_it_is_in_front(session, window):
    panel = window.panels[Page.SOURCES]
    own = {key.toString() for action in panel.menu() for key in action.shortcuts()}
    others = {
        key.toString()
        for action in window.findChildren(QAction)
        for key in action.shortcuts()
        if action not in panel.menu()
        and action.shortcutContext() is not Qt.ShortcutContext.WidgetWithChildrenShortcut
    }
    assert own & others == set()


def test_a_paste_from_anywhere_lands_in_the_situation_at_hand(qtbot, session, window):
    panel = window.panels[Page.SOURCES]
    QGuiApplication.clipboard().setText("Floods\n\nOfficials said that 12 people were killed.")
    with qtbot.waitSignal(panel.adding.ended, timeout=60_000):
        qtbot.keyClick(window, KEY.Key_V, MOD.ControlModifier | MOD.ShiftModifier)
    assert panel.article.text.startswith("Floods")
    assert window.here == Place(Page.SOURCES, panel.situation)
