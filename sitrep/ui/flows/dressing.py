"""Setting the looks of the office's reports; a logo is read in the worker, as all strange files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from sitrep.errors import SitrepError
from sitrep.services import casework, intake
from sitrep.store import house
from sitrep.ui.dialogs.house import HouseDialog
from sitrep.ui.errors import show_error
from sitrep.ui.session import Session
from sitrep.worker.messages import ReadLogo

_PICTURES = "Pictures (*.png *.jpg *.jpeg)"


class Dressing(QObject):
    """Opens the looks, and saves them in one step."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._dialog: HouseDialog | None = None

    @Slot()
    def begin(self) -> None:
        dialog = HouseDialog(self._window, house.get(self._session.store))
        dialog.wanted_logo.connect(self._choose)
        dialog.accepted.connect(
            lambda: self._session.do(self._window, casework.dress, dialog.house())
        )
        dialog.finished.connect(self._on_finished)
        dialog.open()
        self._dialog = dialog

    @Slot()
    def _choose(self) -> None:
        if self._dialog is None:
            return
        files = QFileDialog(self._dialog, "Choose a logo", str(Path.home()), _PICTURES)
        files.fileSelected.connect(self.take)
        files.finished.connect(files.deleteLater)
        files.open()

    @Slot(str)
    def take(self, name: str) -> None:
        """Make a picture file the logo."""
        try:
            data = intake.load(Path(name))
        except SitrepError as error:
            self._on_failed(error)
            return
        job = self._session.jobs.submit(ReadLogo(data))
        job.done.connect(self._on_read)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_read(self, logo: str) -> None:
        if self._dialog:
            self._dialog.show_logo(logo)

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        show_error(self._dialog or self._window, error)

    @Slot()
    def _on_finished(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None
