"""Entries of a list that have several parts: funding lines, information gaps, contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.document import entries
from sitrep.ui.widgets.columns import Columns, Labelled
from sitrep.ui.widgets.line_fields import LineEdit
from sitrep.ui.widgets.row_tools import RowTools
from sitrep.ui.widgets.tab_order import lead_through


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an entry; `plain` holds what was typed as one line."""

    key: str
    name: str
    example: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """What an entry is, and its parts.

    Attributes:
        switch: Key and name of a yes or no, yes unless said otherwise.
        letters: Least width of a part.
    """

    name: str
    parts: tuple[Part, ...]
    switch: tuple[str, str] | None = None
    letters: int = 22


class _Entry(QFrame):
    """One entry; what it does not know of a stored one it keeps."""

    edited = Signal()
    left = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._kind = kind
        self._kept: dict[str, Any] = {}
        self.parts: dict[str, LineEdit] = {}
        shown = []
        for part in kind.parts:
            line = LineEdit(f"{kind.name}: {part.name}", 500)
            line.setPlaceholderText(part.example)
            line.edited.connect(self.edited)
            line.left.connect(self.left)
            self.parts[part.key] = line
            shown.append(Labelled(part.name, line))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(8)
        whole.addWidget(Columns(shown, kind.letters))
        whole.addLayout(self._below())

    def _below(self) -> QHBoxLayout:
        below = QHBoxLayout()
        self.switch = QCheckBox(self._kind.switch[1] if self._kind.switch else "", self)
        self.switch.setVisible(self._kind.switch is not None)
        self.switch.setChecked(True)
        self.switch.clicked.connect(self.edited)
        self.switch.clicked.connect(self.left)
        below.addWidget(self.switch)
        below.addStretch()
        self.tools = RowTools(f"this {self._kind.name}", Qt.KeyboardModifier.AltModifier)
        self.tools.moved.connect(self.moved)
        self.tools.removed.connect(self.removed)
        below.addWidget(self.tools)
        return below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.tools.takes(event):
            super().keyPressEvent(event)

    def line(self) -> str:
        said = {key: each.text().strip() for key, each in self.parts.items()}
        plain = next((part.key for part in self._kind.parts if part.plain), "")
        alone = [key for key, value in said.items() if value]
        if alone == [plain] and "text" in self._kept and self.switch.isChecked():
            said = {"text": said[plain]}
        rest = {k: v for k, v in self._kept.items() if k not in self.parts and k != "text"}
        if self._kind.switch and not self.switch.isChecked():
            rest |= {self._kind.switch[0]: False}
        elif self._kind.switch:
            rest.pop(self._kind.switch[0], None)
        return entries.line(said | rest)

    def show_line(self, line: str) -> None:
        if line == self.line():
            return
        self._kept = entries.entry(line) if line else {}
        for part in self._kind.parts:
            value = self._kept.get(part.key, "")
            if part.plain and not value:
                value = self._kept.get("text", "")
            self.parts[part.key].setText(str(value))
        if self._kind.switch:
            self.switch.setChecked(bool(self._kept.get(self._kind.switch[0], True)))


class EntriesEdit(QWidget):
    """A field of the draft: the entries of one list, in order.

    Signals:
        edited: The person changed it.
        left: It lost the keyboard.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._kind = kind
        self.entries: list[_Entry] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add = QPushButton(f"Add a {kind.name}")
        self.add.clicked.connect(self._on_added)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self._rows)
        whole.addLayout(below)

    def value(self) -> tuple[str, ...]:
        return tuple(line for line in (entry.line() for entry in self.entries) if line)

    def show_value(self, value: str | tuple[str, ...]) -> None:
        lines = value if isinstance(value, tuple) else ()
        if lines == self.value():
            return
        self._show(lines)

    def _show(self, lines: Sequence[str]) -> None:
        while len(self.entries) > len(lines):
            self._drop(self.entries[-1])
        while len(self.entries) < len(lines):
            self._append()
        for entry, line in zip(self.entries, lines, strict=True):
            entry.show_line(line)
        lead_through(self.entries, self.add)

    def _append(self) -> _Entry:
        entry = _Entry(self._kind)
        entry.edited.connect(self.edited)
        entry.left.connect(self.left)
        entry.moved.connect(partial(self._on_moved, entry))
        entry.removed.connect(partial(self._on_removed, entry))
        self.entries.append(entry)
        self._rows.addWidget(entry)
        return entry

    def _drop(self, entry: _Entry) -> None:
        self.entries.remove(entry)
        self._rows.removeWidget(entry)
        entry.hide()
        entry.deleteLater()

    def go_to(self, place: int) -> None:
        """Put the keyboard into an entry, counted from 0."""
        if self.entries:
            entry = self.entries[max(0, min(place, len(self.entries) - 1))]
            next(iter(entry.parts.values())).setFocus()
        else:
            self.add.setFocus()

    @Slot()
    def _on_added(self) -> None:
        entry = self._append()
        lead_through(self.entries, self.add)
        next(iter(entry.parts.values())).setFocus()

    def _on_removed(self, entry: _Entry) -> None:
        place = self.entries.index(entry)
        self._drop(entry)
        self.edited.emit()
        self.left.emit()
        self.go_to(place)

    def _on_moved(self, entry: _Entry, by: int) -> None:
        place = self.entries.index(entry)
        if not 0 <= place + by < len(self.entries):
            return
        focus = next((key for key, part in entry.parts.items() if part.hasFocus()), "")
        self.entries.insert(place + by, self.entries.pop(place))
        self._rows.removeWidget(entry)
        self._rows.insertWidget(place + by, entry)
        lead_through(self.entries, self.add)
        if focus:
            entry.parts[focus].setFocus()
        self.edited.emit()


FUNDING = Kind(
    "funding line",
    (
        Part("appeal", "Appeal", "Flash appeal 2025"),
        Part("required", "Required", "US$ 54 million"),
        Part("received", "Received", "US$ 12 million"),
        Part("source", "Source", "FTS, 12 March"),
        Part("text", "Or as one plain line", plain=True),
    ),
)
GAP = Kind(
    "gap",
    (
        Part("question", "What is not known", "How many people fled inland?", plain=True),
        Part("asked", "Who is asked", "OCHA, local councils"),
        Part("owner", "Who of us follows it", "Rana Example"),
        Part("since", "Since", "2025-03-09"),
    ),
    letters=26,
)
CONTACT = Kind(
    "contact",
    (
        Part("name", "Name", plain=True),
        Part("title", "Title", "Head of office"),
        Part("organization", "Organization"),
        Part("phone", "Phone", "+963 …"),
        Part("email", "E-mail"),
    ),
    ("public", "Print in the public edition"),
)
