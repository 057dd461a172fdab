"""One session: what is read cannot be written, and every change is told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from sitrep.domain.history import ALL, Changed
from sitrep.domain.report import Situation
from sitrep.services import casework, recording
from sitrep.store import database, figures, situations
from sitrep.ui.jobs import Jobs
from sitrep.ui.session import Session
from tests.services.figures import killed


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_step_is_done_and_told(qtbot, session, window, crisis):
    with qtbot.waitSignal(session.changed) as changed:
        assert session.do(window, recording.record, killed(crisis, "70"))
    assert changed.args == [Changed.FIGURES]
    assert len(figures.of_situation(session.store, crisis.id)) == 1


def test_a_refusal_is_shown_in_two_sentences_and_changes_nothing(session, window, crisis):
    told = []
    session.changed.connect(told.append)
    again = Situation("0191", crisis.name, "SYR")
    assert not session.do(window, casework.open_situation, again)
    box = window.findChild(QMessageBox)
    assert "there is one named" in box.text()
    assert box.informativeText() == "Use that one, or choose another name."
    assert told == []
    assert situations.every(session.store) == [crisis]


def test_what_windows_read_cannot_be_written(session, crisis):
    with pytest.raises(Exception, match=r"readonly|read-only"), session.store.step("Try"):
        situations.save(session.store, crisis)


def test_undo_and_redo_also_after_the_program_was_closed(qtbot, window, tmp_path):
    path = tmp_path / "own.db"
    database.create(path)
    crisis = Situation("0190", "Coastal hostilities", "SYR")
    first = Session(path, Jobs())
    first.do(window, casework.open_situation, crisis)
    first.do(window, recording.record, killed(crisis, "70"))
    first.close()
    again = Session(path, Jobs())
    try:
        said = []
        again.said.connect(said.append)
        with qtbot.waitSignal(again.changed) as changed:
            again.undo(window)
        assert changed.args == [ALL]
        assert figures.of_situation(again.store, crisis.id) == []
        again.redo(window)
        assert len(figures.of_situation(again.store, crisis.id)) == 1
        assert said == ["Undone: Record a figure", "Done again: Record a figure"]
    finally:
        again.close()


def test_nothing_to_undo_is_said_and_no_error(session, window):
    said = []
    session.said.connect(said.append)
    session.undo(window)
    session.redo(window)
    assert window.findChild(QMessageBox) is None
    assert said == ["Nothing to undo; what was issued stays as it is", "Nothing to do again"]
