"""Which bodies counted, and which counts of others speak for the same thing."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.domain.figure import Figure, Relation
from sitrep.domain.quantity import Quantity
from sitrep.domain.source import body, counted


def origin_of(figure: Figure) -> str:
    """Return what tells the body that counted from others, however its name is written."""
    return body(figure.claim.origin)


def origins(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return the bodies that counted, each once; an outlet that quotes one is no second origin.

    Counts that are linked as of one origin are of one; an outlet that names nobody is none.
    """
    named = {f.id: f for f in figures if counted(f.claim.chain)}
    found: dict[str, str] = {}
    for each in named.values():
        same = [
            named[link.other]
            for link in each.links
            if link.relation is Relation.SAME_ORIGIN_AS and link.other in named
        ]
        first = min(same, key=lambda f: f.id) if same else each
        found.setdefault(origin_of(first), first.claim.origin)
    return tuple(found.values())


def corroborating(figure: Figure, others: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return counts of the same thing by other bodies whose bounds meet those of `figure`."""
    return tuple(
        other
        for other in others
        if other.id != figure.id
        and _meet(figure.claim.quantity, other.claim.quantity)
        and len(origins([figure, other])) > 1
    )


def _meet(first: Quantity, second: Quantity) -> bool:
    if not first.has_number or not second.has_number:
        return False
    for one, other in ((first, second), (second, first)):
        if one.high is not None and other.low is not None:
            least = other.low + other.low_open
            if one.high - one.high_open < least:
                return False
    return True
