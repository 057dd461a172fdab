"""The worker's side: reads a call, does it, answers, until the pipe closes."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from typing import BinaryIO

import msgspec

from sitrep.errors import SitrepError, WorkerFailed
from sitrep.worker.messages import Call, Done, Failed, Reply
from sitrep.worker.tasks import run

SELDOM = 20_000  # objects that are made before memory is swept; mostly that is while nobody waits
MEMORY = 2 << 30  # bytes of address space; a hostile file hits this wall, not the computer's


def serve(*, stays: bool = True) -> None:
    """Answer calls from standard input on standard output, then return.

    Args:
        stays: It will be asked again and again, so that sweeping its memory is worth sparing.
    """
    _limit_memory()
    gc.enable()
    gc.set_threshold(SELDOM)
    loaded = 0
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the line of messages
    with os.fdopen(os.dup(0), "rb") as calls:
        for line in calls:
            call = msgspec.json.decode(line, type=Call)
            _answer(answers, _reply(call))
            if stays and any(gc.get_count()[1:]):  # much was made; now nobody waits
                gc.collect()
            if stays and len(sys.modules) > loaded:  # so much for every page is spared
                loaded = len(sys.modules)
                gc.collect()
                gc.freeze()


def _reply(call: Call) -> Reply:
    try:
        return Done(call.job, run(call.task))
    except SitrepError as error:
        return Failed(call.job, type(error).__name__, error.problem, error.remedy)
    except (MemoryError, RecursionError):
        return Failed(
            call.job,
            WorkerFailed.__name__,
            "This was not done: it needs more memory than Sitrep lets one file take.",
            "Try a smaller part of it, such as the pages you need.",
        )
    except Exception as error:  # noqa: BLE001 - a bug costs one job, and is told whole
        return Failed(call.job, "", str(error), "", traceback.format_exc())


def _answer(answers: BinaryIO, reply: Reply) -> None:
    answers.write(msgspec.json.encode(reply) + b"\n")
    answers.flush()


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
