"""Reports issued lately, one a line, with what can be done with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from sitrep.domain.report import Issue, Situation, Status
from sitrep.languages import listing
from sitrep.services.overview import report_name
from sitrep.ui import theme

Index = QModelIndex | QPersistentModelIndex
ISSUED = Qt.ItemDataRole.UserRole  # the issued report itself
_TOP = QModelIndex()
_TOLD = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.UserRole,
    }
)


@dataclass(frozen=True, slots=True)
class Issued:
    """A report that went out.

    Attributes:
        following: Number that a report started from it would have, 0 if one was started.
    """

    issue: Issue
    situation: Situation
    following: int = 0

    @property
    def day(self) -> str:
        at = self.issue.issued_at
        return listing.day(at.astimezone().date()) if at else ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its words for a report; `does` if they are something to do."""

    title: str
    words: Callable[[Issued], str]
    does: bool = False


def _start(row: Issued) -> str:
    return f"Start No. {row.following}" if row.following else ""


def _issued(row: Issued) -> str:
    """Return the day, and what became of it since it went out."""
    status = row.issue.status
    became = f" · {status}" if status in (Status.SUPERSEDED, Status.WITHDRAWN) else ""
    return f"{row.day}{became}"


COLUMNS = (
    Column("Report", lambda row: report_name(row.issue)),
    Column("Situation", lambda row: row.situation.name),
    Column("Issued", _issued),
    Column("", lambda _: "Open", does=True),
    Column("", lambda _: "Save PDF…", does=True),
    Column("", _start, does=True),
)
OPEN, SAVE, START = 3, 4, 5


class IssueTable(QAbstractTableModel):
    """Shows the reports it was given."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Issued] = []

    def show(self, rows: Sequence[Issued]) -> None:
        if list(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole and across:
            return COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and across:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        # a table that measures asks mostly for what is not told
        return self._told(index, role) if role in _TOLD else None

    def _told(self, index: Index, role: int) -> Any:
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.words(row)
            case Qt.ItemDataRole.AccessibleTextRole if column.does:
                return f"{column.words(row)}: {report_name(row.issue)}, {row.situation.name}"
            case Qt.ItemDataRole.ForegroundRole if column.does:
                return QColor(theme.colors().accent)
            case Qt.ItemDataRole.FontRole if column.does:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case Qt.ItemDataRole.UserRole:
                return row
        return None
