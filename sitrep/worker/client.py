"""The caller's side: starts the worker when first needed, keeps it warm, kills it when it hangs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

import sitrep
from sitrep import errors
from sitrep.document.model import Document
from sitrep.domain.article import Article, ArticleReading
from sitrep.domain.figure import Proposed
from sitrep.errors import SitrepError, WorkerFailed
from sitrep.worker.messages import (
    Call,
    Done,
    Failed,
    Propose,
    Read,
    ReadPasted,
    Render,
    Reply,
    Task,
)
from sitrep.worker.pipe import wait_readable

T = TypeVar("T")

LIMITS = {Read: 10.0, ReadPasted: 10.0, Propose: 5.0, Render: 120.0}  # seconds
LOADING = 20.0  # seconds more for the first call, in which libraries load from a slow disk

_HERE = str(Path(sitrep.__file__).parent.parent)
COMMAND = (sys.executable, "-P", "-m", "sitrep", "--worker")


class WorkerBug(Exception):
    """The worker met a fault of the program's own; the text is its traceback."""


class Worker:
    """One worker process, started by the first call; a context manager that ends it.

    A call either returns its result or raises; a crash or a hang costs that call only.
    """

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._job = 0
        self._warm: set[type[Task]] = set()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process at once, whatever it is doing."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None
            self._warm = set()

    def read(self, data: bytes, filename: str) -> ArticleReading:
        return self._call(Read(data, filename), ArticleReading)

    def read_pasted(self, text: str, html: str = "") -> ArticleReading:
        return self._call(ReadPasted(text, html), ArticleReading)

    def propose(self, article: Article, country: str) -> Proposed:
        task = Propose(
            article.id,
            article.text,
            article.language or "en",
            country,
            article.publisher,
            article.published,
        )
        return self._call(task, Proposed)

    def render(
        self, document: Document, *, paper: str = "a4", greyscale: bool = False, to: str = "pdf"
    ) -> bytes:
        return self._call(Render(document, to, paper, greyscale), bytes)

    def _call(self, task: Task, kind: type[T]) -> T:
        """Have `task` done.

        Raises:
            SitrepError: As raised in the worker, or `WorkerFailed` if it died or hung.
            WorkerBug: A fault of the program's own.
        """
        self._job += 1
        limit = LIMITS[type(task)] + (0.0 if type(task) in self._warm else LOADING)
        try:
            line = self._exchange(msgspec.json.encode(Call(self._job, task)) + b"\n", limit)
            reply = msgspec.json.decode(line, type=Reply)
        except TimeoutError as error:
            self.stop()
            raise WorkerFailed(
                f"This was not done: it took longer than {limit:.0f} seconds.",
                "Try a smaller part of it, such as the pages you need.",
            ) from error
        except (OSError, EOFError, msgspec.DecodeError) as error:
            self.stop()
            raise WorkerFailed(
                "This was not done: the part of Sitrep that reads and renders stopped.",
                "Try again; if it stops once more, leave this file out and tell us about it.",
            ) from error
        except BaseException:  # Ctrl-C leaves a reply in the pipe that belongs to nobody
            self.stop()
            raise
        self._warm.add(type(task))
        return _result(reply, kind)

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

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            path = os.pathsep.join(filter(None, (_HERE, os.environ.get("PYTHONPATH"))))
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": path},
                start_new_session=True,
            )
        return self._process


def _result(reply: Reply, kind: type[T]) -> T:
    match reply:
        case Done(result=result):
            return msgspec.convert(result, kind, builtin_types=())
        case Failed(kind="", details=details):
            raise WorkerBug(details)
        case Failed(kind=name, problem=problem, remedy=remedy):
            error: Any = getattr(errors, name, SitrepError)
            raise error(problem, remedy)
