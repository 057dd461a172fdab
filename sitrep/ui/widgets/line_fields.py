"""Fields of one line: words, a choice, a day, a day with the time, a count."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sitrep.domain import usual
from sitrep.domain.fields import moment
from sitrep.languages import forms
from sitrep.ui.widgets.own_undo import is_for_the_program
from sitrep.ui.widgets.still_box import StillBox

_NEAR = timedelta(days=182)
_NEAR_NUMBER = timedelta(days=15)
_NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1}


class LineEdit(QLineEdit):
    """Words on one line.

    Signals:
        edited: The person changed it.
        left: It lost the keyboard.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, name: str = "", most: int = 300) -> None:
        super().__init__()
        self.setMaxLength(most)
        if name:
            self.setAccessibleName(name)
        self.textEdited.connect(self.edited)

    def value(self) -> str | tuple[str, ...]:
        return self.text().strip()

    def show_value(self, value: str | tuple[str, ...]) -> None:
        if value != self.value():
            self.setText(value if isinstance(value, str) else " ".join(value))

    def event(self, event: QEvent) -> bool:
        """Leave undo to the program where nothing was typed here since it was shown."""
        if is_for_the_program(event, typed=self.isUndoAvailable() or self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class DayEdit(LineEdit):
    """A day as people write it: "12 March", "tomorrow", "12"; written out when it is left."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name, 40)
        self.near = date.today()  # noqa: DTZ011 - the desk's own day
        self.setToolTip("Write the day as 12 March, 12, today, tomorrow or 2025-03-12.")

    def value(self) -> str:
        """Return "2025-03-12"; what cannot be read stands as it was typed."""
        try:
            found = self.day()
        except ValueError:
            return self.text().strip()
        return found.isoformat() if found else ""

    def day(self) -> date | None:
        """Return the day nearest to `near` where no year was written.

        Raises:
            ValueError: It cannot be read; the message says why.
        """
        low = self.text().strip().casefold()
        if low in _NAMED:
            return date.today() + timedelta(days=_NAMED[low])  # noqa: DTZ011
        within = _NEAR_NUMBER if low.rstrip(".").isdecimal() else _NEAR
        try:
            return date.fromisoformat(low)
        except ValueError:
            return usual.day(low, self.near + within)

    def show_value(self, value: str | tuple[str, ...]) -> None:
        if value == self.value() or not isinstance(value, str):
            return
        try:
            self.setText(forms.day(moment(value)[0], "en") if value else "")
        except ValueError:
            self.setText(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        value = self.value()
        try:
            self.setText(forms.day(date.fromisoformat(value), "en") if value else "")
        except ValueError:
            self.setText(value)
        super().focusOutEvent(event)


class MomentEdit(QWidget):
    """A day, and if it matters the time: kept as "2025-03-12 18:00"."""

    edited = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.day = DayEdit(f"{name}, day")
        self.time = LineEdit(f"{name}, time", 12)
        self.time.setPlaceholderText("6 p.m.")
        self.time.setToolTip("Write the time as 18:00 or 6 p.m.; leave it empty for the whole day.")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.day, 3)
        line.addWidget(self.time, 2)
        self.setFocusProxy(self.day)
        for field in (self.day, self.time):
            field.edited.connect(self.edited)
            field.left.connect(self.left)

    def value(self) -> str:
        return f"{self.day.value()} {self._time()}".strip()

    def _time(self) -> str:
        typed = self.time.text().strip()
        try:
            return usual.clock(typed) if typed else ""
        except ValueError:
            return typed

    def show_value(self, value: str | tuple[str, ...]) -> None:
        if value == self.value() or not isinstance(value, str):
            return
        day, _, time = value.partition(" ")
        self.day.show_value(day)
        self.time.setText(time)


class ChoiceField(StillBox):
    """One of a few codes; the wheel turns the page, not the choice."""

    edited = Signal()
    left = Signal()

    def __init__(self, choices: dict[str, str], otherwise: str) -> None:
        super().__init__()
        self._otherwise = otherwise
        for code, name in choices.items():
            self.addItem(name, code)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_activated)

    @Slot()
    def _on_activated(self) -> None:
        self.edited.emit()
        self.left.emit()  # a choice is whole at once

    def value(self) -> str:
        return str(self.currentData())

    def show_value(self, value: str | tuple[str, ...]) -> None:
        self.setCurrentIndex(max(0, self.findData(value or self._otherwise)))
