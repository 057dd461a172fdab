"""One proposal for what an article says several times; which of them is its total."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log10

from sitrep.assistant.context import Context
from sitrep.domain.article import Passage
from sitrep.domain.figure import Certainty, Claim, Link, PlaceRef, Proposal, Relation
from sitrep.domain.kinds import KINDS, Measure, Population, Unit
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.source import Did, SourceLink

_LEAD = 1200  # characters in which an article says what matters most
_MIXED = "facilities"  # schools and bridges: one of several counts is no total


@dataclass(slots=True)
class Draft:
    """A count or fact as one sentence says it.

    Attributes:
        number: Its place among all drafts, that relations go by.
        own: The part of the sentence that belongs to it alone.
        share: Said of a day or of each.
        speaker: Whose appeal or response a fact is.
        extra: Comes on top of another count of the same kind.
    """

    number: int
    kinds: tuple[str, ...]
    quantity: Quantity
    unit: str
    population: tuple[str, ...]
    start: int
    quote: str
    span: tuple[int, int]
    own: tuple[int, int]
    rule: str
    sure: bool
    relation: Relation | None = None
    parent: int | None = None
    new: bool = False
    part: bool = False
    past: bool = False
    total: bool = False
    share: bool = False
    speaker: str = ""
    extra: bool = False


@dataclass(slots=True)
class _Group:
    """Drafts that say the same."""

    drafts: list[Draft]
    places: tuple[PlaceRef, ...] = ()
    score: float = 0.0
    main: Draft = field(init=False)

    def __post_init__(self) -> None:
        self.main = self.drafts[0]


def merged(drafts: list[Draft], context: Context, article: str, publisher: str) -> list[Proposal]:
    """Return one proposal a figure, in reading order of their first words."""
    groups = _groups(_without_vain(drafts), context)
    for group in groups:
        group.main = max(group.drafts, key=lambda draft: _telling(draft, context))
    headlines = _headlines(groups)
    ids = {draft.number: f"f{i}" for i, g in enumerate(groups, 1) for draft in g.drafts}
    return [_proposal(group, ids, headlines, context, article, publisher) for group in groups]


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


_MERE = (Quantifier.PRESENCE, Quantifier.NONE_REPORTED)


def _groups(drafts: list[Draft], context: Context) -> list[_Group]:
    known: dict[object, list[_Group]] = {}
    made: list[_Group] = []
    for draft in drafts:
        places = tuple(ref for _, ref in context.said(draft.span).places)
        same = known.setdefault(_key(draft), [])
        for group in same:
            if not places or not group.places or set(places) & set(group.places):
                group.drafts.append(draft)
                group.places = group.places or places
                break
        else:
            group = _Group([draft], places)
            same.append(group)
            made.append(group)
    return made


def _key(draft: Draft) -> object:
    quantity = draft.quantity
    if not KINDS[draft.kinds[0]].counts:
        return draft.kinds, draft.start
    words = quantity.words.lower() if quantity.quantifier is Quantifier.VAGUE else ""
    bounds = quantity.quantifier, quantity.low, quantity.high, words
    return draft.kinds, bounds, draft.unit, draft.part, draft.past, draft.population


def _telling(draft: Draft, context: Context) -> tuple[bool, bool, bool, int]:
    """Order passages: one with a source first, then a running total."""
    source = context.said(draft.span).source
    return source is not None, draft.rule.endswith(".toll"), draft.sure, -draft.start


def _headlines(groups: list[_Group]) -> set[int]:
    """Return the drafts that give the article's total for their kind."""
    best: dict[str, _Group] = {}
    often = Counter(group.main.kinds for group in groups if group.main.unit == _MIXED)
    for group in groups:
        main = group.main
        if len(main.kinds) > 1 or often[main.kinds] > 1 or not _may_be_total(group):
            continue
        group.score = _weight(group)
        rival = best.get(main.kinds[0])
        if rival is None or group.score > rival.score:
            best[main.kinds[0]] = group
    return {group.main.number for group in best.values()}


def _may_be_total(group: _Group) -> bool:
    main = group.main
    if not main.quantity.has_number or main.quantity.quantifier is Quantifier.NONE_REPORTED:
        return False
    return not (main.part or main.past or main.new or main.extra)


def _weight(group: _Group) -> float:
    """Weigh how likely a figure is the total: large, early, as a toll, said often."""
    weight = 0.3 * min(len(group.drafts), 3)
    weight += 1.0 * any(draft.rule.endswith((".toll", ".list")) for draft in group.drafts)
    weight += 1.0 * any(draft.total for draft in group.drafts)
    weight += 2.0 * (min(draft.start for draft in group.drafts) < _LEAD)
    weight -= 1.0 * all(draft.share for draft in group.drafts)
    return weight + 4.0 * log10(1 + max(group.main.quantity.order, 0.0))


def _proposal(
    group: _Group,
    ids: dict[int, str],
    headlines: set[int],
    context: Context,
    article: str,
    publisher: str,
) -> Proposal:
    main = group.main
    rest = [draft for draft in group.drafts if draft is not main]
    passages = tuple(Passage(article, d.start, d.quote) for d in (main, *rest))
    links = tuple(
        dict.fromkeys(
            Link(draft.relation, ids[draft.parent])
            for draft in group.drafts
            if draft.relation and draft.parent in ids and ids[draft.parent] != ids[main.number]
        )
    )
    return Proposal(
        ids[main.number],
        _claim(main, context, publisher),
        passages,
        links,
        main.number in headlines,
        _certainty(main),
        main.rule,
    )


def _claim(main: Draft, context: Context, publisher: str) -> Claim:
    source = context.said(main.span).source
    chain = [SourceLink(source.name, source.verb)] if source else []
    if source and source.teller:
        chain.append(SourceLink(source.teller))
    if main.speaker:
        chain = [SourceLink(main.speaker)]
    if publisher and all(link.name != publisher for link in chain):
        chain.append(SourceLink(publisher, Did.PUBLISHED))
    measure = KINDS[main.kinds[0]].measure
    return Claim(
        main.kinds,
        main.quantity,
        Unit(main.unit),
        Measure.NEW if main.new else measure,
        tuple(Population(code) for code in main.population),
        context.places(main.span, *main.own),
        None if main.past else context.as_of(main.span, main.start),
        chain=tuple(chain),
    )


def _certainty(main: Draft) -> Certainty:
    if main.past or main.part:
        return Certainty.LOW
    if not main.sure or not main.quantity.has_number or main.extra or main.new or main.share:
        return Certainty.MEDIUM
    if main.quantity.quantifier is Quantifier.NONE_REPORTED:
        return Certainty.MEDIUM
    return Certainty.HIGH
