"""Outlines of countries and their areas, and towns, as they ship with the program."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate, compress, pairwise
from pathlib import Path
from typing import Any, overload

import msgspec

from sitrep import paths
from sitrep.domain.exonyms import bare

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north
Ring = tuple[int, ...]  # arcs in order; one that is run backwards is given by its complement

_FINEST = 0.002  # degrees of detail of the first level; four on it is twice as much
_ROW = 120  # bytes of the row of a town, rather too many than too few
_FIRST_LEVEL, _ENDS = ord("0"), 43  # the last is that of points that always stay
_EVERYWHERE: Box = (180.0, 90.0, -180.0, -90.0)


class Arc:
    """A line that shapes share, on the grid of its file; its points are worked out when drawn.

    Attributes:
        kind: "c" coast, "n" border of the country, "u" one not agreed, "i" between its areas.
        levels: A byte a point, that of the detail from which on it is not seen; b"" where nobody
            has worked it out, as for a person's own shapes.
        ends: The first and the last point.
        key: What tells it from others, the same in each of the countries that share it.
    """

    __slots__ = ("_scale", "_shift", "_xs", "_ys", "box", "ends", "key", "kind", "levels")

    def __init__(self, read: Mapping[str, Any], number: int) -> None:
        steps = read["arcs"][number]
        self.kind: str = read["kinds"][number]
        self.levels: bytes = read["levels"][number].encode() if "levels" in read else b""
        self._scale, self._shift = read["scale"], read["translate"]
        self._xs, self._ys = list(accumulate(steps[::2])), list(accumulate(steps[1::2]))
        west, south = self._point(min(self._xs), min(self._ys))
        self.box: Box = (west, south, *self._point(max(self._xs), max(self._ys)))
        first = self._point(self._xs[0], self._ys[0])
        last = self._point(self._xs[-1], self._ys[-1])
        self.ends = first, last
        self.key: object = (min(self.ends), max(self.ends), self.box)

    @property
    def points(self) -> list[Point]:
        return self._points(self._xs, self._ys)

    def seen(self, degrees: float) -> list[Point]:
        """Return the points that matter where details of so many degrees are not seen.

        It is the same for all countries that share the line.
        """
        if not self.levels or degrees <= _FINEST:
            return self.points
        least = level(degrees)
        kept = [each >= least for each in self.levels]
        return self._points(compress(self._xs, kept), compress(self._ys, kept))

    def _points(self, xs: Iterable[int], ys: Iterable[int]) -> list[Point]:
        (sx, sy), (tx, ty) = self._scale, self._shift
        return [(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)]

    def _point(self, x: int, y: int) -> Point:
        (sx, sy), (tx, ty) = self._scale, self._shift
        return x * sx + tx, y * sy + ty


def level(degrees: float) -> int:
    """Return the level of the smallest details that are seen."""
    return _FIRST_LEVEL + min(max(0, math.floor(4 * math.log2(degrees / _FINEST)) + 1), _ENDS)


def degrees(level: int) -> float:
    """Return the size of the details from which on a level is not seen."""
    return float(_FINEST * 2 ** ((level + 1 - _FIRST_LEVEL) / 4))


class Arcs(Sequence[Arc]):
    """The arcs of a file, each worked out when it is first asked for: a map needs few."""

    def __init__(self, read: Mapping[str, Any]) -> None:
        self._read = read
        self._known: dict[int, Arc] = {}

    def __len__(self) -> int:
        return len(self._read["arcs"])

    @overload
    def __getitem__(self, number: int) -> Arc: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Arc]: ...

    def __getitem__(self, number: int | slice) -> Arc | Sequence[Arc]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        if number not in self._known:
            if not 0 <= number < len(self):
                raise IndexError(number)
            self._known[number] = Arc(self._read, number)
        return self._known[number]


@dataclass(frozen=True, slots=True, eq=False)  # read once, so one is like itself alone
class Area:
    """An area of the first level, as Natural Earth has it; `code` is that of ISO 3166-2."""

    code: str
    names: tuple[str, ...]
    at: Point
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, eq=False)  # read once, so one is like itself alone
class Country:
    """A country with its areas; `outline` is its land as a whole.

    Attributes:
        own: The shapes are a person's own, which touch those of its neighbors only nearly.
    """

    code: str
    arcs: Sequence[Arc]
    outline: tuple[Ring, ...]
    areas: tuple[Area, ...]
    own: bool = False
    _boxes: dict[Ring, Box] = field(default_factory=dict)

    def box(self, ring: Ring) -> Box:
        if ring not in self._boxes:
            self._boxes[ring] = around(self.arcs[arc if arc >= 0 else ~arc].box for arc in ring)
        return self._boxes[ring]

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
        wanted = bare(name)
        return next((area for area in self.areas if wanted in map(bare, area.names)), None)


@dataclass(frozen=True, slots=True)
class Town:
    country: str
    name: str
    arabic: str
    at: Point
    people: int
    capital: bool


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


@cache
def country(code: str) -> Country | None:
    """Return the outlines of a country by its ISO 3166-1 alpha-3 code, a person's own first."""
    own = _own.get(code)
    return replace(_country(code, msgspec.json.decode(own)), own=True) if own else shipped(code)


@cache
def shipped(code: str) -> Country | None:
    """Return the outlines that come with the program; None where none do."""
    path = paths.RESOURCES / "maps" / "outlines" / f"{code}.json"
    return _country(code, _read(path)) if path.is_file() else None


def _country(code: str, read: dict[str, Any]) -> Country:
    areas = tuple(
        Area(
            each["code"],
            tuple(each["names"]),
            (each["at"][0], each["at"][1]),
            _rings(each["rings"]),
        )
        for each in read["areas"]
    )
    return Country(code, Arcs(read), _rings(read["outline"]), areas)


@cache
def everywhere() -> dict[str, Country]:
    """Return the outlines of all countries, without areas, for maps of a continent.

    All land as one is under "".
    """
    path = paths.RESOURCES / "maps" / "world.json"
    read = _read(path)
    arcs = Arcs(read)
    lands = read["lands"] | {"": read["land"]}
    return {code: Country(code, arcs, _rings(rings), ()) for code, rings in lands.items()}


def _read(path: Path) -> Any:
    return msgspec.json.decode(path.read_bytes())


def _rings(rings: list[list[int]]) -> tuple[Ring, ...]:
    return tuple(tuple(ring) for ring in rings)


@cache
def towns(code: str, most: int = 0) -> tuple[Town, ...]:
    """Return the towns of a country, largest first, or so many of them; maybe none."""
    path = paths.RESOURCES / "maps" / "towns" / f"{code}.json"
    if not path.is_file():
        return ()
    return tuple(
        Town(code, name, arabic, (lon, lat), people, bool(capital))
        for name, arabic, lon, lat, people, capital in _rows(path, most)
    )


def _rows(path: Path, most: int) -> list[Any]:
    """Return so many of the first rows of a list, or all for 0; long lists are not read whole."""
    with path.open("rb") as file:
        head = file.read(most * _ROW) if most else file.read()
    if head.rstrip().endswith(b"]]"):
        rows = msgspec.json.decode(head)
    else:
        rows = msgspec.json.decode(head.rpartition(b"],")[0] + b"]]")
    return list(rows[: most or None])


@cache
def whereabouts() -> dict[str, tuple[Box, ...]]:
    """Return boxes around the parts of every country."""
    read = _read(paths.RESOURCES / "maps" / "index.json")
    return {code: tuple((w, s, e, n) for w, s, e, n in boxes) for code, boxes in read.items()}


@cache
def areas_by_pcode() -> dict[str, str]:
    """Return the code of the area for each P-code that is known."""
    with (paths.RESOURCES / "maps" / "pcodes.csv").open(encoding="utf-8", newline="") as lines:
        return {row["pcode"]: row["area"] for row in csv.DictReader(lines)}
