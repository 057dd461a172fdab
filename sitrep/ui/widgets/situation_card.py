"""A situation on home: where it stands, what waits in it, when its next report is due."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy

from sitrep.languages import listing
from sitrep.languages.countries import country_name
from sitrep.services.overview import OLD_AFTER, Waiting, report_name
from sitrep.ui.widgets.roles import set_state
from sitrep.ui.widgets.words import ShortLabel, words


class SituationCard(QFrame):
    """One situation; opened by a click, Enter or Space, left by the arrow keys.

    Signals:
        opened: The situation is to be shown.
        left: Another card is wanted: -1 the one above, 1 the one below.
    """

    opened = Signal(object)
    left = Signal(int)

    def __init__(self, waiting: Waiting, today: date) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("opens", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name = ShortLabel(role="name")
        self._where = ShortLabel(role="quiet")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._shown: list[str] = []
        self._due = words("", "due")
        self._day = words("", "quiet")
        for label in (self._due, self._day):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._arrange()
        self.show_waiting(waiting, today)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, (left, right) in enumerate(((self._name, self._due), (self._where, self._day))):
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        grid.addLayout(self._chips, 2, 0, 1, 2)
        self._chips.setContentsMargins(0, 4, 0, 0)

    def show_waiting(self, waiting: Waiting, today: date) -> None:
        """Show where the situation stands; a card keeps its focus while its words change."""
        self.waiting = waiting
        situation = waiting.situation
        name = f"{country_name(situation.country)}: {situation.name}"
        where, waits = _where(waiting), _waits(waiting)
        due, state = _due(waiting, today)
        self._name.show_words(name)
        self._where.show_words(where)
        self._due.setText(due)
        set_state(self._due, state)
        self._day.setText(listing.day(waiting.due) if waiting.due else "")
        self._show_chips(waits)
        self.setAccessibleName("; ".join(filter(None, (name, due, where, ", ".join(waits)))))

    def _show_chips(self, waits: list[str]) -> None:
        if waits == self._shown:
            return
        self._shown = waits
        while item := self._chips.takeAt(0):
            old = item.widget()
            if old:
                old.hide()
                old.deleteLater()
        for wait in waits:
            chip = words(wait, "chip")
            chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._chips.addWidget(chip)
        self._chips.addStretch()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.opened.emit(self.waiting)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.opened.emit(self.waiting)
            case Qt.Key.Key_Up:
                self.left.emit(-1)
            case Qt.Key.Key_Down:
                self.left.emit(1)
            case _:
                super().keyPressEvent(event)


def _where(waiting: Waiting) -> str:
    """Return "Situation Report No. 3 in draft · No. 2 issued 12 Mar"."""
    parts = []
    if waiting.draft:
        more = f" and {waiting.drafts - 1} more" if waiting.drafts > 1 else ""
        parts.append(f"{report_name(waiting.draft)}{more} in draft")
    last = waiting.last_issued
    if last and last.issued_at:
        same = waiting.draft and waiting.draft.type is last.type
        name = f"No. {last.number}" if same else report_name(last)
        parts.append(f"{name} issued {listing.day(last.issued_at.astimezone().date())}")
    return " · ".join(parts) or "No report yet"


def _waits(waiting: Waiting) -> list[str]:
    """Return what waits for a person, one phrase for each kind of it; "…" while it is counted."""
    if not waiting.counted:
        return ["…"]
    found = [
        _count(waiting.cards, "card to review", "cards to review"),
        _count(waiting.rivals, "rival count", "rival counts"),
        _count(
            waiting.old,
            f"figure older than {OLD_AFTER} days",
            f"figures older than {OLD_AFTER} days",
        ),
    ]
    return [each for each in found if each] or ["nothing to review"]


def _count(number: int, one: str, more: str) -> str:
    if not number:
        return ""
    return f"{listing.number(number)} {one if number == 1 else more}"


def _due(waiting: Waiting, today: date) -> tuple[str, str]:
    """Return the words, and the state that colors them."""
    if waiting.due is None:
        return ("", "")
    days = (waiting.due - today).days
    if days < 0:
        return (f"overdue by {-days} {'day' if days == -1 else 'days'}", "late")
    if days <= 1:
        return ("due tomorrow", "soon") if days else ("due today", "late")
    return (f"due in {days} days", "")
