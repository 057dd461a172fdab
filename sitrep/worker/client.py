"""A caller that waits for a worker: started when first needed, kept warm, killed when it hangs."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from typing import Any

import msgspec

from sitrep.document.model import Document
from sitrep.document.record import Carried, Record
from sitrep.document.shown import Patch, Shown
from sitrep.domain.article import Article, ArticleReading
from sitrep.domain.figure import Proposed
from sitrep.domain.own_words import NOTHING, OwnWords
from sitrep.proofing.leaks import Secret
from sitrep.worker import launch
from sitrep.worker.messages import LayOut, Prove, Read, ReadPasted, Render, Reopen, Repaint, Task
from sitrep.worker.pipe import wait_readable
from sitrep.worker.twin import CAN_DIVIDE, Twin

GRACE = 1.0  # seconds for an idle worker to clean up


class Worker:
    """One worker process, started by the first call; a context manager that ends it.

    A call either returns its result or raises; a crash or a hang costs that call only.
    """

    def __init__(self, command: Sequence[str] = launch.COMMAND, *, twin: bool = False) -> None:
        """Take how to start it: by a command, or as a twin of this process where that can be."""
        self._command = command
        self._as_twin = twin and CAN_DIVIDE
        self._process: subprocess.Popen[bytes] | Twin | None = None
        self._job = 0
        self._warm: set[type[Task]] = set()
        self._busy = False

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process: an idle one cleans up after itself, a busy one is killed."""
        if self._process:
            if self._busy:
                self._process.kill()
            try:
                self._process.communicate(timeout=GRACE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.communicate()
            self._process = None
            self._warm = set()

    def read(self, data: bytes, filename: str) -> ArticleReading:
        found: ArticleReading = self._call(Read(data, filename))
        return found

    def read_pasted(self, text: str, html: str = "") -> ArticleReading:
        found: ArticleReading = self._call(ReadPasted(text, html))
        return found

    def propose(self, article: Article, country: str, own: OwnWords = NOTHING) -> Proposed:
        found: Proposed = self._call(launch.proposing(article, country, own))
        return found

    def render(
        self,
        document: Document,
        *,
        paper: str = "a4",
        greyscale: bool = False,
        to: str = "pdf",
        record: Record | None = None,
        archival: bool = False,
    ) -> bytes:
        made: bytes = self._call(Render(document, to, paper, greyscale, record, archival))
        return made

    def lay_out(self, document: Document, *, paper: str = "a4", greyscale: bool = False) -> Shown:
        made: Shown = self._call(LayOut(document, paper, greyscale))
        return made

    def repaint(
        self, document: Document, name: str, *, paper: str = "a4", greyscale: bool = False
    ) -> Patch | None:
        made: Patch | None = self._call(Repaint(document, name, paper, greyscale))
        return made

    def prove(self, data: bytes, kind: str, secrets: tuple[Secret, ...]) -> None:
        self._call(Prove(data, kind, secrets))

    def reopen(self, data: bytes) -> Carried:
        found: Carried = self._call(Reopen(data))
        return found

    def _call(self, task: Task) -> Any:
        """Have `task` done.

        Raises:
            SitrepError: As raised in the worker, or `WorkerFailed` if it died or hung.
            WorkerBug: A fault of the program's own.
        """
        self._job += 1
        loading = 0.0 if type(task) in self._warm else launch.LOADING
        limit = launch.LIMITS[type(task)] + loading
        try:
            self._busy = True
            line = self._exchange(launch.encoded(self._job, task), limit)
            self._busy = False
            answer = launch.result(task, line)
        except TimeoutError as error:
            self.stop()
            raise launch.late(limit) from error
        except (OSError, EOFError, msgspec.DecodeError) as error:
            self.stop()
            raise launch.stopped(task) from error
        except KeyboardInterrupt:  # its reply stays in the pipe and belongs to nobody
            self.stop()
            raise
        self._warm.add(type(task))
        return answer

    def _exchange(self, message: bytes, limit: float) -> bytes:
        process = self._started()
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(message)
        process.stdin.flush()
        until = time.monotonic() + limit
        answer = bytearray()
        while not answer.endswith(b"\n"):
            if not wait_readable(process.stdout, until - time.monotonic()):
                raise TimeoutError
            piece = os.read(process.stdout.fileno(), 1 << 20)
            if not piece:
                raise EOFError
            answer += piece
        return bytes(answer)

    def _started(self) -> subprocess.Popen[bytes] | Twin:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = Twin() if self._as_twin else self._by_command()
        return self._process

    def _by_command(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own program
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=launch.environment(),
            start_new_session=True,
        )
