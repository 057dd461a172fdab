"""The table of indicators: shows rows it was given, sorts them itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont

from sitrep.languages import forms
from sitrep.services.board import AMBER, RED
from sitrep.ui import theme
from sitrep.ui.models.figure_rows import WHOLE_AREA, Row

Role_ = Qt.ItemDataRole
ROW = Role_.UserRole  # the row itself

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its words, what it sorts by."""

    head: str
    words: Callable[[Row], str]
    order: Callable[[Row], Any]
    right: bool = False
    tip: Callable[[Row], str] = lambda _: ""


def _reviewed(row: Row) -> str:
    return "✓" if row.figure.reviewed else "not yet"


def _day(row: Row) -> date:
    return row.figure.claim.as_of or date.min


def _origin(row: Row) -> str:
    return row.figure.claim.origin


def _as_written(row: Row) -> str:
    words = row.figure.claim.quantity.words
    return f"as written: {words}" if words else ""


def _grade(row: Row) -> str:
    """Return the grade, nothing until somebody judged."""
    return str(row.figure.grade) if row.figure.grade.is_judged else ""


COLUMNS = (
    Column("Indicator", lambda r: r.label, lambda r: r.place_in_page),
    Column("Place", lambda r: r.place, lambda r: (r.place != WHOLE_AREA, r.place.casefold())),
    Column(
        "Headline", lambda r: r.headline, lambda r: r.figure.claim.quantity.order, True, _as_written
    ),
    Column("Change", lambda r: r.change, lambda r: r.change, True, lambda r: r.remark),
    Column("As of", lambda r: r.as_of, _day),
    Column("Source", lambda r: r.source, lambda r: r.source.casefold(), False, _origin),
    Column("Grade", _grade, lambda r: str(r.figure.grade)),
    Column("Reviewed", _reviewed, lambda r: r.figure.reviewed),
)
INDICATOR, PLACE, HEADLINE, CHANGE, AS_OF, SOURCE, GRADE, REVIEWED = range(len(COLUMNS))
EDITED = {HEADLINE: "value", AS_OF: "as_of"}  # columns that can be written in, and the field


class FigureTable(QAbstractTableModel):
    """Shows rows; sorts by itself, because a proxy asks Python twice for each comparison.

    Signals:
        edited: A figure, the field and the words a person wrote into the table.
    """

    edited = Signal(object, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._column, self._down = INDICATOR, Qt.SortOrder.AscendingOrder

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = self._sorted(rows)
        self.endResetModel()

    @property
    def has_changes(self) -> bool:
        """Tell whether a count differs from what was printed before."""
        return any(row.change not in ("", "–") for row in self._rows)

    def row_of(self, figure: str) -> int:
        """Return the place of a figure's row, -1 if it is not shown."""
        return next((n for n, row in enumerate(self._rows) if row.figure.id == figure), -1)

    def row_at(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def _sorted(self, rows: Sequence[Row]) -> list[Row]:
        down = self._down is Qt.SortOrder.DescendingOrder
        return sorted(rows, key=COLUMNS[self._column].order, reverse=down)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role_.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Role_.DisplayRole:
                return COLUMNS[section].head
            if role == Role_.TextAlignmentRole:
                return _alignment(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Role_.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        value: Any = None
        at = index.column()
        match role:
            case Role_.DisplayRole:
                value = COLUMNS[at].words(row)
            case Role_.FontRole if at == HEADLINE and not row.state:
                value = _bold()
            case Role_.ForegroundRole:
                value = _color(row, at)
            case Role_.TextAlignmentRole:
                value = _alignment(COLUMNS[at])
            case Role_.EditRole:
                value = _written(row, at)
            case Role_.ToolTipRole:
                value = COLUMNS[at].tip(row) or COLUMNS[at].words(row)
            case Role_.AccessibleTextRole:
                value = _spoken(row, at)
            case _ if role == ROW:
                value = row
        return value

    def setData(self, index: Index, value: Any, role: int = Role_.EditRole) -> bool:
        """Pass on what was written; the row changes when the store has."""
        row = self.row_at(index)
        if row is None or role != Role_.EditRole or index.column() not in EDITED:
            return False
        words = str(value).strip()
        if words == _written(row, index.column()):
            return False
        self.edited.emit(row.figure, EDITED[index.column()], words)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = self.row_at(index)
        if row and index.column() in EDITED and not row.figure.claim.is_fact and not row.state:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(index, self._rows[index.row()]) for index in before]
        self._column, self._down = max(column, 0), order
        self._rows = self._sorted(self._rows)
        places = {id(row): number for number, row in enumerate(self._rows)}
        after = [self.index(places[id(row)], index.column()) for index, row in kept]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _spoken(row: Row, at: int) -> str:
    words = f"{COLUMNS[at].head}: {COLUMNS[at].words(row)}"
    return f"{words}, {row.second}" if row.second and at == INDICATOR else words


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _alignment(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _written(row: Row, column: int) -> str:
    """Return what an editor starts with: the count as it was written, the day."""
    claim = row.figure.claim
    if column == AS_OF:
        return forms.day(claim.as_of, "en") if claim.as_of else ""
    if column == HEADLINE:
        return claim.quantity.words or row.headline
    return COLUMNS[column].words(row)


def _color(row: Row, column: int) -> QColor | None:
    c = theme.colors()
    if column == AS_OF and row.age is not None and row.age >= AMBER and not row.state:
        return QColor(c.bad if row.age >= RED else c.wait)
    if column == REVIEWED and not row.figure.reviewed:
        return QColor(c.wait)
    if row.state or (column in (CHANGE, GRADE) and row.change in ("", "–", "no change")):
        return QColor(c.quiet)
    return None
