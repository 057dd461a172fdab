"""A text field that reads no file and asks no network, whatever the text may name."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTextEdit


class UnloadingEdit(QTextEdit):
    """Gives an empty picture for whatever is to be loaded."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing."""
        del kind, name
        return QImage(1, 1, QImage.Format.Format_ARGB32)
