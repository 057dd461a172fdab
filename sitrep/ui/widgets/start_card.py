"""A way to start: a button with a name, a line of what it does, and its short-cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sitrep.ui.widgets.words import words


class StartCard(QPushButton):
    """Triggers an action; the first of a list is drawn with the accent."""

    def __init__(self, action: QAction, about: str, *, first: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "start")
        self.setProperty("first", first)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = action.text().replace("&", "")
        self.setAccessibleName(f"{name}: {about}")
        title = words(name, "start")
        keys = words(action.shortcut().toString(), "quiet")
        line = QHBoxLayout()
        line.addWidget(title)
        line.addStretch()
        line.addWidget(keys)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 12, 16, 12)
        self._lines.setSpacing(4)
        self._lines.addLayout(line)
        self._about = words(about, "quiet", wrap=True)
        self._lines.addWidget(self._about)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(action.trigger)

    def sizeHint(self) -> QSize:
        return QSize(self._lines.sizeHint().width(), self._height(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height(self.width()))

    def _height(self, width: int) -> int:
        high = self._lines.heightForWidth(width) if self._lines.hasHeightForWidth() else -1
        return max(high, self._lines.minimumSize().height())


def column(cards: list[StartCard]) -> QWidget:
    """Return the cards one below the other."""
    whole = QWidget()
    lines = QVBoxLayout(whole)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(8)
    for card in cards:
        lines.addWidget(card)
    return whole
