"""Which figures may be added, subtracted or set side by side, and the rule where they may not.

Rival counts are never added or averaged. A refusal is an exception whose text names the rule; the
rules are V1 to V14 of the field's model.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sitrep.domain.figure import Figure, Relation
from sitrep.domain.kinds import CASUALTIES
from sitrep.domain.quantity import Quantity, Sum, between, less, total

APART = 1  # days that as-of dates of addends may lie apart
_FORBIDDEN = {
    Relation.SUBSET_OF: "is included in",
    Relation.OVERLAPS: "overlaps",
    Relation.UPDATES: "updates",
    Relation.CONTRADICTS: "contradicts",
    Relation.SAME_ORIGIN_AS: "is the same count as",
}


class CannotBeAdded(ValueError):
    """Figures that a rule keeps apart.

    Attributes:
        rule: Its number in the model: "V7".
    """

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule


def add(figures: Sequence[Figure]) -> Sum:
    """Add counts under V7; bounds and wording are kept, what has no number is said to be left out.

    Raises:
        CannotBeAdded: Two of them are not of one kind, people, unit, measure or origin, lie more
            than a day apart, share areas, or are linked so that one holds part of the other.
    """
    if len(figures) < 2:
        raise CannotBeAdded("V7", "a sum needs two figures")
    for first, second in combinations(figures, 2):
        _require_alike(first, second)
        _require_unlinked(first, second)
        _require_apart(first, second)
    return total(figure.claim.quantity for figure in figures)


def _require_alike(first: Figure, second: Figure) -> None:
    a, b = first.claim, second.claim
    casualties = set(a.kinds) | set(b.kinds) <= CASUALTIES | {"detained"}
    if set(a.kinds) != set(b.kinds) and not casualties:
        raise CannotBeAdded("V7", f"{_name(first)} and {_name(second)} are not of one kind")
    if a.population != b.population:
        raise CannotBeAdded("V7", f"not the same population: {_people(first)} / {_people(second)}")
    if a.unit != b.unit:
        raise CannotBeAdded("V7", f"not the same unit: {a.unit.value} / {b.unit.value}")
    if a.measure != b.measure:
        raise CannotBeAdded("V7", f"not the same measure: {a.measure.value} / {b.measure.value}")
    if a.origin != b.origin:
        raise CannotBeAdded(
            "V7",
            f"counts of different bodies: {a.origin or 'not named'} / {b.origin or 'not named'}",
        )
    if a.as_of and b.as_of and abs((a.as_of - b.as_of).days) > APART:
        raise CannotBeAdded("V7", f"more than {APART} day apart: {a.as_of} / {b.as_of}")


def _require_unlinked(first: Figure, second: Figure) -> None:
    for one, other in ((first, second), (second, first)):
        for link in one.links:
            if link.other == other.id and link.relation in _FORBIDDEN:
                verb = _FORBIDDEN[link.relation]
                raise CannotBeAdded("V7", f"{_name(one)} {verb} {_name(other)}")


def _require_apart(first: Figure, second: Figure) -> None:
    """Refuse figures of shared areas, unless one was said to come on top of the other."""
    added = any(
        link.relation is Relation.ADDITIONAL_TO and link.other == other.id
        for one, other in ((first, second), (second, first))
        for link in one.links
    )
    if added or set(first.claim.kinds) != set(second.claim.kinds):
        return
    a, b = _areas(first), _areas(second)
    if not a or not b or any(x.startswith(y) or y.startswith(x) for x in a for y in b):
        raise CannotBeAdded("V7", f"{_name(first)} and {_name(second)} may count the same people")


def _areas(figure: Figure) -> set[str]:
    """Return P-codes, or names without one; a code begins with that of the area around it."""
    return {place.pcode or f"={place.name.casefold()}" for place in figure.claim.places}


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
        raise CannotBeAdded("V14", f"{_name(part)} is not marked as included in {_name(whole)}")
    if whole.claim.unit != part.claim.unit:
        raise CannotBeAdded("V14", "not the same unit")
    return less(whole.claim.quantity, part.claim.quantity)


@dataclass(frozen=True, slots=True)
class Parts:
    """A total against the figures that are said to be included in it.

    Attributes:
        unknown: What no part accounts for, None where nothing can be said of it.
        too_many: The parts together are more than the total can be.
    """

    total: Figure
    parts: tuple[Figure, ...]
    unknown: Quantity | None
    too_many: bool


def parts_of(figures: Iterable[Figure]) -> tuple[Parts, ...]:
    """Hold each total against its parts by area (V2); parts of parts and vague ones stay out."""
    everyone = {figure.id: figure for figure in figures}
    included: dict[str, list[Figure]] = {}
    for figure in everyone.values():
        for link in figure.links:
            if link.relation is Relation.SUBSET_OF and link.other in everyone:
                included.setdefault(link.other, []).append(figure)
    return tuple(_held(everyone[whole], parts) for whole, parts in included.items())


def _held(whole: Figure, parts: Sequence[Figure]) -> Parts:
    alike = [part for part in parts if _disjoint_part(whole, part)]
    together = total(part.claim.quantity for part in alike).quantity if alike else None
    if together is None:
        return Parts(whole, tuple(parts), None, too_many=False)
    try:
        unknown = less(whole.claim.quantity, together)
    except ValueError:
        return Parts(whole, tuple(parts), None, too_many=True)
    return Parts(whole, tuple(parts), unknown, too_many=False)


def _disjoint_part(whole: Figure, part: Figure) -> bool:
    """Tell whether a part is one of the areas of its total, so that the parts may be added."""
    a, b = whole.claim, part.claim
    same = a.kinds == b.kinds and a.population == b.population and a.unit == b.unit
    return same and len(b.places) == 1 and _areas(part) != _areas(whole)


def origins(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return the bodies that counted, each once; an outlet that quotes one is no second origin."""
    return tuple(dict.fromkeys(f.claim.origin for f in figures if f.claim.origin))


def as_range(figures: Sequence[Figure]) -> Quantity:
    """Return the span from the lowest to the highest of rival counts (F4).

    Raises:
        CannotBeAdded: They are not of one kind, people, area and, within a day, date; or one of
            them has no two ends.
    """
    first = figures[0]
    for other in figures[1:]:
        a, b = first.claim, other.claim
        if a.population != b.population:
            raise CannotBeAdded(
                "V7", f"Not the same population: {_people(first)} / {_people(other)}"
            )
        if a.kinds != b.kinds or _areas(first) != _areas(other) or a.unit != b.unit:
            raise CannotBeAdded("V7", "Not the same kind, area and unit")
        if a.as_of and b.as_of and abs((a.as_of - b.as_of).days) > APART:
            raise CannotBeAdded("V7", f"More than {APART} day apart: {a.as_of} / {b.as_of}")
    ends = [end for f in figures for end in (f.claim.quantity.low, f.claim.quantity.high)]
    known = [end for end in ends if end is not None]
    if len(known) != len(ends) or min(known) == max(known):
        raise CannotBeAdded("V7", "There are not two ends to set a range between")
    return between(min(known), max(known))


def _name(figure: Figure) -> str:
    number = figure.claim.quantity
    value = number.low if number.low is not None else number.high
    words = number.words or ("" if value is None else f"{value:,}")
    return f"{words} ({figure.claim.kind.label.lower()})" if words else figure.claim.kind.label


def _people(figure: Figure) -> str:
    return " and ".join(group.label for group in figure.claim.population) or "all people"
