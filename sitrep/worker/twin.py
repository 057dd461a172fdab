"""A worker that is a twin of the command that asks for it: what both need is loaded already.

For a command that runs once and ends: starting a second Python and loading the program again costs
more than a page does. The twin obeys the same messages under the same limits. Only where systems
let a process divide safely, which is Linux; never for the window, whose libraries forbid it.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import IO

from sitrep.worker.pipe import wait_readable
from sitrep.worker.serve import serve

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
CAN_DIVIDE = sys.platform == "linux"


class Twin:
    """The process, with as much of `subprocess.Popen` as a caller of a worker uses."""

    def __init__(self) -> None:
        calls, to_twin = os.pipe()
        from_twin, answers = os.pipe()
        caller = os.getpid()
        self._process = os.fork()
        if not self._process:
            _become_worker(calls, answers, caller)
        os.close(calls)
        os.close(answers)
        self.stdin: IO[bytes] = os.fdopen(to_twin, "wb")
        self.stdout: IO[bytes] = os.fdopen(from_twin, "rb", buffering=0)
        self._ended: int | None = None

    def poll(self) -> int | None:
        """Return how it ended, None while it runs."""
        if self._ended is None:
            process, status = os.waitpid(self._process, os.WNOHANG)
            if process:
                self._ended = os.waitstatus_to_exitcode(status)
        return self._ended

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self._process, signal.SIGKILL)

    def communicate(self, timeout: float | None = None) -> None:
        """Close its calls and wait for its end.

        Raises:
            subprocess.TimeoutExpired: It still runs after `timeout` seconds.
        """
        if self.stdout.closed:
            return
        with suppress(BrokenPipeError):  # it ended before it had read everything
            self.stdin.close()
        if timeout is not None and not wait_readable(self.stdout, timeout):
            raise subprocess.TimeoutExpired("twin", timeout)
        if self._ended is None:
            _, status = os.waitpid(self._process, 0)
            self._ended = os.waitstatus_to_exitcode(status)
        self.stdout.close()


def _become_worker(calls: int, answers: int, caller: int) -> None:
    """Serve as a worker and end; nothing that the caller had open is touched or tidied here.

    Of its files only the two pipes stay open, so that no lock of its store outlives it.
    """
    status = 1
    try:
        os.setsid()  # a key that stops the command is for the command to pass on
        os.dup2(calls, 0)
        os.dup2(answers, 1)
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        _end_with(caller)
        gc.freeze()  # what the caller made is not for us to sweep
        serve(stays=False)
        status = 0
    finally:
        os._exit(status)


def _end_with(caller: int) -> None:
    """Have the system end us when the caller is killed, whatever we are about to do."""
    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != caller:
        raise SystemExit
