"""From a draft to an issued report: what would be frozen, the confirmation, the PDF, the record."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sitrep.domain.report import Issue
from sitrep.errors import SitrepError
from sitrep.services import finding, issuing, sharing
from sitrep.services.issuing import Frozen
from sitrep.ui.dialogs.issue_report import IssueDialog
from sitrep.ui.errors import show_error
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.ui.widgets.working import WorkingStrip
from sitrep.worker.messages import Render


class Issuing(QObject):
    """Asks once, makes the PDF, and issues both; until then nothing has changed.

    Signals:
        issued: The id of the report that went out.
        ended: It did not go out: called off, failed, or refused.
    """

    issued = Signal(str)
    ended = Signal()

    def __init__(self, page: QWidget, session: Session, strip: WorkingStrip) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._strip = strip
        self._draft: Issue | None = None
        self._frozen: Frozen | None = None
        self._paper = "a4"
        self._job: Job | None = None
        self._dialog: IssueDialog | None = None

    def begin(self, draft: Issue, paper: str) -> None:
        """Say what issuing means, and ask."""
        frozen = self._freeze(draft)
        if frozen is None:
            return
        self._draft = draft
        self._dialog = IssueDialog(sharing.ready(self._session.store, frozen), paper, self._page)
        self._dialog.accepted.connect(self._on_accepted)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.open()

    def _freeze(self, draft: Issue) -> Frozen | None:
        try:
            return issuing.freeze(
                self._session.store, finding.report(self._session.store, draft.id)
            )
        except SitrepError as error:
            show_error(self._page, error)
            return None

    @Slot()
    def _on_accepted(self) -> None:
        if self._dialog is None or self._draft is None:
            return
        self._paper = self._dialog.paper()
        self._frozen = self._freeze(self._draft)
        if self._frozen is None:
            self.ended.emit()
            return
        document = self._frozen.documents[self._frozen.main]
        self._job = self._session.jobs.submit(Render(document, "pdf", self._paper))
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._strip.begin(f"Making the PDF of No. {self._draft.number}…", self._cancel)

    def _cancel(self) -> None:
        if self._job:
            self._session.jobs.cancel(self._job)
        self._job = None
        self._session.said.emit("Nothing was issued")
        self.ended.emit()

    @Slot(object)
    def _on_done(self, pdf: bytes) -> None:
        self._job = None
        self._strip.end()
        if self._frozen is None:
            return
        done = self._session.do(self._page, sharing.issued_with, self._frozen, pdf, self._paper)
        if done:
            self.issued.emit(self._frozen.issue.id)
        else:
            self.ended.emit()

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        self._strip.end()
        show_error(self._page, error)
        self.ended.emit()
