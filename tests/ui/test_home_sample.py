"""The sample is built while the window stays free, and can be stopped at any moment."""

from __future__ import annotations

import pytest

from sitrep.services import sampling
from sitrep.store import articles, database, figures, reports, situations
from sitrep.ui.flows.sample import SampleFlow
from sitrep.ui.places import Page
from tests.ui.opening import opened


@pytest.fixture
def flow(qtbot, session, qapp):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    return SampleFlow(session, window)


def test_the_window_builds_what_the_command_line_builds(qtbot, flow, session, tmp_path, worker):
    moves = []
    flow.moved.connect(lambda done, total, words: moves.append((done, total, words)))
    with qtbot.waitSignal(flow.ended, timeout=60_000), qtbot.waitSignal(flow.done, timeout=60_000):
        flow.start()
    database.create(tmp_path / "other.db")
    store = database.open_to_write(tmp_path / "other.db")
    sampling.sample(store, worker)

    (here,) = situations.every(session.store)
    (there,) = situations.every(store)
    assert here.name == there.name
    for one in (articles.of_situation, figures.of_situation, articles.cards):
        assert len(one(session.store, here.id)) == len(one(store, there.id))
    issued = reports.of_situation(session.store, here.id)
    assert [each.number for each in issued] == [1, 2]
    assert all(each.issued_at for each in issued)
    done, total, _ = moves[-1]
    assert done + 1 == total
    assert situations.office(session.store).organization == ""
    store.close()


def test_the_sample_stopped_before_its_first_report_leaves_nothing(qtbot, flow, session):
    def stop(done, _total, _words):
        if done == 12:
            flow.cancel()

    flow.moved.connect(stop)
    with qtbot.waitSignal(flow.ended, timeout=60_000):
        flow.start()
    assert situations.every(session.store) == []
    assert situations.office(session.store).organization == ""
    assert session.jobs.current is None


def test_the_sample_stopped_later_keeps_what_was_issued(qtbot, flow, session):
    def stop(_done, _total, words):
        if words == "Starting a report" and len(reports.every(session.store)) == 1:
            flow.cancel()

    flow.moved.connect(stop)
    with qtbot.waitSignal(flow.ended, timeout=60_000):
        flow.start()
    (only,) = reports.every(session.store)
    assert only.issued_at is not None
    assert situations.office(session.store).organization == ""


def test_the_sample_is_shown_in_the_status_bar_and_opened(qtbot, session, choices):
    window = opened(qtbot, session, choices)
    said = []
    window.beginning.sampling.connect(
        lambda flow: flow.moved.connect(lambda *_: said.append(window.running.what.text()))
    )
    window.beginning.sample.trigger()
    assert not window.beginning.sample.isEnabled()
    qtbot.waitUntil(lambda: window.here.page is Page.PUBLISH, timeout=60_000)
    assert window.running.isHidden()
    assert "The sample: Laying out No. 2…" in said
    window.beginning.sample.trigger()  # there already: it is opened, not built again
    assert window.here.page is Page.SOURCES
    assert len(situations.every(session.store)) == 1


def test_cancel_in_the_status_bar_stops_the_sample(qtbot, session, choices):
    from PySide6.QtCore import Qt

    window = opened(qtbot, session, choices)
    window.beginning.sample.trigger()
    qtbot.waitUntil(window.running.isVisible)
    with qtbot.waitSignal(window.beginning._flow.ended):
        qtbot.mouseClick(window.running.cancel, Qt.MouseButton.LeftButton)
    assert situations.every(session.store) == []
    assert window.beginning.sample.isEnabled()
