"""The report: a form for every section, and beside it the very pages that will go out."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from sitrep.document.model import Document
from sitrep.domain.history import Changed
from sitrep.domain.report import Issue, Status
from sitrep.domain.steps import Steps
from sitrep.services import reporting
from sitrep.services.overview import report_name
from sitrep.store import situations
from sitrep.ui.choices import Choices
from sitrep.ui.flows.choosing import Choosing
from sitrep.ui.flows.import_old import ImportingOld
from sitrep.ui.flows.leading import Leading
from sitrep.ui.flows.starting import Starting
from sitrep.ui.flows.translating import Translating
from sitrep.ui.panels.panel import Panel
from sitrep.ui.panels.report_deeds import ReportDeeds
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.form_and_pages import FormAndPages
from sitrep.ui.widgets.found_button import FoundButton
from sitrep.ui.widgets.language_names import TRANSLATIONS
from sitrep.ui.widgets.no_draft import NoDraft
from sitrep.ui.widgets.other_reports import OtherReports
from sitrep.ui.widgets.preview import Preview
from sitrep.ui.widgets.report_form import ReportForm
from sitrep.ui.widgets.slowly import Slowly
from sitrep.ui.widgets.there_and_back import ThereAndBack
from sitrep.ui.widgets.turn_button import TurnButton
from sitrep.ui.widgets.turning import Turning
from sitrep.ui.widgets.wait_words import WaitWords


class ReportPanel(Panel):
    """Shows the draft of a situation, or how to start one; an issued report is not written in."""

    page = Page.REPORT

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__(session, choices)
        self._detail = ""  # the field to go to once the draft is open
        self._reading = Slowly(self)
        self._reading.done.connect(self._on_read)
        self.draft = Draft(session, self)
        self.none = NoDraft()
        self.choosing = Choosing(self.draft, self)
        self.importing = ImportingOld(session, self)
        self.translating = Translating(self, session, choices)
        self.issue_button = QPushButton("Issue and export…")
        self.issue_button.setProperty("role", "primary")
        self.issue_button.clicked.connect(self.issue)
        self.found = FoundButton()
        self.other = OtherReports()
        self.starting = Starting(self, session)
        self.panes = FormAndPages(choices, self)
        self.turn = TurnButton(self.panes)
        self.bar.addWidget(self.other)
        self.bar.addWidget(self.turn)
        self.bar.addWidget(self.found)
        self.bar.addWidget(self.issue_button)
        self._left = Turning(self.panes)
        self._left.ensurePolished()  # while it is empty: later, all that lies on it would be too
        self.form = ReportForm(session, self.draft, self._left)
        self.preview = Preview(session, choices)
        self._left.addWidget(self.none)
        self._left.addWidget(self.form)
        self._wait = WaitWords("Reading the figures…")
        self._left.addWidget(self._wait)
        self.panes.take(self._left, self.preview, self.form.minimumWidth())
        self.body.addWidget(self.panes, 1)
        self.there = ThereAndBack(session, self.draft, self.form, self.preview, self.panes)
        self.leading = Leading(self.draft, self.form, self.preview)
        self.deeds = ReportDeeds(self)
        self._connect()

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.panes.turned.connect(self._on_turned)
        self.found.clicked.connect(self.form.show_checks)
        self.turn.clicked.connect(self.deeds.pages.trigger)
        self.draft.paused.connect(self._make)
        self.draft.made.connect(self._on_made)
        self.draft.kept.connect(self._on_kept)
        self.form.fields.figure_wanted.connect(self.choosing.ask)
        self.form.fields.reviewed.connect(self._on_reviewed)
        self.form.fields.checks.counted.connect(self.found.count)
        self.leading.figure_asked.connect(self._on_figure_asked)
        self.leading.translation_asked.connect(self.translate)
        self.there.asked.connect(self.asked)
        self.starting.asked.connect(self.asked)
        self.starting.opened.connect(self._open)
        self.starting.started.connect(self._on_started)
        self.starting.turned.connect(partial(self._show_none, None))
        self.preview.rendered.connect(self.form.fields.checks.measure)

    def menu(self) -> list[QAction]:
        return [*self.deeds.every, *self.preview.menu()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draft.attention.wake()
        self._make()
        self._enable()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.draft.attention.sleep()
        self.deeds.allow(here=False, writing=False)

    @property
    def _is_filled(self) -> bool:
        """Tell whether a draft is open and all of it stands in the form."""
        return self.draft.issue is not None and not self._reading.is_busy

    def _enable(self) -> None:
        writing = self._is_filled
        self.deeds.allow(here=self.isVisible(), writing=writing)
        self.issue_button.setVisible(writing)
        self.other.show_reports(self.starting.every() if self.situation else (), self.starting.held)
        self.found.allow(writing)

    # What is shown

    def show_place(self, place: Place) -> None:
        self.situation = place.situation
        self._detail = place.detail
        issue = self.starting.find(place.thing)
        if issue != self.starting.held or (
            issue and issue.status is Status.DRAFT and self.draft.issue != issue
        ):
            self._open(issue)
        elif issue is None:
            self._show_none(None)
        self._go_to_detail()

    def _go_to_detail(self) -> None:
        """Go to the field asked for; the page is laid out first, so that it can be scrolled to."""
        if not self._is_filled:
            return
        detail, self._detail = self._detail, ""
        if detail.startswith(TRANSLATIONS):
            QTimer.singleShot(0, self, partial(self.translate, detail))
        elif detail:
            QTimer.singleShot(0, self, partial(self.form.focus_field, detail))

    def begin(self) -> QWidget:
        if self._reading.is_busy:
            return self._wait
        return self.form.begin() if self.draft.issue else self.none.start

    def _open(self, issue: Issue | None) -> None:
        """Turn to a report; thousands of figures are read in helpings first."""
        self.starting.hold(issue)
        self._reading.stop()
        self.draft.close()
        if issue is None or issue.status is not Status.DRAFT:
            self._show_none(issue)
            return
        self.title.show_words(report_name(issue), issue.name)
        self.preview.begin(issue.id)
        self._reading.begin(self._opening(issue))
        if self._reading.is_busy:
            self._left.turn_to(self._wait, self._wait)
            self._enable()

    def _opening(self, issue: Issue) -> Steps[None]:
        """Fill the form before it is seen, so that nothing on it moves."""
        yield from self.draft.open(issue)
        yield from self.form.prepare(self._left.size())

    @Slot()
    def _on_read(self) -> None:
        self.form.appear()
        self._left.turn_to(self.form, self.form.begin())
        self._show_note("")
        self.form.area.verticalScrollBar().setValue(0)
        self.turn.allow(pages=True)
        self._enable()
        self._go_to_detail()

    def _show_none(self, issue: Issue | None) -> None:
        series, drafts = self.starting.of_type(), self.starting.drafts()
        self._left.setCurrentWidget(self.none)
        self.note.show_words("")
        if issue:
            self.title.show_words(report_name(issue), issue.name)
            self.none.show_issued(issue, drafts[-1] if drafts else None)
        else:
            self.title.show_words("Report")
            self.none.show_start(self.starting.every(), self.starting.kind)
        shown = issue or (series[-1] if series else None)
        pdf = self.starting.pdf_of(shown) if shown else None
        if pdf:
            self.preview.show_stored(pdf)
        else:
            self.preview.clear("The pages appear here as you write.")
        self.turn.allow(pages=bool(pdf))
        self._enable()

    def _show_note(self, saved: str) -> None:
        issue = self.starting.held
        said = "draft"
        if issue and issue.previous:
            said += f" · carries forward No. {self.draft.previous_number() or issue.number - 1}"
        self.note.show_words(f"{said} · {saved}" if saved else said)

    @Slot()
    def _make(self) -> None:
        if self.isVisible():
            self.draft.make()

    @Slot(object)
    def _on_made(self, document: Document) -> None:
        if not self.preview.isHidden():  # the form says in any case what is printed
            self.preview.show_document(document)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        own = Changed.REPORTS | Changed.SITUATIONS
        if not self.situation or not (changed if self._reading.is_busy else changed & own):
            return
        if situations.get(self._session.store, self.situation) is None:
            self._open(None)
            return
        issue = self.starting.now()
        if issue != self.starting.held or self._reading.is_busy:
            self._open(issue)
        elif issue is None or issue.status is not Status.DRAFT:
            self._show_none(issue)

    # Steps

    @Slot(str)
    def _on_started(self, new: str) -> None:
        self._detail = "highlights"
        issue = self.starting.find(new)
        if issue != self.starting.held:
            self._open(issue)
        self._go_to_detail()

    @Slot()
    def issue(self) -> None:
        self.draft.keep()
        if self.draft.unsaved:
            self.form.focus_field(self.draft.unsaved[0])
            self._session.said.emit("A field is not saved yet; see the line below it.")
        elif self.draft.issue:
            self.asked.emit(Place(Page.PUBLISH, self.situation, self.draft.issue.id))

    def translate(self, place: str = "") -> None:
        """Open the draft in another language: that of a place such as "translations.ar"."""
        self.draft.keep()
        if self.draft.issue:
            self.translating.begin(self.draft.issue, place.removeprefix(TRANSLATIONS))

    @Slot(list)
    def _on_reviewed(self, names: list[str]) -> None:
        if names and self.draft.issue:
            self.draft.keep()
            self._session.do(self, reporting.mark_reviewed, self.draft.issue, names)

    @Slot()
    def _on_kept(self) -> None:
        saved = f"Saved {datetime.now():%H:%M}"  # noqa: DTZ005 - the clock on the wall
        self._session.said.emit(saved)
        self._show_note(saved.lower())

    # Figures

    @Slot(str)
    def _on_figure_asked(self, figure: str) -> None:
        self.asked.emit(Place(Page.FIGURES, self.situation, figure))

    # The preview

    @Slot(bool)
    def _on_turned(self, shown: bool) -> None:  # noqa: FBT001 - Qt's own
        self.deeds.pages.setChecked(shown)
        if shown:
            self._make()

    def keep(self) -> bool:
        """Save what is typed; what the store refuses stays in its field."""
        self.draft.keep()
        self.panes.keep()
        return not self.draft.holds

    def unkept(self) -> str:
        faults = [*self.draft.faults]
        return faults[0] if faults else "A field of the report is not saved."
