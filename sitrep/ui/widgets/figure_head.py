"""The head of quick entry: place, day, source and caller of lines that do not say their own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton

from sitrep.ui.widgets.figure_desk import Desk, Head
from sitrep.ui.widgets.suggest import DayField, SuggestField
from sitrep.ui.widgets.words import words

_HINT = (
    "Enter records a line and goes on · Shift+Enter stays for another place · "
    "Ctrl+Enter records every line · Up and Down move"
)


class FigureHead(QFrame):
    """Says what it holds as a `Head`.

    Signals:
        edited: A field changed.
    """

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.place = SuggestField(desk.places)
        self.place.setPlaceholderText("all areas")
        self.day = DayField(desk.days)
        self.day.set_day(desk.days().spoken_of)
        self.source = SuggestField(desk.sources)
        self.source.setPlaceholderText("who counted")
        self.note = QLineEdit()
        self.note.setMaxLength(500)
        self.note.setPlaceholderText("name, and when")
        self.note.setToolTip("It stays with the desk: public editions do not print it.")
        self.fields: dict[str, QLineEdit] = {
            "place": self.place,
            "day": self.day,
            "source": self.source,
            "note": self.note,
        }
        self.record = QPushButton("&Record all lines")
        self.record.setProperty("role", "primary")
        self.record.setToolTip("Ctrl+Enter")
        self.problem = words("", "wait")
        self.problem.hide()
        self._arrange()

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, (name, field, stretch) in enumerate(
            (
                ("&Place of every line", self.place, 3),
                ("&As of", self.day, 2),
                ("&Source", self.source, 3),
                ("&Who told you", self.note, 4),
            )
        ):
            label = words(name, "label")
            label.setBuddy(field)
            field.setMinimumWidth(60)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, stretch)
            field.textChanged.connect(self.edited)
        longest = self.fontMetrics().horizontalAdvance("30 September 2026")
        self.day.setMinimumWidth(longest + 24)
        grid.addWidget(self.record, 1, 4)
        below = QHBoxLayout()
        below.addWidget(words(_HINT, "quiet", wrap=True), 1)
        below.addWidget(self.problem)
        grid.addLayout(below, 2, 0, 1, 5)

    def said(self, sector: str) -> Head:
        """Return what holds for a line of a sector; a day that cannot be read is said below."""
        try:
            day = self.day.day()
            self.tell("")
        except ValueError as error:
            day = None
            self.tell(str(error))
        return Head(
            self.place.text().strip(),
            day,
            self.source.settled(),
            self.note.text().strip(),
            sector,
        )

    def tell(self, problem: str) -> None:
        """Say below the fields what stands in the way; "" for nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, by name."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    def show_typed(self, said: Mapping[str, str]) -> None:
        for name, field in self.fields.items():
            field.setText(said.get(name, ""))
