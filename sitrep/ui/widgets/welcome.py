"""The first start: what this is for, and three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sitrep.ui.flows.beginning import Beginning
from sitrep.ui.widgets.columns import Columns
from sitrep.ui.widgets.start_card import StartCard
from sitrep.ui.widgets.words import words

_STEPS = (
    ("1", "Bring in articles", "Paste or open them. Sitrep marks the figures it finds."),
    (
        "2",
        "Decide on each figure",
        "Accept, change or reject. Every one keeps its words and source.",
    ),
    ("3", "Issue the report", "Figures fill the page; you write the rest, then send the PDF."),
)

LEAST = 33  # letters of a way to start, side by side with others


class Welcome(QWidget):
    """Shown while there is no situation."""

    def __init__(self, beginning: Beginning) -> None:
        super().__init__()
        column = QWidget()
        column.setMaximumWidth(760)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(24, 40, 24, 24)
        lines.setSpacing(8)
        lines.addWidget(words("From articles to a situation report", "title", wrap=True))
        lines.addWidget(
            words(
                "There is no situation yet. Begin in one of these ways; everything you bring in"
                " stays on this computer.",
                "quiet",
                wrap=True,
            )
        )
        lines.addSpacing(16)
        new, paste = beginning.new, beginning.paste
        about = "A crisis you report on: its name, country and first day"
        self.first = StartCard(new, about, first=True)
        ways = [
            self.first,
            StartCard(paste, "Copy an article in the browser, then paste it here"),
            StartCard(beginning.reopen, "A report from Sitrep, figures and sources too"),
            StartCard(beginning.sample, "A finished crisis to look around in"),
        ]
        lines.addWidget(Columns(ways, LEAST))
        lines.addSpacing(24)
        steps = QHBoxLayout()
        steps.setSpacing(24)
        for number, name, about in _STEPS:
            steps.addLayout(_step(number, name, about), 1)
        lines.addLayout(steps)
        lines.addStretch()
        whole = QHBoxLayout(self)
        whole.addStretch(1)
        whole.addWidget(column, 30)
        whole.addStretch(1)


def _step(number: str, name: str, about: str) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(4)
    head = words(f"{number}  {name}", "label", wrap=True)
    lines.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
    lines.addWidget(words(about, "quiet", wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    return lines
