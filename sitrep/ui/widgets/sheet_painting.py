"""Painting pages on the table: paper, the pictures of it, and what is marked over them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from sitrep.ui import theme
from sitrep.ui.widgets.sheet import Box, Sheet, Under

_SHADOW = 6
_MARK = "#c77700"  # on white paper, in both schemes
_FOOT = 42.0  # points at the foot and the head of a page that hold no section


@dataclass(frozen=True, slots=True)
class Over:
    """What is marked over the pages.

    Attributes:
        sections: Names of those with a bar beside them.
        boxes: Places.
    """

    sections: Set[str]
    boxes: Sequence[Box]


def paint(painter: QPainter, sheet: Sheet, seen: QRect, under: Under, over: Over) -> None:
    """Paint the pages in view.

    Args:
        painter: With the table's corner at nought.
        sheet: The pages as they lie on the table.
        seen: What is in view of it.
        under: Pictures of another size, shown stretched where there is none of this one yet.
        over: What is marked.
    """
    around = seen.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW)
    for number, frame in enumerate(sheet.frames):
        if not frame.intersects(around):
            continue
        _paper(sheet, painter, number, QColor(theme.colors().line))
        for page, points, image in under:
            if page == number:
                _stretched(sheet, painter, number, points, image)
        _strips(sheet, painter, number)
        _marks(sheet, painter, number, over.sections)
        _boxes(sheet, painter, number, over.boxes)


def paint_words(painter: QPainter, view: QRect, words: str) -> None:
    """Say why there is no page."""
    painter.setPen(QColor(theme.colors().ink))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(view.adjusted(32, 32, -32, -32), flags, words)


def paint_focus(painter: QPainter, view: QRect) -> None:
    """Show that the keyboard is here."""
    painter.setPen(QColor(theme.colors().accent))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(view.adjusted(0, 0, -1, -1))


def _paper(sheet: Sheet, painter: QPainter, number: int, edge: QColor) -> None:
    frame = sheet.frames[number]
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(_SHADOW, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 9))
        around = frame.adjusted(-spread, 1 - spread, spread, spread + 1)
        painter.drawRoundedRect(around, spread, spread)
    painter.fillRect(frame.adjusted(-1, -1, 1, 1), edge)
    painter.fillRect(frame, Qt.GlobalColor.white)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)


def _stretched(sheet: Sheet, painter: QPainter, number: int, points: QRectF, image: QImage) -> None:
    target = QRectF(QPointF(), points.size() * sheet.scale)
    corner = sheet.frames[number].topLeft().toPointF()
    target.moveTopLeft(corner + points.topLeft() * sheet.scale)
    painter.drawImage(target, image)


def _strips(sheet: Sheet, painter: QPainter, number: int) -> None:
    frame = sheet.frames[number]
    for (page, top), image in sheet.strips.items():
        if page == number:
            at = QPointF(frame.left(), frame.top() + top / sheet.ratio)
            size = QSizeF(image.width() / sheet.ratio, image.height() / sheet.ratio)
            painter.drawImage(QRectF(at, size), image)


def _boxes(sheet: Sheet, painter: QPainter, number: int, boxes: Sequence[Box]) -> None:
    """Draw over each place what marks it: a wash, with an edge where it is the one at hand."""
    corner = sheet.frames[number].topLeft().toPointF()
    for box in boxes:
        if box.page != number:
            continue
        target = QRectF(corner + box.place.topLeft() * sheet.scale, box.place.size() * sheet.scale)
        target.adjust(-2, -1, 2, 1)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(target, QColor.fromHsvF(QColor(box.color).hueF(), 0.3, 1.0))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if box.at_hand:
            painter.setPen(QPen(QColor(box.color), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(target.adjusted(-2, -1, 2, 1))


def _marks(sheet: Sheet, painter: QPainter, number: int, marks: Set[str]) -> None:
    """Draw a bar beside each marked section, from its head to the next one's."""
    spots = [s for s in sheet.pages.spots if not s.name.startswith(("evidence-", "source-"))]
    frame = sheet.frames[number]
    for place, spot in enumerate(spots):
        if spot.name not in marks or spot.page > number:
            continue
        later = [s for s in spots[place + 1 :] if (s.page, s.top) > (spot.page, spot.top)]
        end = (later[0].page, later[0].top) if later else (spot.page, spot.top + _FOOT)
        if end[0] < number:
            continue
        top = spot.top if spot.page == number else _FOOT
        bottom = end[1] if end[0] == number else sheet.pages.sizes[number][1] - _FOOT
        left = frame.left() + (spot.left - 10) * sheet.scale
        height = max(0.0, bottom - top - 6) * sheet.scale
        bar = QRectF(left, frame.top() + top * sheet.scale, 3, height)
        painter.fillRect(bar, QColor(_MARK))
