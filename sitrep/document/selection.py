"""Which figures speak on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from sitrep.document.material import Material
from sitrep.domain.figure import Figure, Relation, Role
from sitrep.domain.indicator import (
    SILENT,
    Policy,
    Slot,
    newest_of_each,
    rivals,
    slot,
    speakers,
    standing,
    subject,
    updated,
)
from sitrep.domain.kinds import KINDS
from sitrep.domain.origins import origins
from sitrep.domain.report_types import TYPES

_ORDER = {key: place for place, key in enumerate(KINDS)}


class Selection:
    """The figures an edition may show, each looked up as its newest update."""

    def __init__(self, material: Material) -> None:
        self._all = {figure.id: figure for figure in material.figures}
        self._newest = updated(material.figures)
        self._limit = material.limit
        self._tiles = TYPES[material.issue.type].tiles
        self.speaking = sorted(
            (f for f in material.figures if self._may_speak(f, material.chosen)),
            key=_page_order,
        )
        self._policies = {each.slot: each.policy for each in material.indicators}
        self._figures = material.figures

    @cached_property
    def sides(self) -> dict[Slot, list[Figure]]:
        """What may stand beside each other, by subject; gathered when somebody asks."""
        found: dict[Slot, list[Figure]] = {}
        for each in standing(self._figures):
            if not each.claim.is_fact and each.classification.within(self._limit):
                found.setdefault(subject(slot(each.claim)), []).append(each)
        return found

    def _may_speak(self, figure: Figure, chosen: frozenset[str]) -> bool:
        """Tell whether a figure was chosen for its indicator; facts need no choosing."""
        if not (figure.id in chosen or figure.claim.is_fact) or figure.role in SILENT:
            return False
        return figure.classification.within(self._limit)

    def beside(self, figure: Figure) -> list[Figure]:
        """Return what other bodies say of what a headline counts: their newest counts.

        Other people of the same thing are among them; they are named, and never added.
        """
        if figure.claim.is_fact or figure not in self.speaking:
            return []
        return rivals(figure, self._near(figure))

    def _near(self, figure: Figure) -> list[Figure]:
        about = subject(slot(figure.claim))
        return [each for each in self.sides.get(about, ()) if each.id != figure.id]

    def ends(self, figure: Figure) -> tuple[Figure, Figure] | None:
        """Return the two ends of the range that is the headline in place of a figure."""
        own = slot(figure.claim)
        if self._policies.get(own) is not Policy.RANGE:
            return None
        near = self.sides.get(subject(own), [])
        mine = [each for each in near if slot(each.claim) == own]
        try:
            low, high = speakers(Policy.RANGE, mine, [e for e in near if e not in mine])
        except ValueError:
            return None
        return (low, high) if figure.id in (low.id, high.id) else None

    @cached_property
    def lower(self) -> dict[str, Figure]:
        """The lower ends of the ranges that are headlines, by the id of the upper one."""
        ends = [self.ends(figure) for figure in self.speaking if not figure.claim.is_fact]
        return {high.id: low for low, high in filter(None, ends)}

    def disputed(self) -> Iterator[list[Figure]]:
        """Yield the counts of each thing on which two bodies disagree, the headline first."""
        seen = set()
        widest = {subject(slot(each.claim)): each for each in reversed(self._main())}
        for figure in self.speaking:
            about = subject(slot(figure.claim))
            if figure.claim.is_fact or about in seen:
                continue
            main = widest.get(about, figure)
            every = newest_of_each([main, *self._near(main)])
            if len(origins(every)) > 1 and len({_said(each) for each in every}) > 1:
                seen.add(about)
                yield [main, *(each for each in every if each.id != main.id)]

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
        return [f for f in found if f] or self._main()[: self._tiles]

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


def _said(figure: Figure) -> tuple[object, ...]:
    """Return what two figures must share to say the same."""
    return figure.claim.population, figure.claim.quantity.bounds


def _width(figure: Figure) -> tuple[bool, bool, int]:
    """Order figures of one kind: of all people, of the whole situation, of more places."""
    places = len({place.pcode or place.name for place in figure.claim.places})
    return not figure.claim.population, places == 0, places


def _page_order(figure: Figure) -> tuple[int, bool, str]:
    """Order figures by kind, a whole before its parts, then as they were recorded."""
    part = any(link.relation is Relation.SUBSET_OF for link in figure.links)
    return _ORDER[figure.claim.kinds[0]], part, figure.id
