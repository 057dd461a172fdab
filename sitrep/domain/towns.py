"""Larger towns of the world by name: whether a name can only be a place of another country.

No list holds every village, so a name that is on none may be one of the country's own. Only what
is well known elsewhere, and nothing here, is told to be elsewhere.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from itertools import chain

from sitrep import paths
from sitrep.domain.place import folded

_FOLDER = paths.RESOURCES / "maps"
_KNOWN = 100_000  # people of a town that one means when one says no more than its name
# Where borders are not agreed, a town of one side may be a place of the other's report.
_NOT_AGREED = (
    frozenset({"PSE", "ISR"}),
    frozenset({"SYR", "ISR"}),
    frozenset({"ESH", "MAR"}),
    frozenset({"XKX", "XKK", "SRB"}),
    frozenset({"UKR", "RUS"}),
    frozenset({"IND", "PAK", "CHN"}),
    frozenset({"SDN", "SSD"}),
    frozenset({"CYP", "TUR"}),
    frozenset({"CHN", "TWN"}),
    frozenset({"GEO", "RUS"}),
    frozenset({"ARM", "AZE"}),
)


@lru_cache(1 << 10)
def elsewhere(name: str, country: str) -> bool:
    """Tell whether a name is that of a town of another country, and of nothing in this one.

    It is that of a town of 100,000 people or more which one country has, or of a capital and at
    most one town beside it: what more countries share is a common name. A name with anything
    beside it ("Beirut, Homs") is none.

    Args:
        name: As somebody wrote it.
        country: ISO 3166-1 alpha-3 code of the situation; "" where that is not known.
    """
    if not country or _has(country, name):
        return False
    abroad = _holders(name)
    if any(_may_be_shared(country, each) for each in abroad):
        return False
    match abroad:
        case [only]:
            return any(capital or people >= _KNOWN for people, capital in _of_name(only, name))
        case [_, _]:
            return any(capital for each in abroad for _, capital in _of_name(each, name))
    return False


def _may_be_shared(one: str, other: str) -> bool:
    return any({one, other} <= each for each in _NOT_AGREED)


def _has(country: str, name: str) -> bool:
    """Tell whether a country has a town or an area of that name, however it is spelled."""
    wanted = folded(name)
    towns = chain.from_iterable(town[:2] for town in _towns(country))
    return any(wanted == folded(each) for each in towns if each) or _written(name) in _areas(
        country
    )


def _of_name(country: str, name: str) -> list[tuple[int, bool]]:
    """Return how many people the towns of that name have, and whether one is a capital."""
    wanted = _written(name)
    return [
        (people, bool(capital))
        for latin, arabic, _, _, people, capital in _towns(country)
        if wanted in (_written(latin), _written(arabic))
    ]


def _holders(name: str) -> list[str]:
    wanted = _written(name)
    return [country for country, text in _world() if wanted in text]


def _written(name: str) -> bytes:
    """Return a name as a file holds it, with its marks and in small letters."""
    words = " ".join(unicodedata.normalize("NFC", name).split())
    return json.dumps(words, ensure_ascii=False).encode().lower()


@cache
def _world() -> tuple[tuple[str, bytes], ...]:
    """Return what lists the towns of each country, to be searched as it is.

    Reading every name of it would take a tenth of a second; this takes a fiftieth.
    """
    files = sorted((_FOLDER / "towns").glob("*.json"))
    return tuple((each.stem, each.read_bytes().lower()) for each in files)


def _towns(country: str) -> list[tuple[str, str, float, float, int, int]]:
    path = _FOLDER / "towns" / f"{country}.json"
    return json.loads(path.read_text("utf-8")) if path.is_file() else []


def _areas(country: str) -> bytes:
    path = _FOLDER / "outlines" / f"{country}.json"
    return path.read_bytes().lower() if path.is_file() else b""
