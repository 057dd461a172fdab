"""What a map is about: the places that figures name, and the counts that can stand at one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sitrep.document.cartography import atlas
from sitrep.document.cartography.atlas import Area, Country, Point, Town
from sitrep.document.cartography.placing import same_name
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Claim, Figure, PlaceRef
from sitrep.domain.kinds import KINDS, Measure
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import Quantifier

_ORDER = {key: number for number, key in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place is; `area` where it is one whose shape we have."""

    name: str
    pcode: str
    at: Point
    area: Area | None = None


@dataclass(slots=True)
class Mark:
    spot: Spot
    figure: Figure
    value: str


@dataclass(slots=True)
class Subject:
    """What the map is about: one count or rate a place for one kind, and all areas named."""

    label: str = ""
    absent: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    @property
    def is_rate(self) -> bool:
        """Tell whether it is about a rate, which may shade areas; a count never does."""
        return bool(self.marks) and self.marks[0].figure.claim.measure is Measure.RATE


class _Finder:
    """Finds where a figure's places are: by P-code, then by name among areas, then among towns."""

    def __init__(self, land: Country, writer: Writer) -> None:
        self._land = land
        self._writer = writer
        self._gazetteer = gazetteer(land.code)
        self._found: dict[PlaceRef, Spot | None] = {}

    def find(self, ref: PlaceRef) -> Spot | None:
        if ref not in self._found:
            self._found[ref] = self._look_up(ref)
        return self._found[ref]

    def _look_up(self, ref: PlaceRef) -> Spot | None:
        known = self._gazetteer.find(ref.pcode) if ref.pcode else None
        names = [ref.name]
        if known:
            names += [known.name, *(name for _, name in known.names), *known.aliases]
        area = self._area(ref.pcode, names if known is None or known.level == 1 else ())
        shown = self._writer.names.place(ref)
        if area:
            return Spot(shown, ref.pcode, area.at, area)
        town = self._town(names)
        return Spot(shown, ref.pcode, town.at) if town else None

    def _area(self, pcode: str, names: Iterable[str]) -> Area | None:
        code = pcode if self._land.own else atlas.areas_by_pcode().get(pcode, pcode)
        found = self._land.area(code) if code else None
        named = (self._land.named(name) for name in names if name)
        spelled = (
            area
            for area in self._land.areas
            if any(same_name(mine, name) for mine in area.names for name in names if mine and name)
        )
        return found or next((area for area in named if area), None) or next(spelled, None)

    def _town(self, names: Sequence[str]) -> Town | None:
        return next(
            (
                town
                for town in atlas.towns(self._land.code)
                if any(same_name(town.name, name) or town.arabic == name for name in names)
            ),
            None,
        )


def subject(land: Country, figures: Sequence[Figure], writer: Writer) -> Subject:
    """Return what the map of a country is about, by the figures of the report in page order."""
    finder = _Finder(land, writer)
    shown = Subject()
    seen: set[str] = set()
    spots = {figure.id: _spots(finder, figure.claim) for figure in figures}
    refs = dict.fromkeys(ref for figure in figures for ref in figure.claim.places)
    absent = (writer.names.place(ref) for ref in refs if not finder.find(ref))
    shown.absent = list(dict.fromkeys(absent))
    for figure in figures:
        for spot in spots[figure.id]:
            if spot.name not in seen:
                seen.add(spot.name)
                shown.spots.append(spot)
    group = leading(figure for figure in figures if len(spots[figure.id]) == 1 == _count(figure))
    for figure in group:
        spot = spots[figure.id][0]
        none = figure.claim.quantity.quantifier is Quantifier.NONE_REPORTED
        if not none and all(mark.spot.name != spot.name for mark in shown.marks):
            shown.marks.append(
                Mark(spot, figure, writer.tile(figure.claim.quantity, figure.claim.unit))
            )
    if shown.marks:
        shown.label = writer.label(group[0].claim)
    return shown


def _count(figure: Figure) -> int:
    return len({place.pcode or place.name for place in figure.claim.places})


def _spots(finder: _Finder, claim: Claim) -> list[Spot]:
    found = (finder.find(ref) for ref in claim.places)
    return list({spot.name: spot for spot in found if spot}.values())


def leading(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures of the first kind of the page that are about the same thing.

    Of several groups of that kind (all people, civilians) it is the one for most places.
    """
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        claim = figure.claim
        if claim.is_fact or claim.kind.group == "response" or claim.sector:
            continue
        key = (claim.kinds, claim.population, claim.unit, claim.measure)
        groups.setdefault(key, []).append(figure)
    if not groups:
        return []
    first = min(_ORDER[group[0].claim.kinds[0]] for group in groups.values())
    rivals = [g for g in groups.values() if _ORDER[g[0].claim.kinds[0]] == first]
    return max(
        rivals, key=lambda g: (len(g), not g[0].claim.is_compound, not g[0].claim.population)
    )
