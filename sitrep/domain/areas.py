"""The areas of a total: counts of the same thing, by the same body, each of a part of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sitrep.domain.figure import Figure, Relation
from sitrep.domain.kinds import RATES
from sitrep.domain.origins import origin_of

PARTS = frozenset({Relation.SUBSET_OF, Relation.COMPONENT_OF})


def counts_alike(part: Figure, whole: Figure) -> bool:
    """Tell whether a part counts the same thing as its total, by the same body, of any people.

    Rates of parts make no rate of the whole.
    """
    a, b = part.claim, whole.claim
    same = (sorted(a.kinds), a.measure, a.unit, a.sector) == (
        sorted(b.kinds), b.measure, b.unit, b.sector,
    )  # fmt: skip
    return same and a.unit not in RATES and origin_of(part) == origin_of(whole)


def is_area_of(part: Figure, whole: Figure) -> bool:
    """Tell whether a figure counts places of what another counts, whatever links say."""
    a, b = part.claim, whole.claim
    same = counts_alike(part, whole) and a.population == b.population
    return same and bool(a.places) and a.places != b.places


def is_linked(part: Figure, wholes: Collection[str]) -> bool:
    """Tell whether a figure is said to be a part of one of others, given by their ids."""
    return any(link.relation in PARTS and link.other in wholes for link in part.links)


def areas_of(whole: Figure, figures: Iterable[Figure]) -> list[Figure]:
    """Return the areas that are said to be parts of a total.

    Where none is, those of a total of the whole situation are all places that were counted alike:
    the lines of quick entry carry no links.
    """
    alike = [each for each in figures if is_area_of(each, whole)]
    linked = [each for each in alike if is_linked(each, {whole.id})]
    if linked or whole.claim.places:
        return linked
    return [each for each in alike if len(each.claim.places) == 1]
