"""Shapes on a grid of whole steps, so that what neighbors share falls on the same dots."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Dot = tuple[int, int]
Line = tuple[Dot, ...]


class Grid:
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


def room(ring: Sequence[Dot]) -> float:
    """Return the area of a ring in steps, whichever way it runs."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))) / 2
