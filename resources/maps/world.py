"""The outlines of the world as one topology, cut by country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any

import lines
from geometry import across, crossings, depth, merged, middles, signed

_COARSEST = chr(ord("0") + 16)  # level of the finest points that a map of a continent shows
_GRID = 4  # steps of the grid that are one step on a map of a continent
_SPECK = 0.06  # degrees of an island that it shows
_DEEP = 0.4  # of the way from the edge to the best middle: as far as one may be off it
# Borders that are not agreed, and so are drawn broken: between two countries, or two areas.
UNSETTLED = {
    frozenset(pair)
    for pair in (
        ("MAR", "ESH"),
        ("SRB", "XKK"),
        ("ISR", "PSE"),
        ("ISR", "SYR"),
        ("SDN", "SSD"),
        ("IN-JK", "PK-JK"),
        ("IN-JK", "PK-GB"),
        ("IN-LA", "PK-GB"),
        ("IN-LA", "CHN"),
        ("IN-AR", "CHN"),
        ("RUS", "UA-43"),
        ("RUS", "UA-40"),
        ("GE-AB", "RUS"),
    )
}


def rings(geometry: dict[str, Any]) -> list[list[int]]:
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in geometry["arcs"] for ring in polygon]
    return []


class World:
    """The topology, cut by country."""

    def __init__(self, topology: dict[str, Any], world: dict[str, Any]) -> None:
        told = [each["properties"] for each in world["features"]]
        self._named = {t["code"]: (t["names"], t["at"]) for t in told if t["main"]}
        layers = topology["objects"]
        self._arcs = topology["arcs"]
        self._transform = topology["transform"]
        self._areas: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._sides: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for each in layers["areas"]["geometries"]:
            told = each["properties"]
            self._areas[told["country"]].append(each)
            for ring in rings(each):
                for arc in ring:
                    self._sides[lines.plain(arc)].append((told["country"], told["code"]))
        self._outlines = {
            each["properties"]["country"]: rings(each) for each in layers["countries"]["geometries"]
        }
        self._land = [ring for each in layers["land"]["geometries"] for ring in rings(each)]
        self._levels: dict[int, str] = {}
        for shapes in self._outlines.values():
            for ring in shapes:
                for run in lines.runs(ring, self._alike):
                    self._level(run)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._areas))

    def country(self, code: str) -> dict[str, Any]:
        """Return what one file holds; arcs are numbered anew."""
        used: dict[int, int] = {}

        def renumbered(shape: list[list[int]]) -> list[list[int]]:
            return [[_renumbered(arc, used) for arc in ring] for ring in shape]

        outline = renumbered(self._outlines[code])
        told = []
        for area in sorted(self._areas[code], key=lambda each: str(each["properties"]["code"])):
            key = area["properties"]["code"]
            names, at = self._named[key]
            at = self._inside(area, at)
            told.append({"code": key, "names": names, "at": at, "rings": renumbered(rings(area))})
        return {
            "scale": self._transform["scale"],
            "translate": self._transform["translate"],
            "kinds": "".join(self._kind(arc) for arc in used),
            "arcs": [[step for point in self._arcs[arc] for step in point] for arc in used],
            "levels": [self._levels.get(arc) or lines.levels(self._ring([arc])) for arc in used],
            "outline": outline,
            "areas": told,
        }

    def everywhere(self) -> dict[str, Any]:
        """Return the outlines of all countries for maps of a continent, borders shared."""
        numbers: dict[tuple[int, ...], int] = {}
        lands = {code: self._drawn(self._outlines[code], numbers) for code in self}
        land = self._drawn(self._land, numbers)
        arcs, kept = [], []
        for run in numbers:
            steps, size = self._coarse(run)
            arcs.append(steps)
            kept.append(size)
        return {
            "scale": [each * _GRID for each in self._transform["scale"]],
            "translate": self._transform["translate"],
            "kinds": "".join(self._kind(lines.plain(run[0])) for run in numbers),
            "arcs": arcs,
            "levels": kept,
            "lands": lands,
            "land": land,
        }

    def _drawn(
        self, shapes: list[list[int]], numbers: dict[tuple[int, ...], int]
    ) -> list[list[int]]:
        """Return rings by the lines that countries share; specks only where all are."""
        seen = [ring for ring in shapes if across(self._ring(ring)) > _SPECK]
        return [
            [self._numbered(run, numbers) for run in lines.runs(ring, self._alike)]
            for ring in seen or shapes
        ]

    def _alike(self, arc: int) -> object:
        sides = frozenset(land for land, _ in self._sides[lines.plain(arc)])
        return sides, self._kind(lines.plain(arc))

    @staticmethod
    def _numbered(run: tuple[int, ...], numbers: dict[tuple[int, ...], int]) -> int:
        back = tuple(~arc for arc in reversed(run))
        if back in numbers:
            return ~numbers[back]
        return numbers.setdefault(run, len(numbers))

    def _level(self, run: tuple[int, ...]) -> None:
        """Work out the levels of arcs that make one line, so that they are those of the line."""
        if lines.plain(run[0]) in self._levels:
            return
        found = lines.levels(self._degrees(run))
        for arc in run:
            length = len(self._arcs[lines.plain(arc)])
            own, found = found[:length], found[length - 1 :]
            self._levels[lines.plain(arc)] = lines.kept(own if arc >= 0 else own[::-1])

    def _coarse(self, run: tuple[int, ...]) -> tuple[list[int], str]:
        """Return the steps of a line in the detail of a continent, and their levels."""
        grid = self._grid(run)
        found = lines.levels(self._degrees(run))
        kept = [n for n, level in enumerate(found) if level >= _COARSEST]
        steps: list[int] = []
        at = (0, 0)
        for n in kept:
            to = round(grid[n][0] / _GRID), round(grid[n][1] / _GRID)
            steps += [to[0] - at[0], to[1] - at[1]]
            at = to
        return steps, "".join(found[n] for n in kept)

    def _degrees(self, run: Iterable[int]) -> list[tuple[float, float]]:
        scale, shift = self._transform["scale"], self._transform["translate"]
        return [(x * scale[0] + shift[0], y * scale[1] + shift[1]) for x, y in self._grid(run)]

    def _grid(self, run: Iterable[int]) -> list[tuple[int, int]]:
        """Return the points of arcs in a row, on the grid."""
        points: list[tuple[int, int]] = []
        for arc in run:
            steps = self._arcs[lines.plain(arc)]
            line = list(accumulate(steps, lambda a, b: (a[0] + b[0], a[1] + b[1])))
            ahead = [(x, y) for x, y in (line if arc >= 0 else line[::-1])]
            points += ahead[1:] if points else ahead
        return points

    def _ring(self, ring: list[int]) -> list[tuple[float, float]]:
        scale, shift = self._transform["scale"], self._transform["translate"]
        points: list[tuple[float, float]] = []
        for arc in ring:
            x = y = 0
            line = []
            for dx, dy in self._arcs[lines.plain(arc)]:
                x, y = x + dx, y + dy
                line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
            points += line if arc >= 0 else line[::-1]
        return points

    def _inside(self, area: dict[str, Any], at: list[float]) -> list[float]:
        """Return the middle of an area; one off its largest part, or near the edge, is replaced."""
        shapes = [self._ring(ring) for ring in rings(area)]
        if not shapes:
            return at
        largest = max(shapes, key=lambda shape: abs(signed(shape)))
        best = max(middles(largest), key=lambda middle: depth(largest, middle), default=at)
        if crossings(largest, at) % 2 and depth(largest, at) > _DEEP * depth(largest, best):
            return at
        return [round(side, 3) for side in best]

    def _kind(self, arc: int) -> str:
        """Return what an arc is: coast, national border, unsettled border, or inner border."""
        sides = self._sides[arc]
        lands = {land for land, _ in sides}
        if len(sides) < 2:
            return "c"
        names = [set(side) for side in sides[:2]]
        if any(frozenset((one, two)) in UNSETTLED for one in names[0] for two in names[1]):
            return "u"
        return "n" if len(lands) > 1 else "i"

    def boxes(self, code: str) -> list[list[float]]:
        """Return boxes around the parts of a country: west, south, east, north."""
        scale, shift = self._transform["scale"], self._transform["translate"]
        found: list[list[float]] = []
        for ring in self._outlines[code]:
            xs, ys = [], []
            for arc in ring:
                x = y = 0
                for dx, dy in self._arcs[lines.plain(arc)]:
                    x, y = x + dx, y + dy
                    xs.append(x * scale[0] + shift[0])
                    ys.append(y * scale[1] + shift[1])
            found.append([min(xs), min(ys), max(xs), max(ys)])
        return [[round(side, 2) for side in box] for box in merged(found)]


def _renumbered(arc: int, used: dict[int, int]) -> int:
    number = used.setdefault(lines.plain(arc), len(used))
    return number if arc >= 0 else ~number
