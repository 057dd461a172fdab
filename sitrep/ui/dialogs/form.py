"""What the small forms share: labels above their fields, one primary button, Cancel beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from sitrep.ui.widgets.words import words

WIDTH = 480


def answers(dialog: QDialog, does: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Return the row that ends a dialog, and in it the primary button that accepts."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    primary = buttons.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
    primary.setProperty("role", "primary")
    primary.setDefault(True)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, primary


class Form(QDialog):
    """Takes a value and gives one back; what is missing is said in a line under the fields."""

    def __init__(self, parent: QWidget, title: str, does: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(4)
        self._missing = words("", "quiet", wrap=True)
        buttons, self.does = answers(self, does)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(self.fields)
        whole.addWidget(self._missing)
        whole.addStretch()
        whole.addWidget(buttons)

    def add_words(self, text: str) -> None:
        self.fields.addWidget(words(text, "quiet", wrap=True))
        self.fields.addSpacing(8)

    def add_field(self, label: str, field: QWidget, hint: str = "") -> None:
        above = words(label, "label")
        above.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        self.fields.addWidget(above)
        self.fields.addWidget(field)
        if self.fields.count() <= 4:  # words above it, if any
            field.setFocus()
        if hint:
            self.fields.addWidget(words(hint, "quiet", wrap=True))
        self.fields.addSpacing(10)

    def tell(self, text: str) -> None:
        """Say something about what is chosen, under the fields."""
        self._missing.setText(text)

    def say_missing(self, text: str) -> None:
        """Say what is still to be filled; with nothing to say the form can be accepted."""
        self._missing.setText(text)
        self.does.setEnabled(not text)
