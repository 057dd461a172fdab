"""The dark column on the left: the situation, its pages, its earlier reports."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from sitrep.domain.report import Issue, Situation, Status
from sitrep.languages import forms
from sitrep.languages.countries import country_name
from sitrep.services import overview
from sitrep.store.database import Store
from sitrep.ui.places import Page, Place

WIDTH = 232
_PAGES = {
    Page.SOURCES: "Sources",
    Page.FIGURES: "Figures",
    Page.REPORT: "Report",
    Page.PUBLISH: "Publish",
}


class _Entry(QPushButton):
    """One line of the column: a name on the left, what waits there on the right."""

    def __init__(self, place: Place, name: str, note: str = "") -> None:
        super().__init__(name)
        self.place = place
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._note = QLabel(note, self)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 10, 0)
        line.addStretch()
        line.addWidget(self._note)
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_note(note)

    def set_note(self, note: str) -> None:
        self._note.setText(note)
        self.setAccessibleName(f"{self.text()}, {note}" if note else self.text())
        self.toggled.connect(self._on_toggled)

    @Slot(bool)
    def _on_toggled(self, chosen: bool) -> None:  # noqa: FBT001 - Qt's own
        """Keep the note readable on the light ground of the entry that is chosen."""
        self._note.setStyleSheet("color: #3d5a6c" if chosen else "")


class Navigation(QFrame):
    """Shows where one is and leads elsewhere."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Navigation")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(12, 12, 12, 12)
        self._lines.setSpacing(4)
        self._entries: list[_Entry] = []

    def show_situation(self, store: Store, situation: Situation | None, here: Place) -> None:
        """Show the entries for a situation, the one for `here` chosen."""
        self._clear()
        self._add(Place(Page.HOME), "Sitrep", "")
        if situation:
            self._about(situation)
            self._pages(store, situation)
            self._earlier(store, situation)
        self._heading("All situations")
        self._add(Place(Page.LIBRARY), "Library and search", "Ctrl+K")
        self._lines.addStretch()
        self.mark(here)

    def mark(self, here: Place) -> None:
        for entry in self._entries:
            same = entry.place.page is here.page
            if entry.place.thing:
                same = same and entry.place.thing == here.thing
            entry.setChecked(same)

    def _about(self, situation: Situation) -> None:
        name = f"{country_name(situation.country)}: {situation.name}"
        title = QPushButton(name if len(name) <= 26 else name[:25] + "…")
        title.setObjectName("situation")
        title.setToolTip(name)
        title.setAccessibleName(f"Situation {name}; go to all situations")
        title.clicked.connect(lambda: self.asked.emit(Place(Page.HOME)))
        self._lines.addSpacing(4)
        self._lines.addWidget(title)
        self._lines.addSpacing(4)

    def _pages(self, store: Store, situation: Situation) -> None:
        waits = overview.of_situation(store, situation)
        notes = {
            Page.SOURCES: str(waits.cards) if waits.cards else "",
            Page.FIGURES: str(waits.figures) if waits.figures else "",
            Page.REPORT: f"No. {waits.draft.number} draft" if waits.draft else "",
            Page.PUBLISH: "",
        }
        for page, name in _PAGES.items():
            self._add(Place(page, situation.id), name, notes[page])

    def _earlier(self, store: Store, situation: Situation) -> None:
        issued = [
            issue
            for issue in overview.of_situation(store, situation).issues
            if issue.status is not Status.DRAFT
        ]
        if issued:
            self._heading("Earlier reports")
        for issue in reversed(issued[-6:]):
            place = Place(Page.PUBLISH, situation.id, issue.id)
            self._add(place, f"No. {issue.number}", f"issued {_short_day(issue)}")

    def _heading(self, words: str) -> None:
        label = QLabel(words.upper())
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 1.0)
        label.setFont(font)
        label.setContentsMargins(10, 16, 0, 4)
        self._lines.addWidget(label)

    def _add(self, place: Place, name: str, note: str) -> None:
        entry = _Entry(place, name, note)
        entry.clicked.connect(lambda: self.asked.emit(place))
        self._entries.append(entry)
        self._lines.addWidget(entry)

    def _clear(self) -> None:
        self._entries.clear()
        while item := self._lines.takeAt(0):
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()


def _short_day(issue: Issue) -> str:
    if issue.issued_at is None:
        return ""
    return forms.short_day(issue.issued_at.astimezone().date())
