"""A file that a dialog needs: asked for, looked at, and read in the worker as all strange files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sitrep.errors import SitrepError
from sitrep.services import intake
from sitrep.ui.errors import show_error
from sitrep.ui.flows.files import ask_open
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.worker.messages import Task


class StrangeFile(QObject):
    """Reads one file at a time; a failure is shown over the dialog.

    Signals:
        began: Name of the file that is being read.
        read: Name of the file, and what the worker made of it.
        failed: It could not be read, which was said.
    """

    began = Signal(str)
    read = Signal(str, object)
    failed = Signal()

    def __init__(
        self,
        session: Session,
        dialog: QWidget,
        task: Callable[[bytes, str], Task],
        *,
        largest: int = intake.LARGEST,
        smaller: str = intake.SMALLER,
    ) -> None:
        """Make it.

        Args:
            session: Whose worker reads.
            dialog: What needs the file; reading ends with it.
            task: What the worker is to do with the bytes and the name of the file.
            largest: Bytes that the file may have.
            smaller: A sentence: what to do where it has more.
        """
        super().__init__(dialog)
        self._session = session
        self._dialog = dialog
        self._task = task
        self._bounds = (largest, smaller)
        self._job: Job | None = None

    def ask(self, title: str, kinds: str) -> None:
        ask_open(self._dialog, title, kinds, self.take)

    def take(self, path: Path) -> None:
        try:
            data = intake.load(path, *self._bounds)
        except SitrepError as error:
            self._on_failed(error)
            return
        self.began.emit(path.name)
        self._job = self._session.jobs.submit(self._task(data, path.name))
        self._job.done.connect(lambda made: self._on_read(path.name, made))
        self._job.failed.connect(self._on_failed)

    def cancel(self) -> None:
        """Let the file go, such as when the dialog is closed."""
        job, self._job = self._job, None
        if job:
            self._session.jobs.cancel(job)

    def _on_read(self, name: str, made: object) -> None:
        self._job = None
        self.read.emit(name, made)

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        self.failed.emit()
        show_error(self._dialog, error)
