"""A field for a day that may be unknown, typed as people write it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sitrep.domain import usual
from sitrep.languages import forms
from sitrep.ui.widgets.roles import set_state

_AHEAD = timedelta(days=1)  # it is tomorrow already where some papers are printed


class DayEdit(QLineEdit):
    """Takes "7 March 2025", "7 March", "yesterday" or "2025-03-07"; empty means not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("7 March 2025")
        self.textChanged.connect(self._on_text)
        self.editingFinished.connect(self._on_finished)

    def set_day(self, day: date | None) -> None:
        self.setText(forms.day(day, "en") if day else "")

    @property
    def is_sound(self) -> bool:
        return not self.text().strip() or read_day(self.text()) is not None

    def day(self) -> date | None:
        return read_day(self.text())

    @Slot()
    def _on_text(self) -> None:
        set_state(self, "" if self.is_sound else "bad")
        self.setToolTip("" if self.is_sound else "Write the day as 7 March 2025 or 2025-03-07.")

    @Slot()
    def _on_finished(self) -> None:
        day = self.day()
        if day:
            self.set_day(day)


def read_day(words: str) -> date | None:
    """Return the day that was typed, or None if it is none; it may lie ahead, if only just."""
    today = date.today()  # noqa: DTZ011 - the day where the person is
    try:
        return usual.day(words.replace(",", " "), today, today + _AHEAD)
    except ValueError:
        return None
