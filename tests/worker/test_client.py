"""A crash or a hang in the worker costs one call; the next one runs."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from sitrep.domain.article import Article
from sitrep.errors import ImportFailed, WorkerFailed
from sitrep.worker import launch, tasks
from sitrep.worker.client import Worker
from sitrep.worker.launch import WorkerBug
from sitrep.worker.messages import Read, Task

ECHO = """
import sys, json
for line in sys.stdin.buffer:
    call = json.loads(line)
    {answer}
"""


def stand_in(answer):
    """A worker whose every answer is `answer`, a line of Python."""
    return Worker([sys.executable, "-c", ECHO.format(answer=answer)])


def article(text):
    return Article("a1", "s1", "", text, datetime.now(UTC), "", published=date(2025, 3, 7))


def test_an_article_is_read_and_figures_are_proposed(worker):
    reading = worker.read(b"Quake strikes\n\nMore than 40 people were killed in Homs.\n", "a.txt")
    found = worker.propose(article(reading.text), "SYR")
    (killed,) = [p for p in found.proposals if p.claim.kinds == ("killed",)]
    assert killed.claim.quantity.low == 40
    assert killed.claim.quantity.high is None
    assert killed.passage.article == "a1"
    assert reading.text[killed.passage.start : killed.passage.end] == killed.passage.quote


def test_what_cannot_be_read_is_said_as_in_the_worker(worker):
    with pytest.raises(ImportFailed) as caught:
        worker.read(b"", "empty.txt")
    assert caught.value.remedy


def test_a_worker_that_dies_over_a_call_fails_that_call():
    with stand_in("sys.exit(9)") as worker, pytest.raises(WorkerFailed, match="stopped"):
        worker.read(b"x", "a.txt")


def test_a_killed_worker_is_started_again_for_the_next_call():
    with Worker() as worker:
        worker.read(b"Words enough to be an article of one line.", "a.txt")
        worker._process.kill()
        worker._process.wait()
        assert worker.read(b"Words enough to be an article of one line.", "a.txt").text


def test_a_hanging_worker_is_killed_after_its_time(monkeypatch):
    monkeypatch.setattr(launch, "LOADING", 0.0)
    monkeypatch.setitem(launch.LIMITS, Read, 0.2)
    with stand_in("import time; time.sleep(60)") as worker:
        with pytest.raises(WorkerFailed, match="took longer"):
            worker.read(b"x", "a.txt")
        assert worker._process is None


def test_an_answer_that_makes_no_sense_is_a_failure_not_a_result():
    with stand_in("print('not json', flush=True)") as worker, pytest.raises(WorkerFailed):
        worker.read(b"x", "a.txt")


def test_a_fault_of_our_own_is_told_with_its_traceback():
    answer = (
        "print(json.dumps({'type': 'Failed', 'job': 1, 'kind': '', 'problem': 'x', 'remedy': '',"
        " 'details': 'Traceback: here'}), flush=True)"
    )
    with stand_in(answer) as worker, pytest.raises(WorkerBug, match="Traceback: here"):
        worker.read(b"x", "a.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="memory limits are the system's")
def test_what_needs_too_much_memory_is_refused_and_the_worker_lives(worker):
    bomb = b"<html><body>" + b"<div>" * 400_000 + b"x"
    with pytest.raises((ImportFailed, WorkerFailed)):
        worker.read(bomb, "bomb.html")
    assert worker.read(b"Words enough to be an article of one line.", "a.txt").text


def test_the_worker_ends_with_its_caller():
    with Worker() as worker:
        worker.read(b"Words enough to be an article of one line.", "a.txt")
        process = worker._process
    assert process.poll() is not None


def test_every_message_has_its_limit_its_result_and_what_does_it():
    assert set(tasks.TASKS) == set(get_args(Task))
