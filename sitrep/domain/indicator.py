"""What is followed from issue to issue, and which figure speaks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.domain.figure import Claim, Figure, Relation, Role
from sitrep.domain.kinds import Measure, Population


@dataclass(frozen=True, slots=True)
class Slot:
    """What makes two figures comparable: the same kinds, people, places and measure.

    Attributes:
        places: P-codes, or names in lower case where there is none; sorted.
    """

    kinds: tuple[str, ...]
    population: tuple[Population, ...]
    places: tuple[str, ...]
    measure: Measure
    unit: str
    sector: str = ""


def slot(claim: Claim) -> Slot:
    places = tuple(sorted({place.pcode or place.name.casefold() for place in claim.places}))
    unit = "households" if claim.unit.value == "families" else claim.unit.value
    return Slot(
        tuple(sorted(claim.kinds)),
        tuple(sorted(claim.population)),
        places,
        claim.measure,
        unit,
        claim.sector,
    )


@dataclass(frozen=True, slots=True)
class Indicator:
    """A slot of a situation with the one figure chosen to speak for it.

    Attributes:
        figure: Id of the chosen figure, "" while none is.
        rationale: Why this one and not another.
    """

    id: str
    situation: str
    slot: Slot
    figure: str = ""
    rationale: str = ""


SILENT = frozenset({Role.SUPERSEDED, Role.REJECTED, Role.CONTEXT})  # never speak for a slot


def updated(figures: Iterable[Figure]) -> dict[str, str]:
    """Map the id of each updated figure to the id of the newest one in its chain.

    A figure that was taken out again updates nothing.
    """
    successor = {
        link.other: figure.id
        for figure in figures
        if figure.role is not Role.REJECTED
        for link in figure.links
        if link.relation is Relation.UPDATES
    }
    return {first: _last(first, successor) for first in successor}


def _last(figure: str, successor: dict[str, str]) -> str:
    seen = {figure}
    while (following := successor.get(figure)) and following not in seen:
        seen.add(following)
        figure = following
    return figure
