"""What the small forms share: labels above their fields, one primary button, Cancel beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.ui.widgets.scrolled import scrolled
from sitrep.ui.widgets.words import words

WIDTH = 480
_EDGES = QSize(16, 48)  # pixels of the screen that a window's own frame and title take
_BAR = 14  # pixels of a bar to scroll with


def fit(dialog: QDialog, wanted: QSize) -> None:
    """Give a dialog the size it wants, and never more than its screen has room for."""
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() - _EDGES))


def answers(dialog: QDialog, does: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Return the row that ends a dialog, and in it the primary button that accepts."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    primary = buttons.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
    primary.setProperty("role", "primary")
    buttons.setParent(dialog)  # known before there is a default: else Enter would cancel
    primary.setDefault(True)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, primary


def fit_words(dialog: QDialog, column: QVBoxLayout) -> None:
    """Make a dialog as high as its wrapped words need at the least width it has."""
    wide = max(dialog.minimumWidth(), column.minimumSize().width())
    fit(dialog, QSize(wide, column.totalHeightForWidth(wide)))


class Form(QDialog):
    """Takes a value and gives one back; what is missing is said in a line under the fields.

    On a small screen the fields scroll; the buttons stay.
    """

    def __init__(self, parent: QWidget, title: str, does: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self._holder = QWidget()
        self.fields = QVBoxLayout(self._holder)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(4)
        self._area = scrolled(self._holder)
        self._missing = words("", "quiet", wrap=True)
        buttons, self.does = answers(self, does)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._missing)
        whole.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            fit(self, self._wanted())
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Grow with what is said between the fields."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            wanted = self._wanted()
            if wanted.height() > self.height():
                fit(self, QSize(self.width(), wanted.height()))
        return done

    def _wanted(self) -> QSize:
        """Return the size at which nothing scrolls, with a bar's width to spare."""
        edges = self._whole.contentsMargins()
        sides = edges.left() + edges.right()
        wide = max(self.minimumWidth() - sides, self._holder.minimumSizeHint().width() + _BAR)
        high = max(self.fields.totalHeightForWidth(wide), self._holder.minimumSizeHint().height())
        rest = self._whole.sizeHint().height() - self._area.sizeHint().height()
        return QSize(wide + sides, high + rest)

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
