"""The list of a situation's articles: title, where it is from, how far it is reviewed."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sitrep.store.articles import Summary
from sitrep.ui import theme
from sitrep.ui.models.articles import SUMMARY, ArticleList, day, origin, reviewed

_PAD = 12
_PUBLISHER = 5  # letters of a publisher's name that still say something
_Index = QModelIndex | QPersistentModelIndex


class ArticleListView(QListView):
    """Shows `ArticleList`; Right or Return leads on to the cards.

    Signals:
        chosen: Id of the article that was chosen.
        left: The keys are to go to the cards.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, model: ArticleList) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumWidth(104)
        self.setProperty("role", "plain")
        self.setAccessibleName("Articles of the situation")

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        row = current.data(SUMMARY) if current.isValid() else None
        if isinstance(row, Summary):
            self.chosen.emit(row.id)

    def go_to(self, row: int) -> None:
        """Mark a row without telling of it; -1 leaves the list as it is."""
        if row >= 0 and row != self.currentIndex().row():
            self.blockSignals(True)
            self.setCurrentIndex(self.model().index(row, 0))
            self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)


class _Row(QStyledItemDelegate):
    """Paints two lines of title, the origin, and how far it is reviewed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        title, small = _fonts(option.font)
        height = 2 * QFontMetrics(title).lineSpacing() + 2 * QFontMetrics(small).lineSpacing()
        return QSize(120, height + 2 * _PAD - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        c, row = theme.colors(), cast(Summary, index.data(SUMMARY))
        area = QRect(option.rect)
        painter.save()
        painter.setClipRect(area)
        self._ground(painter, option, area)
        title, small = _fonts(option.font)
        inside = area.adjusted(_PAD + 4, _PAD - 2, -_PAD, -_PAD + 2)
        lines = QFontMetrics(title)
        top = QRect(inside.left(), inside.top(), inside.width(), 2 * lines.lineSpacing())
        painter.setFont(title)
        painter.setPen(QColor(c.ink))
        painter.drawText(top, Qt.TextFlag.TextWordWrap, _two_lines(row.title, lines, top.width()))
        painter.setFont(small)
        step = QFontMetrics(small).lineSpacing()
        at = QRect(inside.left(), top.bottom() + 2, inside.width(), step)
        painter.setPen(QColor(c.quiet))
        painter.drawText(at, 0, short_origin(row, small, at.width()))
        waits = row.reviewed < row.proposals
        painter.setPen(QColor(c.wait if waits else c.good if row.proposals else c.quiet))
        sign = "● " if waits else "✓ " if row.proposals else ""
        said = sign + reviewed(row)
        if QFontMetrics(small).horizontalAdvance(said) > at.width():
            said = said.removesuffix(" reviewed")
        painter.drawText(at.translated(0, step), 0, _elided(said, small, at.width()))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        c = theme.colors()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(area, QColor(c.wash if chosen else c.ground if over else c.surface))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), QColor(c.accent))
        painter.setPen(QColor(c.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(c.accent))
            painter.drawRect(area.adjusted(0, 0, -1, -1))


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    title, small = QFont(font), QFont(font)
    title.setWeight(QFont.Weight.DemiBold)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return title, small


def short_origin(row: Summary, font: QFont, width: int) -> str:
    """Return publisher and day; where both have no room, the publisher gives way."""
    after, least = f" · {day(row)}", QFontMetrics(font).averageCharWidth() * _PUBLISHER
    room = width - QFontMetrics(font).horizontalAdvance(after)
    whole = origin(row)
    if not row.publisher or QFontMetrics(font).horizontalAdvance(whole) <= width:
        return _elided(whole, font, width)
    if room < least:
        return _elided(day(row), font, width)
    return _elided(row.publisher, font, room) + after


def _elided(words: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)


def _two_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """Return words that fit two lines, shortened at the end where they do not."""
    flags = Qt.TextFlag.TextWordWrap.value
    tall = QRect(0, 0, width, 10_000)
    words = words[:200]
    if metrics.boundingRect(tall, flags, words).height() <= 2 * metrics.lineSpacing():
        return words
    parts = words.split()
    while len(parts) > 1:
        parts.pop()
        short = " ".join(parts) + "…"
        if metrics.boundingRect(tall, flags, short).height() <= 2 * metrics.lineSpacing():
            return short
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
