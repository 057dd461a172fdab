"""Words that stand where something is being read, for a wait that is long enough to be felt."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel

LONG = 300  # milliseconds; shown before, they would only flash


class WaitWords(QLabel):
    """Is blank at first, and says what is done if that takes long."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "quiet")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._late = QTimer(self, singleShot=True, interval=LONG)
        self._late.timeout.connect(partial(self.setText, said))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.clear()
        self._late.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._late.stop()
