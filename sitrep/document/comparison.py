"""What changed since the last issue, from what that issue printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sitrep.document.model import ChangeRow, Document, Evidence
from sitrep.document.sentences import Writer, acronym
from sitrep.domain.changes import difference
from sitrep.domain.figure import Figure
from sitrep.domain.kinds import Measure
from sitrep.domain.quantity import Quantifier, Quantity

_Slot = tuple[str, ...]


def changes(
    figures: Sequence[Figure], previous: Document | None, writer: Writer
) -> tuple[ChangeRow, ...]:
    """Compare figures with those printed last.

    A figure that nobody touched has no row; one stated anew with the same count has "no change",
    so that parts can be seen to make their total. A count by another body is not a change and
    gets no difference; nor do counts of other people, which are never paired (V12).
    """
    if previous is None:
        return ()
    printed: dict[_Slot, list[Evidence]] = {}
    for row in previous.evidence:
        printed.setdefault(_printed_slot(row), []).append(row)
    rows = []
    for figure in figures:
        if figure.claim.is_fact or figure.claim.measure is Measure.NEW:
            continue
        before = _counterpart(figure, printed.get(_slot(figure), []))
        if before is None or before.figure != figure.id:
            rows.append(_row(figure, before, writer, previous.masthead.number))
    return tuple(rows)


def _counterpart(figure: Figure, printed: Sequence[Evidence]) -> Evidence | None:
    """Return what was printed of the same thing: the figure itself, else by the same body."""
    for row in printed:
        if row.figure == figure.id:
            return row
    for row in printed:
        if row.source == figure.claim.origin:
            return row
    return printed[0] if printed else None


def _row(figure: Figure, printed: Evidence | None, writer: Writer, number: int) -> ChangeRow:
    claim = figure.claim
    place = writer.where(claim.places)
    label = (
        writer.phrase("label_of", label=writer.label(claim), of=place)
        if place
        else writer.label(claim)
    )
    now = writer.tile(claim.quantity)
    if printed is None:
        return ChangeRow(figure.id, label, "", now, writer.phrase("new"))
    was = _quantity(printed)
    words = writer.tile(was)
    day = writer.day(date.fromisoformat(printed.date)) if printed.date else printed.as_of
    previous = writer.phrase("previous", words=words, day=day) if day else words
    if printed.source != claim.origin:
        remark = writer.phrase(
            "not_comparable_origin",
            number=number,
            before=_short(printed.source, writer),
            now=_short(claim.origin, writer),
        )
        return ChangeRow(figure.id, label, previous, now, "", remark)
    change = difference(was, claim.quantity)
    return ChangeRow(figure.id, label, previous, now, writer.difference(change) if change else "")


def _short(source: str, writer: Writer) -> str:
    return writer.name(acronym(source) or source) or writer.phrase("no_source")


def _quantity(row: Evidence) -> Quantity:
    return Quantity(Quantifier(row.quantifier), row.low, row.high, words=row.statement)


def _slot(figure: Figure) -> _Slot:
    claim = figure.claim
    places = (place.pcode or place.name for place in claim.places)
    return _key(claim.kinds, places, claim.population, claim.measure, claim.unit, claim.sector)


def _printed_slot(row: Evidence) -> _Slot:
    return _key(row.kinds, row.pcodes, row.population, row.measure, row.unit, row.sector)


def _key(kinds: Iterable[str], places: Iterable[str], people: Iterable[str], *rest: str) -> _Slot:
    parts = (sorted(kinds), sorted(set(places)), sorted(people))
    return (*(" ".join(part) for part in parts), *rest)
