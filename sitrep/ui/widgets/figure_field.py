"""One line for quick entry: a count as people write it, and where, when, by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from sitrep.domain.figure import Figure
from sitrep.domain.household import household, typed
from sitrep.domain.kinds import Measure
from sitrep.domain.source import short
from sitrep.domain.usual import GROUPS, MEASURES, Usual
from sitrep.services.telling import Told, figure_of
from sitrep.ui.widgets import line_words
from sitrep.ui.widgets.count_field import CountField
from sitrep.ui.widgets.figure_desk import Desk, Head
from sitrep.ui.widgets.roles import set_role, set_state
from sitrep.ui.widgets.still_box import StillBox
from sitrep.ui.widgets.suggest import DayField, SuggestField
from sitrep.ui.widgets.words import ShortLabel, shorter

_LONGEST = max((line.example for group in GROUPS for line in group.lines), key=len)
_EDGES = 26  # pixels of a field that are no words


class FigureField(QWidget):
    """A line of the form. It reads back what is typed; it stores nothing.

    Signals:
        entered: Enter was pressed in one of its fields; True to stay.
        moved: To the line above (-1) or below (1).
        edited: The person changed something in it.
    """

    entered = Signal(bool)
    moved = Signal(int)
    edited = Signal()

    def __init__(self, usual: Usual, desk: Desk) -> None:
        super().__init__()
        self.usual = usual
        self._desk = desk
        self._head = Head()
        self._before: Figure | None = None
        self._same = False
        self._done = ""
        self._name = QLabel(usual.label)
        self._name.setWordWrap(True)
        self.count = CountField()
        self.count.setPlaceholderText(usual.example)
        self.count.setAccessibleName(f"{usual.label}: the count")
        self.count.setMaxLength(120)
        self._name.setBuddy(self.count)
        self.place = SuggestField(desk.places)
        self.place.setAccessibleName(f"{usual.label}: place")
        self.day = DayField(desk.days)
        self.day.setAccessibleName(f"{usual.label}: as of")
        self.source = SuggestField(desk.sources)
        self.source.setAccessibleName(f"{usual.label}: source")
        self.now = ShortLabel(role="quiet")
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.replaces = QCheckBox()
        self.household = QLineEdit()
        self.measure = StillBox()
        self._arrange()
        self._connect()
        self.set_head(Head())

    def _arrange(self) -> None:
        self.household.setMaxLength(80)
        self.household.setPlaceholderText("such as 5 (OCHA)")
        self.household.setFixedWidth(self.fontMetrics().horizontalAdvance("such as 5 (OCHA) 0000"))
        self.household.setAccessibleName(f"{self.usual.label}: people in a household")
        self._household_name = QLabel("people in a household")
        self._household_name.setProperty("role", "quiet")
        self._household_name.setBuddy(self.household)
        for measure in self.usual.measures:
            self.measure.addItem(MEASURES[measure], measure)
        self.measure.setAccessibleName(f"{self.usual.label}: counted how")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, (widget, stretch) in enumerate(
            ((self._name, 17), (self.count, 23), (self.place, 18), (self.day, 12),
             (self.source, 19), (self.now, 20))
        ):  # fmt: skip
            widget.setMinimumWidth(40)
            grid.addWidget(widget, 0, column)
            grid.setColumnStretch(column, stretch)
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance(_LONGEST) + _EDGES)
        more = QHBoxLayout()
        more.setSpacing(8)
        more.addWidget(self.said, 1)
        for extra in (self.measure, self._household_name, self.household, self.replaces):
            more.addWidget(extra)
        self._more = QWidget()
        self._more.setLayout(more)
        more.setContentsMargins(0, 0, 0, 6)
        grid.addWidget(self._more, 1, 1, 1, 5)
        for extra in (self.measure, self._household_name, self.household, self.replaces):
            extra.hide()

    def _connect(self) -> None:
        for field in (self.count, self.place, self.day, self.source, self.household):
            field.textChanged.connect(self.read_back)
            field.textChanged.connect(self.edited)
        for field in (self.place, self.day, self.source, self.household):
            field.returnPressed.connect(self._on_return)
        self.measure.currentIndexChanged.connect(self.read_back)
        self.measure.activated.connect(self.edited)
        self.replaces.clicked.connect(self.read_back)
        self.replaces.clicked.connect(self.edited)
        self.count.entered.connect(self.entered)
        self.count.moved.connect(self.moved)

    @Slot()
    def _on_return(self) -> None:
        self.entered.emit(False)

    def set_head(self, head: Head) -> None:
        """Take what holds for all lines; what this line says itself stays."""
        self._head = head
        self.place.setPlaceholderText(head.places or "all areas")
        self.day.setPlaceholderText(
            " ".join(line_words.short_day(head.as_of).split()[:2]) or "no day"
        )
        self.source.setPlaceholderText(short(head.source) or "who counted")
        self.read_back()

    @property
    def is_empty(self) -> bool:
        return not self.count.text().strip()

    @property
    def lacks_count(self) -> bool:
        """Whether something stands in it that no count goes with."""
        return self.is_empty and not self._done and bool(self.typed())

    def told(self) -> Told:
        """Return what the line says, with the head's words where it says nothing.

        Raises:
            ValueError: The day or the household size cannot be read.
        """
        words = self.household.text().strip()
        size, source = household(words) if words else (None, "")
        return Told(
            self.usual.kind,
            self.count.text(),
            self.place.text().strip() or self._head.places,
            self.day.day() or self._head.as_of,
            self.source.settled() or self._head.source,
            self._head.note,
            self._head.sector,
            Measure(self.measure.currentData()) if self.usual.measures else None,
            size,
            source,
        )

    def figure(self, new: str) -> Figure:
        """Return the figure that the line makes, linked to what it replaces.

        Raises:
            ValueError: Something cannot be read; the message says why.
        """
        made = self._figure(new)
        if line_words.counts_homes(made):
            return made
        return replace(made, household_size=None, household_source="")

    def _figure(self, new: str) -> Figure:
        told = self.told()
        if self._before and self.replaces.isChecked():
            told = replace(told, updates=self._before.id)
        return figure_of(told, self._desk.situation, new)

    @Slot()
    def read_back(self) -> None:
        """Say in plain words how the line is read, or why it cannot be."""
        if self.is_empty:
            self._more.setVisible(bool(self._done))
            self._say(self._done, "good")
            for extra in (self.measure, self._household_name, self.household, self.replaces):
                extra.hide()
            self._show_before(None)
            return
        self._done = ""
        self._more.show()
        self.measure.setVisible(bool(self.usual.measures))
        try:
            figure = self._figure("new")
        except ValueError as error:
            self._say(str(error), "wait")
            self._household_name.hide()
            self.household.hide()
            self.replaces.hide()
            return
        homes = line_words.counts_homes(figure)
        if homes and self.household.isHidden() and not self.household.text():
            self.household.setText(typed(*(self._desk.household() or (None, ""))))
        self.household.setVisible(homes)
        self._household_name.setVisible(homes)
        areas = self._desk.situation.areas
        self._say(line_words.read_as(figure, self._desk.writer, areas), "quiet")
        self._show_before(self._desk.speaking(figure))

    def _say(self, words: str, role: str) -> None:
        self.said.setText(words)
        set_role(self.said, role)
        set_state(self.count, "wait" if role == "wait" else "")

    def _show_before(self, before: Figure | None) -> None:
        if self.is_empty:
            before = self._quietly_before()
        now = line_words.speaks_now(before, self._desk.writer) if before else ""
        self.now.show_words(now, *shorter(now))
        if self.is_empty or before is None:
            self.replaces.hide()
            self._before = None
            return
        told = self.told()
        same = before.claim.origin == told.source.strip()
        if self._before is None or self._before.id != before.id or self._same != same:
            self.replaces.setChecked(same)
        self._before, self._same = before, same
        day = f" ({line_words.short_day(before.claim.as_of)})" if before.claim.as_of else ""
        value = line_words.value(before, self._desk.writer)
        self.replaces.setText(f"replaces {value}{day}")
        if not same:
            self.said.setText(f"{self.said.text()} · {self._differs(before)}")
        self.replaces.setToolTip(
            "Off: both counts stand side by side, and you choose which one is printed."
        )
        self.replaces.show()

    def _quietly_before(self) -> Figure | None:
        """Return what speaks where the line says nothing yet but its place and kind."""
        try:
            told = replace(self.told(), count="1")
            return self._desk.nearly(figure_of(told, self._desk.situation, "new"))
        except ValueError:
            return None

    def _differs(self, before: Figure) -> str:
        other = short(before.claim.origin) or "nobody named"
        if self.replaces.isChecked():
            return f"{other} counted before"
        return f"{other} counted before: both stand side by side"

    # What is not recorded yet

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, by name; empty where nothing does."""
        said = {name: field.text().strip() for name, field in self._fields().items()}
        if said["count"] and self.usual.measures:
            said["measure"] = str(self.measure.currentData())
        if not self.replaces.isHidden() and self.replaces.isChecked() != self._same:
            said["replaces"] = "yes" if self.replaces.isChecked() else "no"
        return {name: words for name, words in said.items() if words}

    def show_typed(self, said: Mapping[str, str]) -> None:
        """Show again what was typed before and not recorded."""
        if said.get("measure"):
            self.measure.setCurrentIndex(self.measure.findData(Measure(said["measure"])))
        for name, field in self._fields().items():
            field.setText(said.get(name, ""))
        if said.get("replaces"):
            self.replaces.setChecked(said["replaces"] == "yes")
            self.read_back()

    def _fields(self) -> dict[str, QLineEdit]:
        return {
            "count": self.count,
            "place": self.place,
            "day": self.day,
            "source": self.source,
            "household": self.household,
        }

    def clear_count(self, done: str, *, keep_rest: bool) -> None:
        """Empty the line after it was recorded, and say what was."""
        self._done = done
        kept = (self.day, self.source) if keep_rest else ()
        for field in (self.count, self.household, self.place, self.day, self.source):
            if field not in kept:
                field.clear()
        self.read_back()
