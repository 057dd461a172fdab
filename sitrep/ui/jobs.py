"""Slow work in a worker process, one job after the other.

There are no threads: a thread stalls the window ten times longer than a process does, and cannot
be cancelled. Cancelling kills the process; the next job starts a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sitrep.errors import SitrepError

if TYPE_CHECKING:
    from sitrep.ui.pipe import Pipe
    from sitrep.worker.messages import Task


class Job(QObject):
    """One task on its way. Ends exactly once: as `done`, `failed` or `cancelled`."""

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, task: Task, parent: QObject) -> None:
        super().__init__(parent)
        self.task = task


class Jobs(QObject):
    """A queue of jobs before one warm worker.

    Signals:
        busy: A job waits or runs, or none does any more.
    """

    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._process: Pipe | None = None
        self._stopped = False

    def warm(self) -> None:
        """Start the worker before it is needed, once the first window is painted."""
        if not self._stopped:
            self._started()

    @property
    def current(self) -> Job | None:
        """The job that runs, None while nothing does."""
        return self._jobs[0] if self._jobs else None

    def submit(self, task: Task) -> Job:
        """Queue a task; connect to the job's signals before the event loop runs on.

        Once all is stopped nothing begins any more: the job ends as cancelled.
        """
        job = Job(task, self)
        if self._stopped:
            QTimer.singleShot(0, job, job.cancelled.emit)
            return job
        self._jobs.append(job)
        if len(self._jobs) == 1:
            self.busy.emit(True)
            QTimer.singleShot(0, self, self._start_first)
        return job

    def cancel(self, job: Job) -> None:
        """End a job; one that has ended already is let be."""
        if job not in self._jobs:
            return
        running = job is self._jobs[0]
        self._remove(job)
        if running:
            self._stop_process()
            self._start_first()
        job.cancelled.emit()
        job.deleteLater()

    def stop(self) -> None:
        """End everything at once and for good, for closing."""
        self._stopped = True
        self._jobs.clear()
        self._stop_process()

    @Slot()
    def _start_first(self) -> None:
        if self._jobs and not (self._process and self._process.is_busy):
            self._started().send(self._jobs[0].task)

    def _started(self) -> Pipe:
        if self._process is None:
            from sitrep.ui.pipe import Pipe  # noqa: PLC0415 - the window opens without documents

            self._process = Pipe(self)
            self._process.answered.connect(self._on_answered)
            self._process.refused.connect(self._on_refused)
            self._process.broken.connect(self._on_broken)
        return self._process

    def _stop_process(self) -> None:
        process, self._process = self._process, None
        if process:
            process.close()

    @Slot(object)
    def _on_answered(self, result: object) -> None:
        self._end(self._jobs[0], result=result)

    @Slot(object)
    def _on_refused(self, error: SitrepError) -> None:
        self._end(self._jobs[0], error=error)

    @Slot(object)
    def _on_broken(self, error: SitrepError) -> None:
        """A crash costs the job at hand; the next one starts a new worker."""
        self._stop_process()
        if self._jobs:
            self._end(self._jobs[0], error=error)

    def _end(self, job: Job, *, result: Any = None, error: SitrepError | None = None) -> None:
        self._remove(job)
        if error:
            job.failed.emit(error)
        else:
            job.done.emit(result)
        job.deleteLater()
        self._start_first()

    def _remove(self, job: Job) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self.busy.emit(False)
