"""Figures beside what the last issue printed of the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sitrep.document.model import Document, Evidence
from sitrep.domain.changes import is_lower
from sitrep.domain.figure import Claim, Figure, PlaceRef, Relation
from sitrep.domain.kinds import Measure, Population, Unit
from sitrep.domain.origins import origin_of
from sitrep.domain.quantity import Quantifier, Quantity, spanning
from sitrep.domain.source import SourceLink, body
from sitrep.domain.steps import Steps, whole

_Slot = tuple[str, ...]
Ends = Mapping[str, Figure]  # lower ends by the id of the upper one
NO_ENDS: Ends = MappingProxyType({})
_HELPING = 200  # figures


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure beside what the last issue printed of the same thing.

    Attributes:
        figure: What speaks; of a range, its upper end.
        printed: None for a figure that is new.
        barrier: Why the two may not be subtracted: "origin", "population", "range", or "".
        lower: The lower end, where the headline is a range.
        printed_lower: The lower end of the range that was printed.
    """

    figure: Figure
    printed: Evidence | None
    barrier: str = ""
    lower: Figure | None = None
    printed_lower: Evidence | None = None

    @property
    def now(self) -> Quantity:
        count = self.figure.claim.quantity
        return spanning(self.lower.claim.quantity, count) if self.lower else count

    @property
    def before(self) -> Quantity | None:
        if self.printed is None:
            return None
        count = quantity(self.printed)
        return spanning(quantity(self.printed_lower), count) if self.printed_lower else count

    @property
    def ends(self) -> tuple[tuple[Quantity, Quantity], ...]:
        """Before and now of each count that may be subtracted, the lower end of a range first."""
        if self.barrier or self.printed is None:
            return ()
        upper = quantity(self.printed), self.figure.claim.quantity
        if self.lower is None or self.printed_lower is None:
            return (upper,)
        return (quantity(self.printed_lower), self.lower.claim.quantity), upper

    @property
    def is_touched(self) -> bool:
        """Tell whether it is new, is another figure than was printed, or says another count."""
        if self.printed is None or self.barrier == "range":
            return True
        ends = [(self.figure, self.printed)]
        if self.lower and self.printed_lower:
            ends.append((self.lower, self.printed_lower))
        return any(_says_else(figure, row) for figure, row in ends)

    @property
    def is_lower(self) -> bool:
        """Tell whether a running total, or an end of its range, needs a reason (V10)."""
        running = self.figure.claim.measure is Measure.CUMULATIVE
        return running and any(is_lower(before, now) for before, now in self.ends)


def pairs(
    figures: Sequence[Figure], previous: Document | None, lower: Ends = NO_ENDS
) -> tuple[Pair, ...]:
    """Pair figures with those printed last; one that nobody touched has no pair.

    One stated anew with the same count has one, so that parts can be seen to make their total.

    Args:
        figures: What speaks.
        previous: The last issue as it went out.
        lower: The lower ends of ranges that are headlines, by the id of the upper one.
    """
    return tuple(pair for pair in every(figures, previous, lower) if pair.is_touched)


def every(figures: Sequence[Figure], previous: Document | None, lower: Ends) -> list[Pair]:
    """Pair all figures with those printed last, those that nobody touched too."""
    return whole(in_helpings(figures, previous, lower))


def in_helpings(
    figures: Sequence[Figure], previous: Document | None, lower: Ends
) -> Steps[list[Pair]]:
    """Do the same some figures at a time, for a window that must not stall."""
    if previous is None:
        return []
    printed: dict[_Slot, list[Evidence]] = {}
    by_id = {row.figure: row for row in previous.evidence}
    for row in previous.evidence:
        printed.setdefault(_printed_slot(row), []).append(row)
    here = {_slot(figure) for figure in figures}
    gone: dict[_Slot, list[Evidence]] = {}
    for where, rows in printed.items():
        if where not in here:
            gone.setdefault(_but_people(where), []).extend(rows)
    found = []
    for count, figure in enumerate(figures, 1):
        if not count % _HELPING:
            yield
        if figure.claim.is_fact or figure.claim.measure is Measure.NEW:
            continue
        end = lower.get(figure.id)
        before = _counterpart(figure, printed.get(_slot(figure), []), ranged=end is not None)
        before = before or _of_others(figure, by_id, gone)
        end_before = by_id.get(before.lower) if before else None
        barrier = _barrier(figure, before, end, end_before)
        found.append(Pair(figure, before, barrier, end, end_before))
    return found


def _says_else(figure: Figure, row: Evidence) -> bool:
    count = figure.claim.quantity
    said = (count.quantifier.value, count.low, count.high)
    return row.figure != figure.id or said != (row.quantifier, row.low, row.high)


def _counterpart(figure: Figure, printed: Sequence[Evidence], *, ranged: bool) -> Evidence | None:
    """Return what was printed of the same thing: the figure itself, else by the same body.

    Of a range it is the range that was printed, where one was.
    """
    if ranged:
        printed = [row for row in printed if row.lower] or printed
    for row in printed:
        if row.figure == figure.id:
            return row
    for row in printed:
        if body(row.source) == origin_of(figure):
            return row
    return printed[0] if printed else None


def _of_others(
    figure: Figure, printed: Mapping[str, Evidence], gone: Mapping[_Slot, Sequence[Evidence]]
) -> Evidence | None:
    """Return a count of other people that this one takes the place of.

    Args:
        figure: What speaks.
        printed: All that was printed, by figure.
        gone: What was printed of things that nothing speaks of now, whatever the people.
    """
    about = _but_people(_slot(figure))
    for link in figure.links:
        row = printed.get(link.other) if link.relation is Relation.UPDATES else None
        if row and _but_people(_printed_slot(row)) == about:
            return row
    return next((row for row in gone.get(about, ()) if body(row.source) == origin_of(figure)), None)


def _barrier(
    figure: Figure, printed: Evidence | None, end: Figure | None, end_before: Evidence | None
) -> str:
    if printed is None:
        return ""
    if sorted(printed.population) != sorted(figure.claim.population):
        return "population"
    if (end is None) != (end_before is None):
        return "range"
    lower = end and end_before and body(end_before.source) != origin_of(end)
    return "origin" if lower or body(printed.source) != origin_of(figure) else ""


def quantity(row: Evidence) -> Quantity:
    """Return the count that an issue printed."""
    rough = row.approximate or row.quantifier == Quantifier.APPROXIMATELY
    return Quantity(Quantifier(row.quantifier), row.low, row.high, rough, words=row.statement)


def printed_figure(row: Evidence) -> Figure:
    """Return a printed figure as one that can be compared."""
    claim = Claim(
        row.kinds,
        quantity(row),
        Unit(row.unit),
        Measure(row.measure),
        tuple(Population(group) for group in row.population),
        tuple(PlaceRef(place, place) for place in row.pcodes),
        date.fromisoformat(row.date) if row.date else None,
        chain=(SourceLink(row.source),) if row.source else (),
        sector=row.sector,
    )
    return Figure(row.figure, "", claim)


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
