"""All figures of one indicator, in the order in which their axis shows them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure, Role
from sitrep.domain.quantity import Quantity
from sitrep.domain.source import short
from sitrep.languages import forms, listing
from sitrep.services.board import Standing

Role_ = Qt.ItemDataRole
MARK = Role_.UserRole

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure on the axis.

    Attributes:
        source: "SOHR".
        day: "11 Mar", or "".
        value: As on a tile: "1,225", "70+", "Dozens".
        state: "chosen", "in the range", "beside it", "replaced" or "taken out".
        checked: The body verified it by a method of its own.
        people: Whom it counts where others beside it count other people.
    """

    figure: Figure
    source: str
    day: str
    value: str
    state: str
    checked: bool = False
    people: str = ""

    @property
    def label(self) -> str:
        """Return "SOHR, 11 Mar"."""
        return f"{self.source}, {self.day}" if self.day else self.source

    def told(self, *, fits: bool) -> tuple[str, str]:
        """Return who gave it and when; and how far it is checked and used.

        A name that leaves no room for the day sends it to the second line.
        """
        day = "" if fits else self.day
        how = (day, self.figure.verification.value, self.people, self.state)
        said = " · ".join(word for word in how if word)
        return self.label if fits else self.source, said

    @property
    def quantity(self) -> Quantity:
        return self.figure.claim.quantity


_STATES = {
    Role.SUPPORTING: "beside it",
    Role.SUPERSEDED: "replaced",
    Role.REJECTED: "taken out",
    Role.CONTEXT: "for context",
}


def marks(
    standing: Standing,
    writer: Writer,
    family: Sequence[Standing] = (),
    ends: Collection[str] = (),
) -> list[Mark]:
    """Return the figures of an indicator and of those that count other people of the same thing.

    What speaks comes first; the order does not depend on which of them is at hand.

    Args:
        standing: The indicator.
        writer: Writes the counts.
        family: The indicator with those of other people; just itself if not given.
        ends: Ids of the figures that are an end of a range that is printed.
    """
    every = family or (standing,)
    mixed = len(every) > 1
    found = [_mark(each, figure, writer, mixed=mixed) for each in every for figure in each.figures]
    return [replace(e, state="in the range") if e.figure.id in ends else e for e in found]


def fact(kind: str) -> str:
    """Return what stands for a fact where a count would: a curfew is in force, an appeal is not."""
    return _FACTS.get(kind, "In force")


_FACTS = {"response": "Reported", "appeal": "Quoted"}


def _mark(standing: Standing, figure: Figure, writer: Writer, *, mixed: bool) -> Mark:
    claim = figure.claim
    source = short(claim.origin) or "No source"
    day = " ".join(listing.day(claim.as_of).split()[:2]) if claim.as_of else ""
    speaks = figure is standing.speaks
    return Mark(
        figure,
        source,
        day,
        fact(claim.kinds[0]) if claim.is_fact else writer.tile(claim.quantity, claim.unit),
        "chosen" if speaks else _STATES.get(figure.role, "not chosen"),
        figure.verification.value == "verified",
        (", ".join(group.label for group in claim.population) or "all people") if mixed else "",
    )


class Marks(QAbstractListModel):
    """Shows the marks it was given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: list[Mark] = []

    @property
    def shown(self) -> Sequence[Mark]:
        return self._marks

    def show(self, given: Sequence[Mark]) -> None:
        self.beginResetModel()
        self._marks = list(given)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._marks)

    def data(self, index: Index, role: int = Role_.DisplayRole) -> Any:
        if not index.isValid():
            return None
        mark = self._marks[index.row()]
        match role:
            case Role_.DisplayRole | Role_.AccessibleTextRole:
                verified = ", verified" if mark.checked else ""
                people = f" {mark.people}" if mark.people else ""
                return f"{mark.label}: {mark.value}{people}, {mark.state}{verified}"
            case Role_.ToolTipRole:
                day = mark.figure.claim.as_of
                on = f", {forms.day(day, 'en')}" if day else ""
                return (mark.figure.claim.origin or "No source is named") + on
            case _:
                return mark if role == MARK else None


def scale(marks: Sequence[Mark]) -> list[int]:
    """Return round numbers from 0 to beyond the largest bound, at most seven of them."""
    bounds = [b for mark in marks for b in (mark.quantity.low, mark.quantity.high) if b]
    most = max(bounds, default=0)
    if not most:
        return [0]
    step = 1
    while True:
        for factor in (1, 2, 3, 5):
            if step * factor * 6 >= most:
                width = step * factor
                return list(range(0, width * -(-most // width) + 1, width))
        step *= 10
