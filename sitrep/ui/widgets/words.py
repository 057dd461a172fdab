"""Labels as every page needs them: plain text, in one of the sheet's roles."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

_SPARE = 2  # pixels: a width that is just the words' own is rounded, and cuts them


def words(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that shows `text` as it is, whoever wrote it."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    return label


def tell(label: QLabel, text: str) -> None:
    """Let a label say something; with nothing to say it takes no room."""
    label.setText(text)
    label.setVisible(bool(text))


class ShortLabel(QLabel):
    """One line that ends in "…" where the room does; the whole of it is told as a tip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.whole = ""
        self.elided = Qt.TextElideMode.ElideRight
        self.show_words(text)

    def show_words(self, text: str) -> None:
        self.whole = text
        self.updateGeometry()
        self._shorten()

    def sizeHint(self) -> QSize:
        """Return the room for the whole of it, for the layouts that ask."""
        wide = self.fontMetrics().horizontalAdvance(self.whole) + _SPARE
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = self.contentsRect().width()
        short = self.fontMetrics().elidedText(self.whole, self.elided, room)
        self.setText(short)
        self.setToolTip(self.whole if short != self.whole else "")
