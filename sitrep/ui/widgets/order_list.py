"""A short list whose order a person sets: by dragging, or with Alt and an arrow key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

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
        self._before: list[str] = []  # the order when a row was taken in the hand
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
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
        if self._put(self.currentRow() + by):
            self.ordered.emit()

    def _put(self, there: int) -> bool:
        row = self.currentRow()
        if row < 0 or there == row or not 0 <= there < self.count() or not self.isEnabled():
            return False
        self.insertItem(there, self.takeItem(row))
        self.setCurrentRow(there)
        return True

    # A row follows the hand at once; its new place is told when it is let go.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        on_row = self.indexAt(event.position().toPoint()).isValid()
        left = event.button() is Qt.MouseButton.LeftButton
        self._before = self.keys() if on_row and left else []

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._before:
            return
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        height = self.visualItemRect(self.item(0)).height()
        row = (round(event.position().y()) + self.verticalOffset()) // max(1, height)
        self._put(max(0, min(row, self.count() - 1)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        before, self._before = self._before, []
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        if before and before != self.keys():
            self.ordered.emit()
            return
        super().mouseReleaseEvent(event)

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

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def _height(self) -> int:
        row = max(self.sizeHintForRow(0), self.fontMetrics().height() + 12)
        return row * max(1, min(self.count(), MOST_SHOWN)) + 2 * self.frameWidth() + 2

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
