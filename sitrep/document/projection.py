"""From degrees to the sheet of a map: projecting, thinning, clipping, and writing SVG path data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.document.atlas import Box, Point

KILOMETERS = 111.2  # a degree of latitude
_WIDE = 18.0  # degrees; a wider sheet needs a projection that keeps areas
_NEAR = 3.0  # tenths of a point: points this close are one
_FLAT = 9.0  # twice the area, in squares of tenths of a point, of a corner that nobody sees
_DETAIL = 5.0  # tenths of a point: shapes smaller than this are left out


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
        if not self.wide:
            return turned(point[0] - self.lon) * math.cos(math.radians(self.lat)), -(
                point[1] - self.lat
            )
        lat, lat0 = math.radians(point[1]), math.radians(self.lat)
        lon = math.radians(turned(point[0] - self.lon))
        cos, sin, cos0, sin0 = math.cos(lat), math.sin(lat), math.cos(lat0), math.sin(lat0)
        down = cos * math.cos(lon)
        k = math.degrees(math.sqrt(2 / max(1 + sin0 * sin + cos0 * down, 0.02)))
        return k * cos * math.sin(lon), -k * (cos0 * sin - sin0 * down)

    def all(self, points: Iterable[Point]) -> list[Point]:
        if self.wide:
            return [self.xy(point) for point in points]
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

    def place(self, point: Point) -> Point:
        x, y = self.projection.xy(point)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def line(self, points: Iterable[Point]) -> list[Point]:
        left, top, scale = self.left, self.top, self.scale
        return [((x - left) * scale, (y - top) * scale) for x, y in self.projection.all(points)]

    def reaches(self, box: Box) -> bool:
        """Tell whether a box of degrees may touch the window."""
        west, south, east, north = self.degrees()
        if box[1] > north or box[3] < south:
            return False
        middle, half = (west + east) / 2, (east - west) / 2
        off = abs(turned((box[0] + box[2]) / 2 - middle))
        return half >= 170 or off <= half + (box[2] - box[0]) / 2

    def degrees(self) -> Box:
        """Return a box of degrees that holds the window, generously where it is wide."""
        high, wide = self.height / self.scale, self.width / self.scale
        north, south = self.projection.lat - self.top, self.projection.lat - self.top - high
        if self.projection.wide:
            north, south = min(north + 12, 90), max(south - 12, -90)
        k = math.cos(math.radians(min(max(abs(north), abs(south)), 84)))
        k = k if self.projection.wide else math.cos(math.radians(self.projection.lat))
        west = self.projection.lon + self.left / k
        return west, south, west + wide / k, north


def thinned(points: Sequence[Point]) -> list[Point]:
    """Drop points that make no visible difference; both ends stay."""
    if len(points) < 3:
        return list(points)
    kept = [points[0]]
    ax, ay = points[0]
    for (bx, by), (cx, cy) in zip(points[1:], points[2:], strict=False):
        ux, uy = bx - ax, by - ay
        if ux * ux + uy * uy < _NEAR * _NEAR:
            continue
        if abs(ux * (cy - ay) - uy * (cx - ax)) < _FLAT:
            continue
        kept.append((bx, by))
        ax, ay = bx, by
    kept.append(points[-1])
    return kept


def clipped(ring: Sequence[Point], width: float, height: float, rim: float = 20.0) -> list[Point]:
    """Return the part of a closed ring within the sheet and its rim (Sutherland and Hodgman)."""
    points = list(ring)
    for axis, limit, sign in ((0, -rim, 1), (0, width + rim, -1), (1, -rim, 1), (1, height + rim, -1)):
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


def pieces(line: Sequence[Point], width: float, height: float, rim: float = 20.0) -> list[list[Point]]:
    """Return the parts of a line within the sheet and its rim."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    if min(xs) >= -rim and max(xs) <= width + rim and min(ys) >= -rim and max(ys) <= height + rim:
        return [list(line)]
    found: list[list[Point]] = []
    last: Point | None = None
    for one, two in zip(line, line[1:], strict=False):
        kept = _segment(one, two, (-rim, -rim, width + rim, height + rim))
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


def path(lines: Iterable[Sequence[Point]], *, closed: bool) -> str:
    """Return SVG path data in whole numbers, relative, so that it is short."""
    parts = []
    for line in lines:
        dots = list(dict.fromkeys((round(x), round(y)) for x, y in line)) if closed else _steps(line)
        if len(dots) < (3 if closed else 2) or (closed and _tiny(dots)):
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


def _tiny(dots: Sequence[tuple[int, int]]) -> bool:
    xs, ys = [x for x, _ in dots], [y for _, y in dots]
    return max(max(xs) - min(xs), max(ys) - min(ys)) < _DETAIL
