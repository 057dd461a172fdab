"""Shapes of areas made outlines: simplified, with the lines that neighbors share drawn once.

What comes out has the form of the program's own outlines; see resources/maps/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sitrep.document.cartography import atlas
from sitrep.errors import ImportFailed
from sitrep.importers.grid import Dot, Grid, Line
from sitrep.importers.net import MOST_DOTS, Net

# Steps across the country, 35 m of Syria the first; neighbors that meet only nearly need fewer.
_GRIDS = (20_000, 5_000, 1_500)
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
        grid = Grid(points, across)
        net = _net(shapes, read, grid)
        if net.size <= MOST_DOTS:
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
    shapes: Sequence[Shape], read: dict[str, list[list[tuple[float, float]]]], grid: Grid
) -> Net:
    """Return the simplified lines of all shapes on a grid."""
    dots = {
        code: [ring for ring in map(grid.dots, rings) if len(ring) > 2]
        for code, rings in read.items()
    }
    for shape in shapes:
        if not dots[shape.code]:
            raise _broken(shape)
    net = Net(dots)
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


def _require_near(country: str, shape: Shape, grid: Grid) -> None:
    """Refuse shapes that do not touch the country they are said to be of."""
    boxes = atlas.whereabouts().get(country, ())
    w, s, e, n = grid.box
    if boxes and not any(w <= b[2] and b[0] <= e and s <= b[3] and b[1] <= n for b in boxes):
        raise ImportFailed(
            f"The places were not loaded: the shape of {shape.code} lies in another country.", _FIX
        )


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
