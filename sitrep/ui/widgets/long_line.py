"""A field for words that may be longer than it is wide."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit


class LongLine(QLineEdit):
    """Entered with all of its words chosen it shows how they begin, where Qt shows how they end."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.text() and self.selectedText() == self.text():
            self.end(False)
            self.home(True)
