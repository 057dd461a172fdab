"""One finding before issue, as a line that leads to its place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from sitrep.domain.fields import SECTORS, field_name, is_field
from sitrep.proofing.finding import Finding
from sitrep.proofing.proof import WAIVABLE
from sitrep.ui.widgets.language_names import LANGUAGES, TRANSLATIONS
from sitrep.ui.widgets.words import words


class FindingRow(QFrame):
    """Says what is wrong and where, and what can be done about it.

    Signals:
        asked: The finding whose place the person wants to see.
        waived: The finding that the person wants to let pass.
        fixed: The finding whose better words the person takes.
    """

    asked = Signal(object)
    waived = Signal(object)
    fixed = Signal(object)

    def __init__(self, finding: Finding, *, fixable: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.finding = finding
        kind = "Blocks" if finding.blocks else "Warning"
        state = words(kind, "bad" if finding.blocks else "wait")
        place = place_name(finding.place)
        where = words(f"{place} · {finding.rule}", "quiet")
        message = words(finding.message, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(state)
        head.addWidget(where, 1)
        self.there = QPushButton("Go there")
        buttons = [(self.there, self.asked)]
        if finding.fix and fixable:
            self.fix = QPushButton(_does(finding.fix))
            buttons.append((self.fix, self.fixed))
        if finding.rule in WAIVABLE:
            self.waive = QPushButton("Waive once…")
            buttons.append((self.waive, self.waived))
        below = QHBoxLayout()
        below.setSpacing(8)
        for button, signal in buttons:
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(f"{button.text()}: {finding.message}")
            button.clicked.connect(partial(signal.emit, finding))
            below.addWidget(button)
        below.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(message)
        whole.addLayout(below)


def _does(fix: str) -> str:
    """Return what a press does; the sign of a figure in a text is nothing that people read."""
    return "Put in the figure" if fix.startswith("[[") else f"Write “{fix}”"


def place_name(place: str) -> str:
    """Return what people call a place of a finding: "Highlight 2", "Health: needs"."""
    if place.startswith("figures/"):
        return "Figures"
    if place == "report":
        return "The whole report"
    if place.startswith(TRANSLATIONS):
        return f"{LANGUAGES[place.removeprefix(TRANSLATIONS)]} translation"
    if place.startswith("sectors.") and not is_field(place):
        return SECTORS.get(place.split(".")[1], "Sectors")
    name, _, number = place.partition(".")
    said = field_name(place) if place.startswith("sectors.") else field_name(name)
    if number.isdecimal():
        said = f"{said.removesuffix('s')} {number}"
    return said[:1].upper() + said[1:]
