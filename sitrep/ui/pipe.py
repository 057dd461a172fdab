"""One worker process at the other end of its pipes."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from sitrep.errors import SitrepError
from sitrep.worker import launch
from sitrep.worker.messages import Task


class Pipe(QObject):
    """Starts a worker and hands it one task at a time.

    Signals:
        answered: What the worker made of the task.
        refused: The worker's refusal, a `SitrepError`; it can be asked again.
        broken: Why nothing more will come: the worker is gone, late or talks nonsense.
    """

    answered = Signal(object)
    refused = Signal(object)
    broken = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._warm: set[type[Task]] = set()
        self._answer = bytearray()
        self._number = 0
        self._limit = 0.0
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._on_late)
        environment = QProcessEnvironment()
        for name, value in launch.environment().items():
            environment.insert(name, value)
        self._process = QProcess(self)
        self._process.setProcessEnvironment(environment)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._on_answer)
        self._process.finished.connect(self._on_stopped)
        self._process.errorOccurred.connect(self._on_stopped)
        self._process.start(launch.COMMAND[0], list(launch.COMMAND[1:]))

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer is waited for."""
        return self._task is not None

    def process_id(self) -> int:
        """Return the number of the worker's process, 0 before it runs."""
        return self._process.processId()

    def send(self, task: Task) -> None:
        """Hand over a task; the time that it may take begins."""
        self._task = task
        self._number += 1
        self._answer.clear()
        loading = 0.0 if type(task) in self._warm else launch.LOADING
        self._limit = launch.LIMITS[type(task)] + loading
        self._clock.start(int(self._limit * 1000))
        self._process.write(launch.encoded(self._number, task))

    def close(self) -> None:
        """End the worker, whatever it does; nothing more is said."""
        self._clock.stop()
        self.blockSignals(True)
        self._process.blockSignals(True)
        self._process.kill()
        self._process.waitForFinished(1000)
        self.deleteLater()

    @Slot()
    def _on_answer(self) -> None:
        self._answer += self._process.readAllStandardOutput().data()
        if self._task is None or not self._answer.endswith(b"\n"):
            return
        self._clock.stop()
        task, self._task = self._task, None
        try:
            result = launch.result(task, bytes(self._answer))
        except launch.WorkerBug:
            self.refused.emit(launch.stopped(task))
            raise
        except SitrepError as error:
            self.refused.emit(error)
        except msgspec.DecodeError:
            self.broken.emit(launch.stopped(task))
        else:
            self._warm.add(type(task))
            self.answered.emit(result)

    @Slot()
    def _on_stopped(self) -> None:
        self.broken.emit(launch.stopped(self._task))

    @Slot()
    def _on_late(self) -> None:
        self.broken.emit(launch.late(self._limit))
