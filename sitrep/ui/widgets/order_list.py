"""A short list whose order a person sets: by dragging, or with Alt and an arrow key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

KEY = Qt.ItemDataRole.UserRole
MOST_SHOWN = 8


class OrderList(QListWidget):
    """Shows rows it was given; each has a key.

    Signals:
        ordered: The person moved a row.
        removed: Key of a row that the person took out with the Delete key.
    """

    ordered = Signal()
    removed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setToolTip("Drag to order, or Alt+Up and Alt+Down; Delete takes a row out.")

    def keys(self) -> list[str]:
        return [str(self.item(row).data(KEY)) for row in range(self.count())]

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show keys with their words; the chosen row and the keyboard stay where they are."""
        shown = [(str(self.item(r).data(KEY)), self.item(r).text()) for r in range(self.count())]
        if shown == [*rows]:
            return
        chosen, row = self.chosen(), self.currentRow()
        self.clear()
        for key, words in rows:
            item = QListWidgetItem(words)
            item.setData(KEY, key)
            item.setToolTip(words)
            self.addItem(item)
        keys = self.keys()
        self.setCurrentRow(keys.index(chosen) if chosen in keys else min(row, len(keys) - 1))
        self._fit()

    def chosen(self) -> str:
        item = self.currentItem()
        return str(item.data(KEY)) if item else ""

    def choose(self, key: str) -> None:
        if key in self.keys():
            self.setCurrentRow(self.keys().index(key))

    def move_by(self, by: int) -> None:
        """Move the chosen row up or down."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + by < self.count() or not self.isEnabled():
            return
        item = self.takeItem(row)
        self.insertItem(row + by, item)
        self.setCurrentRow(row + by)
        self.ordered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Up:
            self.move_by(-1)
        elif alt and event.key() == Qt.Key.Key_Down:
            self.move_by(1)
        elif event.key() == Qt.Key.Key_Delete and self.chosen():
            self.removed.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        before = self.keys()
        super().dropEvent(event)
        if self.keys() != before:
            self.ordered.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def _height(self) -> int:
        row = max(self.sizeHintForRow(0), self.fontMetrics().height() + 12)
        return row * max(1, min(self.count(), MOST_SHOWN)) + 2 * self.frameWidth() + 2

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
