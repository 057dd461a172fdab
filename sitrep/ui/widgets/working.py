"""Quiet signs that something is being made: a thin line that moves, a strip with “Cancel”."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from sitrep.ui import theme

_AFTER = 300  # milliseconds of work before anything is shown
_AT_LEAST = 500  # milliseconds that it stays, so that it does not flicker
_TICK = 40
_SHARE = 0.25  # of the line


class WorkingLine(QWidget):
    """A line along the upper edge of its parent, moving while work goes on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Working")
        self.setFixedHeight(3)
        self.hide()
        self._at = 0.0
        self._begin = QTimer(self, singleShot=True, interval=_AFTER)
        self._begin.timeout.connect(self._on_begin)
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self._on_end)
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self._on_tick)

    def set_working(self, working: bool) -> None:  # noqa: FBT001 - a state
        if working:
            self._end.stop()
            if self.isHidden() and not self._begin.isActive():
                self._begin.start()
        elif self._begin.isActive():
            self._begin.stop()
        elif self.isVisible() and not self._end.isActive():
            self._end.start(_AT_LEAST)

    @Slot()
    def _on_begin(self) -> None:
        parent = self.parentWidget()
        if parent:
            self.setGeometry(0, 0, parent.width(), self.height())
        self._at = 0.0
        self.show()
        self.raise_()
        self._tick.start()

    @Slot()
    def _on_end(self) -> None:
        self._tick.stop()
        self.hide()

    @Slot()
    def _on_tick(self) -> None:
        self._at = (self._at + _TICK / 1400) % 1.0
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = self.width() * _SHARE
        left = self._at * (self.width() + wide) - wide
        painter.fillRect(QRectF(left, 0, wide, self.height()), QColor(theme.colors().accent))


class WorkingStrip(QFrame):
    """Says what is being made and lets it be cancelled; shown only when it takes a while."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._cancel: Callable[[], None] | None = None
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._share = QProgressBar(textVisible=False)
        self._share.setAccessibleName("Progress")
        self._share.setMaximumWidth(240)
        self.button = QPushButton("Cancel")
        self.button.clicked.connect(self._on_cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(16)
        line.addWidget(self._words)
        line.addWidget(self._share, 1)
        line.addStretch()
        line.addWidget(self.button)
        self._begin = QTimer(self, singleShot=True, interval=_AFTER)
        self._begin.timeout.connect(self.show)
        self.hide()

    @property
    def is_working(self) -> bool:
        return self._cancel is not None

    def begin(self, words: str, cancel: Callable[[], None]) -> None:
        """Show `words` from half a second on; `cancel` is called when the person asks for it."""
        self._cancel = cancel
        self._words.setText(words)
        self._share.setRange(0, 0)
        self._begin.start()

    def advance(self, done: int, whole: int) -> None:
        self._share.setRange(0, whole)
        self._share.setValue(done)

    def end(self) -> None:
        self._cancel = None
        self._begin.stop()
        self.hide()

    @Slot()
    def _on_cancel(self) -> None:
        cancel = self._cancel
        self.end()
        if cancel:
            cancel()
