"""What an article says, as rows of the list of cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Certainty, Decision
from sitrep.services.review import Entry
from sitrep.store.articles import Card
from sitrep.ui.widgets import wording

_Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole  # the entry itself
CERTAINTY = {Certainty.HIGH: "certain", Certainty.MEDIUM: "likely", Certainty.LOW: "check"}
_ORDER = tuple(Certainty)


class EntryList(QAbstractListModel):
    """Shows the entries it was given, in reading order or the most certain first."""

    def __init__(self) -> None:
        super().__init__()
        self._given: list[Entry] = []
        self._rows: list[Entry] = []
        self.writer: Writer | None = None
        self.by_certainty = False

    def show(self, entries: Sequence[Entry], writer: Writer) -> None:
        """Show `entries`; where the same ones come again, the list is not built anew."""
        before = [entry.ids[0] for entry in self._rows]
        self.writer = writer
        self._given = list(entries)
        rows = self._sorted()
        if [entry.ids[0] for entry in rows] == before:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def sort_by_certainty(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        self.beginResetModel()
        self.by_certainty = wanted
        self._rows = self._sorted()
        self.endResetModel()

    def _sorted(self) -> list[Entry]:
        if not self.by_certainty:
            return self._given
        return sorted(self._given, key=_rank)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.writer is None:
            return None
        entry = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return wording.heading(entry.claim, self.writer)
            case Qt.ItemDataRole.AccessibleTextRole:
                head = wording.heading(entry.claim, self.writer)
                said = wording.about(entry.claim, self.writer)
                return f"{head}. {state(entry)}. {said}. {quote(entry)}"
            case Qt.ItemDataRole.ToolTipRole:
                return found_by(entry.card) if entry.card and entry.card.decision else None
            case Qt.ItemDataRole.UserRole:
                return entry
        return None

    def at(self, row: int) -> Entry | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, thing: str) -> int:
        """Return the row of a proposal or figure, -1 if it is not there."""
        return next((n for n, entry in enumerate(self._rows) if thing in entry.ids), -1)

    def next_waiting(self, row: int) -> int:
        """Return the next row that waits, from `row` on and then from the top; -1 if none does."""
        order = [*range(max(row, 0), len(self._rows)), *range(max(row, 0))]
        return next((n for n in order if n < len(self._rows) and self._rows[n].waits), -1)

    def row_after(self, at: Entry | None, found: Sequence[Entry], writer: Writer) -> int:
        """Return the row to stand on once `found` is shown in place of what is shown now.

        That is where one stood; the next that waits, where that one was decided; or what
        an undo set free.

        Args:
            at: The entry that is current.
            found: The entries of the same article, read again.
            writer: The one that `found` will be shown with.
        """
        before = {each.ids[0]: each for each in self._rows}
        free = [
            each.ids[0]
            for each in found
            if each.waits and each.ids[0] in before and not before[each.ids[0]].waits
        ]
        order = EntryList()
        order.by_certainty = self.by_certainty
        order.show(found, writer)
        row = order.row_of(free[0] if free else at.ids[0] if at else "")
        decided = at is not None and at.waits and (now := order.at(row)) and not now.waits
        after = order.next_waiting(row + 1) if decided and not free else row
        return after if after >= 0 else max(row, 0)

    def entries(self) -> list[Entry]:
        return list(self._rows)


def _rank(entry: Entry) -> int:
    return _ORDER.index(entry.card.proposal.certainty) if entry.card else 0


def state(entry: Entry) -> str:
    """Return where an entry stands, in words."""
    if entry.card is None:
        return "made by hand"
    match entry.card.decision:
        case None:
            return CERTAINTY[entry.card.proposal.certainty]
        case Decision.REJECTED:
            return f"rejected: {entry.card.reason}"
        case Decision.AMENDED:
            return "accepted, edited"
        case _:
            return "accepted"


def found_by(card: Card) -> str:
    """Return which rule of the assistant read it so, to be told about where it read wrongly."""
    return f"Read by the assistant's rule {card.proposal.rule}"


def quote(entry: Entry) -> str:
    """Return the words it rests on, and how often the article says so."""
    words = wording.quoted(entry.passages[0].quote)
    more = len(entry.passages) - 1
    return f"{words} and {more} more {'place' if more == 1 else 'places'}" if more else words
