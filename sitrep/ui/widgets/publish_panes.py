"""The two sides of the Publish page: the reports and what is known of one, and its pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from sitrep.ui.widgets.scrolled import scrolled

_SIDE = 360  # pixels of the list and the facts, until somebody moves the edge


class PublishPanes(QSplitter):
    """Lays the page out; it knows nothing of reports."""

    def __init__(self, known: QWidget, facts: QWidget, pages: Sequence[QWidget]) -> None:
        """Make the panes.

        Args:
            known: The list of reports.
            facts: What is known of the open one; scrolls under the list.
            pages: What stands on the other side from top to bottom; the second has the room.
        """
        super().__init__(Qt.Orientation.Horizontal)
        side = _column([known, scrolled(facts, "What is known of the report", keyed=True)])
        side.setMinimumWidth(280)
        self.setChildrenCollapsible(False)
        self.addWidget(side)
        self.addWidget(_column(pages))
        self.setStretchFactor(1, 1)
        self.setSizes([_SIDE, 900])


def _column(widgets: Sequence[QWidget]) -> QWidget:
    """Return the widgets one under the other, the second with the room that is left."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, each in enumerate(widgets):
        column.addWidget(each, 1 if place == 1 else 0)
    return made
