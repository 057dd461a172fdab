"""A box of choices on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

_OPENS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class StillBox(QComboBox):
    """One of a few choices; the wheel turns the page, not the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AddBox(StillBox):
    """What is chosen in it is added at once, so the arrow keys open it and choose nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS:
            self.showPopup()
        else:
            super().keyPressEvent(event)
