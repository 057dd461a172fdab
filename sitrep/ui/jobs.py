"""Slow work in a worker process, one job after the other.

There are no threads: a thread stalls the window ten times longer than a process does, and cannot
be cancelled. Cancelling kills the process; the next job starts a new one.
"""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from sitrep.errors import SitrepError
from sitrep.worker import launch
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
        self._process: QProcess | None = None
        self._warm: set[type[Task]] = set()
        self._answer = bytearray()
        self._number = 0
        self._limit = 0.0
        self._stopped = False
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._on_late)

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
        if not self._jobs or self._clock.isActive():
            return
        task = self._jobs[0].task
        self._number += 1
        self._answer.clear()
        loading = 0.0 if type(task) in self._warm else launch.LOADING
        self._limit = launch.LIMITS[type(task)] + loading
        self._clock.start(int(self._limit * 1000))
        self._started().write(launch.encoded(self._number, task))

    def _started(self) -> QProcess:
        if self._process is None:
            process = QProcess(self)
            environment = QProcessEnvironment()
            for name, value in launch.environment().items():
                environment.insert(name, value)
            process.setProcessEnvironment(environment)
            process.setStandardErrorFile(QProcess.nullDevice())
            process.readyReadStandardOutput.connect(self._on_answer)
            process.finished.connect(self._on_stopped)
            process.errorOccurred.connect(self._on_stopped)
            process.start(launch.COMMAND[0], list(launch.COMMAND[1:]))
            self._process = process
        return self._process

    def _stop_process(self) -> None:
        self._clock.stop()
        process, self._process = self._process, None
        self._warm.clear()
        if process:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    @Slot()
    def _on_answer(self) -> None:
        if self._process is None:
            return
        self._answer += self._process.readAllStandardOutput().data()
        if self._jobs and self._answer.endswith(b"\n"):
            self._clock.stop()
            self._finish(self._jobs[0])

    def _finish(self, job: Job) -> None:
        try:
            result = launch.result(job.task, bytes(self._answer))
        except SitrepError as error:
            self._end(job, error=error)
        except msgspec.DecodeError:
            self._on_stopped()
        except launch.WorkerBug:
            self._end(job, error=launch.stopped())
            raise
        else:
            self._warm.add(type(job.task))
            self._end(job, result=result)

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

    @Slot()
    def _on_stopped(self) -> None:
        """A crash costs the job at hand; the next one starts a new worker."""
        self._stop_process()
        if self._jobs:
            self._end(self._jobs[0], error=launch.stopped())

    @Slot()
    def _on_late(self) -> None:
        self._stop_process()
        if self._jobs:
            self._end(self._jobs[0], error=launch.late(self._limit))
