"""Places with their P-codes, and finding one by any of the names people use."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

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


class Gazetteer:
    """The places of one country, found by name, alias or P-code.

    Where an area and its capital share a name, the larger area wins.
    """

    def __init__(self, places: Iterable[Place]) -> None:
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


def folded(name: str) -> str:
    """Return `name` without case, accents, apostrophes and the Arabic article, for comparing."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = bare.casefold().replace("-", " ").translate(str.maketrans("", "", "'’‘`ʻʼ"))
    words = " ".join(bare.split())
    return words.removeprefix("ال")


@cache
def gazetteer(country: str) -> Gazetteer:
    """Return the places that ship with the program for an ISO 3166-1 alpha-3 code; maybe none.

    Source: OCHA's common operational datasets, as named in the file's own first column.
    """
    path = paths.RESOURCES / "places" / f"{country}.csv"
    if not path.is_file():
        return Gazetteer(())
    with path.open(encoding="utf-8", newline="") as lines:
        return Gazetteer(_place(row) for row in csv.DictReader(lines))


def _place(row: dict[str, str]) -> Place:
    arabic = row["name_ar"]
    return Place(
        row["country"],
        int(row["level"]),
        row["pcode"],
        row["name"],
        row["parent"],
        (("ar", arabic),) if arabic else (),
        tuple(alias for alias in row["aliases"].split(";") if alias),
    )
