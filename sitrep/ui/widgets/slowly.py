"""Work in small helpings, so that the window never stalls."""

from __future__ import annotations

import gc
from collections.abc import Generator
from time import perf_counter
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

FIRST, HELPING = 0.010, 0.006  # seconds of one turn of the event loop
_SAME = 0.001  # seconds after one had its turn in which another's would make it a longer one


class Slowly(QObject):
    """Runs a generator step by step; only the newest one is finished.

    What is small is done before `begin` returns, unless another is at work then. Of several at
    work, one has each turn.

    Signals:
        done: What the generator returned.
    """

    done = Signal(object)
    _latest: ClassVar[Slowly | None] = None
    _until: ClassVar[float] = 0.0  # when its turn was over
    _at_work: ClassVar[bool] = False  # what one has done may begin another

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Generator[None, None, Any] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def is_busy(self) -> bool:
        return self._steps is not None

    def begin(self, steps: Generator[None, None, Any]) -> None:
        """Run `steps`; what was under way is dropped."""
        self._steps = steps
        if not Slowly._at_work:
            self._run(FIRST)
        if self._steps is steps:
            self._turn.start()

    def stop(self) -> None:
        """Drop what is under way."""
        self._steps = None
        self._turn.stop()

    @Slot()
    def _on_turn(self) -> None:
        if Slowly._latest is self or perf_counter() > Slowly._until + _SAME:
            self._run(HELPING)

    def _run(self, seconds: float) -> None:
        """Take steps until the time is up, without Python's collector, whose pauses are longer."""
        collects, within = gc.isenabled(), Slowly._at_work
        gc.disable()
        Slowly._at_work = True
        try:
            self._take(perf_counter() + seconds)
        finally:
            Slowly._at_work = within
            Slowly._latest, Slowly._until = self, perf_counter()
            if collects:
                gc.enable()

    def _take(self, end: float) -> None:
        """Take steps until `end`, one at least, of what is the newest then."""
        while (steps := self._steps) is not None:
            try:
                next(steps)
            except StopIteration as finished:
                if self._steps is steps:
                    self.stop()
                    self.done.emit(finished.value)
                    return
            if perf_counter() >= end:
                return
