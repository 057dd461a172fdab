"""From degrees to the sheet of a map: projecting, thinning, clipping, and writing SVG path data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sitrep.document.cartography.atlas import Box, Point

KILOMETERS = 111.2  # a degree of latitude


def turned(degrees: float) -> float:
    """Return a difference of longitudes the short way round."""
    return (degrees + 180.0) % 360.0 - 180.0


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to flat degrees: local equirectangular, or Lambert's equal-area where it is wide."""

    lon: float
    lat: float
    wide: bool = False

    def xy(self, point: Point) -> Point:
        """Return eastings and southings, in degrees of latitude."""
        return self.all([point])[0]

    def _wide(self, points: Iterable[Point]) -> list[Point]:
        """Project one point after the other, in as few steps as can be: a map has thousands."""
        radians, degrees, sine, cosine, root = (
            math.radians, math.degrees, math.sin, math.cos, math.sqrt
        )  # fmt: skip
        middle, lat0 = self.lon, math.radians(self.lat)
        cos0, sin0 = cosine(lat0), sine(lat0)
        found = []
        for east, north in points:
            lat, lon = radians(north), radians((east - middle + 180.0) % 360.0 - 180.0)
            cos, sin = cosine(lat), sine(lat)
            down = cos * cosine(lon)
            near = 1 + sin0 * sin + cos0 * down
            k = degrees(root(2 / (near if near > 0.02 else 0.02)))
            found.append((k * cos * sine(lon), -k * (cos0 * sin - sin0 * down)))
        return found

    def back(self, flat: Point) -> Point:
        """Return longitude and latitude of a point of the wide projection."""
        x, y = math.radians(flat[0]), math.radians(-flat[1])
        rho = math.hypot(x, y)
        lat0 = math.radians(self.lat)
        if rho < 1e-9:
            return self.lon, self.lat
        c = 2 * math.asin(min(rho / 2, 1.0))
        lat = math.asin(math.cos(c) * math.sin(lat0) + y * math.sin(c) * math.cos(lat0) / rho)
        down = rho * math.cos(lat0) * math.cos(c) - y * math.sin(lat0) * math.sin(c)
        lon = math.atan2(x * math.sin(c), down)
        return turned(self.lon + math.degrees(lon)), math.degrees(lat)

    def all(self, points: Iterable[Point]) -> list[Point]:
        """Return eastings and southings of many points."""
        if self.wide:
            return self._wide(points)
        lon, lat, k = self.lon, self.lat, math.cos(math.radians(self.lat))
        return [(((x - lon + 180.0) % 360.0 - 180.0) * k, lat - y) for x, y in points]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A window of the flat world, drawn `width` by `height` tenths of a point."""

    projection: Projection
    left: float
    top: float
    scale: float  # tenths of a point a flat degree
    width: int
    height: int
    bounds: Box = field(init=False)  # in degrees; generous where it is wide

    def __post_init__(self) -> None:
        object.__setattr__(self, "bounds", self._degrees())

    def place(self, point: Point) -> Point:
        x, y = self.projection.xy(point)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def line(self, points: Iterable[Point]) -> list[Point]:
        left, top, scale = self.left, self.top, self.scale
        return [((x - left) * scale, (y - top) * scale) for x, y in self.projection.all(points)]

    def reaches(self, box: Box) -> bool:
        """Tell whether a box of degrees may touch the window."""
        west, south, east, north = self.bounds
        if box[1] > north or box[3] < south:
            return False
        middle, half = (west + east) / 2, (east - west) / 2
        off = abs(turned((box[0] + box[2]) / 2 - middle))
        return half >= 170 or off <= half + (box[2] - box[0]) / 2

    def _degrees(self) -> Box:
        high, wide = self.height / self.scale, self.width / self.scale
        north, south = self.projection.lat - self.top, self.projection.lat - self.top - high
        if self.projection.wide:
            north, south = min(north + 12, 90), max(south - 12, -90)
        k = math.cos(math.radians(min(max(abs(north), abs(south)), 84)))
        k = k if self.projection.wide else math.cos(math.radians(self.projection.lat))
        west = self.projection.lon + self.left / k
        return west, south, west + wide / k, north


def clipped(ring: Sequence[Point], width: float, height: float) -> list[Point]:
    """Return the part of a closed ring within the sheet (Sutherland and Hodgman)."""
    points = list(ring)
    for axis, limit, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        if not points:
            return []
        inside = [(point[axis] - limit) * sign >= 0 for point in points]
        if all(inside):
            continue
        cut: list[Point] = []
        before, was = points[-1], inside[-1]
        for point, here in zip(points, inside, strict=True):
            if here != was:
                cut.append(_crossing(before, point, axis, limit))
            if here:
                cut.append(point)
            before, was = point, here
        points = cut
    return points


def _crossing(one: Point, two: Point, axis: int, limit: float) -> Point:
    share = (limit - one[axis]) / (two[axis] - one[axis])
    return one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share


def pieces(line: Sequence[Point], width: float, height: float) -> list[list[Point]]:
    """Return the parts of a line within the sheet."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    if min(xs) >= 0 and max(xs) <= width and min(ys) >= 0 and max(ys) <= height:
        return [list(line)]
    found: list[list[Point]] = []
    last: Point | None = None
    for one, two in pairwise(line):
        kept = _segment(one, two, (0.0, 0.0, width, height))
        if kept is None:
            last = None
            continue
        if last != kept[0]:
            found.append([kept[0]])
        found[-1].append(kept[1])
        last = kept[1]
    return found


def _segment(one: Point, two: Point, box: Box) -> tuple[Point, Point] | None:
    """Return the part of a segment within a box (Liang and Barsky)."""
    start, end = 0.0, 1.0
    dx, dy = two[0] - one[0], two[1] - one[1]
    for step, room in (
        (-dx, one[0] - box[0]),
        (dx, box[2] - one[0]),
        (-dy, one[1] - box[1]),
        (dy, box[3] - one[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    if start > end:
        return None
    first = one if start == 0.0 else (one[0] + start * dx, one[1] + start * dy)
    last = two if end == 1.0 else (one[0] + end * dx, one[1] + end * dy)
    return first, last


def path(lines: Iterable[Sequence[Point]], *, closed: bool, least: float = 0.0) -> str:
    """Return SVG path data in whole numbers, relative, so that it is short.

    Args:
        lines: Points of each line or ring.
        closed: They are rings.
        least: Rings smaller than this are left out.
    """
    parts = []
    for line in lines:
        dots = (
            list(dict.fromkeys((round(x), round(y)) for x, y in line)) if closed else _steps(line)
        )
        if len(dots) < (3 if closed else 2) or (least and _across(dots) < least):
            continue
        (x, y), *rest = dots
        words = [f"M{x} {y}l"]
        for to_x, to_y in rest:
            words.append(f"{to_x - x} {to_y - y}")
            x, y = to_x, to_y
        parts.append(words[0] + " ".join(words[1:]).replace(" -", "-") + ("z" if closed else ""))
    return "".join(parts)


def _steps(line: Sequence[Point]) -> list[tuple[int, int]]:
    dots: list[tuple[int, int]] = []
    for x, y in line:
        dot = (round(x), round(y))
        if not dots or dots[-1] != dot:
            dots.append(dot)
    return dots


def _across(dots: Sequence[tuple[int, int]]) -> float:
    xs, ys = [x for x, _ in dots], [y for _, y in dots]
    return max(max(xs) - min(xs), max(ys) - min(ys))
