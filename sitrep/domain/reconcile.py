"""Which figures may be added, subtracted or set side by side, and the rule where they may not.

Rival counts are never added or averaged. A refusal is an exception whose text names the rule; the
rules are V1 to V14 of the field's model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from sitrep.domain.figure import Figure, Relation
from sitrep.domain.kinds import CASUALTIES, KINDS, RATES, Measure
from sitrep.domain.origins import origin_of
from sitrep.domain.place import folded
from sitrep.domain.quantity import Quantity, Sum, between, less, total
from sitrep.domain.signs import plain
from sitrep.domain.source import short

APART = 1  # days that as-of dates of addends may lie apart
_FORBIDDEN = {
    Relation.SUBSET_OF: "is included in",
    Relation.OVERLAPS: "overlaps",
    Relation.UPDATES: "updates",
    Relation.CONTRADICTS: "contradicts",
    Relation.SAME_ORIGIN_AS: "is the same count as",
    Relation.COMPONENT_OF: "was counted into",
}
_INSIDE = (Relation.SUBSET_OF, Relation.COMPONENT_OF)  # hold for what is inside that as well
_MEASURES = {
    Measure.STOCK: "people at a date",
    Measure.FLOW: "moves in a period",
    Measure.CUMULATIVE: "a total since the beginning",
    Measure.NEW: "new in the period",
    Measure.RATE: "a rate",
}


class CannotBeAdded(ValueError):
    """Figures that a rule keeps apart.

    Attributes:
        rule: Its number in the model: "V7".
    """

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule


def add(figures: Sequence[Figure], everyone: Iterable[Figure] = ()) -> Sum:
    """Add counts under V7; bounds and wording are kept, what has no number is said to be left out.

    Args:
        figures: The addends.
        everyone: Other figures, through which one addend may lie inside another.

    Raises:
        CannotBeAdded: Two of them are not of one kind, people, unit, measure or origin, lie more
            than a day apart, share areas, or are linked so that one holds part of the other.
    """
    if len(figures) < 2:
        raise CannotBeAdded("V7", "A sum needs two figures")
    known = {each.id: each for each in (*everyone, *figures)}
    for first, second in combinations(figures, 2):
        _require_unlinked(first, second, known)
    for first, second in combinations(figures, 2):
        _require_alike(first, second)
        _require_apart(first, second)
    return total(figure.claim.quantity for figure in figures)


def _require_alike(first: Figure, second: Figure) -> None:
    a, b = first.claim, second.claim
    casualties = set(a.kinds) | set(b.kinds) <= CASUALTIES | {"detained"}
    if set(a.kinds) != set(b.kinds) and not casualties:
        raise CannotBeAdded("V7", f"Not of one kind: {_named(first)} / {_named(second)}")
    if set(a.population) != set(b.population):
        raise CannotBeAdded("V7", f"Not the same population: {_people(first)} / {_people(second)}")
    if a.sector != b.sector:
        raise CannotBeAdded("V7", f"Not the same sector: {_named(first)} / {_named(second)}")
    if a.counted_in != b.counted_in:
        raise CannotBeAdded("V7", f"Not the same unit: {a.unit.value} / {b.unit.value}")
    if a.measure != b.measure:
        raise CannotBeAdded(
            "V7", f"Not the same measure: {_MEASURES[a.measure]} / {_MEASURES[b.measure]}"
        )
    if a.measure is Measure.RATE:
        raise CannotBeAdded("V7", f"Rates are never added: {_named(first)} / {_named(second)}")
    if a.since and b.since and a.since != b.since and a.measure is not Measure.STOCK:
        raise CannotBeAdded("V7", f"Not since the same day: {_date(a.since)} / {_date(b.since)}")
    if origin_of(first) != origin_of(second):
        raise CannotBeAdded("V7", f"Counts of different bodies: {_body(first)} / {_body(second)}")
    if not origin_of(first):
        raise CannotBeAdded("V7", f"Nobody is named who counted {_named(first)} / {_named(second)}")
    _require_same_day(first, second)


def _require_same_day(first: Figure, second: Figure) -> None:
    a, b = first.claim.as_of, second.claim.as_of
    if a and b and abs((a - b).days) > APART:
        raise CannotBeAdded("V7", f"More than {APART} day apart: {_date(a)} / {_date(b)}")


def _require_unlinked(first: Figure, second: Figure, known: Mapping[str, Figure]) -> None:
    for one, other in ((first, second), (second, first)):
        for link in one.links:
            if link.other == other.id and link.relation in _FORBIDDEN:
                raise CannotBeAdded(
                    "V7", f"{_number(one)} {_FORBIDDEN[link.relation]} {_number(other)}"
                )
        if _is_inside(one, other.id, known):
            raise CannotBeAdded("V7", f"{_number(one)} is included in {_number(other)}")
    if first.is_derived and second.is_derived:
        _require_unshared(first, second, known)


def _require_unshared(first: Figure, second: Figure, known: Mapping[str, Figure]) -> None:
    """Refuse two sums into which one count went both times."""
    for each in known.values():
        if _is_inside(each, first.id, known) and _is_inside(each, second.id, known):
            raise CannotBeAdded(
                "V7", f"{_number(each)} is counted into both {_number(first)} and {_number(second)}"
            )


def _is_inside(figure: Figure, whole: str, known: Mapping[str, Figure]) -> bool:
    waiting, seen = [figure.id], set[str]()
    while waiting:
        at = waiting.pop()
        if at == whole:
            return True
        if at in known and at not in seen:
            seen.add(at)
            waiting += [link.other for link in known[at].links if link.relation in _INSIDE]
    return False


def _require_apart(first: Figure, second: Figure) -> None:
    """Refuse figures of shared areas, unless one was said to come on top of the other."""
    added = any(
        link.relation is Relation.ADDITIONAL_TO and link.other == other.id
        for one, other in ((first, second), (second, first))
        for link in one.links
    )
    if added or not set(first.claim.kinds) & set(second.claim.kinds):
        return
    a, b = _areas(first), _areas(second)
    if not a or not b or any(_may_overlap(x, y) for x in a for y in b):
        raise CannotBeAdded("V7", f"{_named(first)} and {_named(second)} may count the same people")


def _may_overlap(one: str, other: str) -> bool:
    """Tell whether one area may hold the other; one that is on no list may lie in any that is."""
    if one.startswith("=") != other.startswith("="):
        return True
    return one.startswith(other) or other.startswith(one)


def _areas(figure: Figure) -> set[str]:
    """Return P-codes, or names without one; a code begins with that of the area around it."""
    return {place.pcode or f"={folded(place.name)}=" for place in figure.claim.places}


def rest(whole: Figure, part: Figure) -> Quantity | None:
    """Take a part from the whole that it is said to be included in (V14).

    Returns:
        What is left, None where nothing can be said of it.

    Raises:
        CannotBeAdded: The part is not linked to the whole, or counted in another unit.
        ValueError: The part is larger than the whole.
    """
    linked = any(
        link.relation is Relation.SUBSET_OF and link.other == whole.id for link in part.links
    )
    if not linked:
        raise CannotBeAdded("V14", f"{_number(part)} is not marked as included in {_number(whole)}")
    if whole.claim.unit != part.claim.unit:
        raise CannotBeAdded(
            "V14", f"Not the same unit: {whole.claim.unit.value} / {part.claim.unit.value}"
        )
    if whole.claim.unit in RATES:
        raise CannotBeAdded("V14", f"Nothing is taken from a rate: {_number(whole)}")
    return less(whole.claim.quantity, part.claim.quantity)


def as_range(figures: Sequence[Figure]) -> Quantity:
    """Return the span from the lowest to the highest of rival counts (F4).

    Raises:
        CannotBeAdded: They are not of one kind, people, area and, within a day, date; or one of
            them has no two ends.
    """
    for first, other in combinations(figures, 2):
        a, b = first.claim, other.claim
        if set(a.population) != set(b.population):
            some, most = sorted((first, other), key=lambda each: not each.claim.population)
            raise CannotBeAdded("V7", f"Not the same population: {_people(some)} / {_people(most)}")
        if a.kinds != b.kinds or _areas(first) != _areas(other) or a.counted_in != b.counted_in:
            raise CannotBeAdded("V7", "Not the same kind, area and unit")
        _require_same_day(first, other)
    ends = [end for f in figures for end in (f.claim.quantity.low, f.claim.quantity.high)]
    known = [end for end in ends if end is not None]
    if len(known) != len(ends) or min(known) == max(known):
        raise CannotBeAdded("V7", "There are not two ends to set a range between")
    rough = any(figure.claim.quantity.approximate for figure in figures)
    return replace(between(min(known), max(known)), approximate=rough)


def _number(figure: Figure) -> str:
    """Return a count as it is named in a refusal: "6,000"."""
    quantity = figure.claim.quantity
    return plain(quantity) if quantity.has_number else quantity.words or figure.claim.kind.label


def _named(figure: Figure) -> str:
    return (
        f"{_number(figure)} ({', '.join(KINDS[kind].label.lower() for kind in figure.claim.kinds)})"
    )


def _people(figure: Figure) -> str:
    return " and ".join(group.label for group in figure.claim.population) or "all people"


def _body(figure: Figure) -> str:
    return short(figure.claim.origin) or "not named"


def _date(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
