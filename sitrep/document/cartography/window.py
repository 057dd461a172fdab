"""Which part of the world a map shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitrep.document.cartography.atlas import Box, Country, Point
from sitrep.document.cartography.projection import KILOMETERS, Projection, Sheet, turned
from sitrep.document.cartography.subject import Spot

_LEAST = 150.0 / KILOMETERS  # of a sheet, so that a single town still lies somewhere
_WIDE = 18.0  # flat degrees; a wider sheet needs a projection that keeps areas
_SPREAD = 0.55  # of a country; where more is named, all of it is shown
_RIM = 140.0  # tenths of a point between a place and the edge, for its circle
_NEARLY = 0.6  # of an area must be on the sheet, from its middle outwards


def window(land: Country, spots: Sequence[Spot], width: int, height: int) -> Sheet:
    """Return the window: around what is named with room to spare, or the country."""
    first = spots[0].at[0]
    lon = turned(first + sum(turned(spot.at[0] - first) for spot in spots) / len(spots))
    lat = sum(spot.at[1] for spot in spots) / len(spots)
    flat = Projection(lon, lat, wide=True)
    near = [point for spot in spots for point in _points(land, spot)]
    far = _main_points(land, _extent(flat.all(near)), flat)
    box, chosen = _window(_extent(flat.all(near)), _extent(flat.all(far)), near, far)
    wide = max(box[2] - box[0], box[3] - box[1]) > _WIDE
    center = flat.back(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
    projection = Projection(*center, wide=wide)
    there = _extent(projection.all(chosen))
    x, y = (there[0] + there[2]) / 2, (there[1] + there[3]) / 2
    scale = min(width / (box[2] - box[0]), height / (box[3] - box[1]))
    places = projection.all(spot.at for spot in spots)
    for half, middle, at in ((width / 2, x, 0), (height / 2, y, 1)):
        off: float = max(abs(place[at] - middle) for place in places)
        scale = min(scale, (half - _RIM) / max(off, 1e-9))
    return Sheet(projection, x - width / scale / 2, y - height / scale / 2, scale, width, height)


def _window(named: Box, whole: Box, near: list[Point], far: list[Point]) -> tuple[Box, list[Point]]:
    """Return a box in flat degrees, and the points it was made for."""
    across = max(whole[2] - whole[0], whole[3] - whole[1])
    if max(named[2] - named[0], named[3] - named[1]) > _SPREAD * across:
        return _grown(_joined(named, whole), 1.08, _LEAST), [*near, *far]
    return _grown(named, 1.7, max(_LEAST, 0.22 * across)), near


def _points(land: Country, spot: Spot) -> list[Point]:
    """Return the middle of a place, and of an area what is nearest to it of each large part."""
    if spot.area is None:
        return [spot.at]
    boxes = [land.box(ring) for ring in spot.area.rings]
    least = 0.02 * max(map(_room, boxes), default=0.0)
    x, y = spot.at
    return [
        spot.at,
        *(
            (x + turned(lon - x) * _NEARLY, y + (lat - y) * _NEARLY)
            for ring, box in zip(spot.area.rings, boxes, strict=True)
            if _room(box) >= least
            for lon, lat in land.some(ring)
        ),
    ]


def _main_points(land: Country, named: Box, flat: Projection) -> list[Point]:
    """Return points of the parts of a country that belong on one sheet with what is named.

    Parts far off, such as French Guiana from France, are left out.
    """
    parts = [land.some(ring) for ring in sorted(land.outline, key=land.room, reverse=True)]
    extent, points = named, []
    for number, part in enumerate(parts[:400]):
        here = _extent(flat.all(part))
        room = max(0.12 * max(extent[2] - extent[0], extent[3] - extent[1]), 1.5)
        if _gap(extent, here) <= room or number == 0:
            extent = _joined(extent, here)
            points += part
    return points


def _room(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _gap(one: Box, two: Box) -> float:
    across = max(two[0] - one[2], one[0] - two[2], 0.0)
    down = max(two[1] - one[3], one[1] - two[3], 0.0)
    return max(across, down)


def _extent(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _joined(one: Box, two: Box) -> Box:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _grown(box: Box, times: float, least: float) -> Box:
    half_x = max((box[2] - box[0]) * times, least) / 2
    half_y = max((box[3] - box[1]) * times, least) / 2
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return x - half_x, y - half_y, x + half_x, y + half_y
