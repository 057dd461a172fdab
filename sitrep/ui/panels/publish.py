"""Publish: what would go out, issuing it, and everything that went out before."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.model import Document
from sitrep.document.record import Record
from sitrep.domain.history import Changed
from sitrep.domain.report import ReportType, Status
from sitrep.errors import SitrepError
from sitrep.formats.pages import length
from sitrep.proofing.leaks import Secret
from sitrep.services import records, reporting, sharing, withholding
from sitrep.services.overview import report_name
from sitrep.services.readying import Blank, Ready
from sitrep.services.reopening import ALTERED
from sitrep.services.reporting import MAIN_LANGUAGE
from sitrep.services.sharing import Out, Wish
from sitrep.store import reopened, reports, situations
from sitrep.ui.choices import Choices
from sitrep.ui.dialogs.export_as import ExportAsDialog
from sitrep.ui.errors import show_error
from sitrep.ui.flows.after_issue import AfterIssue
from sitrep.ui.flows.export import Export
from sitrep.ui.flows.issue import Issuing
from sitrep.ui.flows.looking import Looking
from sitrep.ui.flows.print_report import Printing
from sitrep.ui.flows.sending import Sending
from sitrep.ui.flows.withholding import Withholding
from sitrep.ui.models.editions import ReportList
from sitrep.ui.panels.panel import Panel
from sitrep.ui.panels.publish_deeds import PublishDeeds
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.done_strip import DoneStrip
from sitrep.ui.widgets.language_names import LANGUAGES
from sitrep.ui.widgets.no_report import NoReport
from sitrep.ui.widgets.page_counts import PageCounts
from sitrep.ui.widgets.preview import Preview
from sitrep.ui.widgets.preview_bar import PAPERS
from sitrep.ui.widgets.report_facts import ReportFacts
from sitrep.ui.widgets.report_list import ReportsList
from sitrep.ui.widgets.there_and_back import passage
from sitrep.ui.widgets.working import WorkingStrip

_WITHDRAWN = (
    "Printed and exported pages say that this report was withdrawn. "
    "The file that went out is kept as it was."
)
_SUPERSEDED = "A corrected version replaced it; that is the one to pass on."
_SIDE = 360  # pixels of the list and the facts, until somebody moves the edge


class PublishPanel(Panel):
    """The reports of a situation, one of them open: its facts and its pages."""

    page = Page.PUBLISH

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__(session, choices)
        self.title.setText("Publish")
        self._reports: list[Out] = []
        self._out: Out | None = None
        self._edition = ""
        self._language = MAIN_LANGUAGE
        self._document: Document | None = None
        self._stale = False
        self.model = ReportList()
        self.list = ReportsList(self.model)
        self.facts = ReportFacts()
        self.empty = NoReport()
        self.done = DoneStrip()
        self._counts = PageCounts(session, self)
        self.preview = Preview(session, choices)
        self.strip = WorkingStrip()
        self.issuing = Issuing(self, session, self.strip)
        self.export = Export(self, session, choices, self.strip)
        self.printing = Printing(self, session, self.strip, self.export_pdf)
        self.sending = Sending(self, session)
        self.withholding = Withholding(self, session)
        self._looking = Looking(session, self)
        self._after = AfterIssue(self, session, choices)
        self._after.asked.connect(self.asked)
        self.deeds = PublishDeeds(self)
        self._arrange()
        self._connect()

    def show_place(self, place: Place) -> None:
        new = place.situation != self.situation
        self.situation = place.situation
        here = self._out.issue.id if self._out and not new else ""
        if self._stale or self._document is None or place.thing not in ("", here) or not here:
            self._read(place.thing or here)

    def begin(self) -> QWidget:
        return self.list if self._out else self.empty.start

    def menu(self) -> list[QAction]:
        return [*self.deeds.every(), *self.preview.menu()]

    def keep(self) -> bool:
        self._choices.keep_panes("publish", self._panes)
        return True

    # Reading

    def _read(self, chosen: str = "") -> None:
        """Read the list again and open a report: the chosen one, else the draft or the newest."""
        store = self._session.store
        self._stale = False
        try:
            self._reports = sharing.every_report(store, self.situation)
        except SitrepError as error:
            show_error(self, error)
            self._reports = []
        self.model.show(self._reports, self._counts.known)
        self.list.fit()
        known = {out.issue.id: out for out in self._reports}
        first = self._reports[0] if self._reports else None
        self._open(known.get(chosen, first))
        self._counts.count(self._reports)

    def _open(self, out: Out | None) -> None:
        other = out is None or self._out is None or out.issue != self._out.issue
        if other:
            self._edition, self._language = "", MAIN_LANGUAGE
            self.facts.show_language(self._language)
        self._out = out
        self._looking.stop()
        if out:
            self.list.turn_to(out.issue.id)  # first: a list in focus turns to its first row
        self._show.setCurrentIndex(1 if out else 0)
        if out is None:
            self._document = None
            self.preview.clear("")
        else:
            try:
                self._open_draft(out, anew=other) if out.is_draft else self._open_issued(out, other)
            except SitrepError as error:
                self._on_fault(error)
        self._show_bar()

    def _open_draft(self, out: Out, *, anew: bool) -> None:
        main = reporting.main_edition(self._session.store, out.issue)
        self._edition = self._edition or main
        if anew:
            self._document = None
            self.facts.show_waiting(self._edition, main)
            self.preview.begin(out.issue.id)
        self.facts.say("")
        self._looking.begin(out.issue, self._edition, self._language)

    @Slot(object)
    def _on_looked(self, document: Document) -> None:
        self._document = document
        self.preview.show_document(document)
        self._show_bar()

    @Slot(object)
    def _on_ready(self, ready: Ready) -> None:
        self.facts.show_draft(ready, self._edition)

    @Slot(object)
    def _on_fault(self, error: SitrepError) -> None:
        self._document = None
        self.preview.clear(f"{error.problem} {error.remedy}")
        self._show_bar()

    def _open_issued(self, out: Out, anew: bool) -> None:  # noqa: FBT001 - of an inner step
        store = self._session.store
        main = out.main.edition if out.main else reporting.main_edition(store, out.issue)
        self._edition = self._edition or main
        self.facts.show_issued(out, self._counts.of(out), self._edition)
        if not anew and self._document:
            return
        name = reporting.edition_name(self._edition, self._language)
        version = reports.version(store, out.issue.id, name)
        self._document = sharing.told(store, out.issue, self._edition, self._language)
        paper = (version.paper if version else "") or "a4"
        if version and version.pdf and out.withdrawn is None:
            self.preview.show_stored(version.pdf, self._document, paper)
        else:
            self.preview.show_issued(self._document, paper)
        self._say_origin()

    @Slot()
    def _say_origin(self) -> None:
        """Say whether these pages are the file that went out, or made of it again."""
        out = self._out
        if out is None or out.main is None:
            return
        preview, came = self.preview, reopened.of_issue(self._session.store, out.issue.id)
        if came and came.is_altered:
            self.facts.say(f"Reopened from “{came.filename}”. {ALTERED}", "wait")
            return
        if out.withdrawn:
            self.facts.say(_WITHDRAWN, "wait")
            return
        if self._is_very_file():
            went = f"came back from “{came.filename}”" if came else "went out"
            said = f"✓ These pages are the very file that {went}."
            if out.issue.status is Status.SUPERSEDED:
                self.facts.say(f"{said} {_SUPERSEDED}", "wait")
            else:
                self.facts.say(said, "good")
            return
        how = [f"{self._edition} edition", PAPERS[preview.paper]]
        if self._language != MAIN_LANGUAGE:
            how.insert(1, f"in {LANGUAGES[self._language]}")
        if preview.greyscale:
            how.append("greyscale")
        self.facts.say(f"Made again from what was issued: {', '.join(how)}.")

    def _is_very_file(self) -> bool:
        """Tell whether the pages shown are the file that is kept of the open report."""
        main, preview = self._out.main if self._out else None, self.preview
        name = reporting.edition_name(self._edition, self._language)
        same = main and name == main.edition and preview.paper == main.paper
        stands = self._out is not None and self._out.withdrawn is None
        return bool(same and stands and main and main.size and not preview.greyscale)

    @Slot()
    def _on_counted(self) -> None:
        self.model.show(self._reports, self._counts.known)
        if self._out and not self._out.is_draft:
            self.facts.show_issued(self._out, self._counts.of(self._out), self._edition)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if not self.situation or not changed:
            return
        if self.isVisible():
            self._read(self._out.issue.id if self._out else "")
        else:
            self._stale = True

    @Slot(str)
    def _on_chosen(self, issue: str) -> None:
        self.done.hide()
        self._open(next((out for out in self._reports if out.issue.id == issue), None))

    @Slot(str)
    def _on_edition(self, edition: str) -> None:
        if self._out is None:
            return
        self._edition, self._document = edition, None
        self._open(self._out)

    @Slot(str)
    def _on_language(self, language: str) -> None:
        if self._out is None:
            return
        self._language, self._document = language, None
        self._open(self._out)

    @Slot(object)
    def _on_asked(self, blank: Blank) -> None:
        thing = self._out.issue.id if self._out and blank.page == "report" else ""
        self.asked.emit(Place(Page(blank.page), self.situation, thing, blank.field))

    @Slot(str)
    def _on_clicked(self, name: str) -> None:
        """Lead from a figure on the page to the figure itself."""
        if self._document and any(each.figure == name for each in self._document.evidence):
            self.asked.emit(Place(Page.FIGURES, self.situation, name))

    @Slot(str)
    def _on_evidence(self, figure: str) -> None:
        self.asked.emit(passage(self._session, self.situation, figure))

    # Doing

    def issue(self) -> None:
        """Issue the draft, after a question."""
        if self._out and self._out.is_draft and not self.strip.is_working:
            pages = length(self.preview.pdf) if self.preview.is_current else 0.0
            self.issuing.begin(self._out.issue, self.preview.paper, pages)

    @Slot(str)
    def _on_led(self, place: str) -> None:
        """Lead to what a check found, in the draft or among the figures."""
        if place.startswith("figures/"):
            figure = place.removeprefix("figures/")
            self.asked.emit(Place(Page.FIGURES, self.situation, figure))
        elif self._out:
            detail = "highlights" if place == "report" else place
            self.asked.emit(Place(Page.REPORT, self.situation, self._out.issue.id, detail))

    def hand_over(self) -> None:
        """Make the sheet for whoever takes over the desk."""
        situation = situations.get(self._session.store, self.situation)
        if situation and not self.strip.is_working:
            today = datetime.now(UTC).astimezone().date()
            self.export.hand_over(situation, today)

    def keep_inside(self) -> None:
        """Show what stays out of the public editions of the situation."""
        situation = situations.get(self._session.store, self.situation)
        if situation:
            self.withholding.begin(situation)

    def correct(self) -> None:
        """Start the corrected version of the open report, and go there."""
        if self._out:
            self._after.correct(self._out.issue)

    def withdraw(self) -> None:
        """Ask why and since when the open report is withdrawn, and withdraw it."""
        if self._out:
            self._after.withdraw(self._out.issue)

    @Slot(str)
    def _on_issued(self, issue: str) -> None:
        self._read(issue)
        out = self._out
        if out:
            self.done.tell(f"{report_name(out.issue)} was issued.")

    def export_pdf(self) -> None:
        """Write what is shown to a file."""
        if self._looking.is_busy:
            self._session.said.emit("Nothing was exported yet: the report is still being read")
        elif self._document and not self.strip.is_working:
            record = self._record()
            made = self.preview.is_current and (self._is_very_file() or not record)
            ready = self.preview.pdf if made else b""
            self.export.begin(self._document, self._wish(), ready, record, self._secrets())

    def export_as(self) -> None:
        """Ask which file, edition and language, then write it."""
        if self._out and not self.strip.is_working:
            dialog = ExportAsDialog(self._wish(), self)
            dialog.accepted.connect(lambda: self._export(dialog.wish()))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _export(self, wish: Wish) -> None:
        if self._out is None:
            return
        store, issue = self._session.store, self._out.issue
        try:
            document = sharing.told(store, issue, wish.edition, wish.language)
            record = None
            if wish.format == "pdf":
                record = records.carried(store, issue, wish.edition, wish.language)
        except SitrepError as error:
            show_error(self, error)
            return
        self.export.begin(document, wish, b"", record, self._secrets(wish.edition))

    def copy_message(self) -> None:
        """Copy what is shown as a message of at most 160 letters."""
        if self._out:
            self.sending.message(self._out.issue, self._edition, self._language)

    def copy_mail(self) -> None:
        """Copy what is shown as a mail."""
        if self._out:
            self.sending.mail(self._out.issue, self._edition, self._language)

    def _record(self) -> Record | None:
        """Return what a PDF of the open report carries; None for a draft."""
        out = self._out
        if out is None:
            return None
        return records.carried(self._session.store, out.issue, self._edition, self._language)

    def _secrets(self, edition: str = "") -> tuple[Secret, ...]:
        """Return what may not stand in a file of an edition: the open one, or another."""
        out = self._out
        if out is None:
            return ()
        edition = edition or self._edition
        return withholding.secrets(self._session.store, out.issue.id, self.situation, edition)

    def _wish(self) -> Wish:
        grey = self.preview.greyscale
        return Wish("pdf", self._edition, self.preview.paper, grey, self._language)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self.done.tell(f"Exported “{path.name}”.", path.parent)

    def print_pdf(self) -> None:
        """Print what is shown."""
        if self._out is None or self.strip.is_working:
            return
        if not self.preview.is_current:
            self._session.said.emit("Nothing was printed yet: the pages are still being made")
        else:
            name = report_name(self._out.issue)
            self.printing.begin(self.preview.pdf, name, self._secrets())

    def compare(self) -> None:
        """Show two reports side by side, the open one and the one before it."""
        if self._out and len(self._reports) > 1:
            self._after.compare(self._out, self._reports)

    def start_next(self) -> None:
        """Start the next report from the last one, and go there."""
        kind = self._out.issue.type if self._out else ReportType.SITUATION_REPORT
        self._after.start_next(self.situation, kind)

    # Layout

    def _arrange(self) -> None:
        self.bar.addWidget(self.deeds)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("What is known of the report")
        scroll.setWidget(self.facts)
        column.addWidget(self.list)
        column.addWidget(scroll, 1)
        main = QWidget()
        lines = QVBoxLayout(main)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.done)
        lines.addWidget(self.preview, 1)
        lines.addWidget(self.strip)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setChildrenCollapsible(False)
        side.setMinimumWidth(280)
        self._panes.addWidget(side)
        self._panes.addWidget(main)
        self._panes.setStretchFactor(1, 1)
        self._panes.setSizes([_SIDE, 900])
        self._choices.restore_panes("publish", self._panes)
        self._show = QStackedWidget()
        self._show.addWidget(self.empty)
        self._show.addWidget(self._panes)
        self.body.addWidget(self._show)

    def _connect(self) -> None:
        self.empty.start.clicked.connect(self.start_next)
        self._counts.counted.connect(self._on_counted)
        self._looking.made.connect(self._on_looked)
        self._looking.counted.connect(self._on_ready)
        self._looking.failed.connect(self._on_fault)
        self._session.changed.connect(self._on_changed)
        self.list.chosen.connect(self._on_chosen)
        self.facts.asked.connect(self._on_asked)
        self.facts.edition_chosen.connect(self._on_edition)
        self.facts.language_chosen.connect(self._on_language)
        self.preview.clicked.connect(self._on_clicked)
        self.preview.leads.evidence_chosen.connect(self._on_evidence)
        self.preview.wished.connect(self._say_origin)
        self.issuing.issued.connect(self._on_issued)
        self.issuing.led.connect(self._on_led)
        self.export.written.connect(self._on_written)

    def _show_bar(self) -> None:
        """Show what can be done with the open report; one thing is the first to do."""
        out = self._out
        draft = bool(out and out.is_draft)
        self.deeds.show_for(self._reports, out, has_pages=self._document is not None)
        state = "draft" if draft else str(out.issue.status) if out else ""
        self.note.setText(f"{report_name(out.issue)} · {state}" if out else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read(self._out.issue.id if self._out else "")
        self._show_bar()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self._looking.is_busy
        self._looking.stop()
        self.done.hide()
        self.deeds.rest()
