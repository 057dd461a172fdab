"""The fields of a report: a section for each part of the document, and what waits in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from sitrep.domain.fields import CHANGING
from sitrep.domain.report import ReportType
from sitrep.domain.report_types import TYPES
from sitrep.domain.steps import Steps
from sitrep.proofing.profile import profile
from sitrep.ui.session import Session
from sitrep.ui.widgets.bullets_edit import BulletsEdit, ListEdit
from sitrep.ui.widgets.changes_edit import ChangesEdit
from sitrep.ui.widgets.checks_panel import ChecksPanel
from sitrep.ui.widgets.columns import Columns, Labelled, Unnamed
from sitrep.ui.widgets.corrections_edit import CorrectionsEdit
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.entries_edit import CONTACT, FUNDING, GAP, EntriesEdit, Kind
from sitrep.ui.widgets.field import Field
from sitrep.ui.widgets.field_counts import Counted, Counters, FieldCounts
from sitrep.ui.widgets.head_fields import NAMES, HeadFields
from sitrep.ui.widgets.key_figures_list import KeyFiguresList
from sitrep.ui.widgets.prose_edit import ProseEdit
from sitrep.ui.widgets.section import Section
from sitrep.ui.widgets.sector_form import SectorForm
from sitrep.ui.widgets.sectors import Sectors
from sitrep.ui.widgets.suggested import SuggestedHighlights
from sitrep.ui.widgets.tick_field import TickField
from sitrep.ui.widgets.underlines import Underlines
from sitrep.ui.widgets.unpressed import UnpressedLines
from sitrep.ui.widgets.waiting import Waiting
from sitrep.ui.widgets.words import words


class ReportFields(QWidget):
    """Makes the fields of a draft, hands them to it, and says how they stand to their limits.

    Signals:
        figure_wanted: A field, given along, wants a figure: a `ProseEdit` or the key figures.
        evidence_asked: Id of a figure.
        reviewed: Fields that the person has looked at.
        stood: What waits in each section, in order, for the index.
        moved: The text whose cursor moved.
        sector_asked: Key of a sector that the person wants to see.
        shaped: The report is of another type, and so has other sections.
    """

    figure_wanted = Signal(object)
    evidence_asked = Signal(str)
    reviewed = Signal(list)
    stood = Signal(list)
    moved = Signal(object)
    sector_asked = Signal(str)
    shaped = Signal()

    def __init__(self, session: Session, draft: Draft, area: QScrollArea) -> None:
        super().__init__(area.viewport())
        area.setWidget(self)  # shows it: all that lay on it by then would take its looks at once
        self._session = session
        self._draft = draft
        self.sections: dict[str, Section] = {}  # those that the type of the report has
        self._every: dict[str, Section] = {}
        self._titles: dict[str, str] = {}
        self._kind: ReportType | None = None
        self._faults: dict[str, Callable[[str], None]] = {}
        self._chips: list[ProseEdit] = []
        self._prose_edits: list[ProseEdit] = []
        self._lines = UnpressedLines(self)
        self._lines.setContentsMargins(16, 12, 16, 24)
        self._lines.setSpacing(20)
        self.underlines = Underlines(draft)
        self.corrections = CorrectionsEdit(session, draft)
        self._lines.addWidget(self.corrections)
        self._make_head()
        self._make_changing()
        self._make_highlights()
        self._make_key_figures()
        self._make_overview()
        self._prose("impact", "Impact", "impact_note", "Note below the table of figures by area")
        self._prose("access", "Access and security", "access", "What keeps people from aid")
        self._make_sectors()
        self._prose("coordination", "Coordination", "coordination", "Who leads, who meets when")
        self._entries("funding", "Funding", FUNDING)
        self._entries("information_gaps", "Information gaps", GAP)
        self._make_outlook()
        self._entries("contacts", "Contacts", CONTACT)
        self._make_summary()
        self.counts = self._counting()
        self._waiting = Waiting(self, draft, self.sections, self.sectors)
        self._waiting.stood.connect(self.stood)
        self._waiting.said.connect(self.summary.setText)
        self._show_type(ReportType.SITUATION_REPORT)
        draft.tell_in_steps(self._tell)
        draft.refused.connect(self._on_refused)

    # Sections

    def _section(self, key: str, title: str, *names: str) -> Section:
        section = Section(key, title, self._draft, names or (key,))
        section.reviewing.reviewed.connect(self.reviewed)
        self._every[key] = self.sections[key] = section
        self._titles[key] = title
        self._lines.addWidget(section)
        return section

    def _make_head(self) -> None:
        section = self._section("header", "Header", *NAMES)
        self._head = HeadFields(self._field)
        self.title, self.as_of, self.days = self._head.title, self._head.as_of, self._head.days
        self.validity, self.classification = self._head.validity, self._head.classification
        section.add(self._head.first)
        section.add(section.counter)
        section.add(self._head.second)

    def _make_changing(self) -> None:
        names = [f"changing.{key}" for key in CHANGING]
        section = self._section("changing", "What changes", "change_summary", *names)
        ticks = [TickField(label) for label in CHANGING.values()]
        section.add(Columns([self._chipless(*each) for each in zip(names, ticks, strict=True)], 22))
        self.change_summary = ProseEdit("Summary of change", 2)
        self.change_summary.setPlaceholderText("What changes in the operation, and why")
        section.add(self._chipped("change_summary", self.change_summary))

    def _make_highlights(self) -> None:
        section = self._section("highlights", "Highlights")
        usual = profile().limits(ReportType.SITUATION_REPORT)
        self.highlights = ListEdit("Highlights, one a line", 3, usual.highlight)
        self.highlights.setPlaceholderText("What a minister would remember; one a line")
        section.add(self._chipped("highlights", self.highlights))
        self.suggested = SuggestedHighlights(self._draft, self.highlights)
        self.suggested.taken.connect(self.highlights.add_line)
        section.add(self.suggested)
        section.add(section.counter)

    def _make_key_figures(self) -> None:
        section = self._section("key_figures", "Key figures")
        self.key_figures = KeyFiguresList()
        section.add(self._chipless("key_figures", self.key_figures))
        self.key_figures.wanted.connect(partial(self.figure_wanted.emit, self.key_figures))
        self.key_figures.evidence_asked.connect(self.evidence_asked)
        section.counter = self.key_figures.counter
        self.changes = ChangesEdit(self._session, self._draft)
        self._lines.addWidget(self.changes)

    def _make_overview(self) -> None:
        section = self._section("overview", "Situation overview")
        self.overview = ProseEdit("Situation overview", 6)
        self.overview.setPlaceholderText("Who, what, where, when, and how it is known")
        section.add(self._chipped("overview", self.overview))
        section.add(section.counter)

    def _prose(self, key: str, title: str, name: str, hint: str) -> None:
        section = self._section(key, title, name)
        edit = ProseEdit(title, 3)
        edit.setPlaceholderText(hint)
        section.add(self._chipped(name, edit))
        self._prose_edits.append(edit)

    def _make_sectors(self) -> None:
        section = self._section("sectors", "Response by sector")
        self.sectors = Sectors(self._session, self._draft)
        self.sectors.added.connect(self._on_sector_added)
        self.sectors.dropped.connect(self._on_sector_dropped)
        self.sectors.asked.connect(self.sector_asked)
        section.add(self.sectors)

    def _make_outlook(self) -> None:
        section = self._section("outlook", "Outlook")
        self.outlook = BulletsEdit("Outlook, one a line", 2)
        self.outlook.setPlaceholderText("What to watch; nothing without a source")
        section.add(self._chipped("outlook", self.outlook))
        section.add(section.counter)

    def _entries(self, key: str, title: str, kind: Kind) -> None:
        section = self._section(key, title)
        section.add(self._chipless(key, EntriesEdit(kind)))

    def _make_summary(self) -> None:
        """What waits before issuing, and what the checks that issuing asks for find."""
        self._lines.addWidget(words("Before it is issued", "heading"))
        self.summary = words("", "quiet", wrap=True)
        self._lines.addWidget(self.summary)
        self.checks = ChecksPanel(self._session, self._draft)
        self._lines.addWidget(self.checks)
        self._lines.addStretch()

    # What a type of report has

    def _counting(self) -> FieldCounts:
        body = (self.highlights, self.overview, self.outlook, *self._prose_edits)
        fields = Counted(self.title, self.highlights, self.overview, self.outlook, body)
        names = ("header", "highlights", "overview", "outlook")
        return FieldCounts(self, fields, Counters(*(self._every[name].counter for name in names)))

    def _show_type(self, kind: ReportType) -> None:
        """Show the sections and fields that a type of report has, with its limits."""
        if kind is self._kind:
            return
        self._kind, own = kind, TYPES[kind]
        before = {*self.sections}
        self.sections.clear()
        for key, section in self._every.items():
            has = key == "header" or own.has(key)
            if has != (key in before):  # shown again, all of it would take its looks at once
                section.setVisible(has)
            section.rename(own.titles.get(key, self._titles[key]))
            if has:
                self.sections[key] = section
        self._head.show_type(own)
        self.counts.show_type(kind)
        self.key_figures.set_limits(*self.counts.limits.tiles)
        self.shaped.emit()

    # Fields

    def _field(self, name: str, label: str, field: QWidget) -> Labelled:
        made = Labelled(label, field)
        self._keep(name, field)
        self._faults[name] = made.say
        return made

    def _chipless(self, name: str, field: QWidget) -> QWidget:
        """Return a field that its section names, with the line for what is wrong."""
        made = Unnamed(field)
        self._keep(name, field)
        self._faults[name] = made.say
        return made

    def _chipped(self, name: str, edit: ProseEdit) -> QWidget:
        self._adopt(edit)
        self.underlines.watch(name, edit)
        return self._chipless(name, edit)

    def _keep(self, name: str, field: QWidget) -> None:
        kept: Field = field  # type: ignore[assignment]
        self._draft.add(name, kept)

    def _adopt(self, edit: ProseEdit) -> None:
        self._chips.append(edit)
        edit.figure_wanted.connect(self.figure_wanted)
        edit.evidence_asked.connect(self.evidence_asked)
        edit.said.connect(self._session.said)
        edit.cursorPositionChanged.connect(partial(self.moved.emit, edit))
        if self._draft.words and self._draft.issue:
            edit.set_words(self._draft.words, self._draft.issue.situation)

    def _on_sector_added(self, form: SectorForm) -> None:
        for edit in form.texts:
            self._adopt(edit)
        for name, field in form.fields.items():
            self._keep(name, field)
            self._faults[name] = form.labels[name].say
            if isinstance(field, ProseEdit):
                self.underlines.watch(name, field)
        form.reviewing.reviewed.connect(self.reviewed)

    def _on_sector_dropped(self, form: SectorForm) -> None:
        for name in form.fields:
            self._draft.drop(name)
            self.underlines.forget(name)
            self._faults.pop(name, None)
        for edit in form.texts:
            self._chips.remove(edit)

    # Following the draft

    def _tell(self) -> Steps[None]:
        draft = self._draft
        if draft.words is None or draft.issue is None or draft.material is None:
            return
        self._show_type(draft.issue.type)
        told: list[ProseEdit | KeyFiguresList] = [*self._chips, self.key_figures]
        for edit in told:
            edit.set_words(draft.words, draft.issue.situation)
            yield
        self.counts.count_words()
        self._head.show_defaults(draft.material, draft.usual_title())
        self._waiting.show()

    @Slot(str, str)
    def _on_refused(self, name: str, why: str) -> None:
        if name in self._faults:
            self._faults[name](why)
