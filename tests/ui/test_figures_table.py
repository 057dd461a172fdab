from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox

from sitrep.domain.figure import Role
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import Indicator, slot
from sitrep.domain.quantity import Quantifier
from sitrep.domain.steps import whole
from sitrep.services import recording
from sitrep.services.board import gather
from sitrep.store import figures
from sitrep.ui.dialogs.figure import FigureDialog
from sitrep.ui.dialogs.take_out import TakeOutDialog
from sitrep.ui.models.figure_rows import rows
from sitrep.ui.models.figures import AS_OF, HEADLINE, INDICATOR, PLACE, REVIEWED, FigureTable
from sitrep.ui.models.indicators import Marks, marks
from tests.services.figures import figure, killed
from tests.ui.figures_page import OHCHR, TODAY, all_of, opened, shown

Key = Qt.Key


@pytest.fixture
def told(session, crisis):
    """Killed in all and in two places, with a rival, and what else was told."""
    total = killed(crisis, "1,225")
    session.attempt(recording.record, total)
    for each in (
        killed(crisis, "658", places=[("Lattakia", "SY06")]),
        killed(crisis, "384", places=[("Tartous", "SY10")]),
        killed(crisis, "111", source=OHCHR),
        figure(crisis, "injured", "dozens", as_of=TODAY - timedelta(days=4)),
        figure(crisis, "homes_damaged", "reported", reviewed=False, as_of=TODAY),
        figure(crisis, "curfew", "reported"),
    ):
        session.attempt(recording.record, each)
    return total


def test_the_models_keep_qts_contract(qtmodeltester, session, crisis, told):
    board = whole(gather(session.store, crisis, TODAY))
    from sitrep.document.sentences import Writer
    from sitrep.domain.place import gazetteer

    writer = Writer("en", gazetteer("SYR"))
    table, axis = FigureTable(), Marks()
    table.show(whole(rows(board, writer, every=True)))
    axis.show(marks(board.standings[0], writer))
    qtmodeltester.check(axis)
    qtmodeltester.check(table)
    table.sort(HEADLINE, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(table)


def test_one_row_an_indicator_its_places_below_it(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    assert shown(panel, INDICATOR) == [
        "Killed", "Killed", "Killed", "Injured", "Homes damaged", "Curfew",
    ]  # fmt: skip
    assert shown(panel, PLACE)[:3] == ["all areas", "Lattakia", "Tartous"]
    assert shown(panel, HEADLINE)[:5] == ["1,225", "658", "384", "Dozens", "Reported"]
    assert panel.hand.rows[0].second == "2 sources differ"
    assert [row.part for row in panel.hand.rows[:4]] == [False, True, True, False]


def test_age_is_said_in_words_and_review_is_marked(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    assert shown(panel, AS_OF)[3].endswith("· 4 days")
    assert shown(panel, REVIEWED)[3:5] == ["✓", "not yet"]
    assert panel.pane.review.text() == "Mark 1 as reviewed"
    qtbot.mouseClick(panel.pane.review, Qt.MouseButton.LeftButton)
    assert all(each.reviewed for each in all_of(session, crisis))
    assert not panel.pane.review.isVisible()


def test_the_mark_of_a_count_that_was_carried_on_is_explained(
    qtbot, session, choices, crisis, told
):
    panel = opened(qtbot, session, choices, crisis)
    assert not panel.pane.carried.isVisible()
    board = replace(panel._board, since=TODAY + timedelta(days=1))
    panel.hand.show(board, whole(rows(board, panel._writer, every=False)))
    assert all(each.endswith("†") for each in shown(panel, AS_OF)[:4])
    assert panel.pane.carried.isVisible()
    assert panel.pane.carried.text() == "† no newer count in the reporting period"


def test_groups_and_words_filter(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    qtbot.mouseClick(panel.groups.buttons["damage"], Qt.MouseButton.LeftButton)
    assert shown(panel, INDICATOR) == ["Homes damaged"]
    panel.groups.show_all()
    qtbot.keyClicks(panel.pane.filter, "killed latt")
    assert shown(panel, HEADLINE) == ["658"]
    qtbot.keyClicks(panel.pane.filter, "xx")
    assert panel.pane.none.isVisible()
    assert not panel.evidence.isVisible()


def test_any_column_sorts_and_the_choice_stays(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    panel.table.sortByColumn(HEADLINE, Qt.SortOrder.DescendingOrder)
    assert shown(panel, HEADLINE)[:3] == ["1,225", "658", "384"]
    assert panel.at_hand().id == told.id
    session.do(panel, recording.record, figure(crisis, "missing", "9,000"))
    assert shown(panel, HEADLINE)[0] == "9,000"
    assert panel.at_hand().id == told.id


def test_rivals_and_replaced_figures_have_rows_when_asked(qtbot, session, choices, crisis, told):
    session.attempt(recording.record, killed(crisis, "1,383", updates=told))
    panel = opened(qtbot, session, choices, crisis)
    assert "111" not in shown(panel, HEADLINE)
    panel.pane.every.setChecked(True)
    assert shown(panel, HEADLINE)[:3] == ["1,383", "111", "1,225"]
    assert [row.state for row in panel.hand.rows[:3]] == ["", "beside it", "replaced"]


def test_a_count_is_written_into_the_table(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.pane.model.index(1, HEADLINE))
    qtbot.keyClick(panel.table, Key.Key_7)
    editor = panel.table.findChild(QLineEdit)
    editor.setText("more than 700")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(editor, Key.Key_Return)
    assert shown(panel, HEADLINE)[1] == "700+"


def test_what_cannot_be_read_in_the_table_changes_nothing(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    index = panel.pane.model.index(1, HEADLINE)
    panel.pane.model.setData(index, "lots")
    box = panel.findChild(QMessageBox)
    assert box.text().startswith("Nothing was changed")
    box.close()
    panel.pane.model.setData(panel.pane.model.index(1, AS_OF), "soon")
    assert shown(panel, HEADLINE)[1] == "658"


def test_enter_opens_every_field_in_plain_words(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Key.Key_Return)
    dialog = panel.findChild(FigureDialog)
    dialog.what.place.setText("Banias")
    dialog.source.reliability.setCurrentIndex(dialog.source.reliability.findData("B"))
    dialog.source.credibility.setCurrentIndex(dialog.source.credibility.findData("2"))
    dialog.source.caveat.setText("Still counting.")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    changed = figures.get(session.store, told.id)
    assert (changed.claim.places[0].pcode, str(changed.grade), changed.caveat) == (
        "SY1002", "B2", "Still counting.",
    )  # fmt: skip
    assert panel.at_hand().id == told.id


def test_the_dialog_stays_open_over_what_it_cannot_read(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    panel.steps.change(panel.at_hand())
    dialog = panel.findChild(FigureDialog)
    dialog.what.as_of.setText("12/3")
    dialog.accept()
    assert dialog.isVisible()
    assert "two ways" in dialog.problem.text()
    dialog.what.as_of.setText("")
    dialog.what.count.setText("")
    dialog.accept()
    assert "no count yet" in dialog.problem.text()
    dialog.reject()


def test_a_figure_of_any_kind_is_recorded(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    panel.steps.add()
    dialog = panel.findChild(FigureDialog)
    dialog.what.kind.setCurrentIndex(dialog.what.kind.findData("attack_on_health"))
    assert dialog.what.unit.currentData() == "incidents"
    dialog.what.count.setText("at least 3")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    [made] = all_of(session, crisis)
    assert (made.claim.kinds, made.claim.unit, made.role) == (
        ("attack_on_health",), "incidents", Role.HEADLINE,
    )  # fmt: skip


def test_a_fact_told_by_telephone_needs_no_count(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    panel.steps.add()
    dialog = panel.findChild(FigureDialog)
    dialog.what.kind.setCurrentIndex(dialog.what.kind.findData("curfew"))
    assert not dialog.what.count.isEnabled()
    assert dialog.what.reading.text() == "Read as: Curfew"
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    [made] = all_of(session, crisis)
    assert made.claim.is_fact
    assert made.claim.quantity.quantifier is Quantifier.PRESENCE


def test_two_kinds_may_be_counted_as_one(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    panel.steps.change(panel.at_hand())
    dialog = panel.findChild(FigureDialog)
    dialog.what.other.setCurrentIndex(dialog.what.other.findData("detained"))
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    assert figures.get(session.store, told.id).claim.kinds == ("killed", "detained")
    assert figures.get(session.store, told.id).claim.quantity == told.claim.quantity


def test_delete_asks_why_and_undo_brings_it_back(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    panel.table.go_to(panel.hand.rows[3].figure.id)
    qtbot.keyClick(panel.table, Key.Key_Delete)
    dialog = panel.findChild(TakeOutDialog)
    dialog.why.setCurrentText("Counted twice")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    assert "Injured" not in shown(panel, INDICATOR)
    session.undo(panel)
    assert "Injured" in shown(panel, INDICATOR)


def test_a_reason_of_ones_own_is_taken_as_it_is_written_and_enter_takes_out(
    qtbot, session, choices, crisis, told
):
    panel = opened(qtbot, session, choices, crisis)
    figure_ = panel.hand.rows[3].figure
    panel.table.go_to(figure_.id)
    qtbot.keyClick(panel.table, Key.Key_Delete)
    dialog = panel.findChild(TakeOutDialog)
    qtbot.keyClicks(dialog.why, "wrong")  # one of those that are offered begins so
    assert dialog.reason() == "wrong"
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(dialog.why, Key.Key_Return)
    assert figures.get(session.store, figure_.id).role is Role.REJECTED
    assert not dialog.isVisible()


def test_panes_and_columns_are_remembered(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    panel.table.horizontalHeader().resizeSection(PLACE, 222)
    panel.keep()
    again = opened(qtbot, session, choices, crisis)
    assert again.table.columnWidth(PLACE) == 222


def test_five_thousand_figures_are_read_in_turns(qtbot, session, choices, crisis):
    with session._writing.step("Fill"):
        for n in range(2000):
            one = killed(crisis, str(n), places=[(f"Town {n}",)])
            figures.save(session._writing, replace(one, role=Role.HEADLINE))
            kept = Indicator(new_id(), crisis.id, slot(one.claim), one.id)
            figures.save_indicator(session._writing, kept)
    panel = opened(qtbot, session, choices, crisis)
    assert panel._reading.is_busy
    assert panel.pane.none.text() == "Reading the figures…"
    assert panel.evidence.isHidden()
    with qtbot.waitSignal(panel._reading.done):
        pass
    assert panel.pane.model.rowCount() == 2000
    assert panel.pane.none.isHidden()
    assert panel.evidence.isVisible()


def test_the_page_follows_what_replaces_the_figure_at_hand(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    assert panel.at_hand().id == told.id
    newer = killed(crisis, "1,383", updates=told)
    session.do(panel, recording.record, newer)
    assert panel.at_hand().id == newer.id


def test_every_action_has_a_short_cut_of_its_own(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    keys = [action.shortcut().toString() for action in panel.menu()]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_the_newer_count_of_the_menu_replaces(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    panel.table.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(panel.table, Key.Key_U, both)
    dialog = panel.findChild(FigureDialog)
    assert dialog.what.count.text() == ""
    qtbot.keyClicks(dialog.what.count, "1,400")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    assert figures.get(session.store, told.id).role is Role.SUPERSEDED


def test_whom_a_count_is_about_is_ticked(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    panel.steps.change(panel.at_hand())
    dialog = panel.findChild(FigureDialog)
    for action in dialog.what.people.menu().actions():
        if action.text() in ("Women", "Children"):
            action.trigger()
    assert dialog.what.people.text().startswith("women, children")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    assert figures.get(session.store, told.id).claim.population == ("women", "children")


def test_a_kind_that_moves_may_be_counted_on_the_day(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    panel.show_form()
    line = next(each for each in panel.form().lines if each.usual.kind == "displaced")
    qtbot.keyClicks(line.count, "51,000")
    line.measure.setCurrentIndex(1)
    qtbot.keyClick(line.count, Key.Key_Return)
    assert all_of(session, crisis)[0].claim.measure.value == "stock"


def test_a_page_that_nobody_sees_reads_when_it_is_shown(qtbot, session, choices, crisis, told):
    panel = opened(qtbot, session, choices, crisis)
    panel.hide()
    session.do(panel, recording.record, figure(crisis, "missing", "30"))
    assert "Missing" not in shown(panel, INDICATOR)
    panel.show()
    assert "Missing" in shown(panel, INDICATOR)
