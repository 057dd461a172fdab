"""Words that a widget paints itself, plain: a label for each costs much of the first paint."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

HEADING = 1.2  # times the size of what else is read, as in the style sheet


def lettering(
    widget: QWidget, weight: QFont.Weight = QFont.Weight.Normal, size: float = 1.0
) -> QFont:
    """Return the font of a widget in another weight and at another size."""
    font = QFont(widget.font())
    font.setWeight(weight)
    font.setPointSizeF(font.pointSizeF() * size)
    return font


class Pen:
    """Writes lines on a widget while it is painted; what has no room ends in "…"."""

    def __init__(self, widget: QWidget) -> None:
        self.painter = QPainter(widget)

    def left(self, room: QRect, words: str, color: str, font: QFont) -> None:
        """Write at the left edge of `room`."""
        self._write(room, words, color, font, Qt.AlignmentFlag.AlignLeft)

    def right(self, room: QRect, words: str, color: str, font: QFont) -> None:
        """Write at the right edge of `room`."""
        self._write(room, words, color, font, Qt.AlignmentFlag.AlignRight)

    def wrapped(self, room: QRect, words: str, color: str, font: QFont) -> None:
        """Write from the top of `room`, in as many lines as it takes."""
        self.painter.setFont(font)
        self.painter.setPen(QColor(color))
        self.painter.drawText(room, Qt.TextFlag.TextWordWrap, words)

    def arrow(self, room: QRect, color: str) -> None:
        """Point down from the middle of `room`, as wide as it."""
        half, middle = room.width() / 2, QRectF(room).center()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(color))
        corners = [(-half, -half / 2), (half, -half / 2), (0, half / 2)]
        self.painter.drawPolygon([middle + QPointF(x, y) for x, y in corners])

    def _write(
        self, room: QRect, words: str, color: str, font: QFont, edge: Qt.AlignmentFlag
    ) -> None:
        short = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        self.painter.setFont(font)
        self.painter.setPen(QColor(color))
        self.painter.drawText(room, edge | Qt.AlignmentFlag.AlignVCenter, short)
