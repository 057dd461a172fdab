"""The table of reports issued lately; each line offers what can be done with its report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from sitrep.ui.models.issues import COLUMNS, ISSUED, OPEN, Issued, IssueTable


class IssuedList(QTableView):
    """As high as its lines, so that the page scrolls and not the table.

    Signals:
        chosen: A report, and the column that says what to do with it.
    """

    chosen = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Reports issued lately")
        self._table = IssueTable()
        self.setModel(self._table)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        for place, column in enumerate(COLUMNS):
            mode = QHeaderView.ResizeMode.ResizeToContents
            if column.title == "Situation":  # a long name takes what there is
                mode = QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(place, mode)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_issued(self, rows: Sequence[Issued]) -> None:
        self._table.show(rows)
        self._fit()

    def _fit(self) -> None:
        lines = sum(self.rowHeight(row) for row in range(self._table.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines + 2)

    def changeEvent(self, event: QEvent) -> None:
        """Take the height anew that a style sheet gives the lines."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if COLUMNS[index.column()].does:
            self._choose(index)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not COLUMNS[index.column()].does:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index.data():
            column = index.column() if COLUMNS[index.column()].does else OPEN
            self.chosen.emit(index.data(ISSUED), column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        does = index.isValid() and COLUMNS[index.column()].does and bool(index.data())
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if does else Qt.CursorShape.ArrowCursor
        )
