"""Fields of a figure's form, each by the name that `amending` knows it by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from sitrep.document.sentences import Writer
from sitrep.domain.report import Situation
from sitrep.ui.widgets.pick import combo
from sitrep.ui.widgets.suggest import DayField, Days, SuggestField


@dataclass(frozen=True, slots=True)
class Helps:
    """What the fields suggest from.

    Attributes:
        days: From where days without a year are read.
    """

    situation: Situation
    writer: Writer
    days: Days
    places: Callable[[str], Sequence[str]]
    sources: Callable[[str], Sequence[str]]


class FigureColumn(QWidget):
    """One column of the form. It knows which of its fields say something else than at first.

    Signals:
        edited: A field changed.
    """

    edited = Signal()

    def __init__(self, helps: Helps) -> None:
        super().__init__()
        self._helps = helps
        self._read: dict[str, Callable[[], str]] = {}
        self._first: dict[str, str] = {}
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setHorizontalSpacing(8)
        self.form.setVerticalSpacing(8)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def begin(self) -> None:
        """Take what stands in the fields for what they said at first."""
        self._first = {name: read() for name, read in self._read.items()}

    def changes(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the words of each field that was changed.

        Raises:
            ValueError: A day cannot be read; the message says why.
        """
        for name, read in self._read.items():
            said = read()
            if said != self._first[name]:
                yield name, said

    def _line(self, name: str, text: str, example: str = "") -> QLineEdit:
        return self._keep(name, QLineEdit(text), example)

    def _suggest(
        self, name: str, text: str, offer: Callable[[str], Sequence[str]], example: str
    ) -> SuggestField:
        field = SuggestField(offer)
        field.setText(text)
        self._keep(name, field, example)
        self._read[name] = field.settled
        return field

    def _keep(self, name: str, line: QLineEdit, example: str) -> QLineEdit:
        line.setMaxLength(500)
        line.setCursorPosition(0)
        line.setPlaceholderText(example)
        line.textChanged.connect(self._on_edited)
        self._read[name] = line.text
        return line

    def _choice(self, name: str, offered: dict[str, str], chosen: str) -> QComboBox:
        made = combo(offered, chosen)
        made.currentIndexChanged.connect(self._on_edited)
        self._read[name] = made.currentData
        return made

    def _day(self, name: str, value: date | None) -> DayField:
        line = DayField(lambda: self._helps.days)
        line.set_day(value)
        line.textChanged.connect(self._on_edited)
        self._read[name] = lambda: _iso(line)
        return line

    @Slot()
    def _on_edited(self, *_: object) -> None:
        self.edited.emit()


def _iso(line: DayField) -> str:
    value = line.day()
    return value.isoformat() if value else ""
