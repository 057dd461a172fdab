"""Draws the map of a report: where its figures say things happened, and how many where counted.

Counts are circles, whose area follows the count; only a rate shades areas, in four steps. A figure
that names several places has no circle, because nobody said how it divides.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from sitrep.document.cartography import atlas
from sitrep.document.cartography.atlas import Country, Point
from sitrep.document.cartography.placing import Placer, Words, measured, roomy, wrapped
from sitrep.document.cartography.projection import KILOMETERS, Sheet, path
from sitrep.document.cartography.shapes import Shapes, shaper
from sitrep.document.cartography.subject import Subject, subject
from sitrep.document.cartography.townmarks import TownMarks
from sitrep.document.cartography.window import window
from sitrep.document.cartography.words import short_country, source_of, words
from sitrep.document.drawing import Bubble, Map, MapArea, ScaleBar
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure

WIDTH, HEIGHT = 2150, 1800  # tenths of a point
_OUTDATED = frozenset(["COD", "KEN", "SDN", "NPL", "PSE"])  # areas redrawn since, or disputed
_UNNAMED = frozenset(["TWN", "HKG", "MAC"])
_LARGEST, _ALONE, _SMALLEST, _UNCOUNTED = 125, 90, 18, 52  # radii
_FAR = (0.0, 30.0, 70.0, 120.0, 180.0, 250.0, 330.0, 420.0, 520.0)
_MOST_NEIGHBORS = 6  # whose towns are
_MOST_NAMED = 14  # marks with words; more would hide the map
_MOST_IN_WORDS = 12
_SHADES = 4


def draw(
    country: str,
    figures: Sequence[Figure],
    writer: Writer,
    *,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> Map | None:
    """Return the map of the places that figures name; None where none of them can be drawn.

    Args:
        country: ISO 3166-1 alpha-3 code.
        figures: Those that speak in the report, in page order.
        writer: Writes names and counts in the language of the report.
        width: Of the sheet, in tenths of a point.
        height: Of the sheet.
    """
    land = atlas.country(country)
    if land is None:
        return None
    shown = subject(land, figures, writer)
    if not shown.spots:
        return None
    sheet = window(land, shown.spots, width, height)
    return _Drawer(land, shown, sheet, writer).map()


class _Drawer:
    """Draws one sheet: shapes first, then marks, then words by their weight."""

    def __init__(self, land: Country, shown: Subject, sheet: Sheet, writer: Writer) -> None:
        self._land, self._shown, self._sheet, self._writer = land, shown, sheet, writer
        self._words = words(writer.language)
        self._shaper = shaper(land, tuple(shown.spots), sheet)
        self._placer = Placer(sheet.width, sheet.height)
        self._leaders: list[list[Point]] = []

    def map(self) -> Map:
        sheet = self._sheet
        shapes = self._shaper.shapes
        bubbles = [] if self._shown.is_rate else self._bubbles()
        bar = self._scale_bar()
        if self._shown.is_rate:
            self._name_rates()
        else:
            self._name_marks(bubbles)
        towns = TownMarks(self._land, self._shown.spots, sheet, self._placer, self._writer)
        dots = towns.put(bubbles, _foremost(shapes), of_rate=self._shown.is_rate)
        self._name_countries(shapes)
        return Map(
            title=self._title(),
            note=self._note(),
            alt=self._alt(),
            width=sheet.width,
            height=sheet.height,
            **shapes.paths,
            areas=self._shaded(shapes.areas),
            bubbles=tuple(bubbles),
            dots=tuple(dots),
            labels=tuple(self._placer.labels),
            leaders=path(self._leaders, closed=False),
            scale_bar=bar,
            credit=self._credit(),
        )

    def _shaded(self, areas: Sequence[MapArea]) -> tuple[MapArea, ...]:
        """Return the areas to fill: in the shades of their rates, or all alike."""
        if not self._shown.is_rate:
            return tuple(areas)
        sizes = {mark.spot.name: _size(mark.figure) for mark in self._shown.marks}
        most = max(sizes.values()) or 1
        shades = {
            name: min(_SHADES, 1 + _SHADES * size // most) for name, size in sizes.items() if size
        }
        return tuple(replace(a, shade=shades[a.name]) for a in areas if a.name in shades)

    def _name_rates(self) -> None:
        """Put names and rates where they hold; other places get their names."""
        rates = {mark.spot.name: mark.value for mark in self._shown.marks}
        for spot in self._shown.spots[:_MOST_NAMED]:
            x, y = self._sheet.place(spot.at)
            value = ((rates[spot.name], "value"),) if spot.name in rates else ()
            lines = Words((*wrapped(spot.name, "area"), *value))
            if not (spot.area and self._placer.inside([(x, y)], lines)):
                self._name(x, y, 14.0, lines)

    def _bubbles(self) -> list[Bubble]:
        sizes = [_size(mark.figure) for mark in self._shown.marks]
        most = max((size for size in sizes if size), default=0)
        largest = (
            _ALONE if len(sizes) == 1 else _LARGEST * min(1.0, math.sqrt(9 / max(len(sizes), 1)))
        )
        found = []
        for mark, size in zip(self._shown.marks, sizes, strict=True):
            x, y = self._sheet.place(mark.spot.at)
            radius = max(largest * math.sqrt(size / most), _SMALLEST) if size else _UNCOUNTED
            found.append(
                Bubble(round(x), round(y), round(radius), mark.value, mark.spot.name, bool(size))
            )
        return sorted(found, key=lambda bubble: -bubble.radius)

    def _name_marks(self, bubbles: Sequence[Bubble]) -> None:
        for bubble in bubbles:
            self._placer.mark(bubble.x, bubble.y, bubble.radius)
        for bubble in bubbles[:_MOST_NAMED]:
            value = (bubble.value, "value")
            lines = Words((*wrapped(bubble.label, "area"), value))
            if not self._name(bubble.x, bubble.y, bubble.radius, lines):
                self._name(bubble.x, bubble.y, bubble.radius, Words((value,)))
        marked = {mark.spot.name for mark in self._shown.marks}
        for spot in self._shown.spots[:_MOST_NAMED]:
            if spot.name not in marked:
                x, y = self._sheet.place(spot.at)
                lines = Words(wrapped(spot.name, "area"))
                if not (spot.area and self._placer.inside([(x, y)], lines)):
                    self._name(x, y, 14.0, lines)

    def _name(self, x: float, y: float, radius: float, lines: Words) -> bool:
        """Put words beside a mark, with a line to it where they stand apart."""
        off = self._placer.beside(x, y, radius, lines, _FAR)
        if off is None or off <= _FAR[1]:
            return off is not None
        label = self._placer.labels[-1]
        first = self._placer.labels[-len(lines.lines)]
        bottom = label.y + label.height
        end = (min(max(x, first.x), first.x + first.width), min(max(y, first.y), bottom))
        far = math.dist((x, y), end) or 1.0
        start = (x + (end[0] - x) / far * radius, y + (end[1] - y) / far * radius)
        self._leaders.append([start, end])
        return True

    def _name_countries(self, shapes: Shapes) -> None:
        areas = [ring for spot in self._shown.spots for ring in self._shaper.rings(spot)]
        size = self._sheet.width, self._sheet.height
        for land, rings in shapes.lands:
            if land.code in _UNNAMED:
                continue
            lines = Words(((short_country(land.code, self._writer.language), "country"),))
            large = [ring for ring in rings if _holds(ring, lines.size)]
            if large:
                own = land.code == self._land.code
                free = [*large, *areas] if own else large  # even and odd: our areas are out
                self._placer.inside(roomy(free, lines.size, size), lines)

    def _scale_bar(self) -> ScaleBar:
        """Return a bar of a round number of kilometers, about a fifth of the sheet."""
        sheet = self._sheet
        a_kilometer = sheet.scale / KILOMETERS
        most = sheet.width * 0.26 / a_kilometer
        step = 10 ** math.floor(math.log10(most))
        length = max(n * step for n in (1, 2, 5) if n * step <= most)
        text = self._words["kilometers"].format(
            n=self._writer.number(round(length)) if length >= 1 else self._writer.decimal(length)
        )
        long = round(length * a_kilometer)
        x, y = sheet.width - 50 - long, sheet.height - 50
        wide = measured(text, "town")[0]
        self._placer.take(
            (min(x, sheet.width - 50 - wide) - 20, y - 100, sheet.width, sheet.height)
        )
        return ScaleBar(text, x, y, long)

    # Words

    def _title(self) -> str:
        if not self._shown.marks:
            return str(self._words["places"])
        return str(self._words["title"]).format(label=self._shown.label)

    def _note(self) -> str:
        marks = self._shown.marks
        said = []
        counted = sum(bool(_size(mark.figure)) for mark in marks)
        if self._shown.is_rate:
            said.append(self._words["shaded"])
        elif counted > 1:
            said.append(self._words["sized"])
        if len(marks) > _MOST_NAMED and not self._shown.is_rate:
            said.append(self._words["rest"])
        if counted < len(marks) and not self._shown.is_rate:
            said.append(self._words["dashed"])
        if self._shown.absent:
            places = self._writer.listed(self._shown.absent[:_MOST_IN_WORDS], "and")
            said.append(self._words["absent"].format(places=places))
        return " ".join((*said, *source_of([mark.figure for mark in marks], self._writer)))

    def _alt(self) -> str:
        marks = self._shown.marks
        marked = {mark.spot.name for mark in marks}
        others = [spot.name for spot in self._shown.spots if spot.name not in marked]
        counts = [f"{mark.spot.name} {mark.value}" for mark in marks[:_MOST_IN_WORDS]]
        what = self._title()
        if marks:
            what = f"{self._shown.label} – {self._writer.listed(counts, 'and')}"
        name = short_country(self._land.code, self._writer.language)
        said = [self._words["map_of"].format(country=name, what=what)]
        if others:
            listed = self._writer.listed(others[:_MOST_IN_WORDS], "and")
            said.append(self._words["named"].format(places=listed))
        return " ".join(said)

    def _credit(self) -> str:
        if self._land.own:
            return str(self._words["credit_own"])
        outdated = self._land.code in _OUTDATED
        return " ".join([self._words["credit"]] + ([self._words["outdated"]] if outdated else []))


def _foremost(shapes: Shapes) -> list[Country]:
    """Return the neighbors that fill most of the sheet."""
    rooms = [(sum(map(_room, rings)), land) for land, rings in shapes.lands[1:]]
    return [land for _, land in sorted(rooms, key=lambda each: -each[0])[:_MOST_NEIGHBORS]]


def _across(ring: Sequence[Point]) -> Point:
    """Return width and height of a shape."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(xs) - min(xs), max(ys) - min(ys)


def _room(ring: Sequence[Point]) -> float:
    return math.prod(_across(ring))


def _holds(ring: Sequence[Point], size: tuple[int, int]) -> bool:
    """Tell whether words of a size may have room in a shape."""
    width, height = _across(ring)
    return width > size[0] and height > size[1]


def _size(figure: Figure) -> int:
    """Return what the circle of a count stands for: its lower bound; 0 where there is none."""
    return figure.claim.quantity.low or 0
