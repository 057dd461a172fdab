"""A job ends exactly once; a crash, a hang or a cancel costs that job and no other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from sitrep.domain.article import ArticleReading
from sitrep.errors import ImportFailed, WorkerFailed
from sitrep.ui.jobs import Jobs
from sitrep.worker import launch
from sitrep.worker.messages import Read, ReadPasted

SHORT = ReadPasted("Six hospitals are out of service.")
SILENT = (sys.executable, "-c", "import sys, time; sys.stdin.readline(); time.sleep(60)")


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.stop()


class Ends:
    """Every word that a job says about its end."""

    def __init__(self, job):
        self.said = []
        job.done.connect(lambda result: self.said.append(("done", result)))
        job.failed.connect(lambda error: self.said.append(("failed", error)))
        job.cancelled.connect(lambda: self.said.append(("cancelled", None)))

    @property
    def how(self):
        return [word for word, _ in self.said]


def pid(jobs):
    return jobs._process.process_id()


def test_a_job_is_done_once(qtbot, jobs):
    ends = Ends(jobs.submit(SHORT))
    with qtbot.waitSignal(jobs.busy, timeout=30_000, check_params_cb=lambda busy: not busy):
        pass
    assert ends.how == ["done"]
    assert isinstance(ends.said[0][1], ArticleReading)


def test_a_refusal_of_the_worker_fails_the_job_once(qtbot, jobs):
    ends = Ends(jobs.submit(Read(b"", "empty.txt")))
    qtbot.waitUntil(lambda: bool(ends.said), timeout=30_000)
    assert ends.how == ["failed"]
    assert isinstance(ends.said[0][1], ImportFailed)


def test_jobs_are_done_in_order_one_after_the_other(qtbot, jobs):
    order = []
    for name in "abc":
        job = jobs.submit(ReadPasted(f"Text {name} is long enough to be read."))
        job.done.connect(lambda reading: order.append(reading.text.split()[1]))
    qtbot.waitUntil(lambda: len(order) == 3, timeout=30_000)
    assert order == ["a", "b", "c"]


def test_busy_is_said_when_it_begins_and_when_it_ends(qtbot, jobs):
    said = []
    jobs.busy.connect(said.append)
    jobs.submit(SHORT)
    job = jobs.submit(SHORT)
    qtbot.waitSignal(job.done, timeout=30_000).wait()
    assert said == [True, False]
    assert jobs.current is None


def test_the_running_job_is_cancelled_by_ending_the_process(qtbot, jobs, monkeypatch):
    monkeypatch.setattr(launch, "COMMAND", SILENT)
    job = jobs.submit(SHORT)
    ends = Ends(job)
    qtbot.waitUntil(lambda: jobs._process is not None and pid(jobs) > 0)
    running = pid(jobs)
    jobs.cancel(job)
    jobs.cancel(job)
    assert ends.how == ["cancelled"]
    with pytest.raises(ProcessLookupError):
        os.kill(running, 0)

    monkeypatch.undo()
    after = Ends(jobs.submit(SHORT))
    qtbot.waitUntil(lambda: bool(after.said), timeout=30_000)
    assert after.how == ["done"]
    assert ends.how == ["cancelled"]


def test_a_waiting_job_is_cancelled_without_harm_to_the_running_one(qtbot, jobs):
    first, second = jobs.submit(SHORT), jobs.submit(SHORT)
    ends = Ends(first), Ends(second)
    jobs.cancel(second)
    qtbot.waitUntil(lambda: bool(ends[0].said), timeout=30_000)
    assert [each.how for each in ends] == [["done"], ["cancelled"]]


def test_a_killed_worker_costs_the_job_at_hand_only(qtbot, jobs, monkeypatch):
    monkeypatch.setattr(launch, "COMMAND", SILENT)
    ends = Ends(jobs.submit(SHORT))
    qtbot.waitUntil(lambda: jobs._process is not None and pid(jobs) > 0)
    next_one = Ends(jobs.submit(SHORT))
    monkeypatch.undo()
    os.kill(pid(jobs), signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(next_one.said), timeout=30_000)
    assert ends.how == ["failed"]
    assert isinstance(ends.said[0][1], WorkerFailed)
    assert next_one.how == ["done"]


def test_a_worker_that_hangs_is_ended_after_its_time(qtbot, jobs, monkeypatch):
    monkeypatch.setattr(launch, "COMMAND", SILENT)
    monkeypatch.setattr(launch, "LOADING", 0.0)
    monkeypatch.setitem(launch.LIMITS, ReadPasted, 0.3)
    ends = Ends(jobs.submit(SHORT))
    qtbot.waitUntil(lambda: bool(ends.said))
    assert ends.how == ["failed"]
    assert "took longer" in ends.said[0][1].problem
    assert jobs._process is None


def test_a_worker_that_answers_nonsense_fails_the_job(qtbot, jobs, monkeypatch):
    nonsense = "import sys; sys.stdin.readline(); print('hello', flush=True)"
    monkeypatch.setattr(launch, "COMMAND", (sys.executable, "-c", nonsense))
    ends = Ends(jobs.submit(SHORT))
    qtbot.waitUntil(lambda: bool(ends.said))
    assert ends.how == ["failed"]


def test_a_worker_that_cannot_start_fails_the_job(qtbot, jobs, monkeypatch):
    monkeypatch.setattr(launch, "COMMAND", ("/nowhere/at/all",))
    ends = Ends(jobs.submit(SHORT))
    qtbot.waitUntil(lambda: bool(ends.said))
    assert ends.how == ["failed"]


def test_twenty_thousand_signals_do_not_end_the_program():
    """PySide6 6.12.0 aborts Python 3.11 after a few hundred (stack.md, trap 1)."""
    code = """
from PySide6.QtCore import QCoreApplication, QObject, Signal
class Sender(QObject):
    said = Signal(bool)
    told = Signal(object)
app, sender, heard = QCoreApplication([]), Sender(), []
sender.said.connect(heard.append)
sender.told.connect(heard.append)
for count in range(10_000):
    sender.said.emit(count % 2 == 0)
    sender.told.emit(count)
print(len(heard))
"""
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "20000")
