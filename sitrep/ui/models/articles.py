"""The articles of a situation, as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sitrep.languages import listing
from sitrep.store.articles import Summary

_Index = QModelIndex | QPersistentModelIndex
SUMMARY = Qt.ItemDataRole.UserRole  # the summary itself


class ArticleList(QAbstractListModel):
    """Shows the summaries it was given."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Summary] = []

    def show(self, rows: Sequence[Summary]) -> None:
        """Show `rows`; where only their counts differ, the list is not built anew."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.title}\n{origin(row)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}, {origin(row)}, {reviewed(row)}"
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def row_of(self, article: str) -> int:
        """Return the row of an article, -1 if it is not there."""
        return next((n for n, row in enumerate(self._rows) if row.id == article), -1)

    def at(self, row: int) -> Summary | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None


def origin(row: Summary) -> str:
    """Return "Example News · 7 Mar 2025"."""
    return f"{row.publisher} · {day(row)}" if row.publisher else day(row)


def day(row: Summary) -> str:
    """Return "7 Mar 2025", or "added 7 Mar 2025" where nobody knows when it was published."""
    said = listing.day(row.day)
    return said if row.published else f"added {said}"


def reviewed(row: Summary) -> str:
    """Return "4 of 9 reviewed", "all 9 reviewed" or "nothing proposed"."""
    if not row.proposals:
        return "nothing proposed"
    if row.reviewed == row.proposals:
        return f"all {row.proposals} reviewed"
    return f"{row.reviewed} of {row.proposals} reviewed"
