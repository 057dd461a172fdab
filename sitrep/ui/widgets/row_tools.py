"""What moves one card of several up and down, and takes it out: three buttons and two keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

_WAYS = {Qt.Key.Key_Up: ("↑", "Move up", -1), Qt.Key.Key_Down: ("↓", "Move down", 1)}


class RowTools(QWidget):
    """Stands on a card; the card's own key presses are handed to `takes`.

    Args:
        name: What the card is of, for those who hear the window.
        modifiers: Held down with an arrow key.

    Signals:
        moved: Up (-1) or down (1).
        removed: The card is to be taken out.
    """

    moved = Signal(int)
    removed = Signal()

    def __init__(self, name: str, modifiers: Qt.KeyboardModifier) -> None:
        super().__init__()
        self._modifiers = modifiers
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for key, (sign, deed, by) in _WAYS.items():
            button = QToolButton()
            button.setText(sign)
            keys = QKeySequence(QKeyCombination(modifiers, key)).toString()
            button.setToolTip(f"{deed} ({keys})")
            button.setAccessibleName(f"{deed} ({keys}): {name}")
            button.setProperty("role", "flat")
            button.clicked.connect(partial(self.moved.emit, by))
            line.addWidget(button)
        out = QPushButton("Take out")
        out.setAccessibleName(f"Take out {name}")
        out.setProperty("role", "link")
        out.clicked.connect(self.removed)
        line.addWidget(out)

    def takes(self, event: QKeyEvent) -> bool:
        """Move the card if the key says so; tell whether it did."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None or event.modifiers() != self._modifiers:
            return False
        self.moved.emit(way[2])
        return True
