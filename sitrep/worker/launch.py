"""How a worker is started, how long it may take, and what its answers mean; for every caller."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import msgspec

import sitrep
from sitrep import errors
from sitrep.domain.article import Article
from sitrep.domain.own_words import NOTHING, OwnWords
from sitrep.domain.place import own_list
from sitrep.errors import SitrepError, WorkerFailed
from sitrep.worker.messages import (
    Call,
    Done,
    Failed,
    LayOut,
    Propose,
    Render,
    RenderSheet,
    Repaint,
    Reply,
    Task,
)
from sitrep.worker.tasks import TASKS

COMMAND = (sys.executable, "-P", "-m", "sitrep", "--worker")

LIMITS = {task: kind.limit for task, kind in TASKS.items()}  # seconds
LOADING = 20.0  # seconds more for the first call, in which libraries load from a slow disk


class WorkerBug(WorkerFailed):
    """The worker met a fault of the program's own; the text is its traceback."""

    def __init__(self, details: str) -> None:
        super().__init__(
            "This was not done: Sitrep met a fault of its own. What was saved is safe.",
            "Set SITREP_TRACEBACK=1, do it again, and send us what it prints.",
        )
        self.details = details

    def __str__(self) -> str:
        return self.details


def environment() -> dict[str, str]:
    """Return what the worker's process needs to find the program."""
    here = str(Path(sitrep.__file__).parent.parent)
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    return os.environ | {"PYTHONPATH": path}


def proposing(article: Article, country: str, own: OwnWords = NOTHING) -> Propose:
    """Return the task of proposing figures from an article, with the words that staff added."""
    return Propose(
        article.id,
        article.text,
        article.language or "en",
        country,
        article.publisher or article.author,
        article.published,
        own,
        own_list(country),
    )


def encoded(job: int, task: Task) -> bytes:
    """Return a call as the line that goes down the pipe."""
    return msgspec.json.encode(Call(job, task)) + b"\n"


def result(task: Task, line: bytes) -> Any:
    """Return what the worker answered to `task`.

    Raises:
        SitrepError: As raised in the worker.
        WorkerBug: A fault of the program's own.
        msgspec.DecodeError: The line is no answer.
    """
    match msgspec.json.decode(line, type=Reply):
        case Done(result=value):
            return msgspec.convert(value, TASKS[type(task)].result, builtin_types=())
        case Failed(kind="", details=details):
            raise WorkerBug(details)
        case Failed(kind=name, problem=problem, remedy=remedy):
            error: Any = getattr(errors, name, SitrepError)
            raise error(problem, remedy)


def stopped(task: Task | None = None) -> WorkerFailed:
    """Return the failure of a worker that died at a task, or answered nonsense."""
    if isinstance(task, (LayOut, Render, RenderSheet, Repaint)):
        return WorkerFailed(
            "The pages were not made: the part of Sitrep that makes them stopped.",
            "Try again; what you wrote is kept. If it stops once more, tell us about it.",
        )
    return WorkerFailed(
        "This was not done: the part of Sitrep that reads and renders stopped.",
        "Try again; if it stops once more, leave this file out and tell us about it.",
    )


def late(seconds: float) -> WorkerFailed:
    """Return the failure of a worker that was ended after its time."""
    return WorkerFailed(
        f"This was not done: it took longer than {seconds:.0f} seconds.",
        "Try a smaller part of it, such as the pages you need.",
    )
