"""Puts the larger towns on a map, named in the language of the report."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from sitrep.document.cartography import atlas
from sitrep.document.cartography.atlas import Country, Town
from sitrep.document.cartography.naming import called
from sitrep.document.cartography.placing import Placer, Words, same_name
from sitrep.document.cartography.projection import Sheet
from sitrep.document.cartography.subject import Spot
from sitrep.document.drawing import Bubble, Dot
from sitrep.document.sentences import Writer
from sitrep.domain.figure import PlaceRef
from sitrep.domain.place import gazetteer

_MOST_TOWNS, _MOST_ABROAD = 7, 2
_MOST_OWN, _MOST_FOREIGN = 400, 40  # towns of the country and of a neighbor that are looked at
_APART = 190.0  # between towns


class TownMarks:
    """Marks towns on a sheet, beside what its figures name."""

    def __init__(
        self, land: Country, spots: Sequence[Spot], sheet: Sheet, placer: Placer, writer: Writer
    ) -> None:
        self._land, self._spots, self._sheet = land, spots, sheet
        self._placer, self._writer = placer, writer
        self._places = gazetteer(land.code)

    def put(
        self, bubbles: Sequence[Bubble], others: Sequence[Country], *, of_rate: bool
    ) -> list[Dot]:
        """Mark and name towns, each where there is room: ours first, capitals first.

        Args:
            bubbles: Circles that stand already.
            others: Neighbors whose towns may be shown.
            of_rate: The map is of rates, so that no place has a circle.
        """
        dots = self._named(() if of_rate else [bubble.label for bubble in bubbles])
        taken = [(float(bubble.x), float(bubble.y)) for bubble in bubbles]
        ours = sorted(atlas.towns(self._land.code, _MOST_OWN), key=_rank)
        abroad = sorted(
            (town for other in others for town in atlas.towns(other.code, _MOST_FOREIGN)),
            key=_rank,
        )
        for towns, most in ((ours, _MOST_TOWNS), (abroad, _MOST_ABROAD)):
            left = most
            for town in towns:
                if not left:
                    break
                x, y = self._sheet.place(town.at)
                box = (x - 12, y - 12, x + 12, y + 12)
                if not self._placer.is_free(box) or self._is_named(town):
                    continue
                if any(math.dist((x, y), at) < _APART for at in taken):
                    continue
                kind = "capital" if town.capital else "town"
                lines = Words(((self._called(town), kind),))
                if self._placer.beside(x, y, 12.0, lines) is not None:
                    self._placer.take(box)
                    dots.append(Dot(round(x), round(y), town.capital))
                    taken.append((x, y))
                    left -= 1
        return dots

    def _named(self, circled: Collection[str]) -> list[Dot]:
        """Mark towns that figures name and that have no circle."""
        spots = [spot for spot in self._spots if spot.area is None and spot.name not in circled]
        places = [self._sheet.place(spot.at) for spot in spots]
        return [Dot(round(x), round(y)) for x, y in places]

    def _is_named(self, town: Town) -> bool:
        """Tell whether the figures name a town, under any of its names."""
        called = self._called(town)
        return any(
            spot.name in (town.arabic, called) or same_name(spot.name, town.name)
            for spot in self._spots
        )

    def _called(self, town: Town) -> str:
        """Return what a town is called: by the list of places, else as it is known."""
        own = self._places.find(town.name) if town.country == self._land.code else None
        if own:
            return self._writer.names.place(PlaceRef(own.name, own.pcode))
        language = self._writer.language
        known = called(town.name, town.country, language) if language != "en" else ""
        return known or (town.arabic if language == "ar" else "") or town.name


def _rank(town: Town) -> tuple[bool, int]:
    return not town.capital, -town.people
