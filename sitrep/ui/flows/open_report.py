"""The report open on the Publish page: its edition and language, its facts and its pages."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sitrep.document.model import Document
from sitrep.errors import SitrepError
from sitrep.services import editions, sharing
from sitrep.services.editions import MAIN_LANGUAGE
from sitrep.services.readying import Ready
from sitrep.services.sharing import Out, Wish
from sitrep.store import reports
from sitrep.ui.flows.looking import Looking
from sitrep.ui.session import Session
from sitrep.ui.widgets.page_counts import PageCounts
from sitrep.ui.widgets.preview import Preview
from sitrep.ui.widgets.report_facts import ReportFacts
from sitrep.ui.widgets.shown_report import ShownReport, origin


class OpenReport(QObject):
    """Opens one report after the other and shows it.

    Signals:
        changed: Another one is open, or its document is there, or is not to be had.
    """

    changed = Signal()

    def __init__(
        self, session: Session, facts: ReportFacts, preview: Preview, counts: PageCounts
    ) -> None:
        super().__init__(preview)
        self._session = session
        self._facts = facts
        self._preview = preview
        self._counts = counts
        self.out: Out | None = None
        self.document: Document | None = None
        self._edition = ""
        self._language = MAIN_LANGUAGE
        self._looking = Looking(session, self)
        self._looking.made.connect(self._on_looked)
        self._looking.counted.connect(self._on_ready)
        self._looking.failed.connect(self._on_fault)
        facts.edition_chosen.connect(self._on_edition)
        facts.language_chosen.connect(self._on_language)
        preview.wished.connect(self._say_origin)
        counts.counted.connect(self._on_counted)

    @property
    def shown(self) -> ShownReport | None:
        """The report as it is shown; None where none is open."""
        if self.out is None:
            return None
        paper, grey = self._preview.paper, self._preview.greyscale
        wish = Wish("pdf", self._edition, paper, grey, self._language)
        return ShownReport(self.out, wish, self.document)

    @property
    def issue(self) -> str:
        """Id of the open report, "" where none is."""
        return self.out.issue.id if self.out else ""

    @property
    def is_draft(self) -> bool:
        return bool(self.out and self.out.is_draft)

    @property
    def is_busy(self) -> bool:
        """Whether the document is still being made."""
        return self._looking.is_busy

    def stop(self) -> None:
        self._looking.stop()

    def show(self, out: Out | None) -> None:
        """Open a report, or the same one again as it is now; None closes it."""
        other = out is None or self.out is None or out.issue != self.out.issue
        if other:
            self._edition, self._language = "", MAIN_LANGUAGE
            self._facts.show_language(self._language)
        self.out = out
        self._looking.stop()
        if out is None:
            self.document = None
            self._preview.clear("")
        else:
            try:
                self._show_draft(out, other) if out.is_draft else self._show_issued(out, other)
            except SitrepError as error:
                self._on_fault(error)
        self.changed.emit()

    def _show_draft(self, out: Out, anew: bool) -> None:  # noqa: FBT001 - of an inner step
        main = editions.main(self._session.store, out.issue)
        self._edition = self._edition or main
        if anew:
            self.document = None
            self._facts.show_waiting(self._edition, main)
            self._preview.begin(out.issue.id)
        self._facts.say("")
        self._looking.begin(out.issue, self._edition, self._language)

    def _show_issued(self, out: Out, anew: bool) -> None:  # noqa: FBT001 - of an inner step
        store = self._session.store
        main = out.main.edition if out.main else editions.main(store, out.issue)
        self._edition = self._edition or main
        self._facts.show_issued(out, self._counts.of(out), self._edition)
        if not anew and self.document and out.withdrawn is None:
            return
        told = sharing.told(store, out.issue, self._edition, self._language)
        if not anew and told == self.document:
            return
        name = editions.named(self._edition, self._language)
        version = reports.version(store, out.issue.id, name)
        self.document = told
        paper = (version.paper if version else "") or "a4"
        if version and version.pdf and out.withdrawn is None:
            self._preview.show_stored(version.pdf, self.document, paper)
        else:
            self._preview.show_issued(self.document, paper)
        self._say_origin()

    @Slot(object)
    def _on_looked(self, document: Document) -> None:
        self.document = document
        self._preview.show_document(document)
        self.changed.emit()

    @Slot(object)
    def _on_ready(self, ready: Ready) -> None:
        self._facts.show_draft(ready, self._edition)

    @Slot(object)
    def _on_fault(self, error: SitrepError) -> None:
        self.document = None
        if self.is_draft and self.out:
            self._facts.show_none(self._edition, editions.main(self._session.store, self.out.issue))
        self._preview.clear(f"{error.problem} {error.remedy}")
        self.changed.emit()

    @Slot()
    def _say_origin(self) -> None:
        """Say whether these pages are the file that went out, or made of it again."""
        shown = self.shown
        if shown and shown.out.main:
            self._facts.say(*origin(self._session.store, shown))

    @Slot()
    def _on_counted(self) -> None:
        if self.out and not self.out.is_draft:
            self._facts.show_issued(self.out, self._counts.of(self.out), self._edition)

    @Slot(str)
    def _on_edition(self, edition: str) -> None:
        if self.out:
            self._edition, self.document = edition, None
            self.show(self.out)

    @Slot(str)
    def _on_language(self, language: str) -> None:
        if self.out:
            self._language, self.document = language, None
            self.show(self.out)
