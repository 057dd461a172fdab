"""The fields of a report: a section for each part of the document, and what waits in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sitrep.languages import forms
from sitrep.ui.session import Session
from sitrep.ui.widgets import roles
from sitrep.ui.widgets.bullets_edit import BulletsEdit, ListEdit
from sitrep.ui.widgets.changes_edit import ChangesEdit
from sitrep.ui.widgets.checks_panel import ChecksPanel
from sitrep.ui.widgets.columns import Columns, Labelled
from sitrep.ui.widgets.corrections_edit import CorrectionsEdit
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.entries_edit import CONTACT, FUNDING, GAP, EntriesEdit, Kind
from sitrep.ui.widgets.key_figures_list import KeyFiguresList
from sitrep.ui.widgets.line_fields import ChoiceField, DayEdit, LineEdit, MomentEdit
from sitrep.ui.widgets.prose_edit import Field, ProseEdit
from sitrep.ui.widgets.section import Section
from sitrep.ui.widgets.sector_form import SectorForm
from sitrep.ui.widgets.sectors import Sectors
from sitrep.ui.widgets.suggested import SuggestedHighlights
from sitrep.ui.widgets.underlines import Underlines
from sitrep.ui.widgets.words import words

HIGHLIGHTS = (2, 5, 180)  # least, most, characters of each
OVERVIEW = (150, 350)  # words
OUTLOOK = 3
CLASSES = {
    "public": "Public",
    "partners": "Partners",
    "internal": "Internal",
    "restricted": "Restricted",
}


class ReportFields(QWidget):
    """Makes the fields of a draft, hands them to it, and says how they stand to their limits.

    Signals:
        figure_wanted: A field, given along, wants a figure: a `ProseEdit` or the key figures.
        evidence_asked: Id of a figure.
        reviewed: Fields that the person has looked at.
        stood: What waits in each section, in order, for the index.
        moved: The text whose cursor moved.
        sector_asked: Key of a sector that the person wants to see.
    """

    figure_wanted = Signal(object)
    evidence_asked = Signal(str)
    reviewed = Signal(list)
    stood = Signal(list)
    moved = Signal(object)
    sector_asked = Signal(str)

    def __init__(self, session: Session, draft: Draft) -> None:
        super().__init__()
        self._session = session
        self._draft = draft
        self.sections: dict[str, Section] = {}
        self._faults: dict[str, Callable[[str], None]] = {}
        self._chips: list[ProseEdit] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 12, 16, 24)
        self._lines.setSpacing(20)
        self.underlines = Underlines(draft)
        self.corrections = CorrectionsEdit(session, draft)
        self._lines.addWidget(self.corrections)
        self._make_head()
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
        draft.told.connect(self._on_told)
        draft.touched.connect(self._show_states)
        draft.refused.connect(self._on_refused)

    # Sections

    def _section(self, key: str, title: str, *names: str) -> Section:
        section = Section(key, title, self._draft, names or (key,))
        section.reviewing.reviewed.connect(self.reviewed)
        self.sections[key] = section
        self._lines.addWidget(section)
        return section

    def _make_head(self) -> None:
        names = ("title", "as_of", "period_from", "period_to", "next_due", "classification")
        section = self._section("header", "Header", *names)
        self.title = LineEdit("Title", 200)
        self.as_of = MomentEdit("As of")
        self.days = {name: DayEdit() for name in ("period_from", "period_to", "next_due")}
        section.add(
            Columns(
                [
                    self._field("title", "Title", self.title),
                    self._field("as_of", "As of (local time)", self.as_of),
                ],
                28,
            )
        )
        self.classification = ChoiceField(CLASSES, "internal")
        section.add(
            Columns(
                [
                    self._field("period_from", "Period from", self.days["period_from"]),
                    self._field("period_to", "Period to", self.days["period_to"]),
                    self._field("next_due", "Next report", self.days["next_due"]),
                    self._field("classification", "Classification", self.classification),
                ],
                17,
            )
        )

    def _make_highlights(self) -> None:
        section = self._section("highlights", "Highlights")
        self.highlights = ListEdit("Highlights, one a line", 3, HIGHLIGHTS[2])
        self.highlights.setPlaceholderText("What a minister would remember; one a line")
        section.add(self._chipped("highlights", self.highlights))
        self.suggested = SuggestedHighlights(self._draft)
        self.suggested.taken.connect(self.highlights.add_line)
        section.add(self.suggested)
        section.add(section.counter)
        self.highlights.counted.connect(self._count_highlights)
        self._count_highlights()

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
        self.overview.textChanged.connect(self._count_overview)
        self._count_overview()

    def _prose(self, key: str, title: str, name: str, hint: str) -> None:
        section = self._section(key, title, name)
        edit = ProseEdit(title, 3)
        edit.setPlaceholderText(hint)
        section.add(self._chipped(name, edit))

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
        self.outlook.counted.connect(self._count_outlook)
        self._count_outlook()

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

    # Fields

    def _field(self, name: str, label: str, field: QWidget) -> Labelled:
        made = Labelled(label, field)
        self._keep(name, field)
        self._faults[name] = made.say
        return made

    def _chipless(self, name: str, field: QWidget) -> QWidget:
        """Return a field that its section names, with the line for what is wrong."""
        holder = QWidget()
        fault = words("", "bad", wrap=True)
        fault.hide()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(field)
        lines.addWidget(fault)

        def say(why: str) -> None:
            fault.setText(why)
            fault.setVisible(bool(why))

        self._keep(name, field)
        self._faults[name] = say
        return holder

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

    @Slot()
    def _on_told(self) -> None:
        draft = self._draft
        if draft.words is None or draft.issue is None or draft.material is None:
            return
        for edit in self._chips:
            edit.set_words(draft.words, draft.issue.situation)
        self.key_figures.set_words(draft.words, draft.issue.situation)
        self._count_overview()
        self._show_defaults()
        self._show_states()

    def _show_defaults(self) -> None:
        """Show in grey what the page says where nothing is typed."""
        material = self._draft.material
        if material is None:
            return
        as_of, period = material.as_of(), material.period()
        if not material.value("title"):
            self.title.setPlaceholderText(self._draft.usual_title())
        for day in self.days.values():
            day.near = as_of[0] if as_of else day.near
        if period:
            self.days["period_from"].setPlaceholderText(forms.day(period[0], "en"))
            self.days["period_to"].setPlaceholderText(forms.day(period[1], "en"))
        self.days["next_due"].setPlaceholderText("tomorrow, 14 March")

    @Slot()
    def _count_highlights(self) -> None:
        least, most, letters = HIGHLIGHTS
        lengths = self.highlights.lengths()
        counter = self.sections["highlights"].counter
        long = [(n, length) for n, length in enumerate(lengths, 1) if length > letters]
        said = [f"{len(lengths)} highlights ({least} to {most})"] if len(lengths) > most else []
        said += [f"highlight {n} is too long: {length}/{letters}" for n, length in long]
        if said:
            counter.say(" · ".join(said), over=True)
        else:
            counter.show_count(len(lengths), least, most, "highlights")

    @Slot()
    def _count_overview(self) -> None:
        text = self.overview.printed(self.overview.value())
        self.sections["overview"].counter.show_count(len(text.split()), *OVERVIEW, "words")

    @Slot()
    def _count_outlook(self) -> None:
        count = len(self.outlook.lengths())
        self.sections["outlook"].counter.show_count(count, 0, OUTLOOK, "points")

    @Slot()
    def _show_states(self, *_: object) -> None:
        self.stood.emit([self._state(section) for section in self.sections.values()])
        for name, edit in self._edges():
            roles.set_state(edit, "wait" if self._draft.carried(name) else "")
        self.summary.setText("\n".join(self._waiting()) or "Nothing waits in the form.")

    def _state(self, section: Section) -> str:
        if section.key == "sectors" and not section.reviewing.waiting():
            return "" if self.sectors.forms else "empty"
        return section.state()

    def _edges(self) -> Iterator[tuple[str, QWidget]]:
        for name in ("overview", "impact_note", "access", "coordination", "outlook"):
            field = self._draft.field(name)
            if isinstance(field, QWidget):
                yield name, field
        for form in self.sectors.forms.values():
            yield from ((name, w) for name, w in form.fields.items() if name.startswith("sectors"))

    def _waiting(self) -> Iterator[str]:
        carried = [s.title for s in self.sections.values() if s.reviewing.waiting()]
        if carried:
            yield f"Carried over and not yet reviewed: {', '.join(carried)}."
        for section in self.sections.values():
            if section.counter.over:
                yield f"{section.title}: {section.counter.text()}."
        empty = [s.title for s in self.sections.values() if self._state(s) == "empty"]
        if empty:
            yield f"Empty, and so not printed: {', '.join(empty)}."

    @Slot(str, str)
    def _on_refused(self, name: str, why: str) -> None:
        if name in self._faults:
            self._faults[name](why)
