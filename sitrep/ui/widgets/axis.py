"""All figures of an indicator side by side on one axis, their bounds drawn; never added."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sitrep.domain.quantity import Quantifier
from sitrep.languages import forms
from sitrep.ui import theme
from sitrep.ui.models.indicators import MARK, Mark, Marks, scale

Index = QModelIndex | QPersistentModelIndex

MOST_ROWS = 9  # more than these scroll
_LABEL = 0.5  # share of the width for the labels
_PAD = 10
_SPEAKS = ("chosen", "in the range")


def _fields(rect: QRect, metrics: QFontMetrics) -> tuple[QRect, QRect]:
    """Return where the label and where the track of a row lie."""
    label = QRect(rect)
    wanted = min(metrics.averageCharWidth() * 24, int(rect.width() * 0.62))
    label.setWidth(max(int(rect.width() * _LABEL), wanted))
    track = rect.adjusted(label.width() + 2 * _PAD, 0, -3 * _PAD, 0)
    return label.adjusted(_PAD, 0, 0, 0), track


class _Track(QStyledItemDelegate):
    """Paints a row: who and when, then the count with its bounds."""

    ticks: list[int]

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ticks = [0]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetrics(option.font).height()
        return QSize(240, lines * 2 + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark: Mark = index.data(MARK)
        c = theme.colors()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(c.wash))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(c.accent))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(c.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        label, track = _fields(rect, QFontMetrics(option.font))
        self._label(painter, label.adjusted(0, 4, 0, -4), mark, option.font)
        painter.setPen(QPen(QColor(c.line), 1))
        for tick in self.ticks:
            x = _x(track, tick, self.ticks)
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom() + 1))
        ground = c.wash if state & QStyle.StateFlag.State_Selected else c.surface
        _Shape(painter, track, self.ticks, QColor(ground)).draw(mark)
        painter.restore()

    def _label(self, painter: QPainter, rect: QRect, mark: Mark, font: QFont) -> None:
        """Write the count and who gave it when; below, how far it is checked and used."""
        c = theme.colors()
        stands = mark.state in (*_SPEAKS, "beside it", "not chosen")
        top, low = QRect(rect), QRect(rect)
        top.setBottom(rect.center().y())
        low.setTop(rect.center().y() + 1)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.Bold if mark.state in _SPEAKS else QFont.Weight.DemiBold)
        above, below = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
        painter.setFont(strong)
        painter.setPen(QColor(c.ink if stands else c.quiet))
        painter.drawText(top, above, mark.value)
        top.setLeft(top.left() + QFontMetrics(strong).horizontalAdvance(mark.value) + 8)
        painter.setFont(font)
        painter.setPen(QColor(c.quiet))
        fits = QFontMetrics(font).horizontalAdvance(mark.label) <= top.width()
        who, how = mark.told(fits=fits)
        painter.drawText(top, above, _cut(who, font, top.width()))
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(small)
        painter.setPen(QColor(c.good if mark.checked else c.quiet))
        painter.drawText(low, below, _cut(how, small, low.width()))
        painter.setFont(font)


def _cut(words: str, font: QFont, room: int) -> str:
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))


def _x(track: QRect, value: int, ticks: list[int]) -> float:
    return track.left() + track.width() * value / max(ticks[-1], 1)


class _Shape:
    """Draws one count: a dot, an open arrow, a bar between bounds, or a hollow mark."""

    def __init__(self, painter: QPainter, track: QRect, ticks: list[int], ground: QColor) -> None:
        self._painter = painter
        self._ground = ground
        self._track = track
        self._ticks = ticks
        self._y = float(track.center().y() + 1)

    def draw(self, mark: Mark) -> None:
        c = theme.colors()
        chosen = mark.state in _SPEAKS
        color = QColor(c.good if mark.checked else c.accent if chosen else c.quiet)
        if mark.state in ("replaced", "taken out"):
            color.setAlphaF(0.65)
        self._painter.setPen(QPen(color, 2))
        self._painter.setBrush(color)
        self._bounds(mark, color, 6.0 if chosen else 4.5)

    def _bounds(self, mark: Mark, color: QColor, size: float) -> None:
        quantity, left = mark.quantity, float(self._track.left())
        low = None if quantity.low is None else _x(self._track, quantity.low, self._ticks)
        high = None if quantity.high is None else _x(self._track, quantity.high, self._ticks)
        if not quantity.has_number:
            self._ring(left, size, color)
        elif low is None and high is not None:
            self._end(high, size, color, hollow=quantity.high_open)
            self._arrow(high, left)
        elif low is not None and high is None:
            self._end(low, size, color, hollow=quantity.low_open)
            self._arrow(low, float(self._track.right() + 2 * _PAD))
        elif low is not None and high is not None and low < high:
            self._bar(low, high, size)
        elif low is not None:
            self._point(low, size, color, mark)

    def _bar(self, low: float, high: float, size: float) -> None:
        bar = QRectF(low, self._y - size / 2, high - low, size)
        self._painter.drawRoundedRect(bar, size / 2, size / 2)

    def _point(self, x: float, size: float, color: QColor, mark: Mark) -> None:
        if mark.quantity.quantifier is Quantifier.NONE_REPORTED:
            self._ring(x, size, color)
        elif mark.quantity.approximate:
            reach = 2.4 * size
            self._painter.drawLine(QPointF(x - reach, self._y), QPointF(x + reach, self._y))
            self._end(x, size * 0.8, color, hollow=True)
        else:
            self._painter.drawEllipse(QPointF(x, self._y), size, size)

    def _ring(self, x: float, size: float, color: QColor) -> None:
        """A hollow, dashed ring: a count without a number stands nowhere on the axis."""
        pen = QPen(color, 1.6, Qt.PenStyle.DashLine)
        pen.setDashPattern([2, 1.4])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawEllipse(QPointF(x, self._y), size + 1, size + 1)

    def _end(self, x: float, size: float, color: QColor, *, hollow: bool) -> None:
        self._painter.setBrush(self._ground if hollow else color)
        self._painter.drawEllipse(QPointF(x, self._y), size, size)
        self._painter.setBrush(color)

    def _arrow(self, start: float, end: float) -> None:
        """A line that is open at its end: nobody gave a bound there."""
        way = 1 if end > start else -1
        self._painter.drawLine(QPointF(start + way * 6, self._y), QPointF(end - way * 6, self._y))
        tip = QPointF(end, self._y)
        self._painter.drawPolygon(
            QPolygonF([tip, tip + QPointF(-way * 7, -4), tip + QPointF(-way * 7, 4)])
        )


class _Scale(QWidget):
    """The numbers below the axis."""

    def __init__(self) -> None:
        super().__init__()
        self.ticks = [0]
        self.setFixedHeight(self.fontMetrics().height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.colors().quiet))
        _, track = _fields(self.rect(), self.fontMetrics())
        if len(self.ticks) < 2:
            return
        room = track.width() / (len(self.ticks) - 1)
        widest = self.fontMetrics().horizontalAdvance(f" {forms.number(self.ticks[-1], 'en')} ")
        every = max(1, -(-widest // max(1, int(room))))
        for tick in self.ticks[::every]:
            x = _x(track, tick, self.ticks)
            box = QRectF(x - 60, 2, 120, self.height() - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, forms.number(tick, "en"))


class _List(QListView):
    def sizeHint(self) -> QSize:
        rows = self.model().rowCount() if self.model() else 0
        height = self.sizeHintForRow(0) if rows else 0
        return QSize(280, min(rows, MOST_ROWS) * height + 4)


class Axis(QWidget):
    """A list of figures drawn on one axis; arrow keys move, the one at hand is told.

    Signals:
        moved: The figure at hand.
        opened: A figure was asked to be changed, by Enter or a double click.
    """

    moved = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = Marks(self)
        self._is_showing = False
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setAccessibleName("Figures of this indicator")
        self.list.setStyleSheet("border: none;")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._track = _Track(self.list)
        self.list.setItemDelegate(self._track)
        self._scale = _Scale()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list)
        column.addWidget(self._scale)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self._on_opened)

    def show_marks(self, marks: list[Mark], figure: str) -> None:
        """Show the figures, the one with the id `figure` at hand."""
        self._track.ticks = self._scale.ticks = scale(marks)
        self._scale.setVisible(len(self._scale.ticks) > 1)
        self._is_showing = True
        self.model.show(marks)
        place = next((n for n, mark in enumerate(marks) if mark.figure.id == figure), 0)
        self.list.selectionModel().setCurrentIndex(
            self.model.index(place), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._is_showing = False
        self.list.setFixedHeight(self.list.sizeHint().height())
        self._scale.update()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_showing:
            self.moved.emit(index.data(MARK).figure)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(MARK).figure)
