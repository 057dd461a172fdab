"""The index beside the report's form: every section, with what waits in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sitrep.ui import theme

_STATE = Qt.ItemDataRole.UserRole
_PAD = 8
_Index = QModelIndex | QPersistentModelIndex


class _Entry(QStyledItemDelegate):
    """A section's name, and below it in small letters what waits there."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics = QFontMetrics(_small(option.font))
        lines = option.fontMetrics.height()
        if index.data(_STATE):
            lines += metrics.height()
        width = option.fontMetrics.horizontalAdvance(str(index.data())) + 3 * _PAD
        return QSize(width, lines + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        c = theme.colors()
        rect = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(c.wash))
            painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), QColor(c.accent))
        font = QFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(c.ink))
        at = rect.topLeft() + QPoint(_PAD + 2, 5 + option.fontMetrics.ascent())
        painter.drawText(at, str(index.data()))
        state = str(index.data(_STATE) or "")
        small = _small(option.font)
        painter.setFont(small)
        color = {"to review": c.wait, "too much": c.bad}.get(state, c.quiet)
        painter.setPen(QColor(color))
        painter.drawText(at + QPoint(0, QFontMetrics(small).height()), state)
        painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.85)
    return small


class SectionIndex(QListWidget):
    """Leads to the sections.

    Signals:
        asked: Key of a section.
    """

    asked = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setProperty("role", "index")
        self.setAccessibleName("Sections of the report")
        self.setItemDelegate(_Entry(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keys: list[str] = []
        self.itemClicked.connect(lambda item: self.asked.emit(self._keys[self.row(item)]))
        self.itemActivated.connect(lambda item: self.asked.emit(self._keys[self.row(item)]))
        self.show_sections(sections)

    def show_sections(self, sections: Sequence[tuple[str, str]]) -> None:
        """Lead to these sections: key and title of each."""
        self._keys = [key for key, _ in sections]
        self.clear()
        for _, title in sections:
            self.addItem(QListWidgetItem(title))
        self.setFixedWidth(self.sizeHintForColumn(0) + 8)

    def mark(self, key: str) -> None:
        """Show where one is."""
        row = self._keys.index(key)
        if row != self.currentRow():
            self.setCurrentRow(row)

    def show_states(self, states: Sequence[str]) -> None:
        for row, state in enumerate(states):
            item = self.item(row)
            if item.data(_STATE) != state:
                item.setData(_STATE, state)
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole,
                    f"{item.text()}, {state}" if state else item.text(),
                )
