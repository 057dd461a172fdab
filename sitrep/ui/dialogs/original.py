"""The original of an article as plain text: nothing in it is run, followed or loaded."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sitrep.ui.dialogs.form import fit
from sitrep.ui.widgets.shown_text import ShownText

MOST = 200_000  # bytes shown


class OriginalDialog(QDialog):
    """Shows the beginning of a file's bytes, read as UTF-8."""

    def __init__(self, name: str, data: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("The original as text")
        fit(self, QSize(760, 560))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        note = QLabel(_note(name, data))
        note.setProperty("role", "quiet")
        note.setWordWrap(True)
        layout.addWidget(note)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("The original as text")
        words = data[:MOST].decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
        self.text.setPlainText(ShownText(words).text)
        layout.addWidget(self.text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def _note(name: str, data: bytes) -> str:
    what = f"“{name}”" if name else "What was pasted"
    size = f"{what}, {len(data):,} bytes, as it came. Links in it are words only."
    return size if len(data) <= MOST else f"{size} The first {MOST:,} bytes are shown."
