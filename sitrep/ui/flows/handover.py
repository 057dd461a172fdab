"""The handover sheet as a PDF in a folder of the person's choice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from sitrep.domain.report import Situation
from sitrep.errors import SitrepError
from sitrep.services import handover, sharing
from sitrep.ui.choices import Choices
from sitrep.ui.errors import show_error
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.ui.widgets.working import WorkingStrip
from sitrep.worker.messages import RenderSheet

_FOLDER = "folders/out"


class HandingOver(QObject):
    """Makes the sheet, asks where to, and writes it.

    Signals:
        written: The file, as a `Path`.
    """

    written = Signal(object)

    def __init__(
        self, page: QWidget, session: Session, choices: Choices, strip: WorkingStrip
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._choices = choices
        self._strip = strip
        self._job: Job | None = None
        self._name = ""
        self._pdf = b""

    def begin(self, situation: Situation, today: date) -> None:
        """Make the sheet of a situation as it stands today."""
        made = handover.sheet(self._session.store, situation, today)
        self._name = sharing.plain_name(f"Handover - {situation.name} ({made.day})")
        self._job = self._session.jobs.submit(
            RenderSheet("handover", msgspec.to_builtins(made), "a4")
        )
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._strip.begin("Making the handover sheet…", self._cancel)

    def _cancel(self) -> None:
        if self._job:
            self._session.jobs.cancel(self._job)
        self._job = None

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        self._strip.end()
        show_error(self._page, error)

    @Slot(object)
    def _on_done(self, pdf: bytes) -> None:
        self._job, self._pdf = None, pdf
        self._strip.end()
        dialog = QFileDialog(self._page, "Save the handover sheet", str(self._folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self._name}.pdf")
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _folder(self) -> Path:
        kept = Path(self._choices.text(_FOLDER) or "/nowhere")
        if kept.is_dir():
            return kept
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents) or Path.home())

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        path = Path(name)
        self._choices.set_text(_FOLDER, str(path.parent))
        try:
            sharing.write(path, self._pdf)
        except SitrepError as error:
            show_error(self._page, error)
            return
        self._session.said.emit(f"Saved: {path.name}")
        self.written.emit(path)
