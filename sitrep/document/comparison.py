"""What changed since the last issue, from what that issue printed."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.document.model import ChangeRow, Document, Evidence
from sitrep.document.sentences import Writer, acronym
from sitrep.domain.changes import difference
from sitrep.domain.figure import Figure
from sitrep.domain.kinds import Measure
from sitrep.domain.quantity import Quantifier, Quantity

_Slot = tuple[tuple[str, ...], tuple[str, ...], str, str]


def changes(
    figures: Sequence[Figure], previous: Document | None, writer: Writer
) -> tuple[ChangeRow, ...]:
    """Compare figures with those printed last; a figure that stayed the same has no row.

    A count by another body, or of other people, is not a change (V12) and gets no difference.
    """
    if previous is None:
        return ()
    before = {_printed_slot(row): row for row in previous.evidence}
    rows = []
    for figure in figures:
        if figure.claim.is_fact or figure.claim.measure is Measure.NEW:
            continue
        printed = before.pop(_slot(figure), None)
        row = _row(figure, printed, writer, previous.masthead.number)
        if row:
            rows.append(row)
    return tuple(rows)


def _row(figure: Figure, printed: Evidence | None, writer: Writer, number: int) -> ChangeRow | None:
    claim = figure.claim
    place = writer.where(claim.places)
    label = f"{writer.label(claim)}, {place}" if place else writer.label(claim)
    now = writer.tile(claim.quantity)
    if printed is None:
        return ChangeRow(figure.id, label, "", now, "", writer.phrase("new"))
    was = _quantity(printed)
    words = writer.tile(was)
    previous = writer.phrase("previous", words=words, day=printed.as_of) if printed.as_of else words
    if printed.source != claim.origin:
        remark = writer.phrase(
            "not_comparable_origin",
            number=number,
            before=acronym(printed.source) or printed.source or writer.phrase("no_source"),
            now=acronym(claim.origin) or claim.origin or writer.phrase("no_source"),
        )
        return ChangeRow(figure.id, label, previous, now, "", remark)
    change = difference(was, claim.quantity)
    if _same(was, claim.quantity):
        return None
    return ChangeRow(figure.id, label, previous, now, writer.difference(change) if change else "")


def _same(before: Quantity, now: Quantity) -> bool:
    return (before.quantifier, before.low, before.high) == (now.quantifier, now.low, now.high)


def _quantity(row: Evidence) -> Quantity:
    return Quantity(Quantifier(row.quantifier), row.low, row.high, words=row.statement)


def _slot(figure: Figure) -> _Slot:
    claim = figure.claim
    places = sorted({place.pcode or place.name for place in claim.places})
    people = ",".join(sorted(claim.population))
    return tuple(sorted(claim.kinds)), tuple(places), people, f"{claim.measure} {claim.unit}"


def _printed_slot(row: Evidence) -> _Slot:
    people = ",".join(sorted(row.population))
    return tuple(sorted(row.kinds)), tuple(sorted(row.pcodes)), people, f"{row.measure} {row.unit}"
