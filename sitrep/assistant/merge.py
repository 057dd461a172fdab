"""One proposal for what an article says several times, with all that is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.assistant.attribution import Source
from sitrep.assistant.certainty import certainty
from sitrep.assistant.context import Context
from sitrep.assistant.drafts import Draft, Group
from sitrep.assistant.headlines import headlines
from sitrep.domain.article import Passage
from sitrep.domain.figure import Claim, Link, PlaceRef, Proposal, Relation
from sitrep.domain.kinds import KINDS, Measure, Population, Unit
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.source import Did, SourceLink

Places = tuple[PlaceRef, ...]

_MERE = (Quantifier.PRESENCE, Quantifier.NONE_REPORTED)


def merged(drafts: list[Draft], context: Context, article: str, publisher: str) -> list[Proposal]:
    """Return one proposal a figure, in reading order of their first words."""
    groups = _groups(_without_vain(drafts))
    context.rows = sorted({draft.span for draft in drafts if draft.row})
    sources = {draft.number: context.source(draft.span, draft.at) for draft in drafts}
    for group in groups:
        group.main = max(
            _bounded(group.drafts), key=lambda draft: _telling(draft, sources[draft.number])
        )
    groups.sort(key=lambda group: group.drafts[0].start)
    totals = headlines(groups, len(context.text))
    ids = {draft.number: f"f{i}" for i, g in enumerate(groups, 1) for draft in g.drafts}
    made = _Merge(context, article, publisher, sources, ids, totals)
    return [made.proposal(group) for group in groups]


def _without_vain(drafts: list[Draft]) -> list[Draft]:
    """Leave out mere presence of what is counted elsewhere, and its repetition."""
    counted = {
        kind for draft in drafts if draft.quantity.quantifier not in _MERE for kind in draft.kinds
    }
    kept: list[Draft] = []
    seen: set[tuple[str, ...]] = set()
    for draft in drafts:
        fact = not KINDS[draft.kinds[0]].counts
        if draft.quantity.quantifier in _MERE and not fact:
            if counted & set(draft.kinds) or draft.kinds in seen:
                continue
            seen.add(draft.kinds)
        kept.append(draft)
    return kept


def _groups(drafts: list[Draft]) -> list[Group]:
    known: dict[object, list[Group]] = {}
    made: list[Group] = []
    for draft in drafts:
        places = draft.where or ()
        same = known.setdefault(_key(draft), [])
        for group in same:
            if not places or not group.places or _meet(places, group.places):
                group.add(draft)
                group.places = _finer(group.places, places) or places
                break
        else:
            group = Group([draft], places)
            same.append(group)
            made.append(group)
    return made


def _meet(places: Places, others: Places) -> bool:
    """Tell whether two counts may be of one place, which may be named by the province it is in."""
    return (
        bool(set(places) & set(others)) or _is_within(places, others) or _is_within(others, places)
    )


def _is_within(inner: Places, outer: Places) -> bool:
    """Tell whether every place is in one of the others, which P-codes show by how they begin."""
    codes = tuple(place.pcode for place in outer if place.pcode)
    return bool(codes) and all(place.pcode and place.pcode.startswith(codes) for place in inner)


def _finer(places: Places, others: Places) -> Places:
    """Return `others` where they are inside `places`, which are kept else."""
    return others if others and _is_within(others, places) else places


def _key(draft: Draft) -> object:
    quantity = draft.quantity
    if not KINDS[draft.kinds[0]].counts:
        return draft.kinds, draft.start
    words = quantity.words.lower() if quantity.quantifier is Quantifier.VAGUE else ""
    bounds = _written(quantity), quantity.has_number, words
    return draft.kinds, bounds, draft.unit, draft.part, draft.past, draft.population


def _written(quantity: Quantity) -> tuple[int | None, ...]:
    """Return the number or the two numbers that stand in the text."""
    if quantity.quantifier is Quantifier.RANGE:
        return quantity.low, quantity.high
    return (quantity.low if quantity.low is not None else quantity.high,)


def _bounded(drafts: list[Draft]) -> list[Draft]:
    """Return those with a bound, if any: a headline's "70" is the "over 70" of the text."""
    bounded = [draft for draft in drafts if not draft.quantity.is_exact]
    return bounded or drafts


def _telling(draft: Draft, source: Source | None) -> tuple[int, bool, bool, int]:
    """Order passages: one with a named source first, then a running total."""
    rank = 0 if source is None else 2 if source.is_named else 1
    return rank, draft.rule.endswith(".toll"), draft.sure, -draft.start


@dataclass(slots=True)
class _Merge:
    """Makes proposals of groups; `ids` and `totals` go by the number of a draft."""

    context: Context
    article: str
    publisher: str
    sources: dict[int, Source | None]
    ids: dict[int, str]
    totals: dict[str, Draft]

    def proposal(self, group: Group) -> Proposal:
        main = group.main
        rest = [draft for draft in group.drafts if draft is not main]
        return Proposal(
            self.ids[main.number],
            self._claim(group),
            tuple(Passage(self.article, d.start, d.quote) for d in (main, *rest)),
            self._links(group),
            self.totals.get(main.kinds[0]) is main,
            certainty(main, attributed=self.sources[main.number] is not None),
            main.rule,
        )

    def _links(self, group: Group) -> tuple[Link, ...]:
        own = self.ids[group.main.number]
        links = [
            Link(draft.relation, self.ids[draft.parent])
            for draft in group.drafts
            if draft.relation and draft.parent in self.ids and self.ids[draft.parent] != own
        ]
        total = self.totals.get(group.main.kinds[0])
        if not links and total and _is_inside(group.main, total):
            links.append(Link(Relation.SUBSET_OF, self.ids[total.number]))
        return tuple(dict.fromkeys(links))

    def _claim(self, group: Group) -> Claim:
        main, places = group.main, group.places
        dated = next((d for d in (main, *group.drafts) if self.context.tells_day(d.span)), main)
        as_of = self.context.as_of(dated.span, dated.at, past=main.past)
        since = None if main.past else self.context.since(dated.span, dated.at)
        return Claim(
            main.kinds,
            main.quantity,
            Unit(main.unit),
            Measure.NEW if main.new else KINDS[main.kinds[0]].measure,
            tuple(Population(code) for code in main.population),
            self.context.places(main.span, _finer(main.where or places, places)),
            as_of,
            since if since and as_of and since <= as_of else None,
            chain=self._chain(main),
        )

    def _chain(self, main: Draft) -> tuple[SourceLink, ...]:
        source = self.sources[main.number]
        chain = [SourceLink(source.name, source.verb)] if source else []
        if source and source.teller:
            chain.append(SourceLink(source.teller))
        if main.speaker:
            chain = [SourceLink(self.context.bodies.full(main.speaker))]
        if self.publisher and all(link.name != self.publisher for link in chain):
            chain.append(SourceLink(self.publisher, Did.PUBLISHED))
        return tuple(chain)


def _is_inside(part: Draft, total: Draft) -> bool:
    """Tell whether a count of one place, or of some of the dead, is inside the article's total."""
    same = part.kinds == total.kinds and part.unit == total.unit
    smaller = 0 <= part.quantity.order < total.quantity.order
    return (part.row or part.part) and same and smaller and not part.past
