"""A worker that is a twin of its caller: the same answers, and nothing of the caller's touched."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

from sitrep.store import database

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
        "from sitrep.worker import launch, messages; from sitrep.errors import WorkerFailed\n"
        "    launch.LIMITS[messages.Read] = 0.0\n"
        "    import os, signal; os.kill(twin._process, signal.SIGSTOP)\n"
        "    try: worker.read(b'x', 'a.txt')\n"
        "    except WorkerFailed as error: assert 'took longer' in error.problem"
    )
    assert told(late) == "waits to be written; True -9\n"


HANGS = """
import sys, tempfile
from pathlib import Path
from sitrep.store import database
from sitrep.worker import tasks
from sitrep.worker.client import Worker

def hang(task):
    print(*{files}, file=open(sys.argv[2], "w"), sep="\\n", flush=True)
    while True: pass

tasks.TASKS = {{**tasks.TASKS, tasks.Read: tasks.Kind(60.0, str, hang)}}
import os
store = database.open_to_write(Path(sys.argv[1]))
store.db.execute("begin immediate")
with Worker(twin=True) as worker:
    worker._started()
    print(worker._process._process, flush=True)
    worker.read(b"x", "a.txt")
"""
OPEN = "[os.readlink(each) for each in Path('/proc/self/fd').iterdir() if os.path.lexists(each)]"


@contextmanager
def hanging(folder, files="()"):
    """Yield a process that writes to a store, and its twin's number and handle, both busy."""
    store, told = folder / "s.db", folder / "told"
    database.create(store)
    os.mkfifo(told)
    words = [sys.executable, "-c", HANGS.format(files=files), str(store), str(told)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    twin = int(process.stdout.readline())
    handle = os.pidfd_open(twin)
    try:
        yield process, handle, told.read_text("utf-8").splitlines()
    finally:
        process.kill()
        process.communicate()
        os.close(handle)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_busy_twin_ends_with_its_caller_and_the_store_is_free(tmp_path, how):
    with hanging(tmp_path) as (process, twin, _):
        process.send_signal(how)
        process.wait(timeout=20)
        assert select.select([twin], [], [], 20)[0], "the twin was left behind"
        database.open_to_write(tmp_path / "s.db").close()


def test_a_twin_holds_nothing_that_its_caller_had_open(tmp_path):
    with hanging(tmp_path, OPEN) as (_, _, found):
        pass
    assert {each for each in found if not each.startswith("pipe:")} == {os.devnull}
    assert len({each for each in found if each.startswith("pipe:")}) == 2


def test_the_lock_of_a_store_is_free_when_its_caller_lets_go_of_it():
    assert told_of(
        "store = database.open_to_write(path)",
        "worker.read(b'More than 40 people were killed in Homs.', 'a.txt')",
        "store.close(); print(lock.is_held(path))",
    ) == ["False"]


def test_what_a_caller_made_is_not_swept_by_its_twin():
    assert told_of(
        "folder = tempfile.TemporaryDirectory(); name = folder.name",
        "gc.collect(); gc.disable(); ring = [folder]; ring.append(ring); del folder, ring",
        "own = tasks.TASKS[Read]",
        "sweep = lambda task: own.do(task) if gc.collect() >= 0 else None",
        "tasks.TASKS = {**tasks.TASKS, Read: own._replace(do=sweep)}",
        "worker.read(b'More than 40 people were killed in Homs.', 'a.txt')",
        "print(Path(name).is_dir())",
    ) == ["True"]


def test_a_twin_that_takes_too_much_memory_fails_that_call_alone():
    assert told_of(
        "own = tasks.TASKS[Read]",
        "big = lambda task: bytearray(3 << 30) if task.filename == 'big' else own.do(task)",
        "tasks.TASKS = {**tasks.TASKS, Read: own._replace(do=big)}",
        "try: worker.read(b'x', 'big')",
        "except WorkerFailed as error: print('memory' in error.problem)",
        "print(bool(worker.read(b'More than 40 people were killed in Homs.', 'a.txt').text))",
        "print(resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY)",
    ) == ["True", "True", "True"]


def told_of(*lines: str) -> list[str]:
    """Return what a process prints that has a store at `path` and a `worker` that is its twin."""
    start = """
import gc, resource, tempfile
from pathlib import Path
from sitrep.errors import WorkerFailed
from sitrep.store import database, lock
from sitrep.worker import tasks
from sitrep.worker.client import Worker
from sitrep.worker.messages import Read
with tempfile.TemporaryDirectory() as place, Worker(twin=True) as worker:
    path = Path(place) / "s.db"
    database.create(path)
"""
    script = start + "".join(f"    {line}\n" for line in lines)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script], check=True, capture_output=True, text=True
    )
    return done.stdout.split()
