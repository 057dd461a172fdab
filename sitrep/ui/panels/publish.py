"""Publish: what would go out, issuing it, and everything that went out before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from sitrep.domain.history import Changed
from sitrep.domain.report import ReportType
from sitrep.errors import SitrepError
from sitrep.formats.pages import length
from sitrep.services import sharing
from sitrep.services.overview import report_name
from sitrep.services.readying import Blank
from sitrep.services.sharing import Out
from sitrep.store import situations
from sitrep.ui.choices import Choices
from sitrep.ui.errors import show_error
from sitrep.ui.flows.after_issue import AfterIssue
from sitrep.ui.flows.going_out import GoingOut
from sitrep.ui.flows.issue import Issuing
from sitrep.ui.flows.open_report import OpenReport
from sitrep.ui.flows.translating import Translating
from sitrep.ui.flows.withholding import Withholding
from sitrep.ui.models.editions import ReportList
from sitrep.ui.panels.panel import Panel
from sitrep.ui.panels.publish_deeds import PublishDeeds
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.done_strip import DoneStrip
from sitrep.ui.widgets.no_report import NoReport
from sitrep.ui.widgets.page_counts import PageCounts
from sitrep.ui.widgets.preview import Preview
from sitrep.ui.widgets.publish_panes import PublishPanes
from sitrep.ui.widgets.report_facts import ReportFacts
from sitrep.ui.widgets.report_list import ReportsList
from sitrep.ui.widgets.there_and_back import passage
from sitrep.ui.widgets.working import WorkingStrip


class PublishPanel(Panel):
    """The reports of a situation, one of them open: its facts and its pages."""

    page = Page.PUBLISH

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__(session, choices)
        self.title.show_words("Publish")
        self._reports: list[Out] = []
        self._stale = False
        self.model = ReportList()
        self.list = ReportsList(self.model)
        self.facts = ReportFacts()
        self.empty = NoReport()
        self.done = DoneStrip()
        self._counts = PageCounts(session, self)
        self.preview = Preview(session, choices)
        self.open = OpenReport(session, self.facts, self.preview, self._counts)
        self.strip = WorkingStrip()
        self.issuing = Issuing(self, session, self.strip)
        self.going = GoingOut(session, choices, self)
        self.withholding = Withholding(self, session)
        self.translating = Translating(self, session, choices)
        self._after = AfterIssue(self, session, choices)
        self._after.asked.connect(self.asked)
        self.deeds = PublishDeeds(self)
        self._arrange()
        self._connect()

    def show_place(self, place: Place) -> None:
        new = place.situation != self.situation
        self.situation = place.situation
        here = "" if new else self.open.issue
        if self._stale or self.open.document is None or place.thing not in ("", here) or not here:
            self._read(place.thing or here)

    def begin(self) -> QWidget:
        return self.list if self.open.out else self.empty.start

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
        self._turn_to(known.get(chosen, first))
        self._counts.count(self._reports)

    def _turn_to(self, out: Out | None) -> None:
        if out:
            self.list.turn_to(out.issue.id)  # first: a list in focus turns to its first row
        self._show.setCurrentIndex(1 if out else 0)
        self.open.show(out)

    @Slot()
    def _on_counted(self) -> None:
        self.model.show(self._reports, self._counts.known)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if not self.situation or not changed:
            return
        if self.isVisible():
            self._read(self.open.issue)
        else:
            self._stale = True

    @Slot(str)
    def _on_chosen(self, issue: str) -> None:
        self.done.hide()
        self._turn_to(next((out for out in self._reports if out.issue.id == issue), None))

    @Slot(object)
    def _on_asked(self, blank: Blank) -> None:
        thing = self.open.issue if blank.page == "report" else ""
        self.asked.emit(Place(Page(blank.page), self.situation, thing, blank.field))

    @Slot(str)
    def _on_clicked(self, name: str) -> None:
        """Lead from a figure on the page to the figure itself."""
        if self.open.document and any(each.figure == name for each in self.open.document.evidence):
            self.asked.emit(Place(Page.FIGURES, self.situation, name))

    @Slot(str)
    def _on_evidence(self, figure: str) -> None:
        self.asked.emit(passage(self._session, self.situation, figure))

    # Doing

    def issue(self) -> None:
        """Issue the draft, after a question."""
        if self.open.out and self.open.is_draft and not self.strip.is_working:
            pages = length(self.preview.pdf) if self.preview.is_current else 0.0
            self.issuing.begin(self.open.out.issue, self.preview.paper, pages)

    @Slot(str)
    def _on_led(self, place: str) -> None:
        """Lead to what a check found, in the draft or among the figures."""
        if place.startswith("figures/"):
            figure = place.removeprefix("figures/")
            self.asked.emit(Place(Page.FIGURES, self.situation, figure))
        elif self.open.out:
            detail = "highlights" if place == "report" else place
            self.asked.emit(Place(Page.REPORT, self.situation, self.open.issue, detail))

    def keep_inside(self) -> None:
        """Show what stays out of the public editions of the situation."""
        situation = situations.get(self._session.store, self.situation)
        if situation:
            self.withholding.begin(situation)

    def correct(self) -> None:
        """Start the corrected version of the open report, and go there."""
        if self.open.out:
            self._after.correct(self.open.out.issue)

    def withdraw(self) -> None:
        """Ask why and since when the open report is withdrawn, and withdraw it."""
        if self.open.out:
            self._after.withdraw(self.open.out.issue)

    @Slot(str)
    def _on_issued(self, issue: str) -> None:
        self._read(issue)
        if out := self.open.out:
            self.done.tell(f"{report_name(out.issue)} was issued.")

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self.done.tell(f"Exported “{path.name}”.", path.parent)

    def translate(self) -> None:
        """Write a draft, or why the open report was withdrawn, in another language."""
        if self.open.out:
            self.translating.begin(self.open.out.issue)

    def compare(self) -> None:
        """Show two reports side by side, the open one and the one before it."""
        if self.open.out and len(self._reports) > 1:
            self._after.compare(self.open.out, self._reports)

    def start_next(self) -> None:
        """Start the next report from the last one, and go there."""
        kind = self.open.out.issue.type if self.open.out else ReportType.SITUATION_REPORT
        self._after.start_next(self.situation, kind)

    # Layout

    def _arrange(self) -> None:
        self.bar.addWidget(self.deeds)
        self._panes = PublishPanes(self.list, self.facts, (self.done, self.preview, self.strip))
        self._choices.restore_panes("publish", self._panes)
        self._show = QStackedWidget()
        self._show.addWidget(self.empty)
        self._show.addWidget(self._panes)
        self.body.addWidget(self._show)

    def _connect(self) -> None:
        self.empty.start.clicked.connect(self.start_next)
        self._counts.counted.connect(self._on_counted)
        self.open.changed.connect(self._show_bar)
        self._session.changed.connect(self._on_changed)
        self.list.chosen.connect(self._on_chosen)
        self.facts.asked.connect(self._on_asked)
        self.preview.clicked.connect(self._on_clicked)
        self.preview.leads.evidence_chosen.connect(self._on_evidence)
        self.issuing.issued.connect(self._on_issued)
        self.issuing.led.connect(self._on_led)
        self.going.export.written.connect(self._on_written)

    @Slot()
    def _show_bar(self) -> None:
        """Show what can be done with the open report; one thing is the first to do."""
        out = self.open.out
        self.deeds.show_for(self._reports, out, has_pages=self.open.document is not None)
        state = "draft" if self.open.is_draft else str(out.issue.status) if out else ""
        self.note.show_words(f"{report_name(out.issue)} · {state}" if out else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read(self.open.issue)
        self._show_bar()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self.open.is_busy
        self.open.stop()
        self.done.hide()
        self.deeds.rest()
