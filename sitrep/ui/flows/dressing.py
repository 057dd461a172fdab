"""Setting the looks of the office's reports."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from sitrep.services import casework
from sitrep.store import house
from sitrep.ui.dialogs.house import HouseDialog
from sitrep.ui.flows.asking import ask
from sitrep.ui.flows.strange_file import StrangeFile
from sitrep.ui.session import Session
from sitrep.worker.messages import ReadLogo

_PICTURES = "Pictures (*.png *.jpg *.jpeg)"


class Dressing(QObject):
    """Opens the looks, and saves them in one step."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.logo: StrangeFile | None = None  # while the dialog is open

    @Slot()
    def begin(self) -> None:
        dialog = HouseDialog(self._window, house.get(self._session.store))
        logo = StrangeFile(self._session, dialog, lambda data, _: ReadLogo(data))
        logo.read.connect(lambda _, made: dialog.show_logo(made))
        dialog.wanted_logo.connect(lambda: logo.ask("Choose a logo", _PICTURES))
        dialog.finished.connect(logo.cancel)
        ask(dialog, lambda: self._session.attempt(casework.dress, dialog.house()))
        self.logo = logo
