"""What a search found: hits under a heading for each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sitrep.languages import listing
from sitrep.store.search import Hit

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole  # the hit itself, None for a heading
ABOUT = HIT + 1  # where and when, for the right end of the line
_TOP = QModelIndex()
LABELS = {"articles": "Articles", "figures": "Figures", "reports": "Reports"}


class HitList(QAbstractListModel):
    """Shows the hits it was given, kind by kind."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Hit | str] = []
        self._names: Mapping[str, str] = {}

    def show(self, hits: Sequence[Hit], names: Mapping[str, str], most: int) -> None:
        """Show hits; `names` are those of situations by id, `most` how many a kind may have."""
        self.beginResetModel()
        self._names = names
        self._rows = []
        for kind, label in LABELS.items():
            own = [hit for hit in hits if hit.kind == kind]
            if own:
                count = f"the newest {most}" if len(own) >= most else str(len(own))
                self._rows += [f"{label} · {count}", *own]
        self.endResetModel()

    def first(self) -> QModelIndex:
        """Return the first hit, no index if there is none."""
        return self.index(1) if self._rows else QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.label}. {row.words}. {self._about(row)}"
            case Qt.ItemDataRole.UserRole:
                return row
            case _ if role == ABOUT:
                return self._about(row)
        return None

    def _about(self, hit: Hit) -> str:
        day = listing.day(hit.day) if hit.day else ""
        state = "draft" if hit.draft else ""
        parts = (hit.publisher, day, state, self._names.get(hit.situation, ""))
        return " · ".join(part for part in parts if part)
