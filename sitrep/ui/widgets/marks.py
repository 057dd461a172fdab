"""Marked words and how they are painted: a ground and a line below them, an edge, a stroke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine

from sitrep.ui import theme


class MarkState(StrEnum):
    """What became of the words; told apart by line as well as by color."""

    WAITING = "waiting"  # amber, a dashed line
    TAKEN = "taken"  # green, a solid line
    REJECTED = "rejected"  # grey, struck


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words of the article, in offsets of the stored text."""

    start: int
    end: int
    state: MarkState


@dataclass(frozen=True, slots=True)
class Span:
    """A mark, or a place, in positions of the widget."""

    start: int
    end: int
    state: MarkState | None  # None for a place
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Ink:
    """How a state is painted: the ground, the line and its kind."""

    wash: QColor
    line: QColor
    style: Qt.PenStyle
    wide: float = 2.0


def inks(c: theme.Colors) -> dict[MarkState | None, Ink]:
    veil = QColor(c.surface)
    veil.setAlphaF(0.55)
    pen = Qt.PenStyle
    return {
        MarkState.TAKEN: Ink(QColor(c.good_wash), QColor(c.good), pen.SolidLine),
        MarkState.WAITING: Ink(QColor(c.wait_wash), QColor(c.wait), pen.DashLine),
        MarkState.REJECTED: Ink(veil, QColor(c.quiet), pen.SolidLine, 1.5),
        None: Ink(QColor(c.place_wash), QColor(c.accent), pen.DotLine, 1.0),
    }


def wash(painter: QPainter, ink: Ink, span: Span, places: Iterator[QRectF]) -> None:
    """Lay the ground under the words, and its line; the current ones get their edge later."""
    if span.state is MarkState.REJECTED:
        return
    for box in places:
        painter.fillRect(box, ink.wash)
        if not span.is_current:
            painter.setPen(QPen(ink.line, ink.wide, ink.style))
            painter.drawLine(box.bottomLeft(), box.bottomRight())


def stroke(painter: QPainter, ink: Ink, span: Span, places: Iterator[QRectF]) -> None:
    """Strike what was rejected, over a veil that greys it; put the edge round what is current."""
    for box in places:
        if span.state is MarkState.REJECTED:
            painter.fillRect(box, ink.wash)
            painter.setPen(QPen(ink.line, ink.wide))
            middle = box.top() + box.height() * 0.55
            painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        if span.is_current:
            painter.setPen(QPen(ink.line, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 3, 3)


def boxes(block: QTextBlock, at: QPointF, span: Span) -> Iterator[QRectF]:
    """Yield a box for each line of the block that holds words of the span."""
    start = max(0, span.start - block.position())
    end = min(block.length() - 1, span.end - block.position())
    if start >= end:
        return
    layout, words = block.layout(), block.text()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        while last > first and words[last - 1].isspace():
            last -= 1  # the ground ends with the words, not with the line
        if first < last:
            left, right = sorted((_x(line, first), _x(line, last)))
            yield QRectF(at.x() + left, at.y() + line.y(), right - left, line.height() + 1)


def _x(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
