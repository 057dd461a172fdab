"""What was done, by whom, and what became different: the words of undo and of the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Flag, StrEnum, auto


class Changed(Flag):
    """What a step changed, told to every panel."""

    NOTHING = 0
    SITUATIONS = auto()
    ARTICLES = auto()
    PROPOSALS = auto()
    FIGURES = auto()
    REPORTS = auto()
    WORDS = auto()
    PLACES = auto()


ALL = Changed(sum(flag.value for flag in Changed))


class StepState(StrEnum):
    """Where a step stands on the way back and forth."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"  # undone, then overtaken by another step
    FINAL = "final"  # issuing: nothing before it can be undone either


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person did, as undo offers it.

    Attributes:
        name: In words: "Accept a figure".
        undoes: The step that this one turned back or made again, "" for a step of work.
    """

    id: str
    name: str
    at: datetime
    author: str
    state: StepState
    reason: str = ""
    undoes: str = ""
