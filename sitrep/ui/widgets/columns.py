"""Fields side by side where there is room, and below each other where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sitrep.ui.widgets.words import words


class Columns(QWidget):
    """Lays its widgets out in as many columns as fit, each at least `least` letters wide.

    With `even`, only so that every row is full.
    """

    def __init__(self, widgets: Sequence[QWidget], least: int, *, even: bool = False) -> None:
        super().__init__()
        self._even = even
        self._every = list(widgets)
        self._widgets = self._every
        self._least = least
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._place(len(self._widgets))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self._fitting(event.size().width()))

    def minimumSizeHint(self) -> QSize:
        """Return the room that one column needs; more than one is a gift."""
        widest = max((each.minimumSizeHint().width() for each in self._widgets), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def show_only(self, widgets: Sequence[QWidget]) -> None:
        """Lay out some of its widgets, in their order; the others are hidden."""
        for each in self._every:
            if (each in widgets) != (each in self._widgets):
                each.setVisible(each in widgets)
        self._widgets = [each for each in self._every if each in widgets]
        self._count = 0
        self._place(self._fitting(self.width()))

    def _fitting(self, width: int) -> int:
        letter = self.fontMetrics().averageCharWidth()
        wide = max(1, (width + 12) // (self._least * letter + 12))
        count = min(len(self._widgets), wide)
        while self._even and len(self._widgets) % count:
            count -= 1
        rows = -(-len(self._widgets) // count)
        return -(-len(self._widgets) // rows)  # no lonely field in the last row

    def _place(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for place, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, place // count, place % count)
            self._grid.setColumnStretch(place % count, 1)


class Labelled(QWidget):
    """A field under its name, with a line below it for what is wrong."""

    def __init__(self, name: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.name = words(name, "label")
        self.name.setBuddy(field)
        self.fault: QLabel = words("", "bad", wrap=True)
        self.fault.hide()
        if not field.accessibleName():
            field.setAccessibleName(name)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.name)
        line.addWidget(field)
        if hint:
            line.addWidget(words(hint, "quiet", wrap=True))
        line.addWidget(self.fault)
        line.addStretch()

    def say(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))


class Unnamed(QWidget):
    """A field that its section names, with a line below it for what is wrong."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.fault = words("", "bad", wrap=True)
        self.fault.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(field)
        lines.addWidget(self.fault)

    def say(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
