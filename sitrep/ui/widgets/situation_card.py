"""A situation on home: where it stands, what waits in it, when its next report is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy

from sitrep.languages import listing
from sitrep.languages.countries import country_name
from sitrep.services.overview import OLD_AFTER, Waiting, report_name
from sitrep.ui import theme
from sitrep.ui.widgets.writing import HEADING, Pen, lettering

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

_SIDE, _EDGE = 21, 18  # pixels from the card's edge to its words
_GAP, _COLUMNS = 4, 24  # between lines; between what stands left and right
_ROUND, _INSIDE, _BETWEEN = 9, 12, 8  # of the chips: corners, from edge to words, to the next


class SituationCard(QFrame):
    """One situation; opened by a click, Enter or Space, left by the arrow keys.

    It paints its words itself, and says all of them to those who hear it.

    Attributes:
        lines: Name, when the next report is due, where it stands, the day of the next report.
        chips: What waits.

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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_waiting(waiting, today)

    def show_waiting(self, waiting: Waiting, today: date) -> None:
        """Show where the situation stands; a card keeps its focus while its words change."""
        self.waiting = waiting
        situation = waiting.situation
        name = f"{country_name(situation.country)}: {situation.name}"
        due, self._state = _due(waiting, today)
        day = listing.day(waiting.due) if waiting.due else ""
        self.lines = (name, due, _where(waiting), day)
        self.chips = tuple(_waits(waiting))
        said = (name, due, self.lines[2], ", ".join(self.chips), day and f"next report {day}")
        self.setAccessibleName("; ".join(filter(None, said)))
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        high = QFontMetrics(self._heading()).height() + 2 * self.fontMetrics().height()
        return QSize(320, high + 2 * _EDGE + 3 * _GAP + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        """Tell as a tip what there is no room for."""
        name, due, where, day = self.lines
        plain, bold = self.fontMetrics(), QFontMetrics(self._heading())
        cut = [
            left
            for left, wide, right in (
                (name, bold.horizontalAdvance(name), due),
                (where, plain.horizontalAdvance(where), day),
            )
            if wide > self._room(right)
        ]
        self.setToolTip("\n".join(cut))

    def _room(self, right: str) -> int:
        """Return the pixels left of what stands at the right edge."""
        wide = QFontMetrics(self._bold()).horizontalAdvance(right)
        return self.width() - 2 * _SIDE - (wide + _COLUMNS if right else 0)

    def _heading(self) -> QFont:
        return lettering(self, QFont.Weight.DemiBold, HEADING)

    def _bold(self) -> QFont:
        return lettering(self, QFont.Weight.DemiBold)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        c, pen = theme.colors(), Pen(self)
        late = {"late": c.bad, "soon": c.wait}.get(self._state, c.ink)
        name, due, where, day = self.lines
        line = QRect(_SIDE, _EDGE, self.width() - 2 * _SIDE, QFontMetrics(self._heading()).height())
        pen.right(line, due, late, self._bold())
        pen.left(
            line.adjusted(0, 0, self._room(due) - line.width(), 0), name, c.ink, self._heading()
        )
        line = QRect(
            line.left(), line.bottom() + 1 + _GAP, line.width(), self.fontMetrics().height()
        )
        pen.right(line, day, c.quiet, self.font())
        pen.left(
            line.adjusted(0, 0, self._room(day) - line.width(), 0), where, c.quiet, self.font()
        )
        self._paint_chips(pen, line.bottom() + 1 + 2 * _GAP, c)

    def _paint_chips(self, pen: Pen, top: int, c: theme.Colors) -> None:
        left, metrics = _SIDE, self.fontMetrics()
        pen.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for words in self.chips:
            wide = metrics.horizontalAdvance(words) + 2 * _INSIDE + 2
            chip = QRect(left, top, wide, metrics.height() + 4)
            pen.painter.setPen(QColor(c.line))
            pen.painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
            pen.left(chip.adjusted(_INSIDE, 0, 0, 0), words, c.quiet, self.font())
            left += wide + _BETWEEN

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
