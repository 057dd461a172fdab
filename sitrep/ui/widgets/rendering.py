"""Wishes for pages: one at a time is granted, and always the newest.

While a person writes, only what changed is painted over the pages of before, where the worker can
tell that they then look as if laid out anew; the whole follows when hands rest.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from sitrep.document.shown import Patch, Shown
from sitrep.errors import SitrepError
from sitrep.ui.jobs import Job, Jobs
from sitrep.worker.messages import LayOut, Repaint

PAUSE = 300  # milliseconds without a new wish, about a key stroke, before the whole is laid out
REST = 700  # the same where a patch already shows how the pages look now
_LONGEST = 1500  # milliseconds that somebody who types on and on waits at most


class Rendering(QObject):
    """Lays out in the worker, after a pause; a wish that was overtaken is never begun.

    Signals:
        made: The `Shown` of a wish.
        patched: What to paint over the last one meanwhile, a `Patch`.
        failed: Why there is none, as a `SitrepError`.
        busy: Pages are being made, or none are any more.
    """

    made = Signal(object)
    patched = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wish: LayOut | None = None
        self._granted: LayOut | None = None
        self._base: Shown | None = None  # the pages in view
        self._job: Job | None = None
        self._held = False
        self._since = QElapsedTimer()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)

    @property
    def is_idle(self) -> bool:
        return self._wish is None and self._job is None

    def ask(self, wish: LayOut) -> None:
        """Wish for pages; those that were made last are not made again."""
        if wish == self._granted:
            if self._wish and self._base:  # a change that was taken back
                self.patched.emit(Patch(b""))
            self._wish = None
            return
        self._wish = wish
        if self._held:
            return
        self._wait(PAUSE)
        self._patch()

    def _wait(self, pause: int) -> None:
        if not self._pause.isActive():
            self._since.start()
            self._pause.start(pause)
        elif self._since.elapsed() < _LONGEST:
            self._pause.start(pause)

    def hold(self, held: bool) -> None:  # noqa: FBT001 - a state
        """Begin nothing while nobody looks; the newest wish is granted afterwards."""
        self._held = held
        if held:
            self._pause.stop()
        elif self._wish:
            self._pause.start(PAUSE)

    def again(self, wish: LayOut) -> None:
        """Make the pages now, even the same."""
        self._pause.stop()
        self._granted, self._wish = None, wish
        self._begin()

    def abandon(self) -> None:
        """Wish for nothing any more; what is still being made is not told of."""
        self._pause.stop()
        self._wish = self._granted = self._base = None
        if self._job:
            self._job.done.disconnect()
            self._job.failed.disconnect()
            self._job.cancelled.disconnect()
            self._end()

    @Slot()
    def _begin(self) -> None:
        if self._job or self._held or self._wish is None:
            return
        self._pause.stop()
        self._granted, self._wish = self._wish, None
        self._job = self._jobs.submit(self._granted)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self.busy.emit(True)

    def _patch(self) -> None:
        """Have what changed painted over the pages in view, if nothing else is being made."""
        wish, base = self._wish, self._base
        if self._job or self._held or wish is None or base is None or not base.name:
            return
        task = Repaint(wish.document, base.name, wish.paper, wish.greyscale)
        self._job = self._jobs.submit(task)
        self._job.done.connect(lambda patch: self._on_patch(wish, patch))
        self._job.failed.connect(lambda _: self._on_patch(wish, None))
        self._job.cancelled.connect(lambda: self._on_patch(wish, None))

    def _on_patch(self, wish: LayOut, patch: Patch | None) -> None:
        self._job = None
        if self._wish is None:
            return
        if patch:
            self.patched.emit(patch)
        if self._wish is not wish:
            self._patch()
        elif patch:
            self._wait(REST)
        if not self._job and not self._pause.isActive():
            self._begin()

    def _end(self) -> None:
        self._job = None
        self.busy.emit(False)
        if self._wish:
            QTimer.singleShot(0, self, self._go_on)

    @Slot()
    def _go_on(self) -> None:
        self._patch()
        if not self._job and not self._pause.isActive():
            self._begin()

    @Slot(object)
    def _on_done(self, shown: Shown) -> None:
        self._base = shown
        self._end()
        self.made.emit(shown)

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._granted = self._base = None
        self._end()
        self.failed.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._granted = self._base = None
        self._end()
