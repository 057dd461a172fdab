"""The net of lines that areas share: each kept once, simplified, and told apart by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sitrep.document.cartography.atlas import thinned
from sitrep.importers.grid import Dot, Grid, Line, room
from sitrep.importers.shore import Shore

MOST_DOTS = 12_000  # of all lines, as many as the program's own large countries have


class Net:
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
            if sum(map(len, thin)) <= MOST_DOTS or near > across / 40:
                break
            near *= 1.5
        self.lines = [_closed(line, thin[n], near) for n, line in enumerate(self.lines)]
        tiny = {
            n
            for n, line in enumerate(self.lines)
            if line[0] == line[-1] and room(line) <= 6 * near * near
        }
        for rings in self.areas.values():
            for ring in rings:
                if len(ring) > 1:
                    ring[:] = [n for n in ring if _plain(n) not in tiny] or ring
        for code, rings in self.areas.items():
            largest = max(rings, key=lambda ring: room(self._ring(ring)))
            self.areas[code] = [
                ring
                for ring in rings
                if ring is largest or (len(ring) > 1 or room(self._ring(ring)) > 6 * near * near)
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

    def tell_kinds(self, country: str, grid: Grid) -> None:
        """Say of each line what it is; an outer one is split where coast turns into border."""
        shore = Shore(country)
        split: dict[int, list[int]] = {}
        lines: list[Line] = []
        for number, (line, uses) in enumerate(zip(self.lines, self._uses(), strict=True)):
            runs = [("i", line)] if uses % 2 == 0 else shore.runs(line, grid)
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
        return max((self._ring(ring) for ring in rings), key=room)

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
