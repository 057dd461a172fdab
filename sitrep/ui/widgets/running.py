"""What runs, at the right end of the status bar, with a button that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from sitrep.ui.jobs import Jobs
from sitrep.ui.widgets.words import words

if TYPE_CHECKING:
    from sitrep.ui.flows.sample import SampleFlow

PATIENCE = 500  # milliseconds that work may take before it is spoken of
_WORDS = {  # by the tag of the message; the messages themselves are loaded with the worker
    "Read": "Reading an article",
    "ReadPasted": "Reading an article",
    "Propose": "Looking for figures",
    "Render": "Laying out the report",
}


class Running(QWidget):
    """Hidden while nothing runs for longer than a moment."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._flow: SampleFlow | None = None
        self.what = words("", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.cancel = QPushButton("Cancel")
        self.cancel.setProperty("role", "link")
        self.cancel.clicked.connect(self._on_cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(8)
        for widget in (self.what, self.bar, self.cancel):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            line.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._look = QTimer(self, interval=PATIENCE)
        self._look.timeout.connect(self._on_look)
        self._seen: object = None
        jobs.busy.connect(self._on_busy)
        self.hide()

    def follow(self, flow: SampleFlow) -> None:
        """Show how far the sample is, until it ends."""
        self._flow = flow
        flow.moved.connect(self._on_moved)
        flow.ended.connect(self._on_ended)

    @Slot(int, int, str)
    def _on_moved(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._say(f"The sample: {what}")

    @Slot()
    def _on_ended(self) -> None:
        self._flow = None
        self.hide()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's own
        if self._flow:
            return
        if busy:
            self._seen = self._jobs.current
            self._look.start()
        else:
            self._look.stop()
            self.hide()

    @Slot()
    def _on_look(self) -> None:
        """Speak of a job that was there the last time one looked."""
        job = self._jobs.current
        if self._flow or job is None:
            return
        if job is self._seen:
            self.bar.setRange(0, 0)
            self._say(_WORDS.get(type(job.task).__name__, "Working"))
        self._seen = job

    def _say(self, what: str) -> None:
        self.what.setText(f"{what}…")
        self.cancel.setAccessibleName(f"Cancel: {what}")
        self.show()

    @Slot()
    def _on_cancel(self) -> None:
        job = self._jobs.current
        if self._flow:
            self._flow.cancel()
        elif job:
            self._jobs.cancel(job)
