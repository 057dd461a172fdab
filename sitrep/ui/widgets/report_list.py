"""The list of a situation's reports: number and date above, what went out below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sitrep.ui import theme
from sitrep.ui.models.editions import LINES, OUT, ReportList

_PAD, _BAR, _MOST_ROWS = 8, 3, 4
Index = QModelIndex | QPersistentModelIndex


class _TwoLines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _: Index) -> QSize:
        return QSize(120, 2 * option.fontMetrics.height() + 2 * _PAD + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c, room = theme.colors(), option.rect
        first, second = index.data(LINES)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(room, QColor(c.wash if chosen else c.surface))
        if chosen:
            painter.fillRect(QRect(room.left(), room.top(), _BAR, room.height()), QColor(c.accent))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), QColor(c.line))
        high = option.fontMetrics.height()
        line = QRect(room.left() + 16, room.top() + _PAD, room.width() - 32, high)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        draft = index.data(OUT).is_draft
        for words, color, own in (
            (first, c.ink, font),
            (second, c.wait if draft else c.quiet, option.font),
        ):
            painter.setFont(own)
            painter.setPen(QColor(color))
            short = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, short)
            line.translate(0, high + 2)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(c.accent))
            painter.drawRect(room.adjusted(0, 0, -1, -1))
        painter.restore()


class ReportsList(QListView):
    """As high as its first rows; more are scrolled.

    Signals:
        chosen: The id of the report that was turned to.
    """

    chosen = Signal(str)

    def __init__(self, model: ReportList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turning = False
        self.setAccessibleName("Reports of this situation")
        self.setModel(model)
        self.setItemDelegate(_TwoLines(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(self.fit)

    @Slot()
    def fit(self) -> None:
        rows = min(_MOST_ROWS, self.model().rowCount())
        self.setFixedHeight(rows * max(1, self.sizeHintForRow(0)) + 2)

    def turn_to(self, issue: str) -> None:
        """Mark a report as the chosen one, without telling of it."""
        model = self.model()
        if isinstance(model, ReportList) and issue:
            index = model.row_of(issue)
            self._turning = True
            self.setCurrentIndex(index)
            self._turning = False
            self.scrollTo(index)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid() and not self._turning:
            self.chosen.emit(now.data(OUT).issue.id)
