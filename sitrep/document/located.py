"""Where a figure is, level by level, as lists of places have it: for tables that machines read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.document.cartography import atlas
from sitrep.document.model import EvidenceArea
from sitrep.document.sentences import Writer
from sitrep.domain.figure import PlaceRef
from sitrep.domain.place import Gazetteer
from sitrep.languages import countries


def areas(places: Iterable[PlaceRef], writer: Writer) -> tuple[EvidenceArea, ...]:
    """Return the areas of a figure, each after those that it lies in, named in the language.

    What is of the situation as a whole is of its country. An area is known by its P-code; where its
    country has no list of places, by the name that the map has for it. What is neither, and no
    country, has no level: it may lie beyond the border.
    """
    found = dict.fromkeys(area for ref in places for area in _of(ref, writer))
    if not found and (country := writer.names.places.country):
        return (_country(country, writer),)
    return tuple(found)


def _of(ref: PlaceRef, writer: Writer) -> Iterator[EvidenceArea]:
    listed = writer.names.places
    chain = list(_upward(ref.pcode, listed))
    land = atlas.shipped(listed.country) if not any(True for _ in listed) else None
    if chain:
        yield _country(listed.country, writer)
        for level, above in reversed(chain):
            yield EvidenceArea(level, writer.names.place(above), above.pcode)
    elif land and land.named(ref.name):
        yield _country(listed.country, writer)
        yield EvidenceArea(1, writer.names.place(ref))
    elif code := countries.code(ref.name):
        yield _country(code, writer)
    else:
        yield EvidenceArea(None, writer.names.place(ref), ref.pcode)


def _upward(pcode: str, listed: Gazetteer) -> Iterator[tuple[int, PlaceRef]]:
    """Yield the level of a listed place and the place, and then those that it lies in.

    The country itself is left out. A person's own list may say that an area lies in itself.
    """
    found = listed.find(pcode) if pcode else None
    while found and found.level and found.pcode == pcode:
        yield found.level, PlaceRef(found.name, found.pcode)
        level, pcode = found.level, found.parent
        above = listed.find(pcode) if pcode else None
        found = above if above and above.level < level else None


def _country(code: str, writer: Writer) -> EvidenceArea:
    return EvidenceArea(0, countries.country_name(code, writer.language), code)
