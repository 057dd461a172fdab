"""Loading a country's places; the file is read in the worker, as all strange files."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from sitrep.domain.history import Changed
from sitrep.domain.place import PlaceFile
from sitrep.languages.countries import country_name
from sitrep.services import placing
from sitrep.store import own_places
from sitrep.ui.dialogs.places import PlacesDialog
from sitrep.ui.flows.strange_file import StrangeFile
from sitrep.ui.session import Session
from sitrep.worker.messages import ReadPlaces

_FILES = "Files of places (*.csv *.xlsx *.geojson *.json)"


class Placing(QObject):
    """Opens what is loaded of a country, and loads or takes out in one step each."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._country = ""
        self.file: StrangeFile | None = None  # while the dialog is open
        self._dialog: PlacesDialog | None = None
        session.changed.connect(self._on_changed)

    def begin(self, country: str) -> None:
        self._country = country
        called = country_name(country, "en")
        loaded = own_places.loaded(self._session.store, country)
        dialog = PlacesDialog(self._window, called, loaded)
        file = StrangeFile(
            self._session,
            dialog,
            lambda data, name: ReadPlaces(data, name, country),
            largest=placing.LARGEST,
            smaller=placing.SMALLER,
        )
        file.began.connect(self._on_began)
        file.read.connect(self._on_read)
        file.failed.connect(partial(self._say, ""))
        dialog.wanted.connect(lambda: file.ask("Choose a file of places", _FILES))
        dialog.finished.connect(file.cancel)
        dialog.removed.connect(self._remove)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        self._dialog, self.file = dialog, file

    @Slot(str)
    def _on_began(self, name: str) -> None:
        self._say(f"Reading {name}…", busy=True)

    @Slot(str, object)
    def _on_read(self, name: str, file: PlaceFile) -> None:
        done = self._session.do(self._dialog or self._window, placing.load, file, name)
        self._say(f"Loaded {name}." if done else "")

    def _say(self, text: str, *, busy: bool = False) -> None:
        if self._dialog:
            self._dialog.say(text)
            self._dialog.rest(busy)

    @Slot(str)
    def _remove(self, part: str) -> None:
        parent = self._dialog or self._window
        if self._session.do(parent, placing.take_out, self._country, part):
            self._say("Taken out.")

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self._dialog and changed & Changed.PLACES:
            self._dialog.show_loaded(own_places.loaded(self._session.store, self._country))

    @Slot()
    def _on_finished(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog:
            dialog.deleteLater()
