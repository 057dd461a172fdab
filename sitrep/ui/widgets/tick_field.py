"""A field that is ticked or not."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox

from sitrep.domain.fields import YES


class TickField(QCheckBox):
    """Kept as "yes", or "" where it is not ticked.

    Signals:
        edited: The person changed it.
        left: It is whole, and may be kept.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.edited.emit()
        self.left.emit()  # a tick is whole at once

    def value(self) -> str:
        return YES if self.isChecked() else ""

    def show_value(self, value: str | tuple[str, ...]) -> None:
        self.setChecked(value == YES)
