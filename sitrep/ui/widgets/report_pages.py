"""One report of several, chosen from a box above its pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sitrep.document.model import Document
from sitrep.errors import RenderFailed, SitrepError
from sitrep.services import editions, finding, gathering, sharing
from sitrep.services.overview import report_name
from sitrep.services.sharing import Out
from sitrep.store import reports
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.ui.widgets.page_view import PageView
from sitrep.ui.widgets.pages import Pages
from sitrep.ui.widgets.still_box import StillBox
from sitrep.ui.widgets.words import words
from sitrep.worker.messages import Render


class ReportPages(QFrame):
    """Which report, and its pages.

    Signals:
        shown: Other pages, or another report, stand there.
    """

    shown = Signal()

    def __init__(self, session: Session, reports_: Sequence[Out], name: str) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self.document: Document | None = None
        self.view = PageView()
        self.view.setAccessibleName(f"Pages of the {name.lower()}")
        self.which = StillBox()
        self.which.setAccessibleName(name)
        for out in reports_:
            state = "draft" if out.is_draft else f"as of {out.as_of}" if out.as_of else "issued"
            self.which.addItem(f"{report_name(out.issue)} · {state}", out.issue.id)
        self.which.setCurrentIndex(-1)
        self.which.currentIndexChanged.connect(self._on_chosen)
        self._fault = words("", "bad", wrap=True)
        self._fault.setContentsMargins(16, 8, 16, 8)
        self._fault.hide()
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(self.which, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._fault)
        whole.addWidget(self.view, 1)

    def turn_to(self, issue: str) -> None:
        self.which.setCurrentIndex(self.which.findData(issue))

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        if place < 0:
            return
        store = self._session.store
        self._drop()
        try:
            issue = finding.report(store, self.which.itemData(place))
            edition = editions.main(store, issue)
            kept = reports.version(store, issue.id, edition)
            self.document = gathering.document(store, issue, edition)
        except SitrepError as error:
            self._on_failed(error)
            return
        last = kept.pdf if kept else sharing.kept_pdf(store, issue.id)
        if last:
            self._show(last)
        if last is None or kept is None:
            if last is None:
                self.view.empty = "Laying out the pages…"
                self.view.show_pages(None)
            self._job = self._session.jobs.submit(Render(self.document))
            self._job.done.connect(self._on_done)
            self._job.failed.connect(self._on_failed)
        self.shown.emit()

    def _drop(self) -> None:
        if self._job:
            self._job.done.disconnect(self._on_done)
            self._job.failed.disconnect(self._on_failed)
        self._job = None
        self._fault.hide()

    @Slot(object)
    def _on_done(self, pdf: bytes) -> None:
        self._job = None
        self._show(pdf)

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        self._fault.setText(f"{error.problem} {error.remedy}")
        self._fault.show()

    def _show(self, pdf: bytes) -> None:
        try:
            self.view.show_pages(Pages(pdf))
        except ValueError:
            self._on_failed(
                RenderFailed("The pages cannot be shown: the PDF is damaged.", "Open the report.")
            )
        self.shown.emit()
