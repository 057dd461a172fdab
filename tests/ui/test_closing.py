"""Closing: what the store refuses is asked about, and what comes after the end is let be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from sitrep.domain.history import Changed
from sitrep.errors import StoreFailed
from sitrep.store import reports, unfinished
from sitrep.ui.places import Page, Place
from sitrep.worker.messages import Read
from tests.ui import issues
from tests.ui.opening import opened


@pytest.fixture
def window(qtbot, session, choices, crisis):
    issues.draft(session, crisis)
    made = opened(qtbot, session, choices)
    made.resize(1366, 740)  # wide enough to show the pages beside the form
    made.go(Place(Page.REPORT, crisis.id))
    return made


def refused(qtbot, window):
    """Type a day that is none."""
    due = window.panels[Page.REPORT].form.fields.days["next_due"]
    due.setFocus()
    qtbot.keyClicks(due, "soonish")
    return due


def asked(window):
    (box,) = window.findChildren(QMessageBox)
    return box


def press(qtbot, box, words):
    (button,) = (each for each in box.findChildren(QPushButton) if words in each.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_words_that_are_saved_close_without_a_question(qtbot, session, window):
    overview = window.panels[Page.REPORT].form.fields.overview
    overview.setFocus()
    qtbot.keyClicks(overview, "It pours. ")
    draft = window.panels[Page.REPORT].draft.issue
    assert window.close()
    assert reports.fields(session.store, draft.id)["overview"].value.startswith("It pours.")


def test_words_that_the_store_refuses_keep_the_window_open(qtbot, window):
    due = refused(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()
    assert "day of the next report was not saved" in asked(window).informativeText()
    press(qtbot, asked(window), "Keep editing")
    assert window.isVisible()
    assert due.text() == "soonish"


def test_a_question_is_asked_once(qtbot, window):
    refused(qtbot, window)
    window.close()
    window.close()
    assert len(window.findChildren(QMessageBox)) == 1


def test_a_person_may_let_them_go(qtbot, window):
    refused(qtbot, window)
    window.close()
    press(qtbot, asked(window), "lose these words")
    assert not window.isVisible()


def test_words_refused_on_a_page_left_since_are_asked_about_too(qtbot, window):
    refused(qtbot, window)
    window.go(Place(Page.HOME))
    assert not window.close()


def test_counts_that_were_not_recorded_are_kept_without_a_question(qtbot, session, window, crisis):
    window.go(Place(Page.FIGURES, crisis.id))
    panel = window.panels[Page.FIGURES]
    panel.show_form()
    qtbot.keyClicks(panel.form().lines[0].count, "more than 70")
    assert window.close()
    assert unfinished.lines(session.store, crisis.id)["killed"] == {"count": "more than 70"}


def test_counts_that_could_not_be_kept_are_asked_about(qtbot, window, crisis, monkeypatch):
    window.go(Place(Page.FIGURES, crisis.id))
    panel = window.panels[Page.FIGURES]
    panel.show_form()
    qtbot.keyClicks(panel.form().lines[0].count, "more than 70")
    monkeypatch.setattr(unfinished, "keep", no_space)
    assert not window.close()
    assert "could not be kept" in asked(window).informativeText()


def no_space(*_):
    raise StoreFailed("Nothing was saved: the disk is full.", "Free some space.")


def test_a_job_handed_in_after_the_end_is_cancelled(qtbot, session):
    session.jobs.stop()
    job = session.jobs.submit(Read(b"Six.", "six.txt"))
    with qtbot.waitSignal(job.cancelled):
        pass
    session.jobs.warm()
    assert session.jobs.current is None
    assert session.jobs._process is None


def test_a_page_that_is_hidden_after_the_end_says_nothing(qtbot, session, window):
    preview = window.panels[Page.REPORT].preview
    qtbot.waitUntil(lambda: preview.is_current, timeout=30_000)
    preview._kept = b""  # there is something to keep
    session.close()
    window.hide()
    assert session.attempt(lambda _: Changed.NOTHING) is not None
