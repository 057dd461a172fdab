"""The land, coasts and borders of a sheet, as paths, in as much detail as a page can show."""

from __future__ import annotations

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
_MOST_LETTERS = 13_000  # of path data, for about as many bytes of a PDF
_FEWER = 1.5  # how much coarser for so much fewer: lines lose letters more slowly than detail
_CONTINENT = 32.0  # flat degrees
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
        self._read = atlas.coarse if self._far else atlas.country
        self._land = self._read(land.code) or land
        self._spots, self._sheet = spots, sheet
        self._detail = 2.5 if self._far else 1.0
        self._flat: dict[object, list[Point]] = {}
        self._lines: dict[object, list[Point]] = {}

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of the sheet."""
        made = self._shapes()
        while made.letters > _MOST_LETTERS and self._detail < 20:
            self._detail *= max(1.2, (made.letters / _MOST_LETTERS) ** _FEWER)
            self._lines.clear()
            made = self._shapes()
        return made

    def rings(self, spot: Spot) -> list[list[Point]]:
        """Return the shape of an area on the sheet."""
        return self._rings(self._land, spot.area.rings) if spot.area else []

    def _around(self) -> Iterator[Country]:
        for code, boxes in atlas.whereabouts().items():
            if code != self._land.code and any(self._sheet.reaches(box) for box in boxes):
                other = self._read(code)
                if other:
                    yield other

    def _shapes(self) -> Shapes:
        least = _DETAIL * self._detail
        crowded = self._far and len(self._land.areas) > _MOST_INNER
        lands = [(self._land, self._rings(self._land, self._land.outline))]
        others = ((other, self._rings(other, other.outline)) for other in self._around())
        lands += [(other, rings) for other, rings in others if rings]
        seen = [land for land, _ in lands]
        around = (ring for rings in (self._below(), *(r for _, r in lands[1:])) for ring in rings)
        paths = {
            "around": path(around, closed=True, least=least),
            "land": path(lands[0][1], closed=True, least=least) or _specks(lands[0][1]),
            "inner": "" if crowded else self._inner(),
            "coast": self._outer(seen, "c", least) or self._outer(seen, "c"),
            "border": self._outer(seen, "n"),
            "unsettled": self._outer(seen, "u"),
            "named": self._named(),
        }
        return Shapes(lands, paths, tuple(self._areas()))

    def _below(self) -> list[list[Point]]:
        """Return what lies below a person's own shapes, so that no sea shows at their border."""
        known = self._shipped
        return self._rings(known, known.outline) if known else []

    @cached_property
    def _shipped(self) -> Country | None:
        """The outlines that a person's own stand for; None where they are the ones drawn."""
        known = atlas.shipped(self._land.code) if self._land.own else None
        return atlas.thin(known) if known and self._far else known

    def _line(self, land: Country, arc: int) -> list[Point]:
        """Return an arc on the sheet, thinned once, so that shapes that share it still fit."""
        points = land.arcs[arc].points
        backwards = points[0] > points[-1]  # the same way in each country, so thinned alike
        key = (min(points[0], points[-1]), max(points[0], points[-1]), land.arcs[arc].box)
        if key not in self._lines:
            if key not in self._flat:
                self._flat[key] = self._sheet.line(points[::-1] if backwards else points)
            self._lines[key] = self._thinned(self._flat[key])
        line = self._lines[key]
        return line[::-1] if backwards else line

    def _rings(self, land: Country, rings: Iterable[Ring]) -> list[list[Point]]:
        found = []
        for ring in rings:
            if not self._sheet.reaches(land.box(ring)):
                continue
            points: list[Point] = []
            for arc in ring:
                line = self._line(land, arc) if arc >= 0 else self._line(land, ~arc)[::-1]
                points.extend(line[1:] if points else line)
            cut = clipped(points, self._sheet.width, self._sheet.height)
            if cut:
                found.append(cut)
        return found

    def _inner(self) -> str:
        """Return the borders between the areas of the country."""
        land, sheet = self._land, self._sheet
        arcs = (n for n, arc in enumerate(land.arcs) if arc.kind == "i" and sheet.reaches(arc.box))
        return self._stroked(self._line(land, arc) for arc in arcs)

    def _outer(self, lands: Sequence[Country], kind: str, least: float = 0.0) -> str:
        """Return the outlines of countries where they are of a kind; a shared one is drawn once."""
        known = self._shipped  # its borders are drawn already, along the person's own shapes
        drawn: set[object] = {_key(arc) for arc in known.arcs} if known else set()
        return self._stroked(
            (line for land in lands for line in self._runs(land, kind, drawn)), least
        )

    def _runs(self, land: Country, kind: str, drawn: set[object]) -> Iterator[list[Point]]:
        """Yield lines of a kind along the outline of a country, as long as they can be."""
        for ring in land.outline:
            if not self._sheet.reaches(land.box(ring)):
                continue
            run: list[Point] = []
            for arc in ring:
                of = land.arcs[_plain(arc)]
                key = _key(of)
                if of.kind == kind and key not in drawn and self._sheet.reaches(of.box):
                    drawn.add(key)
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
        near, flat = _NEAR * self._detail, _FLAT * self._detail**2
        cut = (
            thinned(piece, near, flat)
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
            yield self._line(land, number)
            return
        run: list[Point] = []
        for one, two in pairwise(arc.points):
            if abs(one[0]) > 179.99 and abs(two[0]) > 179.99:
                if len(run) > 1:
                    yield self._thinned(self._sheet.line(run))
                run = []
            else:
                run = [*(run or [one]), two]
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


def _specks(rings: Iterable[Sequence[Point]]) -> str:
    """Return a speck for each of the islands that are too small for a shape."""
    return "".join(f"M{round(ring[0][0])} {round(ring[0][1])}l6 0 0 6-6 0z" for ring in rings)


def _key(arc: Arc) -> object:
    """Return what tells an arc from others, the same in each of the countries that share it."""
    return min(arc.points[0], arc.points[-1]), max(arc.points[0], arc.points[-1]), arc.box


def _plain(arc: int) -> int:
    return arc if arc >= 0 else ~arc
