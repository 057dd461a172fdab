"""A line that says what was just done, with the way to its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from sitrep.ui.widgets.words import words


class DoneStrip(QFrame):
    """Hidden until there is something to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "done")
        self.said = words("", "good", wrap=True)
        self._folder: Path | None = None
        self._way = QPushButton("Show in its folder")
        self._way.setProperty("role", "link")
        self._way.clicked.connect(self._on_way)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self.said, 1)
        line.addWidget(self._way)
        self.hide()

    def tell(self, said: str, folder: Path | None = None) -> None:
        self.said.setText(said)
        self._folder = folder
        self._way.setVisible(folder is not None)
        self.show()

    @Slot()
    def _on_way(self) -> None:
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
