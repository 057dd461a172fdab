"""A report back from its PDF: read in the worker, asked about where it is doubtful, taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from sitrep.document.record import Carried
from sitrep.errors import NotOurs, SitrepError
from sitrep.services import reopening
from sitrep.services.reopening import Outlook
from sitrep.ui.errors import show_error
from sitrep.ui.flows.files import ask_open
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.worker.messages import Reopen

_ROLES = QMessageBox.ButtonRole


class Reopening(QObject):
    """Takes one PDF at a time.

    Signals:
        done: Ids of the situation and of the report that is here again.
        left: The file, which is to be added as an article instead.
    """

    done = Signal(str, str)
    left = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._path = Path()
        self._data = b""
        self._as_source = False
        self._job: Job | None = None
        self.box: QMessageBox | None = None

    def begin(self) -> None:
        """Ask for the file."""
        ask_open(self._window, "Reopen a report from its PDF", "Reports (*.pdf)", self.take)

    def take(self, path: Path, *, as_source: bool = False) -> None:
        """Take a file.

        Args:
            path: The PDF.
            as_source: It came where articles come: what is none of ours is one, and what is ours
                may be wanted as one.
        """
        if self._job:
            return
        try:
            self._data = reopening.load(path)
        except SitrepError as error:
            show_error(self._window, error)
            return
        self._path, self._as_source = path, as_source
        self._session.said.emit(f"Reopening “{path.name}”…")
        self._job = self._session.jobs.submit(Reopen(self._data))
        self._job.done.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)

    @Slot()
    def _on_cancelled(self) -> None:
        self._job = None

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        if self._as_source and isinstance(error, NotOurs):
            self.left.emit(self._path)
        else:
            show_error(self._window, error)

    @Slot(object)
    def _on_read(self, carried: Carried) -> None:
        self._job = None
        try:
            found = reopening.look(self._session.store, carried)
        except SitrepError as error:
            show_error(self._window, error)
            return
        if not found.here and (found.altered or self._as_source):
            self._ask(carried, found)
        else:
            self._reopen(carried, found)

    def _ask(self, carried: Carried, found: Outlook) -> None:
        name = f"{found.issue.name} of “{found.situation.name}”"
        box = self._box(f"“{self._path.name}” is a report that Sitrep issued: {name}.")
        about = "Reopen it with its figures and sources"
        if found.altered:
            box.setIcon(QMessageBox.Icon.Warning)
            box.setText(f"“{self._path.name}” is not as it was issued.")
            about = f"{reopening.ALTERED}\n\nReopen {name} all the same"
        choice = ", or add the file as an article to read figures from?" if self._as_source else "?"
        box.setInformativeText(f"{about}{choice}")
        again = box.addButton("Reopen", _ROLES.AcceptRole)
        again.clicked.connect(partial(self._reopen, carried, found))
        if self._as_source:
            article = box.addButton("Add as an article", _ROLES.ActionRole)
            article.clicked.connect(lambda: self.left.emit(self._path))
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel if found.altered else again)
        box.open()

    def _reopen(self, carried: Carried, found: Outlook) -> None:
        step, name = reopening.reopen, self._path.name
        if not self._session.do(self._window, step, carried, self._data, name):
            return
        self._data = b""
        self.done.emit(found.situation.id, found.issue.id)
        said = found.outcome
        self._session.said.emit(said)
        if found.told:
            box = self._box(said)
            box.setInformativeText("\n\n".join(found.told[:12]))
            if found.altered:
                box.setIcon(QMessageBox.Icon.Warning)
            box.open()

    def _box(self, said: str) -> QMessageBox:
        box = QMessageBox(QMessageBox.Icon.Information, "Sitrep", said, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.box = box
        return box
