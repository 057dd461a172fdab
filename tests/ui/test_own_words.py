"""Words that staff teach the assistant, from the page of sources."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from sitrep.domain.history import ALL
from sitrep.domain.own_words import OwnBody, OwnCue, OwnPlace
from sitrep.services import undoing
from sitrep.store import articles, own_words
from sitrep.ui.dialogs.own_words import OwnWordsDialog
from sitrep.ui.panels.sources import SourcesPanel
from sitrep.ui.places import Page, Place
from tests.ui.test_sources import add_article

KEY, MOD = Qt.Key, Qt.KeyboardModifier
TEXT = "Gunmen liquidated 12 people in Ras al-Bahr on Friday."


@pytest.fixture
def panel(qtbot, session, choices, crisis):
    made = SourcesPanel(session, choices)
    qtbot.addWidget(made)
    made.resize(1160, 720)
    article = add_article(session, crisis, text=TEXT, rows=[])
    made.show_place(Place(Page.SOURCES, crisis.id, article.id))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def opened(qtbot, panel):
    panel.text.view.setFocus()
    qtbot.keyClick(panel.text.view, KEY.Key_W, MOD.ControlModifier | MOD.ShiftModifier)
    return panel.findChild(OwnWordsDialog)


def test_marked_words_are_taught_and_the_article_is_read_with_them(qtbot, session, crisis, panel):
    start = TEXT.index("liquidated")
    panel.text.view.select(start, start + len("liquidated"))
    dialog = opened(qtbot, panel)
    assert dialog.word.text() == "liquidated"
    qtbot.keyClick(dialog.sense, KEY.Key_End)
    qtbot.keyClick(dialog.word, KEY.Key_Return)
    assert own_words.of_country(session.store, "SYR").cues == (OwnCue("killed", "liquidated"),)
    assert dialog.isVisible()
    assert dialog.known.item(0).text() == "Phrase: “liquidated” tells of killed"
    dialog.close()
    assert panel.text.again.isVisible()
    with qtbot.waitSignal(session.changed, timeout=60_000):
        panel.text.wanted_again.emit()
    (card,) = articles.cards_of(session.store, panel.article.id)
    assert card.proposal.claim.kinds == ("killed",)


def test_a_place_and_a_body_are_typed_and_taken_out_again(qtbot, session, panel):
    dialog = opened(qtbot, panel)
    assert not dialog.add.isEnabled()
    qtbot.keyClicks(dialog.word, "Ras al-Bahr")
    qtbot.keyClicks(dialog.place, "Jableh")
    qtbot.keyClick(dialog.place, KEY.Key_Return)
    qtbot.keyClick(dialog.sense, KEY.Key_Down)
    qtbot.keyClicks(dialog.word, "Coastal Relief Network")
    qtbot.keyClicks(dialog.short, "CRN")
    qtbot.keyClick(dialog.short, KEY.Key_Return)
    kept = own_words.of_country(session.store, "SYR")
    assert kept.places == (OwnPlace("Ras al-Bahr", "SY0602"),)
    assert kept.bodies == (OwnBody("Coastal Relief Network", "CRN"),)
    dialog.known.setCurrentRow(0)
    qtbot.mouseClick(dialog.take_out, Qt.MouseButton.LeftButton)
    assert own_words.of_country(session.store, "SYR").places == ()
    undoing.undo(session._writing)
    session.changed.emit(ALL)
    assert dialog.known.count() == 2
