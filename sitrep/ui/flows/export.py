"""From a report to a PDF file in a folder of the person's choice, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from sitrep.document.model import Document
from sitrep.errors import SitrepError
from sitrep.services import sharing
from sitrep.services.sharing import Wish
from sitrep.ui.choices import Choices
from sitrep.ui.errors import show_error
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.ui.widgets.working import WorkingStrip
from sitrep.worker.messages import Render

_FOLDER = "folders/out"


class Export(QObject):
    """Asks where to, renders what is not rendered yet, and writes.

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
        self._document: Document | None = None
        self._wish = Wish()
        self._pdf = b""
        self._path = Path()
        self._job: Job | None = None

    def begin(self, document: Document, wish: Wish, pdf: bytes = b"") -> None:
        """Ask where to; `pdf` is what is to be written, if it is made already."""
        self._document, self._wish, self._pdf = document, wish, pdf
        dialog = QFileDialog(self._page, "Export the PDF", str(self._folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(sharing.file_name(document, wish))
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
        self._path = Path(name)
        self._choices.set_text(_FOLDER, str(self._path.parent))
        if self._pdf:
            self._write(self._pdf)
        elif self._document:
            task = Render(self._document, "pdf", self._wish.paper or "a4", self._wish.greyscale)
            self._job = self._session.jobs.submit(task)
            self._job.done.connect(self._on_done)
            self._job.failed.connect(self._on_failed)
            self._strip.begin(f"Making “{self._path.name}”…", self._cancel)

    def _cancel(self) -> None:
        if self._job:
            self._session.jobs.cancel(self._job)
            self._job = None

    @Slot(object)
    def _on_done(self, pdf: bytes) -> None:
        self._job = None
        self._strip.end()
        self._write(pdf)

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        self._strip.end()
        show_error(self._page, error)

    def _write(self, pdf: bytes) -> None:
        try:
            sharing.write(self._path, pdf)
        except SitrepError as error:
            show_error(self._page, error)
            return
        self._session.said.emit(f"Exported: {self._path.name}")
        self.written.emit(self._path)
