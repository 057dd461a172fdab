"""How little of a line each of its points matters at, and lines that run on as far as they can."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

Point = tuple[float, float]

FINEST = 0.002  # degrees; four levels on it is twice as much
MOST = 43  # level of the ends, which stay at any size
_FIRST = ord("0")


def levels(points: Sequence[Point]) -> str:
    """Return a letter a point: from which size on it is not seen (`FINEST`).

    The size is the root of the area of the triangle that goes with the point when those that
    matter less have gone before, in degrees of latitude.

    Source: M. Visvalingam and J. D. Whyatt, Line generalisation by repeated elimination of points.
    """
    flat = [(x * math.cos(math.radians(y)), y) for x, y in points]
    before = list(range(-1, len(flat) - 1))
    after = list(range(1, len(flat) + 1))
    areas = [math.inf] * len(flat)

    def area(at: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = flat[before[at]], flat[at], flat[after[at]]
        return abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2

    heap = []
    for at in range(1, len(flat) - 1):
        areas[at] = area(at)
        heap.append((areas[at], at))
    heapq.heapify(heap)
    found, least = [MOST] * len(flat), 0.0
    while heap:
        size, at = heapq.heappop(heap)
        if size != areas[at]:
            continue
        least = max(least, size)  # a point never goes before one that mattered less
        found[at] = _level(least)
        areas[at] = math.inf
        one, two = before[at], after[at]
        after[one], before[two] = two, one
        for near in (one, two):
            if 0 < near < len(flat) - 1:
                areas[near] = area(near)
                heapq.heappush(heap, (areas[near], near))
    return "".join(chr(_FIRST + level) for level in found)


def kept(levels: str) -> str:
    """Return the levels of a part of a line, whose ends stay."""
    end = chr(_FIRST + MOST)
    return end + levels[1:-1] + end


def _level(area: float) -> int:
    size = math.sqrt(area) / FINEST
    return 0 if size <= 1 else min(MOST - 1, math.floor(4 * math.log2(size)) + 1)


def runs(ring: Sequence[int], alike: Callable[[int], object]) -> Iterator[tuple[int, ...]]:
    """Yield the lines of a ring, each of all arcs in a row that are `alike`.

    The lands on both sides get the same lines, run in either direction.
    """
    first = next((n for n, arc in enumerate(ring) if alike(arc) != alike(ring[n - 1])), None)
    if first is None:
        least = min(range(len(ring)), key=lambda n: plain(ring[n]))
        first = least if ring[least] >= 0 else least + 1
    for _, line in groupby([*ring[first:], *ring[:first]], key=alike):
        yield tuple(line)


def plain(arc: int) -> int:
    return arc if arc >= 0 else ~arc
