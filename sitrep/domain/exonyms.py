"""What the areas and towns of the world are called in the languages of reports.

They are those of Natural Earth and GeoNames, for countries whose official list is not loaded.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from functools import cache

from sitrep import paths
from sitrep.domain.place import folded

_LANGUAGES = ("en", "fr", "es", "ar")  # order of the names in the files
_FOLDER = paths.RESOURCES / "maps"
_NEAR = 0.2  # degrees

# Words that stand before or after the name proper, folded.
_RANKS = frozenset(
    ["governorate", "province", "region", "state", "oblast", "department", "district", "county",
     "prefecture", "division", "gouvernorat", "etat", "departement", "gobernacion", "departamento",
     "provincia", "estado", "محافظة", "ولاية", "of", "de", "du", "la"]
)  # fmt: skip


def bare(name: str) -> str:
    """Return a name without its rank, folded: "Northern Governorate" is "northern"."""
    words = folded(name).split()
    kept = [word for word in words if word not in _RANKS]
    return folded(" ".join(kept or words))


def area(name: str, country: str, language: str) -> str:
    """Return what an area of the first level is called in a language; "" where that is not known.

    Args:
        name: In any of the languages, with or without its rank.
        country: ISO 3166-1 alpha-3 code; "" where that is not known.
        language: Of the report.
    """
    names = _areas(country).get(bare(name)) if name else None
    return names[_LANGUAGES.index(language)] if names and language in _LANGUAGES else ""


def arabic_town(name: str, country: str) -> str:
    """Return what a town is called in Arabic; "" where that is not known."""
    return _arabic_towns(country).get(folded(name), "")


def is_town(name: str, country: str) -> bool:
    """Tell whether a country has a town of that name on the list of larger ones."""
    return folded(name) in _arabic_towns(country)


@cache
def neighbors(country: str) -> tuple[str, ...]:
    """Return the countries that lie on or near the borders of one, by the boxes around them."""
    boxes: dict[str, list[list[float]]] = json.loads((_FOLDER / "index.json").read_text("utf-8"))
    own = boxes.get(country, [])
    return tuple(
        other
        for other, theirs in boxes.items()
        if other != country and any(_touch(one, each) for one in own for each in theirs)
    )


def _touch(one: Sequence[float], other: Sequence[float]) -> bool:
    west, south, east, north = one
    return (
        other[0] <= east + _NEAR
        and west <= other[2] + _NEAR
        and other[1] <= north + _NEAR
        and south <= other[3] + _NEAR
    )


@cache
def _areas(country: str) -> dict[str, tuple[str, ...]]:
    path = _FOLDER / "outlines" / f"{country}.json"
    if not path.is_file():
        return {}
    found: dict[str, tuple[str, ...]] = {}
    rows = [tuple(each["names"]) for each in json.loads(path.read_text("utf-8"))["areas"]]
    rows += _newer().get(country, [])
    for number in range(len(_LANGUAGES) + 1):  # the English name of one wins over all others
        for names in rows:
            if names[number]:
                found.setdefault(bare(names[number]), names)
    return found


@cache
def _newer() -> dict[str, list[tuple[str, ...]]]:
    """Return the names of areas that are younger than the lines of Natural Earth."""
    rows = tomllib.loads((_FOLDER / "newer.toml").read_text("utf-8"))
    return {country: [(*names, "") for names in found] for country, found in rows.items()}


@cache
def _arabic_towns(country: str) -> dict[str, str]:
    path = _FOLDER / "towns" / f"{country}.json"
    if not path.is_file():
        return {}
    found: dict[str, str] = {}
    for name, arabic, *_ in json.loads(path.read_text("utf-8")):  # the largest come first
        found.setdefault(folded(name), arabic)
    return found
