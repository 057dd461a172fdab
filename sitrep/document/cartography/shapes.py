"""The land, coasts and borders of a sheet, as paths, in as much detail as a page can show."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from sitrep.document.cartography import atlas
from sitrep.document.cartography.atlas import Arc, Country, Point, Ring, thinned
from sitrep.document.cartography.projection import Sheet, clipped, path, pieces
from sitrep.document.cartography.subject import Spot
from sitrep.document.drawing import MapArea

_NEAR, _FLAT, _DETAIL = 4.0, 12.0, 6.0  # points, corners and islands too small to see
_SEEN = math.sqrt(_FLAT / 2)  # of the triangle of a corner, as a length
_MOST_LETTERS = 18_500  # of path data, for about as many bytes of a PDF
_LETTERS = 6.3  # of all paths, a point in sight
_FEWER = 1.2  # how much coarser for so much fewer: lines lose letters more slowly than detail
_STEP = 1.19  # at least: a level of the lines; one more each time that it hardly helped
_HARDLY = 0.97  # of the letters are left
_COARSEST = 20.0  # so many times what could be seen
_CONTINENT = 32.0  # flat degrees
_BEND = 5.0  # degrees of longitude that are drawn straight there
_WIDE = 20.0  # degrees of a line whose chord may run elsewhere on a map of a continent
_MOST_INNER = 60  # areas of a country whose borders a map of a continent still shows


@dataclass(frozen=True, slots=True)
class Shapes:
    """Lands with their rings, ours first, and the paths drawn of them."""

    lands: list[tuple[Country, list[list[Point]]]]
    paths: dict[str, str]
    areas: tuple[MapArea, ...]

    @property
    def letters(self) -> int:
        return sum(map(len, self.paths.values())) + sum(len(area.path) for area in self.areas)


@lru_cache(maxsize=4)
def shaper(land: Country, spots: tuple[Spot, ...], sheet: Sheet) -> Shaper:
    """Return what draws the shapes of a sheet; kept, since most edits move no place."""
    return Shaper(land, spots, sheet)


class Shaper:
    """Draws the shapes of one sheet, coarser and coarser until they are few enough."""

    def __init__(self, land: Country, spots: Sequence[Spot], sheet: Sheet) -> None:
        self._far = sheet.width / sheet.scale > _CONTINENT
        self._land, self._spots, self._sheet = land, spots, sheet
        self._detail = 1.0
        self._lines: dict[Arc, list[Point]] = {}

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of the sheet."""
        points, step = _MOST_LETTERS / _LETTERS, _STEP
        self._detail = self._detail_for(points)
        made = self._shapes()
        while made.letters > _MOST_LETTERS and self._detail < _COARSEST:
            before, over = made.letters, made.letters / _MOST_LETTERS
            points *= 0.92 / over
            least = step if self._counts else max(step, over**_FEWER)
            self._detail = max(self._detail_for(points), self._detail * least)
            self._lines.clear()
            made = self._shapes()
            step = step * _STEP if made.letters > _HARDLY * before else _STEP
        return made

    def _detail_for(self, points: float) -> float:
        """Return the finest detail in which the lines of the sheet have so many points."""
        for level in sorted(self._counts, reverse=True):
            points -= self._counts[level]
            if points < 0:
                return max(1.0, atlas.degrees(level) * self._sheet.scale / _SEEN)
        return 1.0

    @cached_property
    def _counts(self) -> Counter[int]:
        """How many points in sight there are of each level; none for a person's own shapes."""
        counts: Counter[int] = Counter()
        for arc in self._in_sight() if not self._land.own else ():
            counts.update(arc.levels[1:-1])
        return counts

    def _in_sight(self) -> Iterator[Arc]:
        """Yield the arcs that the sheet shows: ours, and the outlines of others."""
        reaches = self._sheet.reaches
        kinds = "cnu" if self._is_crowded else "cnui"
        ours = (arc for arc in self._land.arcs if arc.kind in kinds)
        yield from (arc for arc in ours if reaches(arc.box))
        for other in self._around:
            numbers = {_plain(arc) for ring in other.outline for arc in ring}
            yield from (arc for arc in map(other.arcs.__getitem__, numbers) if reaches(arc.box))

    def rings(self, spot: Spot) -> list[list[Point]]:
        """Return the shape of an area on the sheet."""
        return self._rings(self._land, spot.area.rings) if spot.area else []

    @cached_property
    def _around(self) -> list[Country]:
        """Other countries that may be in sight."""
        found = (
            atlas.everywhere().get(code) if self._far else atlas.country(code)
            for code, boxes in atlas.whereabouts().items()
            if code != self._land.code and any(self._sheet.reaches(box) for box in boxes)
        )
        return [other for other in found if other]

    def _shapes(self) -> Shapes:
        least = _DETAIL * self._detail
        ours = self._rings(self._land, self._land.outline, least)
        lands = [(self._land, ours or self._rings(self._land, self._land.outline))]
        others = ((other, self._rings(other, other.outline, least)) for other in self._around)
        lands += [(other, rings) for other, rings in others if rings]
        seen = [land for land, _ in lands]
        others_too = () if self._far else (rings for _, rings in lands[1:])
        around = (ring for rings in (self._below(least), *others_too) for ring in rings)
        paths = {
            "around": path(around, closed=True, least=least),
            "land": path(lands[0][1], closed=True, least=least) or _specks(lands[0][1]),
            "inner": "" if self._is_crowded else self._inner(),
            "coast": self._outer(seen, "c", least) or self._outer(seen, "c"),
            "border": self._outer(seen, "n"),
            "unsettled": self._outer(seen, "u"),
            "named": self._named(),
        }
        return Shapes(lands, paths, tuple(self._areas()))

    @property
    def _is_crowded(self) -> bool:
        return self._far and len(self._land.areas) > _MOST_INNER

    def _below(self, least: float) -> list[list[Point]]:
        """Return what lies below our own shapes, so that no sea shows at their border."""
        known = atlas.everywhere()[""] if self._far else self._stand_in
        return self._rings(known, known.outline, least) if known else []

    @cached_property
    def _stand_in(self) -> Country | None:
        """The outlines that our neighbors touch, where they are others than the ones drawn."""
        if self._far:
            return atlas.everywhere().get(self._land.code)
        return atlas.shipped(self._land.code) if self._land.own else None

    @property
    def _least(self) -> float:
        """Degrees of the smallest detail that shows."""
        return _SEEN * self._detail / self._sheet.scale

    def _line(self, arc: Arc) -> list[Point]:
        """Return an arc on the sheet, in the detail that shows; shapes that share it still fit."""
        if arc not in self._lines:
            seen = arc.seen(self._least)
            line = self._sheet.line(_dense(seen) if self._far else seen)
            self._lines[arc] = line if arc.levels else self._thinned(line)
        return self._lines[arc]

    def _in_reach(self, land: Country, rings: Iterable[Ring], least: float) -> Iterator[Ring]:
        """Yield the rings that the sheet may show and that are not smaller than `least` there."""
        for ring in rings:
            west, south, east, north = box = land.box(ring)
            across = max(east - west, north - south) * self._sheet.scale
            if across >= least and self._sheet.reaches(box):
                yield ring

    def _rings(self, land: Country, rings: Iterable[Ring], least: float = 0.0) -> list[list[Point]]:
        found = []
        for ring in self._in_reach(land, rings, least):
            points: list[Point] = []
            for number in ring:
                line = self._side(land.arcs[_plain(number)])
                ahead = line if number >= 0 else line[::-1]
                points.extend(ahead[1:] if points else ahead)
            cut = clipped(points, self._sheet.width, self._sheet.height)
            if cut:
                found.append(cut)
        return found

    def _side(self, arc: Arc) -> list[Point]:
        """Return an arc of a ring; of one beside the sheet both ends tell what lies within."""
        beside = not self._sheet.reaches(arc.box)
        if beside and (not self._far or arc.box[2] - arc.box[0] < _WIDE):
            return self._sheet.line(arc.ends)
        return self._line(arc)

    def _inner(self) -> str:
        """Return the borders between the areas of the country."""
        land, sheet = self._land, self._sheet
        arcs = (n for n, arc in enumerate(land.arcs) if arc.kind == "i" and sheet.reaches(arc.box))
        return self._stroked(self._line(land.arcs[arc]) for arc in arcs)

    def _outer(self, lands: Sequence[Country], kind: str, least: float = 0.0) -> str:
        """Return the outlines of countries where they are of a kind; a shared one is drawn once."""
        known = self._stand_in  # its borders are drawn already, along our own shapes
        drawn: set[object] = set()
        lines = list(self._runs(self._land, kind, drawn, least))
        if known:
            drawn.update(known.arcs[_plain(arc)].key for ring in known.outline for arc in ring)
        for land in lands:
            if land is not self._land:
                lines += self._runs(land, kind, drawn, least)
        return self._stroked(lines, least)

    def _runs(
        self, land: Country, kind: str, drawn: set[object], least: float
    ) -> Iterator[list[Point]]:
        """Yield lines of a kind along the outline of a country, as long as they can be."""
        for ring in self._in_reach(land, land.outline, least):
            run: list[Point] = []
            for arc in ring:
                of = land.arcs[_plain(arc)]
                if of.kind == kind and of.key not in drawn and self._sheet.reaches(of.box):
                    drawn.add(of.key)
                    for line in self._off_seam(land, _plain(arc)):
                        ahead = line if arc >= 0 else line[::-1]
                        if run and run[-1] != ahead[0]:
                            yield run
                            run = []
                        run = run + ahead[1:] if run else ahead
                elif run:
                    yield run
                    run = []
            if run:
                yield run

    def _stroked(self, lines: Iterable[Sequence[Point]], least: float = 0.0) -> str:
        cut = (
            thinned(piece, _NEAR, _FLAT)
            for line in lines
            for piece in pieces(line, self._sheet.width, self._sheet.height)
        )
        return path(cut, closed=False, least=least)

    def _thinned(self, points: Sequence[Point]) -> list[Point]:
        return thinned(points, _NEAR * self._detail, _FLAT * self._detail**2)

    def _off_seam(self, land: Country, number: int) -> Iterator[list[Point]]:
        """Yield an arc without what runs along the date line, where only maps are cut."""
        arc = land.arcs[number]
        if abs(arc.box[0]) < 179.99 and abs(arc.box[2]) < 179.99:
            yield self._line(arc)
            return
        run: list[Point] = []
        for one, two in pairwise(arc.seen(self._least)):
            if abs(one[0]) > 179.99 and abs(two[0]) > 179.99:
                yield from self._lone(run)
                run = []
            else:
                run.extend((two,) if run else (one, two))
        yield from self._lone(run)

    def _lone(self, run: Sequence[Point]) -> Iterator[list[Point]]:
        if len(run) > 1:
            yield self._thinned(self._sheet.line(run))

    def _areas(self) -> Iterator[MapArea]:
        for spot in self._spots:
            if spot.area and (rings := self._rings(self._land, spot.area.rings)):
                yield MapArea(spot.name, spot.pcode, path(rings, closed=True))

    def _named(self) -> str:
        """Return the outlines of the areas that figures name."""
        rings = [ring for spot in self._spots if spot.area for ring in spot.area.rings]
        arcs = dict.fromkeys(_plain(arc) for ring in rings for arc in ring)
        return self._stroked(line for arc in arcs for line in self._off_seam(self._land, arc))


def _dense(points: Sequence[Point]) -> list[Point]:
    """Return points of which none is far from the next, so that parallels bend as they should."""
    found = list(points[:1])
    for (ax, ay), (bx, by) in pairwise(points):
        parts = math.ceil(abs(bx - ax) / _BEND)
        shares = (n / parts for n in range(1, parts))
        found.extend((ax + (bx - ax) * share, ay + (by - ay) * share) for share in shares)
        found.append((bx, by))
    return found


def _specks(rings: Iterable[Sequence[Point]]) -> str:
    """Return a speck for each of the islands that are too small for a shape."""
    return "".join(f"M{round(ring[0][0])} {round(ring[0][1])}l6 0 0 6-6 0z" for ring in rings)


def _plain(arc: int) -> int:
    return arc if arc >= 0 else ~arc
