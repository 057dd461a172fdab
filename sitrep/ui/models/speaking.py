"""Which figure speaks for what is being typed."""

from __future__ import annotations

from sitrep.domain.figure import Figure
from sitrep.domain.indicator import Slot, slot
from sitrep.services.board import Board

_Loose = tuple[tuple[str, ...], tuple[str, ...], str]


class Speaking:
    """Looks up the chosen figures of a board."""

    def __init__(self) -> None:
        self._exactly: dict[Slot, Figure] = {}
        self._nearly: dict[_Loose, Figure] = {}

    def show(self, board: Board | None) -> None:
        standings = board.standings if board else ()
        self._exactly = {s.slot: s.speaks for s in standings if s.speaks}
        self._nearly = {}
        for standing in standings:
            if standing.speaks:
                self._nearly.setdefault(_loose(standing.slot), standing.speaks)

    def exactly(self, figure: Figure) -> Figure | None:
        """Return what speaks for the same thing as `figure`."""
        return self._exactly.get(slot(figure.claim))

    def nearly(self, figure: Figure) -> Figure | None:
        """Return what speaks for the same kind and place, of any unit and measure.

        Among several it is the first of the page: the whole count comes before the new one.
        """
        return self._nearly.get(_loose(slot(figure.claim)))


def _loose(place: Slot) -> _Loose:
    kinds = ("", *place.kinds) if place.population else place.kinds
    return kinds, place.places, place.sector
