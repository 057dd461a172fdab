"""From a report, or the sheet for whoever takes over, to a PDF file: whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QWidget

from sitrep.document.model import Document
from sitrep.document.record import Record
from sitrep.domain.report import Situation
from sitrep.errors import SitrepError
from sitrep.formats import FORMATS
from sitrep.formats.format import Format
from sitrep.proofing.leaks import Secret
from sitrep.services import handover, sharing
from sitrep.services.sharing import Wish
from sitrep.ui.choices import Choices
from sitrep.ui.errors import show_error
from sitrep.ui.flows.files import ask_save
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.ui.widgets.working import WorkingStrip
from sitrep.worker.messages import Prove, Render, RenderSheet

_FOLDER = "folders/out"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file that a person wants.

    Attributes:
        asks: Title of the dialog that asks where to.
        name: What the file is called unless the person says otherwise.
        task: What makes it.
        made: The whole of it, if it is made already.
        secrets: What may not stand in it.
    """

    asks: str
    name: str
    task: Render | RenderSheet
    made: bytes = b""
    secrets: tuple[Secret, ...] = ()

    @property
    def kind(self) -> Format:
        return FORMATS[self.task.format if isinstance(self.task, Render) else "pdf"]


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
        self._wanted: _Wanted | None = None
        self._path = Path()
        self._job: Job | None = None

    def begin(
        self,
        document: Document,
        wish: Wish,
        made: bytes = b"",
        record: Record | None = None,
        secrets: tuple[Secret, ...] = (),
    ) -> None:
        """Ask where a report goes to.

        Args:
            document: What is written.
            wish: Format, edition, paper and color.
            made: The file, if it is made already.
            record: What the PDF carries besides; None for a draft.
            secrets: What may not stand in it; none for an internal edition.
        """
        kind = FORMATS[wish.format]
        paper = wish.paper or "a4"
        task = Render(document, wish.format, paper, wish.greyscale, record, wish.archival)
        name = sharing.file_name(document, wish, kind.suffix)
        asks = "Export the PDF" if wish.format == "pdf" else f"Export as {kind.label}"
        self._ask(_Wanted(asks, name, task, made, secrets))

    def hand_over(self, situation: Situation, today: date) -> None:
        """Ask where the handover sheet of a situation goes to, as it stands today."""
        made = handover.sheet(self._session.store, situation, today)
        name = sharing.plain_name(f"Handover - {situation.name} ({made.day})")
        task = RenderSheet("handover", msgspec.to_builtins(made), "a4")
        self._ask(_Wanted("Save the handover sheet", f"{name}.pdf", task))

    def _ask(self, wanted: _Wanted) -> None:
        self._wanted = wanted
        path = self._folder() / wanted.name
        ask_save(self._page, wanted.asks, path, wanted.kind.label, self._on_chosen)

    def _folder(self) -> Path:
        kept = Path(self._choices.text(_FOLDER) or "/nowhere")
        if kept.is_dir():
            return kept
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents) or Path.home())

    def _on_chosen(self, path: Path) -> None:
        self._path = path
        self._choices.set_text(_FOLDER, str(self._path.parent))
        if self._wanted is None:
            return
        self._strip.begin(f"Making “{self._path.name}”…", self._cancel)
        if self._wanted.made:
            self._prove(self._wanted.made)
        else:
            self._submit(self._wanted.task, self._prove)

    def _submit(self, task: Render | RenderSheet | Prove, then: Callable[[bytes], None]) -> None:
        self._job = self._session.jobs.submit(task)
        self._job.done.connect(then)
        self._job.failed.connect(self._on_failed)

    def _prove(self, made: bytes) -> None:
        """Write a file in which nothing stands that is kept inside."""
        wanted = self._wanted
        if wanted is None or not wanted.secrets:
            self._write(made)
            return
        task = Prove(made, wanted.kind.key, wanted.secrets)
        self._submit(task, lambda _: self._write(made))

    def _cancel(self) -> None:
        if self._job:
            self._session.jobs.cancel(self._job)
            self._job = None

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        self._strip.end()
        show_error(self._page, error)

    def _write(self, made: bytes) -> None:
        self._job = None
        self._strip.end()
        try:
            sharing.write(self._path, made)
        except SitrepError as error:
            show_error(self._page, error)
            return
        self._session.said.emit(f"Exported: {self._path.name}")
        self.written.emit(self._path)
