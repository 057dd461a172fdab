"""The areas of a total: counts of the same thing, by the same body, each of one place of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sitrep.domain.figure import Figure, Relation
from sitrep.domain.kinds import RATES
from sitrep.domain.reconcile import origin_of

PARTS = frozenset({Relation.SUBSET_OF, Relation.COMPONENT_OF})


def is_area_of(part: Figure, whole: Figure) -> bool:
    """Tell whether a figure counts one place of what another counts, whatever links say.

    Rates of places make no rate of the whole.
    """
    a, b = part.claim, whole.claim
    alike = (a.kinds, a.population, a.measure, a.unit, a.sector) == (
        b.kinds, b.population, b.measure, b.unit, b.sector,
    )  # fmt: skip
    same = alike and a.unit not in RATES and origin_of(part) == origin_of(whole)
    return same and len(a.places) == 1 and a.places != b.places


def is_linked(part: Figure, wholes: Collection[str]) -> bool:
    """Tell whether a figure is said to be a part of one of others, given by their ids."""
    return any(link.relation in PARTS and link.other in wholes for link in part.links)


def areas_of(whole: Figure, figures: Iterable[Figure]) -> list[Figure]:
    """Return the areas that are said to be parts of a total.

    Where none is, those of a total of the whole situation are all areas that were counted alike:
    the lines of quick entry carry no links.
    """
    alike = [each for each in figures if is_area_of(each, whole)]
    linked = [each for each in alike if is_linked(each, {whole.id})]
    return linked or ([] if whole.claim.places else alike)
