"""Places with their P-codes, and finding one by any of the names people use."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from sitrep import paths


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative area or town.

    Attributes:
        country: ISO 3166-1 alpha-3 code.
        level: 0 for a country, 1 for a governorate or province, 2 for a district.
        parent: P-code of the area it lies in, "" at the top.
        names: Name by language, the official English one first.
        aliases: Further spellings to accept, in any script.
    """

    country: str
    level: int
    pcode: str
    name: str
    parent: str = ""
    names: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceList:
    """The places of a country as a person's own file lists them.

    Attributes:
        country: ISO 3166-1 alpha-3 code.
        sha256: Of the files they were read from, so that equal lists are made ready once.
    """

    country: str
    sha256: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """What a file of P-codes or shapes held.

    Attributes:
        outlines: Shapes of the first level, as JSON of the form that the program's own outlines
            have; "" where the file has none.
    """

    country: str
    places: tuple[Place, ...]
    outlines: str = ""


class Gazetteer:
    """The places of one country, found by name, alias or P-code.

    Where an area and its capital share a name, the larger area wins.

    Attributes:
        country: ISO 3166-1 alpha-3 code; "" for no places of any country.
    """

    def __init__(self, places: Iterable[Place], country: str = "") -> None:
        self.country = country
        self._places = sorted(places, key=lambda place: place.level)
        self._named: dict[str, Place] = {}
        for place in self._places:
            for name in (place.pcode, place.name, *(n for _, n in place.names), *place.aliases):
                self._named.setdefault(folded(name), place)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def find(self, name: str) -> Place | None:
        return self._named.get(folded(name))

    def names(self) -> Iterator[tuple[str, Place]]:
        """Yield every folded name with its place, for scanning text."""
        return iter(self._named.items())


@lru_cache(maxsize=1 << 15)  # names of places come again and again
def folded(name: str) -> str:
    """Return `name` without case, accents, apostrophes and the Arabic article, for comparing."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = bare.casefold().replace("-", " ").translate(str.maketrans("", "", "'’‘`ʻʼ"))
    words = " ".join(bare.split())
    return words.removeprefix("ال")


_own: dict[str, PlaceList] = {}  # of this process, as the built-in lists are


def know(lists: Iterable[PlaceList]) -> None:
    """Take the lists that a person loaded, in place of those known before."""
    _own.clear()
    _own.update((each.country, each) for each in lists)
    gazetteer.cache_clear()


def own_list(country: str) -> PlaceList | None:
    """Return the list that a person loaded for a country."""
    return _own.get(country)


@cache
def gazetteer(country: str) -> Gazetteer:
    """Return the places of an ISO 3166-1 alpha-3 code, the person's own list first; maybe none.

    Spellings that ship with the program are known besides, by P-code.

    Source: OCHA's common operational datasets, as named in the file's own first column.
    """
    own = own_list(country)
    shipped = _shipped(country)
    if own is None:
        return Gazetteer(shipped, country)
    more = {place.pcode: place for place in shipped}
    merged = [_with_spellings(place, more.pop(place.pcode, None)) for place in own.places]
    return Gazetteer((*merged, *more.values()), country)


def _with_spellings(place: Place, known: Place | None) -> Place:
    if known is None:
        return place
    names = dict((*known.names, *place.names))
    aliases = dict.fromkeys((*place.aliases, known.name, *known.aliases))
    return replace(place, names=tuple(names.items()), aliases=tuple(aliases))


def _shipped(country: str) -> list[Place]:
    path = paths.RESOURCES / "places" / f"{country}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [_place(row) for row in csv.DictReader(lines)]


def _place(row: dict[str, str]) -> Place:
    names = ((key.removeprefix("name_"), name) for key, name in row.items() if "name_" in key)
    return Place(
        row["country"],
        int(row["level"]),
        row["pcode"],
        row["name"],
        row["parent"],
        tuple((language, name) for language, name in names if name),
        tuple(alias for alias in row["aliases"].split(";") if alias),
    )
