"""What stands on the page of figures before there are any."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class FigureStart(QWidget):
    """Says what to do first.

    Signals:
        entered: Figures shall be entered by hand.
        sourced: An article shall be added.
    """

    entered = Signal()
    sourced = Signal()

    def __init__(self) -> None:
        super().__init__()
        title = QLabel("No figures yet")
        title.setProperty("role", "title")
        about = QLabel(
            "Somebody on the telephone? Write down what they tell you: how many, where, as of "
            "when, and who counted. “More than 70”, “1,000 households” and “dozens” are understood."
        )
        article = QLabel("Have an article? Add it under Sources, and its figures are proposed.")
        for label in (about, article):
            label.setWordWrap(True)
            label.setProperty("role", "quiet")
        enter = QPushButton("Enter figures")
        enter.setProperty("role", "primary")
        enter.clicked.connect(self.entered)
        sources = QPushButton("Add an article")
        sources.clicked.connect(self.sourced)
        self.setFocusProxy(enter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(enter)
        buttons.addWidget(sources)
        buttons.addStretch()
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in (title, about, article):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addStretch()
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(64 * self.fontMetrics().averageCharWidth())
        whole = QHBoxLayout(self)
        whole.setContentsMargins(32, 72, 32, 32)
        whole.addStretch(1)
        whole.addWidget(middle, 100)
        whole.addStretch(1)
