"""A report's PDF dropped on the window of another computer brings the report back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from sitrep.domain.ids import new_id
from sitrep.domain.report import Situation
from sitrep.services import casework, reopening
from sitrep.store import articles, database, figures, reopened, reports, situations
from sitrep.ui.places import Page, Place
from tests.cli.test_reopen import FORGED
from tests.services import series
from tests.services.test_reopening import ELEVENTH, FIRST, altered, gone_out, next_issue
from tests.ui.opening import opened


@pytest.fixture
def brief(tmp_path, worker):
    """The PDF of No. 1, from a store that is gone; its situation and its figures."""
    file = tmp_path / "lost.db"
    database.create(file)
    with database.open_to_write(file) as store:
        crisis = Situation(new_id(), "Coastal hostilities", "SYR")
        casework.open_situation(store, crisis)
        made = series.killed(store, crisis, "1,225", FIRST, ELEVENTH)
        pdf = gone_out(store, worker, series.started(store, crisis, ELEVENTH))
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdf)
    return path, crisis, made


def dropped(widget, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    widget.dropEvent(event)


def press(box, name):
    button = next(each for each in box.findChildren(QPushButton) if each.text() == name)
    button.click()


def test_a_pdf_dropped_on_an_empty_window_is_there_to_go_on_from(qtbot, session, choices, brief):
    path, crisis, made = brief
    window = opened(qtbot, session, choices)

    with qtbot.waitSignal(session.changed, timeout=60_000):
        dropped(window, path)

    assert (window.here.page, window.here.situation) == (Page.PUBLISH, crisis.id)
    assert window.panels[Page.PUBLISH].preview.pdf == path.read_bytes()
    again = [figures.get(session.store, each.id) for each in made]
    _, page = next_issue(session._writing, crisis, again)
    assert "1,225 → 1,383 (+158, +12.9 per cent)" in page.changes[0].by_area


def test_the_program_started_on_a_pdf_of_ours_shows_the_report(qtbot, session, choices, brief):
    window = opened(qtbot, session, choices)

    with qtbot.waitSignal(session.changed, timeout=60_000):
        window.open_article(brief[0])

    assert window.here.page is Page.PUBLISH
    assert situations.every(session.store) == [brief[1]]


def test_an_altered_file_is_asked_about_and_marked(qtbot, session, choices, brief):
    path, _, made = brief
    path.write_bytes(altered(path.read_bytes(), "record.json", *FORGED))
    window = opened(qtbot, session, choices)
    flow = window.beginning.reopening

    dropped(window, path)
    qtbot.waitUntil(lambda: flow.box is not None, timeout=60_000)
    assert situations.every(session.store) == []
    assert "changed after the report was issued" in flow.box.informativeText()
    press(flow.box, "Reopen")

    (issue,) = reports.every(session.store)
    assert reopened.of_issue(session.store, issue.id).is_altered
    assert "was changed after" in window.panels[Page.PUBLISH].facts._state.text()
    assert not figures.get(session.store, made[0].id).reviewed


def test_a_report_dropped_among_articles_may_be_added_as_one(qtbot, session, choices, brief):
    other = Situation(new_id(), "Another crisis", "LBN")
    casework.open_situation(session._writing, other)
    window = opened(qtbot, session, choices)
    window.go(Place(Page.SOURCES, other.id))
    flow = window.beginning.reopening

    dropped(window.panels[Page.SOURCES], brief[0])
    qtbot.waitUntil(lambda: flow.box is not None, timeout=60_000)
    with qtbot.waitSignal(session.changed, timeout=60_000):
        press(flow.box, "Add as an article")

    assert len(articles.of_situation(session.store, other.id)) == 1
    assert [each.name for each in situations.every(session.store)] == ["Another crisis"]


def test_the_same_pdf_again_says_that_it_is_here(qtbot, session, choices, brief, worker):
    path, _, _ = brief
    reopening.reopen(session._writing, worker.reopen(path.read_bytes()), path.read_bytes(), "a.pdf")
    window = opened(qtbot, session, choices)
    said = []
    session.said.connect(said.append)

    with qtbot.waitSignal(session.changed, timeout=60_000):
        dropped(window, path)

    assert said[-1] == "No. 1 of “Coastal hostilities” is here already; nothing was changed."
    assert window.here.page is Page.PUBLISH
