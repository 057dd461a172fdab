"""Whether a figure's place can be where it happened (V3)."""

from __future__ import annotations

from collections.abc import Collection

from sitrep.domain.figure import Claim, PlaceRef
from sitrep.domain.place import folded, gazetteer
from sitrep.domain.towns import elsewhere

ANYWHERE = frozenset({"displacement", "response", "coordination"})  # groups of kinds


def outside(claim: Claim, country: str, others: Collection[str]) -> PlaceRef | None:
    """Return the first place of a claim that lies in another country than the situation.

    People who fled, and help, may be anywhere; all else happened inside. A place is known to lie
    elsewhere by its P-code, or where it is the name of another country, or of a town that only
    another country has.

    Args:
        claim: What is said to be so, and where.
        country: ISO 3166-1 alpha-3 code of the situation.
        others: Names of all other countries.
    """
    if claim.kind.group in ANYWHERE:
        return None
    return next((place for place in claim.places if _is_outside(place, country, others)), None)


def _is_outside(place: PlaceRef, country: str, others: Collection[str]) -> bool:
    listed = gazetteer(country)
    if listed.find(place.pcode or place.name):
        return False
    first = next(iter(listed), None)
    if place.pcode and first:
        return place.pcode[:2] != first.pcode[:2]
    name = folded(place.name)
    return any(name == folded(other) for other in others) or elsewhere(place.name, country)


def beyond(claim: Claim, areas: Collection[str]) -> PlaceRef | None:
    """Return the first place of a claim that lies in none of the situation's areas.

    People who fled, and help, may be anywhere. A place that holds one of the areas, such as their
    governorate, and one without a P-code are let be.

    Args:
        claim: What is said to be so, and where.
        areas: P-codes of the situation's areas; none means all of the country.
    """
    if not areas or claim.kind.group in ANYWHERE:
        return None
    return next((each for each in claim.places if is_beyond(each, areas)), None)


def is_beyond(place: PlaceRef, areas: Collection[str]) -> bool:
    """Tell whether a place lies in none of some areas, by their P-codes."""
    code = place.pcode
    return bool(code and areas) and not any(
        code.startswith(area) or area.startswith(code) for area in areas
    )
