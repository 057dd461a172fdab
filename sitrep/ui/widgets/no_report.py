"""Publish before there is a report."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sitrep.ui.widgets.roles import set_role
from sitrep.ui.widgets.words import words

_WORDS = (
    ("No report yet", "heading"),
    ("Start the first one: it is written on the Report page and goes out from here.", "quiet"),
)


class NoReport(QWidget):
    """Says what to do first."""

    def __init__(self) -> None:
        super().__init__()
        self.start = QPushButton("Start No. 1")
        set_role(self.start, "primary")
        lines = QVBoxLayout(self)
        lines.setSpacing(16)
        lines.addStretch()
        for text, role in _WORDS:
            label = words(text, role, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            lines.addWidget(label)
        lines.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch()
