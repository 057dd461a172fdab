"""Loading a country's places; the file is read in the worker, as all strange files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from sitrep.domain.history import Changed
from sitrep.domain.place import PlaceFile
from sitrep.errors import SitrepError
from sitrep.languages.countries import country_name
from sitrep.services import placing
from sitrep.store import own_places
from sitrep.ui.dialogs.places import PlacesDialog
from sitrep.ui.errors import show_error
from sitrep.ui.jobs import Job
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
        self._source = ""
        self._job: Job | None = None
        self._dialog: PlacesDialog | None = None
        session.changed.connect(self._on_changed)

    def begin(self, country: str) -> None:
        self._country = country
        name = country_name(country, "en")
        loaded = own_places.loaded(self._session.store, country)
        dialog = PlacesDialog(self._window, name, loaded)
        dialog.wanted.connect(self._choose)
        dialog.removed.connect(self._remove)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        self._dialog = dialog

    @Slot()
    def _choose(self) -> None:
        if self._dialog is None:
            return
        files = QFileDialog(self._dialog, "Choose a file of places", str(Path.home()), _FILES)
        files.fileSelected.connect(self.take)
        files.finished.connect(files.deleteLater)
        files.open()

    @Slot(str)
    def take(self, name: str) -> None:
        """Read a file of places."""
        path = Path(name)
        try:
            data = placing.file_bytes(path)
        except SitrepError as error:
            self._on_failed(error)
            return
        self._source = path.name
        self._say(f"Reading {path.name}…", busy=True)
        self._job = self._session.jobs.submit(ReadPlaces(data, path.name, self._country))
        self._job.done.connect(self._on_read)
        self._job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_read(self, file: PlaceFile) -> None:
        self._job = None
        done = self._session.do(self._dialog or self._window, placing.load, file, self._source)
        self._say(f"Loaded {self._source}." if done else "")

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        self._say("")
        show_error(self._dialog or self._window, error)

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
        job, self._job = self._job, None
        if job:
            self._session.jobs.cancel(job)
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None
