"""What stands on a page before there is anything on it: what to do first, and a button for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sitrep.ui.widgets.words import words

WIDEST = 620  # pixels; longer lines are hard to read


class FirstStep(QWidget):
    """A card in the upper middle of the page; the first of its buttons is the one to press.

    Args:
        heading: What is not there yet, or what to do.
        text: Quiet sentences below it.
        buttons: Their words, in order.
        role: Of the card; "drop" where files may be dropped.
    """

    def __init__(
        self, heading: str, text: Sequence[str], buttons: Sequence[str], role: str = "card"
    ) -> None:
        super().__init__()
        self.heading = words(heading, "heading", wrap=True)
        self.text = [words(each, "quiet", wrap=True) for each in text]
        self.buttons = [QPushButton(each) for each in buttons]
        self.buttons[0].setProperty("role", "primary")
        self.setFocusProxy(self.buttons[0])
        card = QFrame()
        card.setProperty("role", role)
        card.setMaximumWidth(WIDEST)
        self.lines = lines = QVBoxLayout(card)
        lines.setContentsMargins(32, 32, 32, 32)
        lines.setSpacing(12)
        for label in (self.heading, *self.text):
            lines.addWidget(label)
        lines.addSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in self.buttons:
            line.addWidget(button)
        line.addStretch()
        lines.addLayout(line)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 100)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(5)
