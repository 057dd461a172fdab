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


def shorter(text: str) -> tuple[str, ...]:
    """Return "now 70 · 7 Mar" and "now 70" for "now 70 · 7 Mar · SOHR"."""
    parts = text.split(" · ")
    return tuple(" · ".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))


class ShortLabel(QLabel):
    """One line that is shortened where the room ends; the whole of it is told as a tip.

    It says the first of its shorter words that fit; with none, or no room for these, it ends in
    "…".
    """

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.whole = ""
        self._shorter: tuple[str, ...] = ()
        self.elided = Qt.TextElideMode.ElideRight
        self.show_words(text)

    def show_words(self, text: str, *shorter: str) -> None:
        """Show `text`, or of the `shorter` words, longest first, what there is room for."""
        self.whole, self._shorter = text, shorter
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
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        every = (self.whole, *self._shorter)
        fits = next((each for each in every if metrics.horizontalAdvance(each) <= room), every[-1])
        short = metrics.elidedText(fits, self.elided, room)
        self.setText(short)
        self.setToolTip(self.whole if short != self.whole else "")
