"""Words on a card: plain text that can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sitrep.ui.widgets.words import words


def selectable(role: str, text: str = "") -> QLabel:
    """Return a label of plain text in a role of the style sheet, to be marked and copied."""
    label = words(text, role, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def card(*widgets: QWidget, margin: int = 10) -> QFrame:
    """Return a card with the widgets below each other."""
    frame = QFrame()
    frame.setProperty("role", "card")
    frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    column = QVBoxLayout(frame)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(4)
    for widget in widgets:
        link = isinstance(widget, QPushButton)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if link else Qt.AlignmentFlag(0))
    return frame
