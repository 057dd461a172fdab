"""Why a proposal is turned down: a ready reason by its digit, or words of one's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.ui.dialogs.form import fit_words
from sitrep.ui.widgets.words import words

REASONS = (
    "Read wrongly from the text",
    "Not about this situation",
    "Repeats another figure",
    "Too uncertain to use",
    "Older than what we have",
)


class RejectDialog(QDialog):
    """Takes the words of a proposal, gives back the reason; changes nothing itself."""

    def __init__(self, heading: str, quote: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Reject")
        self.setMinimumWidth(420)
        self._reason = ""
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(words(f"Reject “{heading}” – why?", "heading", wrap=True))
        layout.addWidget(words(quote, "quiet", wrap=True))
        layout.addSpacing(8)
        for number, reason in enumerate(REASONS, 1):
            button = QPushButton(f"{number}   {reason}")
            button.setProperty("role", "choice")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._choose, reason))
            layout.addWidget(button)
        layout.addSpacing(8)
        label = words("&Or in your own words", "quiet")
        self.own = QLineEdit()
        self.own.setMaxLength(500)
        label.setBuddy(self.own)
        layout.addWidget(label)
        layout.addWidget(self.own)
        layout.addSpacing(8)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._confirm = QPushButton("Reject")
        self._confirm.setProperty("role", "primary")
        self._confirm.setDefault(True)
        self._confirm.setEnabled(False)
        buttons.addButton(self._confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_own)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.own.textChanged.connect(self._on_text)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            fit_words(self, self._column)
        super().showEvent(event)

    def reason(self) -> str:
        return self._reason

    def _choose(self, reason: str) -> None:
        self._reason = reason
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a digit choose; where words are typed, the field has taken it before."""
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(REASONS):
            self._choose(REASONS[number])
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_text(self) -> None:
        self._confirm.setEnabled(bool(self.own.text().strip()))

    @Slot()
    def _on_own(self) -> None:
        self._choose(self.own.text().strip())
