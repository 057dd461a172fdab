"""The report: a form for every section, and beside it the very pages that will go out."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.report import Issue, ReportType, Status
from sitrep.proofing.finding import Finding
from sitrep.services import reporting
from sitrep.services.overview import report_name
from sitrep.store import reports, situations
from sitrep.ui import actions
from sitrep.ui.choices import Choices
from sitrep.ui.flows.choosing import Choosing
from sitrep.ui.flows.import_old import ImportingOld
from sitrep.ui.flows.translating import Translating
from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.form_and_pages import FormAndPages
from sitrep.ui.widgets.language_names import TRANSLATIONS
from sitrep.ui.widgets.no_draft import NoDraft
from sitrep.ui.widgets.other_reports import OtherReports
from sitrep.ui.widgets.preview import Preview
from sitrep.ui.widgets.report_form import ReportForm
from sitrep.ui.widgets.slowly import Slowly
from sitrep.ui.widgets.there_and_back import ThereAndBack
from sitrep.ui.widgets.told import Told, gather
from sitrep.ui.widgets.words import words

# What the page calls its sections, where the form has another name.
_ON_PAGE = {
    "key-figures": "key_figures",
    "changes": "key_figures",
    "response": "sectors",
    "gaps": "information_gaps",
}
_ON_FORM = {form: page for page, form in _ON_PAGE.items() if page != "changes"}


class ReportPanel(Panel):
    """Shows the draft of a situation, or how to start one; an issued report is not written in."""

    page = Page.REPORT

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__(session, choices)
        self._issue: Issue | None = None
        self._kind = ReportType.SITUATION_REPORT  # of a report that would be started
        self._detail = ""  # the field to go to once the draft is open
        self._reading = Slowly(self)
        self._reading.done.connect(self._on_read)
        self.draft = Draft(session, self)
        self.form = ReportForm(session, self.draft)
        self.none = NoDraft()
        self._choosing = Choosing(self.draft, self)
        self.importing = ImportingOld(session, self)
        self.translating = Translating(self, session, choices)
        self.preview = Preview(session, choices)
        self.issue_button = QPushButton("Issue and export…")
        self.issue_button.setProperty("role", "primary")
        self.issue_button.clicked.connect(self._on_issue)
        self.found = QPushButton()
        self.found.setProperty("role", "open")
        self.found.setToolTip("What blocks stands below the form, each with its place")
        self.found.hide()
        self.found.clicked.connect(self._on_found)
        self.other = OtherReports()
        self.other.asked.connect(self._on_other)
        self.bar.addWidget(self.other)
        self.bar.addWidget(self.found)
        self.bar.addWidget(self.issue_button)
        self._left = QStackedWidget()
        self._left.addWidget(self.none)
        self._left.addWidget(self.form)
        self._wait = words("Reading the figures…", "quiet")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._left.addWidget(self._wait)
        least = self.form.minimumWidth()
        self.panes = FormAndPages(self._left, self.preview, least, choices)
        self.body.addWidget(self.panes, 1)
        self.there = ThereAndBack(session, self.draft, self.form, self.preview, self.panes)
        self._make_actions()
        self._connect()

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.panes.turned.connect(self._on_turned)
        self.draft.paused.connect(self._show_preview)
        self.draft.made.connect(self.preview.show_document)
        self.draft.kept.connect(self._on_kept)
        self.form.fields.figure_wanted.connect(self._choosing.ask)
        self.form.fields.evidence_asked.connect(self._show_evidence)
        self.form.fields.reviewed.connect(self._on_reviewed)
        self.form.fields.checks.asked.connect(self._on_finding)
        self.form.fields.checks.counted.connect(self._on_checked)
        self.form.entered.connect(self._on_entered)
        self.preview.clicked.connect(self._on_page_clicked)
        self.there.asked.connect(self.asked)
        self.none.start.clicked.connect(self._on_start)
        self.none.turned.connect(self._on_type)
        self.preview.rendered.connect(self.form.fields.checks.measure)
        self.none.there.clicked.connect(self._on_there)
        self.none.earlier.clicked.connect(self._on_earlier)

    def _make_actions(self) -> None:
        make = partial(actions.action, self)
        self._figure = make("Insert a &figure…", "Ctrl+Shift+F", self._insert_figure)
        self._preview = make("Show the &preview", "F9", self._toggle)
        self._preview.setCheckable(True)
        self._preview.setChecked(self.panes.wanted)
        self._own = [
            self._figure,
            make("&Next section", "Ctrl+PgDown", partial(self.form.step, 1)),
            make("Previ&ous section", "Ctrl+PgUp", partial(self.form.step, -1)),
            make("&Reviewed: it still holds", "Ctrl+Shift+R", self.form.review_here),
            make("&Save now", "Ctrl+S", self.draft.keep),
            make("&Translate…", "Ctrl+Shift+T", self._translate),
            self._preview,
            make("Sho&w on the pages", "Ctrl+J", self.there.show_here),
            make("&Issue and export…", "Ctrl+Shift+I", self._on_issue),
        ]
        for each in self._own:
            each.setEnabled(False)

    def menu(self) -> list[QAction]:
        return [*self._own, *self.preview.menu()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draft.wake()
        self._show_preview()
        self._enable()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.draft.sleep()
        for each in self._own:
            each.setEnabled(False)

    def _enable(self) -> None:
        """Let the short-cuts work on this page only, and only where there is a draft."""
        writing = self.draft.issue is not None and self.isVisible()
        for each in self._own:
            each.setEnabled(writing or (each is self._preview and self.isVisible()))
        self.issue_button.setVisible(self.draft.issue is not None)
        self.other.show_reports(self._every() if self.situation else (), self._issue)
        self.found.setVisible(self.draft.issue is not None and bool(self.found.text()))

    # What is shown

    def show_place(self, place: Place) -> None:
        self.situation = place.situation
        self._detail = place.detail
        issue = self._find(place.thing)
        if issue != self._issue or (issue and issue.status is Status.DRAFT and not self._same()):
            self._open(issue)
        elif issue is None:
            self._show_none(None)
        if self.draft.issue:
            self._go_to_detail()

    def _go_to_detail(self) -> None:
        """Go to the field asked for; the page is laid out first, so that it can be scrolled to."""
        detail, self._detail = self._detail, ""
        if detail.startswith(TRANSLATIONS):
            QTimer.singleShot(0, self, partial(self._translate, detail))
        elif detail:
            QTimer.singleShot(0, self, partial(self.form.focus_field, detail))

    def begin(self) -> QWidget:
        return self.form.begin() if self.draft.issue else self.none.start

    def _same(self) -> bool:
        return self.draft.issue == self._issue

    def _find(self, thing: str) -> Issue | None:
        """Return the issue named; else the draft at hand, or the last; None if there is none."""
        every = {each.id: each for each in self._every()}
        drafts = {each.id: each for each in every.values() if each.status is Status.DRAFT}
        here = drafts.get(self._issue.id) if self._issue else None
        return every.get(thing) or here or next(iter(reversed(drafts.values())), None)

    def _every(self) -> list[Issue]:
        return reports.of_situation(self._session.store, self.situation)

    def _series(self) -> list[Issue]:
        """Return the issues of the type at hand, oldest first."""
        return [each for each in self._every() if each.type is self._kind]

    def _open(self, issue: Issue | None) -> None:
        """Turn to a report; thousands of figures are read in helpings first."""
        self._issue = issue
        self._kind = issue.type if issue else self._kind
        self._reading.stop()
        if issue is None or issue.status is not Status.DRAFT:
            self.draft.open(None)
            self._show_none(issue)
            return
        self.title.setText(report_name(issue))
        self.preview.begin(issue.id)
        self.draft.open(None)
        self._reading.begin(gather(self._session.store, issue))
        if self._reading.is_busy:
            self._left.setCurrentWidget(self._wait)
            self._enable()

    @Slot(object)
    def _on_read(self, told: Told) -> None:
        waited = self._left.currentWidget() is self._wait
        self._left.setCurrentWidget(self.form)
        self.draft.open(self._issue, told)
        self._show_note("")
        self.form.area.verticalScrollBar().setValue(0)
        self._enable()
        if waited:
            self.form.begin().setFocus()
            self._go_to_detail()

    def _pdf_of(self, issue: str) -> bytes | None:
        found = reports.with_prefix(self._session.store, issue)
        if not found:
            return None
        edition = reporting.main_edition(self._session.store, found[0])
        version = reports.version(self._session.store, issue, edition)
        return version.pdf if version else None

    def _show_none(self, issue: Issue | None) -> None:
        series = self._series()
        drafts = [each for each in series if each.status is Status.DRAFT]
        self._left.setCurrentWidget(self.none)
        self.note.setText("")
        if issue:
            self.title.setText(report_name(issue))
            self.none.show_issued(issue, drafts[-1] if drafts else None)
        else:
            self.title.setText("Report")
            self.none.show_start(self._every(), self._kind)
        shown = issue or (series[-1] if series else None)
        pdf = self._pdf_of(shown.id) if shown else None
        if pdf:
            self.preview.show_stored(pdf)
        else:
            self.preview.clear("The pages appear here as you write.")
        self._enable()

    def _show_note(self, saved: str) -> None:
        issue = self._issue
        said = "draft"
        if issue and issue.previous:
            said += f" · carries forward No. {self.draft.previous_number() or issue.number - 1}"
        self.note.setText(f"{said} · {saved}" if saved else said)

    @Slot()
    def _show_preview(self) -> None:
        if not self.preview.isHidden() and self.isVisible():
            self.draft.make()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if not self.situation or not changed & (Changed.REPORTS | Changed.SITUATIONS):
            return
        if situations.get(self._session.store, self.situation) is None:
            self._open(None)
            return
        issue = self._find(self._issue.id if self._issue else "")
        if issue != self._issue or self._reading.is_busy:
            self._open(issue)
        elif issue is None or issue.status is not Status.DRAFT:
            self._show_none(issue)

    # Steps

    @Slot()
    def _on_start(self) -> None:
        issue = self._issue
        drafts = [each for each in self._series() if each.status is Status.DRAFT]
        if issue and drafts:
            self._open(drafts[-1])
            return
        self._issue = None
        self._start(self._kind, self.none.after if issue is None else None)

    def _start(self, kind: ReportType, after: Issue | None = None) -> None:
        situation = situations.get(self._session.store, self.situation)
        self.draft.keep()
        new = new_id()
        if situation and self._session.do(self, reporting.start, new, situation, kind, after):
            issue = self._find(new)
            if issue != self._issue:
                self._open(issue)
            self.form.go_to("highlights")

    @Slot(str)
    def _on_type(self, kind: str) -> None:
        self._kind = ReportType(kind)
        self._show_none(None)

    @Slot(str)
    def _on_other(self, kind: str) -> None:
        """Turn to the draft of another type, or start its next report."""
        wanted = ReportType(kind)
        draft = next(
            (e for e in self._every() if e.type is wanted and e.status is Status.DRAFT), None
        )
        if draft is None:
            self._start(wanted)
        elif draft != self._issue:
            self.asked.emit(Place(Page.REPORT, self.situation, draft.id))

    @Slot()
    def _on_earlier(self) -> None:
        situation = situations.get(self._session.store, self.situation)
        if situation:
            self.importing.begin(situation)

    @Slot()
    def _on_there(self) -> None:
        if self._issue:
            self.asked.emit(Place(Page.PUBLISH, self.situation, self._issue.id))

    @Slot()
    def _on_issue(self) -> None:
        self.draft.keep()
        if self.draft.unsaved:
            self.form.focus_field(self.draft.unsaved[0])
            self._session.said.emit("A field is not saved yet; see the line below it.")
        elif self.draft.issue:
            self.asked.emit(Place(Page.PUBLISH, self.situation, self.draft.issue.id))

    @Slot(object)
    def _on_finding(self, finding: Finding) -> None:
        """Lead to the place of a finding, its words selected where it has any."""
        place = finding.place
        if place.startswith("figures/"):
            figure = place.removeprefix("figures/")
            if finding.rule != "V10" or not self.form.fields.changes.go_to(figure):
                self._show_evidence(figure)
        elif place.startswith(TRANSLATIONS):
            self._translate(place)
        elif place == "report":
            self.form.go_to("highlights")
        elif self.form.focus_field(place) and finding.length:
            self.form.select(place, finding.start, finding.length)

    def _translate(self, place: str = "") -> None:
        """Open the draft in another language: that of a place such as "translations.ar"."""
        self.draft.keep()
        if self.draft.issue:
            self.translating.begin(self.draft.issue, place.removeprefix(TRANSLATIONS))

    @Slot(int, int)
    def _on_checked(self, blocked: int, warnings: int) -> None:
        said = f"Blocked: {blocked} · Warnings: {warnings}" if blocked else ""
        self.found.setText(said)
        self.found.setVisible(blocked > 0 and self.draft.issue is not None)

    @Slot()
    def _on_found(self) -> None:
        self.form.show_checks()

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

    def _insert_figure(self) -> None:
        edit = self.form.prose_in_hand()
        if edit is None:
            self.form.focus_field("overview")
            edit = self.form.fields.overview
        self._choosing.ask(edit)

    @Slot(str)
    def _show_evidence(self, figure: str) -> None:
        about = self.draft.words.about(figure) if self.draft.words else None
        self.asked.emit(Place(Page.FIGURES, self.situation, about.figure if about else figure))

    # The preview

    @Slot(str)
    def _on_page_clicked(self, name: str) -> None:
        if not name or self.draft.issue is None:
            return
        key = _ON_PAGE.get(name, name)
        if key in self.form.sections:
            self.form.go_to(key)
        elif self.draft.words and self.draft.words.about(name):
            self._show_evidence(name)

    @Slot(str)
    def _on_entered(self, key: str) -> None:
        if not self.preview.view.underMouse():  # a hand on the pages leads the form
            self.preview.reveal(_ON_FORM.get(key, key))

    def _toggle(self) -> None:
        self.panes.show_pages(self._preview.isChecked())

    @Slot(bool)
    def _on_turned(self, shown: bool) -> None:  # noqa: FBT001 - Qt's own
        self._preview.setChecked(shown)
        if shown:
            self._show_preview()

    def keep(self) -> bool:
        """Save what is typed; what the store refuses stays in its field."""
        self.draft.keep()
        self.panes.keep()
        return not self.draft.holds

    def unkept(self) -> str:
        faults = [*self.draft.faults]
        return faults[0] if faults else "A field of the report is not saved."
