"""Closing the window: words that could not be saved are asked about, and staying is the default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class Closing(QObject):
    """Asks once whether the window may close over words that nobody saved."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        self._let_go = False

    def may(self, unkept: Sequence[str]) -> bool:
        """Tell whether the window may close; asks where something would be lost.

        Args:
            unkept: What would be lost, a sentence each.
        """
        if not unkept or self._let_go:
            return True
        if self._box is None:
            self._box = self._ask(unkept)
        return False

    def _ask(self, unkept: Sequence[str]) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - mostly not wanted

        box = QMessageBox(
            QMessageBox.Icon.Warning, "Sitrep", "Some words are not saved yet.", parent=self._window
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(" ".join(unkept))
        stay = box.addButton("Keep editing", QMessageBox.ButtonRole.RejectRole)
        lose = box.addButton("Close and lose these words", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        lose.clicked.connect(self._on_let_go)
        box.finished.connect(self._on_answered)
        box.finished.connect(box.deleteLater)
        box.open()
        return box

    @Slot()
    def _on_answered(self) -> None:
        self._box = None

    @Slot()
    def _on_let_go(self) -> None:
        self._let_go = True
        self._window.close()
