"""An earlier report from a Word file or a PDF: read, proposed from, decided on, taken over."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sitrep.domain.article import Article, ArticleReading
from sitrep.domain.figure import Proposed
from sitrep.domain.report import Situation
from sitrep.errors import SitrepError
from sitrep.services import importing_old, intake
from sitrep.services.intake import Details
from sitrep.store import own_words
from sitrep.ui.dialogs.import_old import ImportOldDialog
from sitrep.ui.errors import show_error
from sitrep.ui.flows.asking import ask
from sitrep.ui.flows.files import ask_open
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.worker import launch
from sitrep.worker.messages import Read, Task


class ImportingOld(QObject):
    """Asks for the file, then for its numbers, and takes the report over.

    Signals:
        done: The report stands as an issued one.
    """

    done = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._situation: Situation | None = None
        self._name, self._data = "", b""
        self._article: Article | None = None
        self._job: Job | None = None
        self.dialog: ImportOldDialog | None = None

    def begin(self, situation: Situation) -> None:
        """Ask for the file."""
        title, kinds = "Import an earlier report", "Reports (*.pdf *.docx)"
        ask_open(self._page, title, kinds, lambda path: self.read(situation, path))

    def read(self, situation: Situation, path: Path) -> None:
        """Read a file that was chosen."""
        self._situation = situation
        try:
            self._data = intake.load(path)
        except SitrepError as error:
            show_error(self._page, error)
            return
        self._name = path.name
        self._session.said.emit(f"Reading “{path.name}”…")
        self._submit(Read(self._data, path.name), self._on_read)

    def _submit(self, task: Task, then: object) -> None:
        self._job = self._session.jobs.submit(task)
        self._job.done.connect(then)
        self._job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        show_error(self._page, error)

    @Slot(object)
    def _on_read(self, reading: ArticleReading) -> None:
        if self._situation is None:
            return
        article = intake.article_of(self._situation, reading, self._name, Details())
        self._article = article
        country = self._situation.country
        own = own_words.of_country(self._session.store, country)
        self._submit(launch.proposing(article, country, own), self._on_proposed)

    @Slot(object)
    def _on_proposed(self, found: Proposed) -> None:
        self._job = None
        if self._situation is None or self._article is None:
            return
        new = intake.incoming(self._article, self._data, found, Details())
        today = datetime.now(UTC).astimezone().date()
        self.dialog = ImportOldDialog(self._page, new, self._situation.country, today)
        ask(self.dialog, partial(self._take_over, self.dialog))

    def _take_over(self, dialog: ImportOldDialog) -> SitrepError | None:
        if self._situation is None:
            return None
        refused = self._session.attempt(
            importing_old.take_over,
            self._situation,
            dialog.incoming,
            dialog.number.value(),
            dialog.as_of(),
            taken=dialog.taken(),
        )
        if not refused:
            self.done.emit()
        return refused
