"""From a draft to an issued report: what would be frozen, the confirmation, the PDF, the record."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sitrep.domain.report import Issue
from sitrep.errors import SitrepError
from sitrep.proofing.finding import Finding
from sitrep.services import checking, finding, issuing, readying, sharing, waiving, withholding
from sitrep.services.issuing import Frozen
from sitrep.store import reports
from sitrep.ui.dialogs.blocked import BlockedDialog
from sitrep.ui.dialogs.issue_report import IssueDialog
from sitrep.ui.dialogs.waive import WaiveDialog
from sitrep.ui.errors import show_error
from sitrep.ui.flows.asking import ask
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.ui.widgets.working import WorkingStrip
from sitrep.worker.messages import Prove, Render


class Issuing(QObject):
    """Asks once, makes the PDF, and issues both; until then nothing has changed.

    Signals:
        issued: The id of the report that went out.
        ended: It did not go out: called off, failed, or refused.
        led: A place in the draft or among the figures that the person wants to see first.
    """

    issued = Signal(str)
    ended = Signal()
    led = Signal(str)

    def __init__(self, page: QWidget, session: Session, strip: WorkingStrip) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._strip = strip
        self._draft: Issue | None = None
        self._frozen: Frozen | None = None
        self._paper = "a4"
        self._pages = 0.0
        self._job: Job | None = None
        self._dialog: IssueDialog | None = None
        self.blocked: BlockedDialog | None = None

    def begin(self, draft: Issue, paper: str, pages: float = 0.0) -> None:
        """Say what stands against it; else what issuing means, and ask.

        Args:
            draft: What is to go out.
            paper: "a4" or "letter".
            pages: How long it is as laid out; 0 where that is not known yet.
        """
        self._draft, self._paper, self._pages = draft, paper, pages
        found = checking.findings(self._session.store, draft, pages=pages)
        if not checking.blocking(found):
            self._ask(draft, paper)
            return
        self.blocked = BlockedDialog(draft.name, found, self._page)
        self.blocked.waived.connect(self._on_waived)
        self.blocked.finished.connect(self._on_judged)
        self.blocked.finished.connect(self.blocked.deleteLater)
        self.blocked.open()

    @Slot(object)
    def _on_waived(self, finding: Finding) -> None:
        if self.blocked is None:
            return
        dialog = WaiveDialog(self.blocked, finding)
        ask(dialog, partial(self._waive, dialog))

    def _waive(self, dialog: WaiveDialog) -> SitrepError | None:
        if self._draft is None or self.blocked is None:
            return None
        store = self._session.store
        kept = reports.fields(store, self._draft.id).get(dialog.finding.place)
        key = waiving.key_of(dialog.finding, kept.value if kept else "")
        reasons = {key: dialog.reason.text()}
        refused = self._session.attempt(waiving.waive, self._draft, reasons)
        self.blocked.show_findings(checking.findings(store, self._draft, pages=self._pages))
        return refused

    @Slot(int)
    def _on_judged(self, accepted: int) -> None:
        blocked, self.blocked = self.blocked, None
        if accepted and self._draft:
            self._ask(self._draft, self._paper)
        elif blocked and blocked.place:
            self.led.emit(_lead(blocked.place))

    def _ask(self, draft: Issue, paper: str) -> None:
        frozen = self._freeze(draft)
        if frozen is None:
            return
        self._dialog = IssueDialog(readying.ready(self._session.store, frozen), paper, self._page)
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
        record = issuing.record(self._session.store, self._frozen)
        task = Render(document, "pdf", self._paper, record=record)
        self._job = self._session.jobs.submit(task)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._strip.begin(f"Making the PDF of {self._draft.name}…", self._cancel)

    def _cancel(self) -> None:
        if self._job:
            self._session.jobs.cancel(self._job)
        self._job = None
        self._session.said.emit("Nothing was issued")
        self.ended.emit()

    @Slot(object)
    def _on_done(self, pdf: bytes) -> None:
        """See that nothing stands in a public PDF that is kept inside, then issue it."""
        frozen = self._frozen
        if frozen is None:
            return
        secrets = withholding.secrets(
            self._session.store, frozen.issue.id, frozen.issue.situation, frozen.main
        )
        if not secrets:
            self._issue(pdf)
            return
        self._job = self._session.jobs.submit(Prove(pdf, "pdf", secrets))
        self._job.done.connect(lambda _: self._issue(pdf))
        self._job.failed.connect(self._on_failed)

    def _issue(self, pdf: bytes) -> None:
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


def _lead(found: Finding) -> str:
    """Return where a finding is put right, its words with it: "overview#14+2".

    What went down is put right in the report, by its reason: "changes." and the figure.
    """
    if found.rule == "V10":
        return f"changes.{found.place.removeprefix('figures/')}"
    return f"{found.place}#{found.start}+{found.length}" if found.length else found.place
