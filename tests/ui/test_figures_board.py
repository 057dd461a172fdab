"""The board of an indicator: rival counts side by side, and how the headline is settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from sitrep.domain.figure import Link, Relation
from sitrep.domain.indicator import Policy, slot
from sitrep.domain.quantity import exact
from sitrep.domain.source import Verification
from sitrep.services import recording
from sitrep.store import figures
from sitrep.ui.dialogs.add_figures import AddFiguresDialog
from sitrep.ui.dialogs.break_down import BreakDownDialog
from sitrep.ui.models import indicators
from sitrep.ui.models.figures import INDICATOR
from sitrep.ui.models.indicators import MARK
from sitrep.ui.widgets.flow import Flow
from tests.services.figures import figure, killed
from tests.services.test_conflicts import RANGE, SENTENCE, civilians
from tests.ui.figures_page import OHCHR, all_of, opened

Key = Qt.Key


@pytest.fixture
def rivals(session, crisis):
    verified = civilians(crisis, "111", source=OHCHR, verification=Verification.VERIFIED)
    toll = killed(crisis, "1,225")
    for each in (verified, toll):
        session.attempt(recording.record, each)
    return verified, toll


@pytest.fixture
def board(qtbot, session, choices, crisis, rivals):
    return opened(qtbot, session, choices, crisis, rivals[1].id)


def marks_of(panel):
    model = panel.evidence.axis.model
    return [model.index(row).data(MARK) for row in range(model.rowCount())]


def test_counts_of_all_and_of_civilians_stand_side_by_side(board):
    shown = [(mark.value, mark.people) for mark in marks_of(board)]
    assert shown == [("1,225", "all people"), ("111", "civilians")]
    assert board.evidence.note.text().startswith("2 figures of 2 origins")
    assert board.evidence.sentence.text() == SENTENCE


def test_a_range_of_two_populations_is_not_offered_and_says_why(board):
    choice = board.evidence.choice
    assert not choice.radios[Policy.RANGE].isEnabled()
    said = "Not the same population: civilians / all people. Range is not offered."
    assert said in choice.refused.text()
    assert choice.refused.isVisible()


def test_a_range_of_civilians_is_chosen_with_a_reason(qtbot, session, board, crisis, rivals):
    session.attempt(recording.record, civilians(crisis, "973", as_of=date(2025, 3, 10)))
    board.follow  # noqa: B018 - the page is there
    qtbot.waitUntil(lambda: len(marks_of(board)) == 3)
    board.evidence.moved.emit(rivals[0])
    choice = board.evidence.choice
    qtbot.waitUntil(lambda: choice.which.currentData() == rivals[0].id)
    qtbot.mouseClick(choice.radios[Policy.RANGE], Qt.MouseButton.LeftButton)
    assert board.evidence.sentence.text() == f"{RANGE}."
    qtbot.keyClicks(choice.reason, "Both bodies are sound")
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(choice.use, Qt.MouseButton.LeftButton)
    kept = figures.indicator(session.store, crisis.id, slot(rivals[0].claim))
    assert (kept.policy, kept.rationale) == (Policy.RANGE, "Both bodies are sound")
    qtbot.waitUntil(lambda: "in the range" in {mark.state for mark in marks_of(board)})
    states = {(mark.value, mark.state) for mark in marks_of(board)}
    assert states == {
        ("1,225", "chosen"),
        ("973", "in the range"),
        ("111", "in the range"),
    }
    rows = board.pane.model
    assert [rows.row_at(rows.index(n, 0)).headline for n in range(2)] == ["1,225", "111–973"]


def test_the_board_says_what_is_counted(board):
    assert (
        "People killed, as reported or verified by the named source" in board.evidence.note.text()
    )


@pytest.mark.parametrize(
    ("kind", "said"), [("curfew", "In force"), ("response", "Reported"), ("appeal", "Quoted")]
)
def test_a_fact_says_what_it_is_where_a_count_would_stand(kind, said):
    assert indicators.fact(kind) == said


def test_a_reason_being_typed_outlives_a_change_elsewhere(qtbot, session, board, crisis):
    qtbot.keyClicks(board.evidence.reason, "Because it is")
    session.attempt(recording.record, figure(crisis, "injured", "5"))
    qtbot.waitUntil(lambda: board.pane.model.rowCount() == 3)
    assert board.evidence.reason.text() == "Because it is"


def test_the_table_says_how_many_sources_differ(board):
    rows = board.pane.model
    assert rows.row_at(rows.index(0, INDICATOR)).second == "2 sources differ"


def test_figures_are_added_only_where_a_rule_allows_it(qtbot, session, board, crisis, rivals):
    toll = rivals[1]
    for count, place in (("658", ("Lattakia", "SY06")), ("384", ("Tartous", "SY10"))):
        part = figure(crisis, "killed", count, places=[place],
                      links=(Link(Relation.SUBSET_OF, toll.id),))  # fmt: skip
        session.attempt(recording.record, part)
    qtbot.waitUntil(lambda: board.pane.model.rowCount() == 4)
    board.steps.add_up(all_of(session, crisis)[2])
    dialog = board.findChild(AddFiguresDialog)
    assert not dialog.record.isEnabled()
    _tick(dialog, "1,225 people")
    assert dialog.result_words.text() == "Not added: 658 is included in 1,225."
    assert "V7" in dialog.how.text()
    _tick(dialog, "1,225 people")
    _tick(dialog, "384 people")
    assert dialog.result_words.text() == "1,042 people killed"
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    made = all_of(session, crisis)[-1]
    assert (made.claim.quantity, made.derivation) == (exact(1042), "658 + 384")


def _tick(dialog, words):
    checked = Qt.CheckState.Checked
    for row in range(dialog.list.count()):
        item = dialog.list.item(row)
        if item.text().startswith(words):
            other = Qt.CheckState.Unchecked if item.checkState() is checked else checked
            item.setCheckState(other)


def test_a_count_is_broken_down_and_the_rest_is_said(qtbot, session, board, rivals):
    board.steps.break_down(rivals[1])
    dialog = board.findChild(BreakDownDialog)
    qtbot.keyClicks(dialog.lines["women"], "120")
    qtbot.keyClicks(dialog.lines["men"], "2,000")
    assert "more than the total (V2)" in dialog.left.text()
    assert not dialog.save.isEnabled()
    dialog.lines["men"].setText("800")
    assert dialog.left.text() == ("1,225 people killed: 120 women; 800 men; 305 not disaggregated")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    qtbot.waitUntil(lambda: "305 not disaggregated" in board.evidence.made_of.text())
    assert "made up of" in board.evidence.history.text()


def test_a_computed_count_says_how_and_is_not_written_over(qtbot, session, choices, crisis):
    whole = figure(crisis, "displaced", "51,000")
    part = figure(
        crisis, "displaced_crossborder", "6,000", links=(Link(Relation.SUBSET_OF, whole.id),)
    )
    session.attempt(recording.record, whole)
    session.attempt(recording.record, part)
    rest = all_of(session, crisis)[-1]
    panel = opened(qtbot, session, choices, crisis, rest.id)
    assert "Derived: 51,000 − 6,000" in panel.evidence.told.text()
    assert panel.evidence.sentence.text().endswith("(derived: 51,000 − 6,000).")
    changed = replace(rest, claim=replace(rest.claim, quantity=exact(1)))
    error = session.attempt(recording.amend, changed)
    assert "it is computed" in str(error)


def test_a_row_of_buttons_goes_on_below(qtbot):
    from PySide6.QtWidgets import QPushButton, QWidget

    home = QWidget()
    qtbot.addWidget(home)
    row = Flow(home)
    for name in ("One button", "Another button", "A third button"):
        row.addWidget(QPushButton(name))
    one = row.itemAt(0).sizeHint()
    assert row.heightForWidth(1000) == one.height()
    assert row.heightForWidth(one.width() + 20) == 3 * one.height() + 16
