"""Wishes for a PDF: one at a time is granted, and always the newest."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from sitrep.errors import SitrepError
from sitrep.ui.jobs import Job, Jobs
from sitrep.worker.messages import Render

PAUSE = 300  # milliseconds without a new wish, about a key stroke
_LONGEST = 1500  # milliseconds that somebody who types on and on waits at most


class Rendering(QObject):
    """Renders in the worker, after a pause; a wish that was overtaken is never begun.

    Signals:
        made: The PDF of a wish.
        failed: Why there is none, as a `SitrepError`.
        busy: A PDF is being made, or none is any more.
    """

    made = Signal(bytes)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wish: Render | None = None
        self._granted: Render | None = None
        self._job: Job | None = None
        self._held = False
        self._since = QElapsedTimer()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)

    @property
    def is_idle(self) -> bool:
        return self._wish is None and self._job is None

    def ask(self, wish: Render) -> None:
        """Wish for a PDF; the one that was made last is not made again."""
        if wish == self._granted:
            self._wish = None
            return
        self._wish = wish
        if self._held:
            return
        if not self._pause.isActive():
            self._since.start()
            self._pause.start()
        elif self._since.elapsed() < _LONGEST:
            self._pause.start()

    def hold(self, held: bool) -> None:  # noqa: FBT001 - a state
        """Begin nothing while nobody looks; the newest wish is granted afterwards."""
        self._held = held
        if held:
            self._pause.stop()
        elif self._wish:
            self._pause.start()

    def again(self, wish: Render) -> None:
        """Make a PDF now, even the same."""
        self._pause.stop()
        self._granted, self._wish = None, wish
        self._begin()

    def abandon(self) -> None:
        """Wish for nothing any more; what is still being made is not told of."""
        self._pause.stop()
        self._wish = self._granted = None
        if self._job:
            self._job.done.disconnect(self._on_done)
            self._job.failed.disconnect(self._on_failed)
            self._job.cancelled.disconnect(self._on_cancelled)
            self._end()

    @Slot()
    def _begin(self) -> None:
        if self._job or self._held or self._wish is None:
            return
        self._granted, self._wish = self._wish, None
        self._job = self._jobs.submit(self._granted)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self.busy.emit(True)

    def _end(self) -> None:
        self._job = None
        self.busy.emit(False)
        if self._wish and not self._pause.isActive():
            QTimer.singleShot(0, self, self._begin)

    @Slot(object)
    def _on_done(self, pdf: bytes) -> None:
        self._end()
        self.made.emit(pdf)

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._granted = None
        self._end()
        self.failed.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._granted = None
        self._end()
