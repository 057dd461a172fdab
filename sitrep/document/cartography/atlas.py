"""Outlines of countries and their areas, and towns, as they ship with the program."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from sitrep import paths
from sitrep.domain.place import folded

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north
Ring = tuple[int, ...]  # arcs in order; one that is run backwards is given by its complement

_LANGUAGES = ("en", "fr", "es", "ar")  # order of the names in the files
_COARSE = 0.08  # degrees: detail that a map of a continent cannot show
_EVERYWHERE: Box = (180.0, 90.0, -180.0, -90.0)


@dataclass(frozen=True, slots=True)
class Arc:
    """A line that shapes share.

    Attributes:
        kind: "c" coast, "n" border of the country, "u" one not agreed, "i" between its areas.
    """

    kind: str
    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True, eq=False)  # read once, so one is like itself alone
class Area:
    """An area of the first level, as Natural Earth has it; `code` is that of ISO 3166-2."""

    code: str
    names: tuple[str, ...]
    at: Point
    rings: tuple[Ring, ...]

    def name(self, language: str) -> str:
        own = self.names[_LANGUAGES.index(language)] if language in _LANGUAGES else ""
        return own or self.names[0]


@dataclass(frozen=True, slots=True, eq=False)  # read once, so one is like itself alone
class Country:
    """A country with its areas; `outline` is its land as a whole.

    Attributes:
        own: The shapes are a person's own, which touch those of its neighbors only nearly.
    """

    code: str
    arcs: tuple[Arc, ...]
    outline: tuple[Ring, ...]
    areas: tuple[Area, ...]
    own: bool = False

    def box(self, ring: Ring) -> Box:
        return around(self.arcs[arc if arc >= 0 else ~arc].box for arc in ring)

    def room(self, ring: Ring) -> float:
        west, south, east, north = self.box(ring)
        return (east - west) * (north - south)

    def some(self, ring: Ring) -> list[Point]:
        """Return points of a ring, enough to tell how far it reaches."""
        points = [point for arc in ring for point in self.arcs[arc if arc >= 0 else ~arc].points]
        return points[:: max(1, len(points) // 40)]

    def area(self, code: str) -> Area | None:
        return next((area for area in self.areas if area.code == code), None)

    def named(self, name: str) -> Area | None:
        """Return the area of that name in any language; "Northern Governorate" is "Northern"."""
        wanted = _bare(name)
        return next((area for area in self.areas if wanted in map(_bare, area.names)), None)


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    arabic: str
    at: Point
    people: int
    capital: bool


# Words that stand before or after the name proper, folded.
_RANKS = frozenset(
    ["governorate", "province", "region", "state", "oblast", "department", "district", "county",
     "prefecture", "division", "gouvernorat", "etat", "departement", "gobernacion", "departamento",
     "provincia", "estado", "محافظة", "ولاية", "of", "de", "du", "la"]
)  # fmt: skip


def _bare(name: str) -> str:
    words = folded(name).split()
    kept = [word for word in words if word not in _RANKS]
    return folded(" ".join(kept or words))


def around(boxes: Iterable[Box]) -> Box:
    """Return the box around boxes."""
    west, south, east, north = _EVERYWHERE
    for w, s, e, n in boxes:
        west, south, east, north = min(west, w), min(south, s), max(east, e), max(north, n)
    return west, south, east, north


def thinned(points: Sequence[Point], near: float, flat: float) -> list[Point]:
    """Drop points that make no visible difference; both ends stay.

    Args:
        points: A line.
        near: Points this close are one.
        flat: Twice the area of a corner that nobody sees.
    """
    if len(points) < 3:
        return list(points)
    near *= near
    kept = [points[0]]
    ax, ay = points[0]
    for (bx, by), (cx, cy) in pairwise(points[1:]):
        ux, uy = bx - ax, by - ay
        if ux * ux + uy * uy < near or abs(ux * (cy - ay) - uy * (cx - ax)) < flat:
            continue
        kept.append((bx, by))
        ax, ay = bx, by
    kept.append(points[-1])
    return kept


_own: dict[str, str] = {}  # JSON by country


def know(outlines: Mapping[str, str]) -> None:
    """Take the shapes that a person loaded, as JSON by country, in place of those known before."""
    _own.clear()
    _own.update(outlines)
    country.cache_clear()
    coarse.cache_clear()


@cache
def country(code: str) -> Country | None:
    """Return the outlines of a country by its ISO 3166-1 alpha-3 code, a person's own first."""
    own = _own.get(code)
    return replace(_country(code, json.loads(own)), own=True) if own else shipped(code)


@cache
def shipped(code: str) -> Country | None:
    """Return the outlines that come with the program; None where none do."""
    path = paths.RESOURCES / "maps" / "outlines" / f"{code}.json"
    return _country(code, json.loads(path.read_text("utf-8"))) if path.is_file() else None


def _country(code: str, read: dict[str, Any]) -> Country:
    (sx, sy), (tx, ty) = read["scale"], read["translate"]
    arcs = []
    for kind, steps in zip(read["kinds"], read["arcs"], strict=True):
        xs = [x * sx + tx for x in accumulate(steps[::2])]
        ys = [y * sy + ty for y in accumulate(steps[1::2])]
        arcs.append(_arc(kind, list(zip(xs, ys, strict=True))))
    areas = tuple(
        Area(
            each["code"],
            tuple(each["names"]),
            (each["at"][0], each["at"][1]),
            _rings(each["rings"]),
        )
        for each in read["areas"]
    )
    return Country(code, tuple(arcs), _rings(read["outline"]), areas)


@cache
def coarse(code: str) -> Country | None:
    """Return the outlines of a country for a map of a continent."""
    full = country(code)
    return thin(full) if full else None


def thin(full: Country) -> Country:
    """Return a country in the detail that a map of a continent shows."""
    arcs = (_arc(a.kind, thinned(a.points, _COARSE, _COARSE * _COARSE / 2)) for a in full.arcs)
    seen = [ring for ring in full.outline if full.room(ring) > _COARSE * _COARSE]
    return replace(full, arcs=tuple(arcs), outline=tuple(seen) or full.outline)


def _arc(kind: str, points: Sequence[Point]) -> Arc:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Arc(kind, tuple(points), (min(xs), min(ys), max(xs), max(ys)))


def _rings(rings: list[list[int]]) -> tuple[Ring, ...]:
    return tuple(tuple(ring) for ring in rings)


@cache
def towns(code: str) -> tuple[Town, ...]:
    """Return the towns of a country, largest first; maybe none."""
    path = paths.RESOURCES / "maps" / "towns" / f"{code}.json"
    if not path.is_file():
        return ()
    return tuple(
        Town(name, arabic, (lon, lat), people, bool(capital))
        for name, arabic, lon, lat, people, capital in json.loads(path.read_text("utf-8"))
    )


@cache
def whereabouts() -> dict[str, tuple[Box, ...]]:
    """Return boxes around the parts of every country."""
    read = json.loads((paths.RESOURCES / "maps" / "index.json").read_text("utf-8"))
    return {code: tuple((w, s, e, n) for w, s, e, n in boxes) for code, boxes in read.items()}


@cache
def areas_by_pcode() -> dict[str, str]:
    """Return the code of the area for each P-code that is known."""
    with (paths.RESOURCES / "maps" / "pcodes.csv").open(encoding="utf-8", newline="") as lines:
        return {row["pcode"]: row["area"] for row in csv.DictReader(lines)}
