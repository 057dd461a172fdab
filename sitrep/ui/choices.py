"""What a person chose on this computer: window, panes, colors, folders. Never what they wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QSplitter


class Choices:
    """Remembered choices, in one file of the user's configuration folder."""

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    def text(self, name: str, otherwise: str = "") -> str:
        return str(self._kept.value(name, otherwise))

    def set_text(self, name: str, value: str) -> None:
        self._kept.setValue(name, value)

    def keep_window(self, window: QMainWindow) -> None:
        self._kept.setValue("window/geometry", window.saveGeometry())

    def restore_window(self, window: QMainWindow) -> bool:
        kept = self._kept.value("window/geometry")
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def keep_panes(self, name: str, splitter: QSplitter) -> None:
        self._kept.setValue(f"panes/{name}", splitter.saveState())

    def restore_panes(self, name: str, splitter: QSplitter) -> None:
        kept = self._kept.value(f"panes/{name}")
        if isinstance(kept, QByteArray):
            splitter.restoreState(kept)

    def sync(self) -> None:
        self._kept.sync()
