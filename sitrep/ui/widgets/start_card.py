"""A way to start: a button with a name, a line of what it does, and its short-cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QPushButton, QSizePolicy

from sitrep.ui import theme
from sitrep.ui.widgets.writing import Pen, lettering

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SIDE, _EDGE, _GAP = 16, 12, 4  # pixels
_WRAP = Qt.TextFlag.TextWordWrap


class StartCard(QPushButton):
    """Triggers an action; the first of a list is drawn with the accent.

    It paints its words itself: the name, the short-cut at the right, what it does below.
    """

    def __init__(self, action: QAction, about: str, *, first: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "start")
        self.setProperty("first", first)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._first = first
        self.name, self._about = action.text().replace("&", ""), about
        self._keys = action.shortcut().toString()
        self.setAccessibleName(f"{self.name}: {about}")
        self.clicked.connect(action.trigger)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        line = self.fontMetrics().height()
        return line + _GAP + self._wrapped(width - 2 * _SIDE) + 2 * _EDGE

    def _wrapped(self, width: int) -> int:
        """Return the pixels that what it does takes, one line below the other."""
        room = QRect(0, 0, width, 0)
        return self.fontMetrics().boundingRect(room, _WRAP, self._about).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        c, pen, plain = theme.colors(), Pen(self), self.font()
        room = self.rect().adjusted(_SIDE, _EDGE, -_SIDE, -_EDGE)
        line = QRect(room.left(), room.top(), room.width(), self.fontMetrics().height())
        pen.right(line, self._keys, c.quiet, plain)
        keys = self.fontMetrics().horizontalAdvance(self._keys) + _GAP
        bold = lettering(self, QFont.Weight.DemiBold)
        pen.left(line.adjusted(0, 0, -keys, 0), self.name, c.accent if self._first else c.ink, bold)
        pen.wrapped(room.adjusted(0, line.height() + _GAP, 0, 0), self._about, c.quiet, plain)
