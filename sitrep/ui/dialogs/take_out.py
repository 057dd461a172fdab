"""Why a figure is taken out of use, and whether a printed one was wrong or is only older."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sitrep.ui.dialogs.form import answers

REASONS = (
    "Typed wrongly",
    "The source took it back",
    "Counted twice",
    "Wrong place or date",
    "Not about this situation",
)


class TakeOutDialog(QDialog):
    """Takes the words of a figure, gives back the reason; changes nothing itself."""

    def __init__(self, figure: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Take out")
        self.setMinimumWidth(460)
        title = QLabel(f"Take out “{figure}”?")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        about = QLabel(
            "It stays on record with your reason, and Undo brings it back. "
            "What it had replaced speaks again."
        )
        about.setProperty("role", "quiet")
        about.setWordWrap(True)
        self.why = QComboBox()
        self.why.setEditable(True)
        own = QLineEdit()
        own.setPlaceholderText("choose a reason or write your own")
        own.setMaxLength(500)
        self.why.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.why.setLineEdit(own)
        # a completer would put other words for those that are written
        self.why.setCompleter(None)  # type: ignore[arg-type]
        self.why.addItems(REASONS)
        self.why.setCurrentText("")
        label = QLabel("&Why")
        label.setProperty("role", "label")
        label.setBuddy(self.why)
        buttons, self._take = answers(self, "Take out")
        self._take.setEnabled(False)
        self.why.editTextChanged.connect(self._on_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        for widget in (title, about, label, self.why, buttons):
            column.addWidget(widget)
        self.why.setFocus()

    def reason(self) -> str:
        return self.why.currentText().strip()

    @Slot(str)
    def _on_text(self, words: str) -> None:
        self._take.setEnabled(bool(words.strip()))
