"""Which figures speak on the page."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.document.material import Material
from sitrep.domain.figure import Figure, Relation, Role
from sitrep.domain.indicator import updated
from sitrep.domain.kinds import KINDS

MOST_TILES = 6
_SILENT = {Role.SUPERSEDED, Role.REJECTED, Role.CONTEXT}
_ORDER = {key: place for place, key in enumerate(KINDS)}


class Selection:
    """The figures an edition may show, each looked up as its newest update."""

    def __init__(self, material: Material) -> None:
        self._all = {figure.id: figure for figure in material.figures}
        self._newest = updated(material.figures)
        self._limit = material.limit
        self.speaking = sorted(
            (f for f in material.figures if self._may_speak(f, material.chosen)),
            key=_page_order,
        )

    def _may_speak(self, figure: Figure, chosen: frozenset[str]) -> bool:
        """Tell whether a figure was chosen for its indicator; facts need no choosing."""
        if figure.role in _SILENT or not figure.classification.within(self._limit):
            return False
        return figure.claim.is_fact or figure.id in chosen

    def current(self, figure: str) -> Figure | None:
        """Return the figure, or what updates it; None if withdrawn or not for this edition."""
        found = self._all.get(self._newest.get(figure, figure))
        if found is None or found.role is Role.REJECTED:
            return None
        return found if found.classification.within(self._limit) else None

    def counts(self) -> list[Figure]:
        """Figures for the impact table: counts of what happened, not of the response."""
        return [
            f for f in self.speaking if not f.claim.is_fact and f.claim.kind.group != "response"
        ]

    def facts(self, group: str) -> list[Figure]:
        return [f for f in self.speaking if f.claim.is_fact and f.claim.kind.group == group]

    def of_sector(self, sector: str) -> list[Figure]:
        return [f for f in self.speaking if f.claim.sector == sector]

    def sectors(self) -> set[str]:
        return {f.claim.sector for f in self.speaking if f.claim.sector}

    def key_figures(self, named: Iterable[str]) -> list[Figure]:
        """Return the figures for the tiles: those named, else the main one of each kind."""
        found = [self.current(figure) for figure in named]
        return [f for f in found if f] or self._main()[:MOST_TILES]

    def _main(self) -> list[Figure]:
        """Return the widest figure of each kind; parts of another figure never."""
        main: dict[tuple[str, ...], Figure] = {}
        for figure in self.speaking:
            claim = figure.claim
            part = any(link.relation is Relation.SUBSET_OF for link in figure.links)
            if claim.is_fact or claim.sector or part:
                continue
            known = main.get(claim.kinds)
            if known is None or _width(figure) > _width(known):
                main[claim.kinds] = figure
        return list(main.values())


def _width(figure: Figure) -> tuple[bool, bool, int]:
    """Order figures of one kind: of all people, of the whole situation, of more places."""
    places = len({place.pcode or place.name for place in figure.claim.places})
    return not figure.claim.population, places == 0, places


def _page_order(figure: Figure) -> tuple[int, str]:
    return _ORDER[figure.claim.kinds[0]], figure.id
