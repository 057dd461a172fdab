"""A worker that is a twin of its caller: the same answers, and nothing of the caller's touched."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux divides a process")

READS = """
import sys
from sitrep.worker.client import Worker
sys.stdout.write("waits to be written; ")
with Worker(twin=True) as worker:
    found = worker.read(b"Quake strikes. More than 40 people were killed in Homs.", "a.txt")
    twin = worker._process
    {more}
print("More than 40" in found.text, twin.poll())
"""


def told(more: str = "") -> str:
    """Return what a process of its own says that has a twin read an article."""
    done = subprocess.run(
        [sys.executable, "-c", READS.format(more=more)],
        check=True, capture_output=True, text=True, env=os.environ,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def test_a_twin_answers_and_ends_without_writing_for_its_caller():
    assert told() == "waits to be written; True 0\n"


def test_a_twin_that_was_killed_is_started_again_for_the_next_call():
    again = "twin.kill(); twin.communicate(); "
    again += "found = worker.read(b'More than 40 people were killed in Homs.', 'a.txt')"
    assert told(again) == "waits to be written; True -9\n"


def test_a_twin_that_does_nothing_in_its_time_is_killed():
    late = (
        "from sitrep.worker import launch; from sitrep.errors import WorkerFailed\n"
        "    launch.LIMITS[launch.Read] = 0.0\n"
        "    import os, signal; os.kill(twin._process, signal.SIGSTOP)\n"
        "    try: worker.read(b'x', 'a.txt')\n"
        "    except WorkerFailed as error: assert 'took longer' in error.problem"
    )
    assert told(late) == "waits to be written; True -9\n"
