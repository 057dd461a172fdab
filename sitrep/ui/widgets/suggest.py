"""One-line fields that suggest what was used before: places in any spelling, sources, days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from sitrep.document.names import acronym
from sitrep.domain import usual
from sitrep.domain.place import Gazetteer, folded, gazetteer
from sitrep.languages import forms

MOST = 8


class SuggestField(QLineEdit):
    """A line with a short list of suggestions below it while one types."""

    def __init__(
        self, suggest: Callable[[str], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.suggest = suggest
        self._shown = QStringListModel(self)
        completer = QCompleter(self._shown, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(MOST)
        self.setCompleter(completer)
        self.setMaxLength(300)
        self.textEdited.connect(self._on_edited)

    def settled(self) -> str:
        """Return what is written; the full name where only its acronym is."""
        words = self.text().strip()
        full = {
            name for name in self.suggest(words) if acronym(name).casefold() == words.casefold()
        }
        return full.pop() if len(full) == 1 else words

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)  # long names are read from their beginning

    @Slot(str)
    def _on_edited(self, words: str) -> None:
        found = list(self.suggest(words)) if words.strip() else []
        self._shown.setStringList([] if found == [words] else found)


def places_of(country: str) -> Callable[[str], Sequence[str]]:
    """Return what suggests a country's places for their beginning in any spelling or script.

    Several are separated by semicolons; only the last one is completed.
    """

    def suggest(words: str) -> Sequence[str]:
        before, mark, last = words.rpartition(";")
        wanted = folded(last)
        if not wanted:
            return ()
        spelled = _spelled(gazetteer(country))
        found = dict.fromkeys(name for spelling, name in spelled if spelling.startswith(wanted))
        head = f"{before.strip()}; " if mark else ""
        return [head + name for name in found][:MOST]

    return suggest


@lru_cache(maxsize=8)
def _spelled(listed: Gazetteer) -> tuple[tuple[str, str], ...]:
    return tuple((spelling, place.name) for spelling, place in listed.names())


def among(known: Sequence[str]) -> Callable[[str], Sequence[str]]:
    """Return what suggests those of `known` in which a word begins with what is typed."""

    def suggest(words: str) -> Sequence[str]:
        wanted = folded(words)
        found = [
            name
            for name in known
            if any(part.lstrip("(").startswith(wanted) for part in folded(name).split())
            or folded(name).startswith(wanted)
        ]
        return found[:MOST]

    return suggest


@dataclass(frozen=True, slots=True)
class Days:
    """From where days are read: the day one speaks of, and the last one there can be."""

    spoken_of: date
    latest: date


class DayField(QLineEdit):
    """A day as people write it: "12 March", "yesterday"; written out when one leaves the field."""

    def __init__(self, days: Callable[[], Days], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = days
        self.setMaxLength(40)
        self.setToolTip("Write the day as 12 March, 12, yesterday or 2025-03-12.")

    def day(self) -> date | None:
        """Return the day, None where nothing is written.

        Raises:
            ValueError: It cannot be read; the message says why.
        """
        days = self._days()
        return usual.day(self.text(), days.spoken_of, days.latest)

    def set_day(self, value: date | None) -> None:
        self.setText(forms.day(value, "en") if value else "")
        self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.write_out()
        super().focusOutEvent(event)

    def write_out(self) -> None:
        """Write the day in full, if it can be read."""
        try:
            value = self.day()
        except ValueError:
            return
        if value and self.text() != forms.day(value, "en"):
            self.set_day(value)
