"""Long work as a generator of small steps, so that a window can do it between two keys."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")
Steps = Generator[None, None, T]


def whole(steps: Steps[T]) -> T:
    """Take all the steps at once; return what they lead to."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
