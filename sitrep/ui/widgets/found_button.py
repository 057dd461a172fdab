"""The button that says how much the checks found, and leads to it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton


class FoundButton(QPushButton):
    """Is there while something blocks a draft that is open."""

    def __init__(self) -> None:
        super().__init__()
        self._allowed = False
        self.setProperty("role", "open")
        self.setToolTip("What blocks stands below the form, each with its place")
        self.hide()

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - a state
        """Tell whether a draft is open."""
        self._allowed = allowed
        self.setVisible(allowed and bool(self.text()))

    @Slot(int, int)
    def count(self, blocked: int, warnings: int) -> None:
        self.setText(f"Blocked: {blocked} · Warnings: {warnings}" if blocked else "")
        self.setVisible(self._allowed and blocked > 0)
