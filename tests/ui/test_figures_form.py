from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from sitrep.domain.figure import Relation, Role
from sitrep.services import recording
from sitrep.store import unfinished
from tests.services.figures import figure, killed
from tests.ui.figures_page import OHCHR, SOHR, TODAY, all_of, line_of, opened

Key, Modifier = Qt.Key, Qt.KeyboardModifier
SHIFT_CTRL = Modifier.ShiftModifier | Modifier.ControlModifier


def test_an_empty_page_says_what_to_do_first(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    assert panel.stack.currentWidget() is panel.start
    with qtbot.waitSignal(panel.start.entered):
        qtbot.keyClick(panel.start.focusProxy(), Key.Key_Space)
    assert panel.stack.currentWidget() is panel.form()


def test_a_figure_told_by_telephone_is_recorded_with_the_keyboard(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    form = panel.form()
    form.source.setFocus()
    qtbot.keyClicks(form.source, SOHR)
    qtbot.keyClick(form.source, Key.Key_Tab)
    qtbot.keyClicks(form.note, "Rima, by telephone")
    qtbot.keyClick(form.note, Key.Key_Tab)
    assert QApplication.focusWidget() is line.count
    qtbot.keyClicks(line.count, "more than 70")
    assert line.said.text() == "Reads: more than 70 people killed"
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(line.count, Key.Key_Return)
    [told] = all_of(session, crisis)
    assert (told.claim.quantity.low, told.claim.origin, told.note, told.claim.as_of) == (
        70, SOHR, "Rima, by telephone", TODAY,
    )  # fmt: skip
    assert line.count.text() == ""
    assert line.said.text() == "✓ Recorded: more than 70 people killed"
    assert QApplication.focusWidget() is line_of(panel, "injured").count


def test_what_cannot_be_read_stays_and_says_why(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "injured")
    qtbot.keyClicks(line.count, "lots and lots")
    assert "is not read as a count" in line.said.text()
    assert line.said.property("role") == "wait"
    qtbot.keyClick(line.count, Key.Key_Return)
    assert line.count.text() == "lots and lots"
    assert all_of(session, crisis) == []


def test_shift_enter_stays_for_another_place(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    for count, place in (("658", "Latakia"), ("384", "طرطوس"), ("12", "Homs")):
        qtbot.keyClicks(line.count, count)
        line.place.setText(place)
        qtbot.keyClick(line.count, Key.Key_Return, Modifier.ShiftModifier)
        assert QApplication.focusWidget() is line.count
    codes = [f.claim.places[0].pcode for f in all_of(session, crisis)]
    assert codes == ["SY06", "SY10", "SY04"]


def test_control_enter_records_every_line_in_one_step(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line_of(panel, "killed").count.setText("70")
    last = line_of(panel, "homes_damaged").count
    qtbot.keyClicks(last, "reported")
    qtbot.keyClick(last, Key.Key_Return, Modifier.ControlModifier)
    assert len(all_of(session, crisis)) == 2
    session.undo(panel)
    assert all_of(session, crisis) == []


def test_one_line_that_cannot_be_read_records_none_of_them(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line_of(panel, "killed").count.setText("70")
    line_of(panel, "injured").count.setText("1.000")
    panel.form().record_all()
    assert all_of(session, crisis) == []
    assert panel.form().problem.text().startswith("Nothing was recorded.")
    assert QApplication.focusWidget() is line_of(panel, "injured").count


def test_households_ask_for_their_size_and_show_what_is_derived(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "sheltered")
    qtbot.keyClicks(line.count, "1,000 households")
    assert line.household.isVisible()
    qtbot.keyClicks(line.household, "5")
    assert "5,000 people (derived: 1,000 households × 5)" in line.said.text()
    qtbot.keyClick(line.household, Key.Key_Return)
    assert all_of(session, crisis)[0].household_size == 5.0
    qtbot.keyClicks(line.count, "2,000 households")
    assert line.household.text() == "5"  # the size used last


def test_the_same_source_replaces_and_another_stands_beside(qtbot, session, choices, crisis):
    session.attempt(recording.record, killed(crisis, "1,225"))
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    assert line.now.whole.startswith("now 1,225")
    line.source.setText(OHCHR)
    qtbot.keyClicks(line.count, "1,300")
    assert not line.replaces.isChecked()
    assert "both stand side by side" in line.said.text()
    line.source.setText(SOHR)
    assert line.replaces.isChecked()
    assert line.replaces.text().startswith("replaces 1,225 (11 Mar")
    qtbot.keyClick(line.count, Key.Key_Return)
    first, second = all_of(session, crisis)
    assert [link.relation for link in second.links] == [Relation.UPDATES]
    assert (first.role, second.role) == (Role.SUPERSEDED, Role.HEADLINE)


def test_a_person_may_replace_another_source_too(qtbot, session, choices, crisis):
    session.attempt(recording.record, killed(crisis, "1,225"))
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    qtbot.keyClicks(line.count, "1,300")
    qtbot.mouseClick(line.replaces, Qt.MouseButton.LeftButton)
    line.replaces.setChecked(True)
    qtbot.keyClick(line.count, Key.Key_Return)
    assert all_of(session, crisis)[0].role is Role.SUPERSEDED


def test_places_are_offered_in_any_spelling(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    assert list(line.place.suggest("tart")) == ["Tartous"]
    assert list(line.place.suggest("Homs; jabl")) == ["Homs; Jablah"]
    assert list(line.place.suggest("اللاذ")) == ["Lattakia"]


def test_sources_used_before_are_offered(qtbot, session, choices, crisis):
    session.attempt(recording.record, killed(crisis, "70"))
    panel = opened(qtbot, session, choices, crisis)
    assert list(line_of(panel, "killed").source.suggest("sohr")) == [SOHR]


def test_the_day_is_read_as_people_write_it(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    qtbot.keyClicks(line.count, "70")
    qtbot.keyClicks(line.day, "yesterday")
    qtbot.keyClick(line.day, Key.Key_Return)
    assert all_of(session, crisis)[0].claim.as_of == TODAY - timedelta(days=1)
    qtbot.keyClicks(line.count, "80")
    qtbot.keyClicks(line.day, "12/3")
    assert "two ways" in line.said.text()
    qtbot.keyClick(line.day, Key.Key_Return)
    assert len(all_of(session, crisis)) == 1


def test_the_sector_holds_for_the_response(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "reached")
    panel.form().sector.setCurrentIndex(panel.form().sector.findData("health"))
    qtbot.keyClicks(line.count, "3,275")
    qtbot.keyClick(line.count, Key.Key_Return)
    assert all_of(session, crisis)[0].claim.sector == "health"


def test_what_is_typed_stays_while_other_things_change(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    line.count.setFocus()
    qtbot.keyClicks(line.count, "more th")
    session.do(panel, recording.record, figure(crisis, "injured", "40"))
    assert line.count.text() == "more th"
    assert QApplication.focusWidget() is line.count
    panel.show_table()
    assert line_of(panel, "killed").count.text() == "more th"


def test_escape_leads_back_to_the_table(qtbot, session, choices, crisis):
    session.attempt(recording.record, killed(crisis, "70"))
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    qtbot.keyClick(line.count, Key.Key_Escape)
    assert panel.stack.currentWidget() is panel.panes


def test_tab_walks_through_a_line_and_on_to_the_next(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    line.count.setFocus()
    walked = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == [line.place, line.day, line.source, line_of(panel, "injured").count]


def test_an_acronym_stands_for_the_source_used_before(qtbot, session, choices, crisis):
    session.attempt(recording.record, killed(crisis, "1,225"))
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    qtbot.keyClicks(line.source, "sohr")
    qtbot.keyClicks(line.count, "1,383")
    assert line.replaces.isChecked()
    qtbot.keyClick(line.count, Key.Key_Return)
    assert all_of(session, crisis)[1].claim.origin == SOHR


def test_fifteen_figures_are_entered_without_the_mouse(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    panel.show_form()
    form = panel.form()
    qtbot.keyClicks(form.source, "Field office")
    form.lines[0].count.setFocus()
    told = ["70", "dozens", "3", "none", "1,000 households", "reported", "up to 40", "a few",
            "200 families", "40-50", "9", "2", "at least 1", "6,500", "5,000"]  # fmt: skip
    for count in told:
        qtbot.keyClicks(QApplication.focusWidget(), count)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert [f.claim.quantity.words for f in all_of(session, crisis)] == told


def test_a_source_just_written_is_offered_on_the_next_line(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    qtbot.keyClicks(line.source, "Hillside Relief")
    qtbot.keyClicks(line.count, "3")
    qtbot.keyClick(line.count, Key.Key_Return)
    assert list(line_of(panel, "injured").source.suggest("reli")) == ["Hillside Relief"]


def test_lines_that_were_not_recorded_stand_there_at_the_next_start(
    qtbot, session, choices, crisis
):
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "killed")
    form = panel.form()
    qtbot.keyClicks(form.source, "Health directorate")
    qtbot.keyClicks(form.note, "Rima, by telephone")
    qtbot.keyClicks(line.count, "more than 70")
    qtbot.keyClicks(line.place, "Homs")
    qtbot.waitUntil(lambda: unfinished.lines(session.store, crisis.id).get("killed") is not None)
    qtbot.waitUntil(lambda: not panel._entry._unsaved)
    again = opened(qtbot, session, choices, crisis)
    qtbot.waitUntil(lambda: again.form() is not None)
    assert again.stack.currentWidget() is again.form()
    line = line_of(again, "killed")
    assert (line.count.text(), line.place.text()) == ("more than 70", "Homs")
    assert again.form().source.text() == "Health directorate"
    assert again.form().note.text() == "Rima, by telephone"
    qtbot.keyClick(line.count, Key.Key_Return)
    assert unfinished.lines(session.store, crisis.id) == {}
    third = opened(qtbot, session, choices, crisis)
    qtbot.waitUntil(lambda: third._board is not None)
    assert third.form() is None


def test_unfinished_lines_are_no_step_to_undo(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    before = session.store.log.undoable()
    qtbot.keyClicks(line_of(panel, "killed").count, "70")
    assert panel.keep()
    assert unfinished.lines(session.store, crisis.id)["killed"] == {"count": "70"}
    assert session.store.log.undoable() == before


def test_enter_in_a_line_without_its_count_asks_for_it(qtbot, session, choices, crisis):
    panel = opened(qtbot, session, choices, crisis)
    line, other = line_of(panel, "killed"), line_of(panel, "injured")
    qtbot.keyClicks(line.place, "about 120")  # in the wrong field
    qtbot.keyClick(line.place, Key.Key_Return)
    assert "“Killed” has no count yet" in panel.form().problem.text()
    assert QApplication.focusWidget() is line.count
    qtbot.keyClicks(other.count, "12")
    qtbot.keyClick(other.count, Key.Key_Return, Modifier.ControlModifier)
    assert all_of(session, crisis) == []
    line.place.clear()
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(other.count, Key.Key_Return, Modifier.ControlModifier)
    assert len(all_of(session, crisis)) == 1


def test_households_that_speak_already_are_not_said_as_people(qtbot, session, choices, crisis):
    recording.record(
        session._writing, figure(crisis, "displaced", "1,000 households", source="OCHA")
    )
    panel = opened(qtbot, session, choices, crisis)
    line = line_of(panel, "displaced")
    qtbot.waitUntil(lambda: line.now.whole.startswith("now 1,000 households"))
    qtbot.keyClicks(line.count, "900")
    qtbot.keyClicks(line.source, "OCHA")
    line.count.setText("900 households")
    assert line.replaces.text().startswith("replaces 1,000 households")


def test_no_key_changes_a_figure_of_the_table_behind_the_form(qtbot, session, choices, crisis):
    recording.record(session._writing, killed(crisis, "70"))
    panel = opened(qtbot, session, choices, crisis)
    qtbot.waitUntil(lambda: panel.at_hand() is not None)
    line = line_of(panel, "killed")
    line.count.setFocus()
    for key, modifier in ((Key.Key_F2, Modifier.NoModifier), (Key.Key_D, SHIFT_CTRL)):
        qtbot.keyClick(line.count, key, modifier)
    assert not panel.findChildren(QDialog)
    panel.show_table()
    qtbot.keyClick(panel.table, Key.Key_F2)
    assert len(panel.findChildren(QDialog)) == 1
