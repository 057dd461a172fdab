"""The areas and towns that a country's map names, for a country without a list of places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sitrep.document.cartography import atlas
from sitrep.domain.place import Gazetteer, Place

_LANGUAGES = ("en", "fr", "es", "ar")


@cache
def mapped(country: str) -> Gazetteer:
    """Return the named areas and towns of an ISO 3166-1 alpha-3 code, without P-codes; maybe none.

    Source: Natural Earth and GeoNames, as the maps' own folder says.
    """
    land = atlas.country(country) if country else None
    return Gazetteer((*_areas(country, land), *_towns(country)), country)


def _areas(country: str, land: atlas.Country | None) -> Iterator[Place]:
    for area in land.areas if land else ():
        known = tuple(filter(None, area.names))
        if known:
            names = tuple(zip(_LANGUAGES, area.names, strict=False))
            yield Place(country, 1, "", known[0], names=names, aliases=known[1:])


def _towns(country: str) -> Iterator[Place]:
    for town in atlas.towns(country) if country else ():
        yield Place(country, 2, "", town.name, aliases=(town.arabic,) if town.arabic else ())
