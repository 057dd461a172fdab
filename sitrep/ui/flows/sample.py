"""Builds the sample while the window stays free: one small thing after the other.

Cancelled or failed, it takes back what it did since the last report it issued; what was issued
stays, as everywhere.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from sitrep.domain.report import Office
from sitrep.errors import SitrepError
from sitrep.services import casework, sampling, undoing
from sitrep.services.sampling import Ask, Proposing, Reading, Rendering, Taking, Walk
from sitrep.store import situations
from sitrep.ui.errors import show_error
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.worker import launch
from sitrep.worker.messages import Read, Render, Task


class SampleFlow(QObject):
    """Walks the sample's plan with the window's jobs and steps.

    Signals:
        moved: How many things are done, of how many, and what is next.
        done: The newest report of the sample.
        ended: Over, done or not; the last word.
    """

    moved = Signal(int, int, str)
    done = Signal(object)
    ended = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._walk: Walk | None = None
        self._job: Job | None = None
        self._steps: set[str] = set()
        self._office = Office()
        self._count = 0

    def start(self) -> None:
        self._office = situations.office(self._session.store)
        self._walk = sampling.told(self._session.store)
        self._next(None)

    @Slot()
    def cancel(self) -> None:
        """Stop, and take back what can be taken back."""
        if self._walk is None:
            return
        self._walk = None
        job, self._job = self._job, None
        if job:
            self._session.jobs.cancel(job)
        self._session.said.emit("The sample was stopped")
        self._take_back()

    def _next(self, answer: Any) -> None:
        """Send the walk what came of the last thing, and begin the next one."""
        if self._walk is None:
            return
        try:
            ask = self._walk.send(answer)
        except StopIteration as end:
            self._finish(end.value)
        except SitrepError as error:
            self._on_failed(error)
        else:
            self.moved.emit(self._count, sampling.length(), ask.words)
            self._count += 1
            if self._walk:  # nobody stopped it at that word
                self._begin(ask)

    def _begin(self, ask: Ask) -> None:
        match ask:
            case Reading(data=data, filename=filename):
                self._submit(Read(data, filename))
            case Proposing(article=article, country=country):
                self._submit(launch.proposing(article, country))
            case Rendering(document=document, record=record):
                self._submit(Render(document, paper=sampling.PAPER, record=record))
            case Taking():
                QTimer.singleShot(0, self, lambda: self._take(ask))

    def _submit(self, task: Task) -> None:
        self._job = self._session.jobs.submit(task)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self.cancel)

    def _take(self, ask: Taking) -> None:
        if self._walk is None:
            return
        error = self._session.attempt(ask.step)
        if error:
            self._on_failed(error)
            return
        step = self._session.store.log.undoable()
        self._steps = self._steps | {step.id} if step else set()
        self._next(None)

    @Slot(object)
    def _on_done(self, result: Any) -> None:
        self._job = None
        self._next(result)

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = self._walk = None
        self._take_back()
        show_error(self._window, error)

    def _finish(self, issue: Any) -> None:
        self._walk = None
        if not self._office.organization:  # the sample's office signs the sample only
            self._session.attempt(casework.name_office, self._office)
        self.done.emit(issue)
        self.ended.emit()

    def _take_back(self) -> None:
        log = self._session.store.log
        while (step := log.undoable()) and step.id in self._steps:
            if self._session.attempt(undoing.undo):
                break
        if not self._office.organization and situations.office(self._session.store).organization:
            self._session.attempt(casework.name_office, self._office)
        self.ended.emit()
