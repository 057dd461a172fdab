"""Why a report was withdrawn, written in another language beside its original."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from sitrep.domain.report import Withdrawal
from sitrep.domain.translation import State
from sitrep.services import finding, naming, translating, undoing, withdrawing
from sitrep.store import withdrawals
from sitrep.ui.panels.publish import PublishPanel
from sitrep.ui.places import Page, Place
from tests.formats.reading import text
from tests.ui import issues

WHY = "It named a place that should not be named."
FRENCH = "Un lieu etait faux."
LONG = 60_000


@pytest.fixture
def taken(session, crisis, worker):
    issue = issues.issued(session, crisis, worker)
    withdrawing.withdraw(session._writing, issue, WHY)
    return finding.report(session.store, issue.id)


@pytest.fixture
def panel(qtbot, session, choices, crisis, taken):
    made = PublishPanel(session, choices)
    qtbot.addWidget(made)
    made.resize(1134, 640)
    made.show()
    qtbot.waitExposed(made)
    made.show_place(Place(Page.PUBLISH, crisis.id, taken.id))
    return made


def opened(qtbot, panel):
    button = panel.deeds.buttons[panel.deeds.translate]
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = panel.translating.dialog
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def french(session, taken):
    (only,) = translating.units(session.store, taken, "fr")
    return only


def test_the_sentence_is_the_one_row_and_is_kept_as_it_is_typed(qtbot, session, panel, taken):
    dialog = opened(qtbot, panel)
    assert [*dialog.rows] == ["withdrawn"]
    row = dialog.rows["withdrawn"]
    assert row.translation.accessibleName() == "Why it was withdrawn, French"
    assert row.original.toPlainText() == WHY
    qtbot.keyClicks(row.translation, FRENCH)
    qtbot.waitUntil(lambda: french(session, taken).state is State.CURRENT, timeout=2000)
    assert dialog.isVisible()
    assert row.state.text() == "✓ Translated"
    with qtbot.waitSignal(dialog.preview.rendered, timeout=LONG):
        dialog.pages.click()
    said = " ".join(text(dialog.preview.pdf).split())
    assert FRENCH in said
    assert WHY not in said
    undoing.undo(session._writing)
    assert french(session, taken).state is State.MISSING


def test_a_reason_given_anew_marks_its_translation_until_it_is_looked_at(
    qtbot, session, panel, taken
):
    naming.set_named(session._writing, taken, "withdrawn@fr", FRENCH)
    day = withdrawing.of(session.store, taken).day
    with session._writing.step("Say it otherwise"):
        withdrawals.save(session._writing, taken.id, Withdrawal(day, "It named a wrong place."))
    dialog = opened(qtbot, panel)
    row = dialog.rows["withdrawn"]
    assert row.state.text() == "△ Changed since translated"
    assert row.value() == FRENCH
    qtbot.mouseClick(row.still, Qt.MouseButton.LeftButton)
    assert french(session, taken).state is State.CURRENT


def test_taking_the_withdrawal_back_closes_the_dialog(qtbot, session, panel, taken):
    dialog = opened(qtbot, panel)
    with qtbot.waitSignal(dialog.finished):
        session.undo(panel)


def test_a_report_that_holds_has_nothing_to_translate(session, panel):
    assert panel.deeds.translate.isEnabled()
    session.undo(panel)
    assert not panel.deeds.translate.isEnabled()
