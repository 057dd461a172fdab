"""One sector of the response: who leads, whom it counts, and needs, response and gaps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sitrep.domain.fields import SECTORS
from sitrep.ui.widgets.bullets_edit import BulletsEdit
from sitrep.ui.widgets.columns import Columns, Labelled
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.draft_steps import COUNT
from sitrep.ui.widgets.line_fields import LineEdit
from sitrep.ui.widgets.row_tools import RowTools
from sitrep.ui.widgets.section import Reviewing
from sitrep.ui.widgets.words import words

_COUNTS = {"in_need": "People in need", "targeted": "Targeted", "reached": "Reached"}
_MOVES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TEXTS = {"needs": "Needs", "response": "Response", "gaps": "Gaps"}


class SectorForm(QFrame):
    """The fields of one sector.

    Signals:
        moved: The person moves it up (-1) or down (1).
        removed: The person takes it out.
    """

    moved = Signal(int)
    removed = Signal()

    def __init__(self, sector: str, draft: Draft) -> None:
        super().__init__()
        self.sector = sector
        self.setProperty("role", "card")
        name = SECTORS[sector]
        self.fields: dict[str, QWidget] = {}
        self.labels: dict[str, Labelled] = {}
        self.texts: list[BulletsEdit] = []
        self.reviewing = Reviewing(self, draft, [f"sectors.{sector}"], name)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(self._head(name))
        whole.addWidget(self.reviewing)
        lead = self._field(f"sectors.{sector}.lead", "Lead", LineEdit(f"{name}: lead"))
        counts = [
            self._field(f"{COUNT}{sector}.{kind}", label, self._count(name, label))
            for kind, label in _COUNTS.items()
        ]
        whole.addWidget(Columns([lead, *counts], 16))
        texts = []
        for part, label in _TEXTS.items():
            edit = BulletsEdit(f"{name}: {label.lower()}", 2)
            self.texts.append(edit)
            texts.append(self._field(f"sectors.{sector}.{part}", label, edit))
        whole.addWidget(Columns(texts, 22, even=True))

    def _head(self, name: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(name, "label"), 1)
        self.tools = RowTools(name, _MOVES)
        self.tools.moved.connect(self.moved)
        self.tools.removed.connect(self.removed)
        head.addWidget(self.tools)
        return head

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.tools.takes(event):
            super().keyPressEvent(event)

    def _count(self, sector: str, label: str) -> LineEdit:
        line = LineEdit(f"{sector}: {label.lower()}", 80)
        line.setPlaceholderText("about 4,000")
        line.setToolTip("Write it as people do: more than 70, 40-50, 1,000 households.")
        return line

    def _field(self, name: str, label: str, field: QWidget) -> Labelled:
        self.fields[name] = field
        self.labels[name] = Labelled(label, field)
        return self.labels[name]
