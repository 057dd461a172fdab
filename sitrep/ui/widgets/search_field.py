"""The box to search from, on home and in the library; it tells its words when typing rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit

from sitrep.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

REST = 150  # milliseconds after the last key
_EDGE = 12


def beside(title: QLabel) -> None:
    """Give a title the room that puts the box at the same place on every page that has one."""
    title.setMinimumWidth(title.fontMetrics().averageCharWidth() * 9)


class SearchField(QLineEdit):
    """Words to search for, plain.

    Signals:
        rested: Typing paused, or Enter was pressed: the words.
        entered: Enter was pressed.
        stepped: An arrow key asks for the hit below (1) or above (-1).
    """

    rested = Signal(str)
    entered = Signal()
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Search articles, figures and reports")
        self.setAccessibleName("Search articles, figures and reports")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(320)
        self.setMaximumWidth(640)
        self._keys = words("Ctrl+K", "quiet")
        self._keys.setParent(self)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pause = QTimer(self, singleShot=True, interval=REST)
        self._pause.timeout.connect(self._on_rest)
        self.textEdited.connect(self._pause.start)
        self.textChanged.connect(self._on_text)

    def show_words(self, text: str) -> None:
        """Show words that came from elsewhere; the cursor stands behind them."""
        self._pause.stop()
        if text != self.text():
            self.setText(text)

    @Slot()
    def _on_rest(self) -> None:
        self.rested.emit(self.text())

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._show_keys()
        if not text:
            self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._pause.isActive():
                    self._pause.stop()
                    self._on_rest()
                self.entered.emit()
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._keys.sizeHint()
        self._keys.resize(size)
        left = _EDGE if self.isRightToLeft() else self.width() - size.width() - _EDGE
        self._keys.move(left, (self.height() - size.height()) // 2)
        self._show_keys()

    def _show_keys(self) -> None:
        """Name the short-cut while nothing is typed and there is room for it."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        room = self.width() - words - self._keys.width() > 4 * _EDGE
        self._keys.setVisible(room and not self.text())
