"""Draws a hit: its label, where it is, and the words around the match, the match emphasized."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sitrep.store.search import Hit
from sitrep.ui import theme
from sitrep.ui.models.hits import ABOUT, HIT

_EDGE, _GAP = 16, 4  # pixels
_DOTS = " …"


class HitPainter(QStyledItemDelegate):
    """Two lines for a hit, one for a heading; words are drawn as they are, never as markup."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = QFontMetrics(option.font).lineSpacing()
        if index.data(HIT) is None:
            return QSize(200, line + 24)
        return QSize(200, 2 * line + _GAP + 20)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit: Hit | None = index.data(HIT)
        rect: QRect = option.rect
        font: QFont = option.font
        painter.save()
        if hit is None:
            self._heading(painter, rect, font, index.data())
        else:
            self._ground(painter, rect, option)
            self._hit(
                painter, rect.adjusted(_EDGE, 10, -_EDGE, -10), font, (hit, index.data(ABOUT))
            )
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        colors, state = theme.colors(), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(colors.wash if chosen else colors.surface))
        if chosen:
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colors.accent)
            )
        painter.setPen(QPen(QColor(colors.line)))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    @staticmethod
    def _heading(painter: QPainter, rect: QRect, font: QFont, words: str) -> None:
        colors = theme.colors()
        painter.fillRect(rect, QColor(colors.ground))
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colors.quiet))
        inside = rect.adjusted(_EDGE, 0, -_EDGE, -6)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)

    def _hit(self, painter: QPainter, rect: QRect, font: QFont, told: tuple[Hit, str]) -> None:
        hit, about = told
        colors = theme.colors()
        metrics = QFontMetrics(font)
        line = metrics.lineSpacing()
        right = min(metrics.horizontalAdvance(about), rect.width() // 2)
        about = metrics.elidedText(about, Qt.TextElideMode.ElideRight, right + 1)
        painter.setFont(font)
        painter.setPen(QColor(colors.quiet))
        above = QRect(rect.left(), rect.top(), rect.width(), line)
        painter.drawText(above, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, about)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        room = rect.width() - right - 24
        label = QFontMetrics(bold).elidedText(hit.label, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(QColor(colors.ink))
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        self._words(
            painter, QRect(rect.left(), rect.top() + line + _GAP, rect.width(), line), font, hit
        )

    @staticmethod
    def _words(painter: QPainter, rect: QRect, font: QFont, hit: Hit) -> None:
        colors = theme.colors()
        layout = QTextLayout(hit.words, font)
        formats = []
        for start, end in hit.marks:
            mark = QTextCharFormat()
            mark.setFontWeight(QFont.Weight.Bold)
            mark.setBackground(QColor(colors.wait_wash))
            mark.setForeground(QColor(colors.ink))
            piece = QTextLayout.FormatRange()
            piece.start = _units(hit.words[:start])
            piece.length = _units(hit.words[start:end])
            piece.format = mark
            formats.append(piece)
        layout.setFormats(formats)
        line = _line(layout, rect.width())
        painter.setClipRect(rect)
        painter.setFont(font)
        painter.setPen(QColor(colors.quiet))
        if line.textLength() < _units(hit.words):
            line = _line(layout, rect.width() - QFontMetrics(font).horizontalAdvance(_DOTS))
            ends = rect.adjusted(int(line.naturalTextWidth()), 0, 0, 0)
            painter.drawText(
                ends, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _DOTS
            )
        layout.draw(painter, QPointF(rect.topLeft()))


def _line(layout: QTextLayout, width: int) -> QTextLine:
    """Lay out the only line that is drawn: whole words, as many as fit."""
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return line


def _units(words: str) -> int:
    """Return how many of Qt's UTF-16 units the words take."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
