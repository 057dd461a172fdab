"""Geometry of outlines, in degrees."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

_ROWS = 16  # level lines on which the middle of an area is looked for


def signed(shape: list[tuple[float, float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(shape)) / 2


def middles(shape: list[tuple[float, float]]) -> Iterator[list[float]]:
    """Yield the middles of the widest stretches of level lines through a shape."""
    ys = [y for _, y in shape]
    for share in range(1, _ROWS):
        y = min(ys) + (max(ys) - min(ys)) * share / _ROWS + 1e-6
        xs = sorted(
            x1 + (y - y1) / (y2 - y1) * (x2 - x1)
            for (x1, y1), (x2, y2) in pairwise(shape)
            if (y1 > y) != (y2 > y)
        )
        spans = list(zip(xs[::2], xs[1::2], strict=True))
        if spans:
            yield [sum(max(spans, key=lambda span: span[1] - span[0])) / 2, y]


def depth(shape: list[tuple[float, float]], at: list[float]) -> float:
    """Return how far a point is from the edge of a shape, in degrees of latitude."""
    k = math.cos(math.radians(at[1]))
    found = math.inf
    for (x1, y1), (x2, y2) in pairwise(shape):
        ax, ay, bx, by = (x1 - at[0]) * k, y1 - at[1], (x2 - at[0]) * k, y2 - at[1]
        long = (bx - ax) ** 2 + (by - ay) ** 2
        share = min(max(-(ax * (bx - ax) + ay * (by - ay)) / long, 0.0), 1.0) if long else 0.0
        found = min(found, math.hypot(ax + share * (bx - ax), ay + share * (by - ay)))
    return found


def crossings(shape: list[tuple[float, float]], at: list[float]) -> int:
    """Return how often a level line to the right of a point meets a shape."""
    x, y = at
    return sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in pairwise(shape)
    )


def across(shape: list[tuple[float, float]]) -> float:
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def merged(boxes: list[list[float]], near: float = 1.0) -> list[list[float]]:
    """Join boxes that lie within `near` degrees of each other."""
    done: list[list[float]] = []
    for box in sorted(boxes, key=lambda b: (b[0] - b[2]) * (b[3] - b[1])):
        joined = box
        while True:
            close = [
                other
                for other in done
                if joined[0] - near <= other[2]
                and other[0] - near <= joined[2]
                and joined[1] - near <= other[3]
                and other[1] - near <= joined[3]
            ]
            if not close:
                break
            for other in close:
                done.remove(other)
                joined = [
                    min(joined[0], other[0]),
                    min(joined[1], other[1]),
                    max(joined[2], other[2]),
                    max(joined[3], other[3]),
                ]
        done.append(joined)
    return done
