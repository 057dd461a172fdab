"""Shapes of areas made outlines: simplified, with the lines that neighbors share drawn once.

What comes out has the form of the program's own outlines; see resources/maps/README.md.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sitrep.document.cartography import atlas
from sitrep.document.cartography.atlas import thinned
from sitrep.errors import ImportFailed

Dot = tuple[int, int]
Line = tuple[Dot, ...]

# Steps across the country, 35 m of Syria the first; neighbors that meet only nearly need fewer.
_GRIDS = (20_000, 5_000, 1_500)
_MOST_DOTS = 12_000  # of all lines, as many as the program's own large countries have
_NEAR = 0.1  # degrees to a line of the program's own outlines, which tells coast from border
_STEP = 0.02
_SHORT = 3  # dots of another kind amid a line that are taken for an error
_FIX = "Take the file again from its source, in geographic coordinates (WGS 84)."


@dataclass(frozen=True, slots=True)
class Shape:
    """An area with its GeoJSON geometry, as read."""

    code: str
    name: str
    geometry: Any


def outlines(country: str, shapes: Sequence[Shape]) -> str:
    """Return the outlines of a country's areas as JSON.

    Raises:
        ImportFailed: A shape is broken or lies elsewhere; the text names it.
    """
    read = {shape.code: _rings(shape) for shape in shapes}
    points = [point for rings in read.values() for ring in rings for point in ring]
    for across in _GRIDS:
        grid = _Grid(points, across)
        net = _net(shapes, read, grid)
        if net.size <= _MOST_DOTS:
            break
    _require_near(country, shapes[0], grid)
    net.tell_kinds(country, grid)
    areas = [
        {
            "code": shape.code,
            "names": [shape.name, "", "", "", ""],
            "at": grid.point(_inside(net.dots(net.areas[shape.code]))),
            "rings": net.areas[shape.code],
        }
        for shape in shapes
    ]
    made = {
        "scale": grid.scale,
        "translate": grid.translate,
        "kinds": "".join(net.kinds),
        "arcs": [_steps(line) for line in net.lines],
        "outline": net.outline(),
        "areas": areas,
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _net(
    shapes: Sequence[Shape], read: dict[str, list[list[tuple[float, float]]]], grid: _Grid
) -> _Net:
    """Return the simplified lines of all shapes on a grid."""
    dots = {
        code: [ring for ring in map(grid.dots, rings) if len(ring) > 2]
        for code, rings in read.items()
    }
    for shape in shapes:
        if not dots[shape.code]:
            raise _broken(shape)
    net = _Net(dots)
    net.simplify(grid.across)
    return net


def _broken(shape: Shape) -> ImportFailed:
    return ImportFailed(f"The places were not loaded: the shape of {shape.code} is broken.", _FIX)


def _rings(shape: Shape) -> list[list[tuple[float, float]]]:
    """Return the rings of a polygon or of several."""
    geometry = shape.geometry
    try:
        parts = geometry["coordinates"]
        polygons = {"Polygon": [parts], "MultiPolygon": parts}[geometry["type"]]
        rings = [[(float(p[0]), float(p[1])) for p in ring] for poly in polygons for ring in poly]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise _broken(shape) from error
    sound = all(
        len(ring) > 3 and all(abs(x) <= 180 and abs(y) <= 90 for x, y in ring) for ring in rings
    )
    if not rings or not sound:
        raise _broken(shape)
    return rings


def _require_near(country: str, shape: Shape, grid: _Grid) -> None:
    """Refuse shapes that do not touch the country they are said to be of."""
    boxes = atlas.whereabouts().get(country, ())
    w, s, e, n = grid.box
    if boxes and not any(w <= b[2] and b[0] <= e and s <= b[3] and b[1] <= n for b in boxes):
        raise ImportFailed(
            f"The places were not loaded: the shape of {shape.code} lies in another country.", _FIX
        )


class _Grid:
    """Whole steps across the box of all shapes."""

    def __init__(self, points: Sequence[tuple[float, float]], across: int) -> None:
        self.across = across
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self.box = min(xs), min(ys), max(xs), max(ys)
        step = max(self.box[2] - self.box[0], self.box[3] - self.box[1], 1e-6) / across
        self.scale = (step, step)
        self.translate = (self.box[0], self.box[1])

    def dots(self, ring: Sequence[tuple[float, float]]) -> list[Dot]:
        """Return a ring in steps, open, without what falls on one dot."""
        step, (left, low) = self.scale[0], self.translate
        found: list[Dot] = []
        for x, y in ring:
            dot = (round((x - left) / step), round((y - low) / step))
            if len(found) > 1 and dot == found[-2]:  # there and back again
                found.pop()
            elif not found or dot != found[-1]:
                found.append(dot)
        while len(found) > 1 and found[0] == found[-1]:
            found.pop()
        return found

    def point(self, dot: tuple[float, float]) -> tuple[float, float]:
        x, y = dot[0] * self.scale[0], dot[1] * self.scale[1]
        return round(x + self.translate[0], 5), round(y + self.translate[1], 5)


class _Net:
    """Lines between the dots where areas meet, each kept once; areas list them as rings."""

    def __init__(self, shapes: dict[str, list[list[Dot]]]) -> None:
        self.lines: list[Line] = []
        self.kinds: list[str] = []
        self.areas: dict[str, list[list[int]]] = {}
        self._known: dict[Line, int] = {}
        nodes = _nodes(ring for rings in shapes.values() for ring in rings)
        for code, rings in shapes.items():
            self.areas[code] = [
                [self._line(line) for line in _between(ring, nodes)] for ring in rings
            ]

    def _line(self, line: Line) -> int:
        """Return the number of a line; its complement where it runs the other way."""
        back = line[::-1]
        for each, turn in ((line, False), (back, True)):
            if each in self._known:
                number = self._known[each]
                return ~number if turn else number
        self._known[line] = len(self.lines)
        self.lines.append(line)
        return len(self.lines) - 1

    @property
    def size(self) -> int:
        """How many dots all lines have."""
        return sum(map(len, self.lines))

    def simplify(self, across: int) -> None:
        """Thin all lines alike until they are few enough; small islands go first.

        Args:
            across: Steps of the grid.
        """
        near = 1.0
        while True:
            thin = [_thin(line, near) for line in self.lines]
            if sum(map(len, thin)) <= _MOST_DOTS or near > across / 40:
                break
            near *= 1.5
        self.lines = [_closed(line, thin[n], near) for n, line in enumerate(self.lines)]
        tiny = {
            n
            for n, line in enumerate(self.lines)
            if line[0] == line[-1] and _room(line) <= 6 * near * near
        }
        for rings in self.areas.values():
            for ring in rings:
                if len(ring) > 1:
                    ring[:] = [n for n in ring if _plain(n) not in tiny] or ring
        for code, rings in self.areas.items():
            largest = max(rings, key=lambda ring: _room(self._ring(ring)))
            self.areas[code] = [
                ring
                for ring in rings
                if ring is largest or (len(ring) > 1 or _room(self._ring(ring)) > 6 * near * near)
            ]
        self._drop_unused()

    def _drop_unused(self) -> None:
        used = sorted({_plain(n) for rings in self.areas.values() for ring in rings for n in ring})
        place = {old: new for new, old in enumerate(used)}
        self.lines = [self.lines[old] for old in used]
        for rings in self.areas.values():
            for ring in rings:
                ring[:] = [place[n] if n >= 0 else ~place[~n] for n in ring]

    def _uses(self) -> list[int]:
        uses = [0] * len(self.lines)
        for rings in self.areas.values():
            for ring in rings:
                for n in ring:
                    uses[_plain(n)] += 1
        return uses

    def tell_kinds(self, country: str, grid: _Grid) -> None:
        """Say of each line what it is; an outer one is split where coast turns into border."""
        known = _Known(country)
        split: dict[int, list[int]] = {}
        lines: list[Line] = []
        for number, (line, uses) in enumerate(zip(self.lines, self._uses(), strict=True)):
            runs = [("i", line)] if uses % 2 == 0 else _runs(line, known, grid)
            split[number] = [len(lines) + n for n in range(len(runs))]
            lines += [run for _, run in runs]
            self.kinds += [kind for kind, _ in runs]
        self.lines = lines
        for rings in self.areas.values():
            for ring in rings:
                ring[:] = [new for old in ring for new in _followed(old, split)]

    def outline(self) -> list[list[int]]:
        """Return the rings of the land as a whole, of the lines that no two areas share.

        As many of them leave each dot as come to it, whichever way the areas run, so that
        following them always leads back.
        """
        left = {n for n, uses in enumerate(self._uses()) if uses % 2}
        at: dict[Dot, list[int]] = defaultdict(list)
        for n in sorted(left):
            at[self.lines[n][0]].append(n)
            at[self.lines[n][-1]].append(~n)
        found: list[list[int]] = []
        for start, ways in at.items():
            while (way := _next(ways, left)) is not None:
                ring = [way]
                while (end := self._ends(ring[-1])[1]) != start:
                    onward = _next(at[end], left)
                    if onward is None:
                        break
                    ring.append(onward)
                found.append(ring)
        return found

    def dots(self, rings: list[list[int]]) -> list[Dot]:
        """Return the largest of some rings."""
        return max((self._ring(ring) for ring in rings), key=_room)

    def _ends(self, number: int) -> tuple[Dot, Dot]:
        line = self.lines[_plain(number)]
        return (line[0], line[-1]) if number >= 0 else (line[-1], line[0])

    def _ring(self, ring: list[int]) -> list[Dot]:
        dots: list[Dot] = []
        for n in ring:
            line = self.lines[n] if n >= 0 else self.lines[~n][::-1]
            dots.extend(line[1:] if dots else line)
        return dots


def _next(ways: list[int], left: set[int]) -> int | None:
    """Take a line that was not followed yet."""
    while ways:
        way = ways.pop()
        if _plain(way) in left:
            left.remove(_plain(way))
            return way
    return None


def _plain(number: int) -> int:
    return number if number >= 0 else ~number


def _followed(old: int, split: dict[int, list[int]]) -> list[int]:
    new = split[_plain(old)]
    return new if old >= 0 else [~n for n in reversed(new)]


def _nodes(rings: Iterable[Sequence[Dot]]) -> set[Dot]:
    """Return the dots where lines part or meet: those with other neighbors in another ring."""
    sides: dict[Dot, frozenset[Dot]] = {}
    nodes: set[Dot] = set()
    for ring in rings:
        for before, dot, after in zip(
            (ring[-1], *ring[:-1]), ring, (*ring[1:], ring[0]), strict=True
        ):
            here = frozenset((before, after))
            if sides.setdefault(dot, here) != here:
                nodes.add(dot)
    return nodes


def _between(ring: Sequence[Dot], nodes: set[Dot]) -> Iterator[Line]:
    """Yield the lines of a ring from node to node; without one, a loop from its lowest dot."""
    at = [n for n, dot in enumerate(ring) if dot in nodes] or [ring.index(min(ring))]
    turned = [*ring[at[0] :], *ring[: at[0]], ring[at[0]]]
    cuts = [n - at[0] for n in at] + [len(ring)]
    for start, end in pairwise(cuts):
        yield tuple(turned[start : end + 1])


def _thin(line: Line, near: float) -> Line:
    return tuple((int(x), int(y)) for x, y in thinned(line, near, near * near * 0.75))


def _closed(line: Line, thin: Line, near: float) -> Line:
    """Return a thinned line; a loop keeps three dots at least, so that it stays a shape."""
    if line[0] != line[-1] or len(thin) > 3:
        return thin
    third = max(1, len(line) // 3)
    return (line[0], line[third], line[min(2 * third, len(line) - 2)], line[-1])


def _room(ring: Sequence[Dot]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))) / 2


def _inside(ring: Sequence[Dot]) -> tuple[float, float]:
    """Return the middle of the widest part of a ring at half its height."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    best = (0.0, (float(ring[0][0]), float(ring[0][1])))
    for share in (0.5, 0.4, 0.6):
        y = low + (high - low) * share + 0.5
        crossings = sorted(
            a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
            for a, b in pairwise((*ring, ring[0]))
            if (a[1] > y) != (b[1] > y)
        )
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            best = max(best, (right - left, ((left + right) / 2, y)))
    return best[1]


def _steps(line: Line) -> list[int]:
    """Return a line as steps: the first dot, then how far to the next."""
    steps = [*line[0]]
    for (ax, ay), (bx, by) in pairwise(line):
        steps += [bx - ax, by - ay]
    return steps


class _Known:
    """What kind of line the program's own outlines have nearby."""

    def __init__(self, country: str) -> None:
        self._cells: dict[Dot, list[tuple[float, float, str]]] = defaultdict(list)
        land = atlas.shipped(country)
        for arc in land.arcs if land else ():
            if arc.kind == "i":
                continue
            for (ax, ay), (bx, by) in pairwise(arc.points):
                pieces = max(1, math.ceil(math.dist((ax, ay), (bx, by)) / _STEP))
                for n in range(pieces):
                    x, y = ax + (bx - ax) * n / pieces, ay + (by - ay) * n / pieces
                    self._cells[_cell(x, y)].append((x, y, arc.kind))

    def kind(self, x: float, y: float) -> str:
        """Return the kind of the nearest line, that of a border where none is near."""
        left, low = _cell(x, y)
        near = (
            each
            for across in (-1, 0, 1)
            for up in (-1, 0, 1)
            for each in self._cells.get((left + across, low + up), ())
        )
        best = min(near, key=lambda each: (each[0] - x) ** 2 + (each[1] - y) ** 2, default=None)
        return best[2] if best else "n"


def _cell(x: float, y: float) -> Dot:
    return math.floor(x / _NEAR), math.floor(y / _NEAR)


def _runs(line: Line, known: _Known, grid: _Grid) -> list[tuple[str, Line]]:
    """Return an outer line in pieces of one kind each."""
    kinds = [known.kind(*grid.point(dot)) for dot in line]
    runs: list[list[int]] = []
    for n, kind in enumerate(kinds):
        if (runs and kinds[runs[-1][0]] == kind) or (runs and len(kinds) - n < _SHORT):
            runs[-1].append(n)
        elif len(runs) > 1 and len(runs[-1]) < _SHORT:
            brief = runs.pop()
            runs[-1] += brief
            if kinds[runs[-1][0]] == kind:
                runs[-1].append(n)
            else:
                runs.append([n])
        else:
            runs.append([n])
    return [
        (kinds[run[0]], line[run[0] : (run[-1] + 2 if n < len(runs) - 1 else run[-1] + 1)])
        for n, run in enumerate(runs)
    ]
