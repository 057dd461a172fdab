"""The left pane of the figures: filters above, the table below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.domain.figure import Figure
from sitrep.ui.models.figure_rows import CARRIED, Row
from sitrep.ui.models.figures import FigureTable
from sitrep.ui.widgets.figure_list import FigureList
from sitrep.ui.widgets.words import tell, words

_LETTERS = 16  # that the filter shows at least


class FigurePane(QWidget):
    """The table with its filter and what can be asked of it.

    Signals:
        wanted: The words of the filter changed.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self.model = FigureTable(self)
        self.list = FigureList(self.model)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by kind, place or source")
        self.filter.setAccessibleName("Filter the figures")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.wanted)
        self.every = QCheckBox("Every figure")
        self.every.setToolTip("Rival and replaced figures in rows of their own (Ctrl+Shift+H)")
        self.review = QPushButton()
        self.review.hide()
        self.carried = words("† no newer count in the reporting period", "quiet", wrap=True)
        self.carried.setContentsMargins(12, 6, 12, 6)
        self.carried.hide()
        self.none = words("", "quiet", wrap=True)
        self.none.setContentsMargins(16, 8, 16, 8)
        self.none.hide()
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.every)
        below.addStretch()
        below.addWidget(self.review)
        strip = self._strip = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        strip.setContentsMargins(12, 8, 12, 8)
        strip.setSpacing(8)
        strip.addWidget(self.filter, 1)
        strip.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(strip)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column.addWidget(self.carried)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_in()

    def _fit_in(self) -> None:
        """Put what stands beside the filter below it where its words had no room."""
        beside = (each for each in (self.every, self.review) if not each.isHidden())
        taken = sum(each.sizeHint().width() + 8 for each in beside) + 24
        least = _LETTERS * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction
        narrow = self.width() - taken < least
        self._strip.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def show_waiting(self) -> None:
        """Show that the figures are still being read."""
        self.model.show([])
        self.review.hide()
        tell(self.none, "Reading the figures…")

    def show_rows(self, shown: Sequence[Row], of: int) -> None:
        """Show rows out of `of`; focus and scroll stay where they were."""
        self._rows = list(shown)
        scroll = self.list.verticalScrollBar().value()
        self.model.show(shown)
        self.list.verticalScrollBar().setValue(scroll)
        none = f"None of the {of} fits the filter. Take a word out, or a group."
        tell(self.none, none if of and not shown else "")
        self.carried.setVisible(any(row.as_of.endswith(CARRIED) for row in shown))
        waiting = sum(not row.figure.reviewed for row in shown)
        self.review.setVisible(waiting > 0)
        self.review.setText(f"Mark {waiting} as reviewed")
        self._fit_in()

    def first(self) -> str:
        """Return the id of the figure in the first row."""
        row = self.model.row_at(self.model.index(0, 0))
        return row.figure.id if row else ""

    def figures(self) -> list[Figure]:
        return [row.figure for row in self._rows]
