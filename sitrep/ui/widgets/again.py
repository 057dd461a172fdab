"""The strip that says why something could not be made, and offers to try again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from sitrep.errors import SitrepError
from sitrep.ui.widgets.words import words


class AgainStrip(QFrame):
    """Hidden until something fails.

    Signals:
        asked: The person wants it tried again.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "alert")
        self.sentence = words("", wrap=True)
        again = QPushButton("Try again")
        again.clicked.connect(self.asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 12, 8)
        line.addWidget(self.sentence, 1)
        line.addWidget(again)
        self.hide()

    def show_error(self, error: SitrepError) -> None:
        self.sentence.setText(f"{error.problem} {error.remedy}")
        self.show()
