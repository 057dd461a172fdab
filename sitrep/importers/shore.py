"""Coast or border: what an outer line of loaded shapes is, told by the program's own outlines."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import pairwise

from sitrep.document.cartography import atlas
from sitrep.importers.grid import Dot, Grid, Line

_NEAR = 0.1  # degrees to a line of the program's own outlines, which tells coast from border
_STEP = 0.02
_SHORT = 3  # dots of another kind amid a line that are taken for an error


class Shore:
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

    def runs(self, line: Line, grid: Grid) -> list[tuple[str, Line]]:
        """Return an outer line in pieces of one kind each."""
        kinds = [self.kind(*grid.point(dot)) for dot in line]
        found: list[list[int]] = []
        for n, kind in enumerate(kinds):
            if (found and kinds[found[-1][0]] == kind) or (found and len(kinds) - n < _SHORT):
                found[-1].append(n)
            elif len(found) > 1 and len(found[-1]) < _SHORT:
                brief = found.pop()
                found[-1] += brief
                if kinds[found[-1][0]] == kind:
                    found[-1].append(n)
                else:
                    found.append([n])
            else:
                found.append([n])
        return [
            (kinds[run[0]], line[run[0] : (run[-1] + 2 if n < len(found) - 1 else run[-1] + 1)])
            for n, run in enumerate(found)
        ]


def _cell(x: float, y: float) -> Dot:
    return math.floor(x / _NEAR), math.floor(y / _NEAR)
