"""What changed since the last issue, from what that issue printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from sitrep.document.model import ChangeRow, Document, Evidence
from sitrep.document.sentences import Writer, acronym
from sitrep.domain.changes import Reason, Reasons, difference, is_lower
from sitrep.domain.figure import Figure, Relation
from sitrep.domain.kinds import Measure
from sitrep.domain.quantity import Quantifier, Quantity

_Slot = tuple[str, ...]
_NO_REASONS: Reasons = MappingProxyType({})
_PARTS = {Relation.SUBSET_OF, Relation.COMPONENT_OF}


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure beside what the last issue printed of the same thing.

    Attributes:
        printed: None for a figure that is new.
        barrier: Why the two may not be subtracted: "origin", "population", or "".
    """

    figure: Figure
    printed: Evidence | None
    barrier: str = ""

    @property
    def before(self) -> Quantity | None:
        return quantity(self.printed) if self.printed else None

    @property
    def is_lower(self) -> bool:
        """Tell whether a running total went down, which needs a reason (V10)."""
        running = self.figure.claim.measure is Measure.CUMULATIVE
        before = self.before
        return bool(
            before and running and not self.barrier and is_lower(before, self.figure.claim.quantity)
        )


def pairs(figures: Sequence[Figure], previous: Document | None) -> tuple[Pair, ...]:
    """Pair figures with those printed last; one that nobody touched has no pair.

    One stated anew with the same count has one, so that parts can be seen to make their total.
    """
    if previous is None:
        return ()
    printed: dict[_Slot, list[Evidence]] = {}
    by_id = {row.figure: row for row in previous.evidence}
    for row in previous.evidence:
        printed.setdefault(_printed_slot(row), []).append(row)
    here = {_slot(figure) for figure in figures}
    found = []
    for figure in figures:
        if figure.claim.is_fact or figure.claim.measure is Measure.NEW:
            continue
        before = _counterpart(figure, printed.get(_slot(figure), []))
        before = before or _of_others(figure, by_id, here)
        if before is None or _is_touched(figure, before):
            found.append(Pair(figure, before, _barrier(figure, before)))
    return tuple(found)


def changes(
    figures: Sequence[Figure],
    previous: Document | None,
    writer: Writer,
    reasons: Reasons = _NO_REASONS,
) -> tuple[ChangeRow, ...]:
    """Compare figures with those printed last, each with the reason that a person gave.

    A count by another body, or of other people, is not a change and gets no difference (V12).
    """
    if previous is None:
        return ()
    found = pairs(figures, previous)
    number = previous.masthead.number
    rows = {
        pair.figure.id: _row(pair, writer, number, reasons.get(pair.figure.id, Reason()))
        for pair in found
    }
    for pair in found:
        split = _by_area(pair, found, writer)
        if split:
            rows[pair.figure.id] = replace(rows[pair.figure.id], by_area=split)
    return tuple(rows.values())


def summary(pair: Pair, writer: Writer) -> str:
    """Return a change as one phrase: "1,225 → 1,383 (+158, +12.9 per cent)"; "" without one."""
    before = pair.before
    change = difference(before, pair.figure.claim.quantity) if before else None
    if pair.barrier or before is None or change is None:
        return ""
    return writer.phrase(
        "change_line",
        before=writer.tile(before),
        now=writer.tile(pair.figure.claim.quantity),
        change=writer.difference(change, flat=True),
    )


def _is_touched(figure: Figure, printed: Evidence) -> bool:
    """Tell whether a figure is another one than was printed, or says another count."""
    count = figure.claim.quantity
    said = (count.quantifier.value, count.low, count.high)
    return printed.figure != figure.id or said != (printed.quantifier, printed.low, printed.high)


def _counterpart(figure: Figure, printed: Sequence[Evidence]) -> Evidence | None:
    """Return what was printed of the same thing: the figure itself, else by the same body."""
    for row in printed:
        if row.figure == figure.id:
            return row
    for row in printed:
        if row.source == figure.claim.origin:
            return row
    return printed[0] if printed else None


def _of_others(
    figure: Figure, printed: Mapping[str, Evidence], here: set[_Slot]
) -> Evidence | None:
    """Return a count of other people that this one takes the place of."""
    for link in figure.links:
        row = printed.get(link.other) if link.relation is Relation.UPDATES else None
        if row and _but_people(_printed_slot(row)) == _but_people(_slot(figure)):
            return row
    for row in printed.values():
        gone = _printed_slot(row) not in here
        same = row.source == figure.claim.origin
        if gone and same and _but_people(_printed_slot(row)) == _but_people(_slot(figure)):
            return row
    return None


def _barrier(figure: Figure, printed: Evidence | None) -> str:
    if printed is None:
        return ""
    if sorted(printed.population) != sorted(figure.claim.population):
        return "population"
    return "origin" if printed.source != figure.claim.origin else ""


def _row(pair: Pair, writer: Writer, number: int, reason: Reason) -> ChangeRow:
    figure, printed = pair.figure, pair.printed
    claim = figure.claim
    place = writer.where(claim.places)
    label = (
        writer.phrase("label_of", label=writer.label(claim), of=place)
        if place
        else writer.label(claim)
    )
    now = writer.tile(claim.quantity)
    before = pair.before
    if printed is None or before is None:
        return ChangeRow(figure.id, label, "", now, writer.phrase("new"), _why(reason, writer))
    words = writer.tile(before)
    day = writer.day(date.fromisoformat(printed.date)) if printed.date else printed.as_of
    previous = writer.phrase("previous", words=words, day=day) if day else words
    if pair.barrier:
        return ChangeRow(figure.id, label, previous, now, "", _apart(pair, writer, number))
    remark = _why(reason, writer)
    if not before.has_number and claim.quantity.has_number:
        closed = writer.phrase("gap_closed", number=number)
        remark = f"{closed} {remark}".strip()
    if pair.is_lower and reason.is_enough:
        why = _plain(reason.wording)
        now = writer.phrase("revised", now=now, before=words, why=why)
        remark = _why(Reason(reason.code), writer)
    change = difference(before, claim.quantity)
    shown = writer.difference(change) if change else ""
    return ChangeRow(figure.id, label, previous, now, shown, remark)


def _apart(pair: Pair, writer: Writer, number: int) -> str:
    if pair.barrier == "population" or pair.printed is None:
        return writer.phrase("not_comparable_population", number=number)
    return writer.phrase(
        "not_comparable_origin",
        number=number,
        before=_short(pair.printed.source, writer),
        now=_short(pair.figure.claim.origin, writer),
    )


def _why(reason: Reason, writer: Writer) -> str:
    """Return "Newly covered area", with what the person added: "Newly covered area: …"."""
    label = writer.why(reason.code, capital=True)
    wording = _plain(reason.wording)
    if label and wording:
        return writer.phrase("why", reason=label, wording=writer.name(wording))
    return label or writer.name(wording)


def _plain(wording: str) -> str:
    return " ".join(wording.split()).rstrip(".")


def _by_area(whole: Pair, found: Sequence[Pair], writer: Writer) -> str:
    """Return the change of a total with those of its areas; "" unless all can be said."""
    line = summary(whole, writer)
    parts = [pair for pair in found if _is_area_of(pair.figure, whole.figure)]
    said = []
    for pair in parts:
        before = pair.before
        change = difference(before, pair.figure.claim.quantity) if before else None
        if pair.barrier or change is None or change.low != change.high or change.low is None:
            return ""
        place = writer.where(pair.figure.claim.places)
        said.append(writer.phrase("area_change", place=place, change=writer.signed(change.low)))
    if not line or len(said) < 2:
        return ""
    return writer.phrase("by_area", line=line, areas=writer.phrase("between").join(said))


def _is_area_of(part: Figure, whole: Figure) -> bool:
    a, b = part.claim, whole.claim
    linked = any(link.relation in _PARTS and link.other == whole.id for link in part.links)
    alike = (a.kinds, a.population, a.measure, a.unit, a.origin) == (
        b.kinds, b.population, b.measure, b.unit, b.origin,
    )  # fmt: skip
    return linked and alike and len(a.places) == 1 and a.places != b.places


def _short(source: str, writer: Writer) -> str:
    return writer.name(acronym(source) or source) or writer.phrase("no_source")


def quantity(row: Evidence) -> Quantity:
    """Return the count that an issue printed."""
    return Quantity(Quantifier(row.quantifier), row.low, row.high, words=row.statement)


def _slot(figure: Figure) -> _Slot:
    claim = figure.claim
    places = (place.pcode or place.name for place in claim.places)
    return _key(claim.kinds, places, claim.population, claim.measure, claim.unit, claim.sector)


def _printed_slot(row: Evidence) -> _Slot:
    return _key(row.kinds, row.pcodes, row.population, row.measure, row.unit, row.sector)


def _key(kinds: Iterable[str], places: Iterable[str], people: Iterable[str], *rest: str) -> _Slot:
    parts = (sorted(people), sorted(kinds), sorted(set(places)))
    return (*(" ".join(part) for part in parts), *rest)


def _but_people(slot: _Slot) -> _Slot:
    return slot[1:]
