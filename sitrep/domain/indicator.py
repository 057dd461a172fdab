"""What is followed from issue to issue, and which figure speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sitrep.domain.changes import is_lower
from sitrep.domain.figure import Claim, Figure, Relation, Role
from sitrep.domain.kinds import Measure, Population, Unit
from sitrep.domain.origins import origin_of
from sitrep.domain.reconcile import as_range
from sitrep.domain.source import Verification, body, short


@dataclass(frozen=True, slots=True)
class Slot:
    """What makes two figures comparable: the same kinds, people, places and measure.

    Attributes:
        places: P-codes, or names in lower case where there is none; sorted.
    """

    kinds: tuple[str, ...]
    population: tuple[Population, ...]
    places: tuple[str, ...]
    measure: Measure
    unit: Unit
    sector: str = ""


def slot(claim: Claim) -> Slot:
    places = tuple(sorted({place.pcode or place.name.casefold() for place in claim.places}))
    return Slot(
        tuple(sorted(claim.kinds)),
        tuple(sorted(claim.population)),
        places,
        claim.measure,
        claim.counted_in,
        claim.sector,
    )


class Policy(StrEnum):
    """How it is settled which of several counts is the headline."""

    CHOSEN = "chosen"
    RANGE = "range"
    LATEST = "latest"
    RELIABILITY = "highest_reliability"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A slot of a situation with the one figure that speaks for it.

    Attributes:
        figure: Id of the figure that speaks, "" while none does; of a range, the upper end.
        rationale: Why this one and not another.
    """

    id: str
    situation: str
    slot: Slot
    figure: str = ""
    rationale: str = ""
    policy: Policy = Policy.CHOSEN


SILENT = frozenset({Role.SUPERSEDED, Role.REJECTED, Role.CONTEXT})  # never speak for a slot


def updated(figures: Iterable[Figure]) -> dict[str, str]:
    """Map the id of each updated figure to the id of the newest one in its chain.

    A figure that was taken out again updates nothing.
    """
    successor = {
        link.other: figure.id
        for figure in figures
        if figure.role is not Role.REJECTED
        for link in figure.links
        if link.relation is Relation.UPDATES
    }
    return {first: _last(first, successor) for first in successor}


def _last(figure: str, successor: dict[str, str]) -> str:
    seen = {figure}
    while (following := successor.get(figure)) and following not in seen:
        seen.add(following)
        figure = following
    return figure


_AT_A_DAY = frozenset({Measure.CUMULATIVE, Measure.STOCK})  # the newer one holds the older one's
_DOUBTED = frozenset({Verification.UNVERIFIED, Verification.DISPUTED, Verification.RETRACTED})


def counted_again(new: Figure, old: Figure) -> bool:
    """Tell whether one body counted the same again, on a later day."""
    one, two = old.claim, new.claim
    if one.is_fact or two.is_fact or not (one.as_of and two.as_of):
        return False
    same = slot(one) == slot(two) and bool(one.origin) and body(one.origin) == body(two.origin)
    return same and one.as_of < two.as_of


def succeeds(new: Figure, old: Figure) -> bool:
    """Tell whether a count takes the place of the one that speaks, unless a person chose that one.

    The next count of the same body does, where it is of a day: counts of a period stand each for
    its own. Any count does where something was reported and not counted. A running total that went
    down, or no longer says "at least", is for a person, who must say why; so is what is computed,
    what is linked otherwise to the other (a part of it, a rival), and what is less sure or may be
    seen by fewer than what speaks.
    """
    if new.is_derived or old.is_derived or not is_as_good(new, old):
        return False
    if _linked(new, old) or _linked(old, new) or not new.claim.quantity.has_number:
        return False
    if not old.claim.quantity.is_counted:
        return not denies(new)
    running = old.claim.measure in _AT_A_DAY
    return running and counted_again(new, old) and not _went_down(new, old)


def speaks_before(new: Figure, old: Figure) -> bool:
    """Tell whether a count speaks in place of a vague one, which stands beside it then."""
    vague = not old.claim.quantity.has_number
    counts = new.claim.quantity.has_number and not denies(new)
    return vague and counts and is_as_good(new, old)


def is_as_good(new: Figure, old: Figure) -> bool:
    """Tell whether a count is checked and seen no less than another, so that it may replace it."""
    doubted = new.verification in _DOUBTED and old.verification not in _DOUBTED
    if doubted or new.verification is Verification.RETRACTED:
        return False
    return new.reviewed >= old.reviewed and new.classification.within(old.classification)


def denies(figure: Figure) -> bool:
    """Tell whether a figure says that there was none, which contradicts who said there were."""
    return figure.claim.quantity.high == 0


def _went_down(new: Figure, old: Figure) -> bool:
    """Tell whether a running total is lower, or may be, since it has lost its lower bound."""
    before, now = old.claim.quantity, new.claim.quantity
    unsaid = before.low is not None and now.low is None
    return old.claim.measure is Measure.CUMULATIVE and (unsaid or is_lower(before, now))


def _linked(one: Figure, other: Figure) -> bool:
    return any(link.other == other.id for link in one.links)


def subject(place: Slot) -> Slot:
    """Return what a slot shares with those that count other people of the same thing."""
    return replace(place, population=())


def standing(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures that may speak or stand beside one that does."""
    return [
        each
        for each in figures
        if each.role not in SILENT and each.verification is not Verification.RETRACTED
    ]


def newest_of_each(figures: Iterable[Figure]) -> list[Figure]:
    """Return the newest count of each body for each group of people, in the order given."""
    best: dict[tuple[str, tuple[Population, ...]], Figure] = {}
    for each in figures:
        key = (origin_of(each), tuple(sorted(each.claim.population)))
        before = best.get(key)
        if before is None or _day(each) >= _day(before):
            best[key] = each
    return [each for each in figures if each in best.values()]


def rivals(figure: Figure, near: Iterable[Figure]) -> list[Figure]:
    """Return what is named beside a headline: the newest counts of other bodies.

    Counts of other people are among them where the headline is of the most: of all people, or of
    these alone.

    Args:
        figure: What speaks.
        near: Other standing counts of the same thing, of whomever.
    """
    own, people = origin_of(figure), set(figure.claim.population)
    beside = [each for each in near if each.id != figure.id and each.claim.quantity.is_counted]
    wider = bool(people) and any(not each.claim.population for each in beside)
    return newest_of_each(
        [
            each
            for each in beside
            if origin_of(each) != own and (not wider or set(each.claim.population) == people)
        ]
    )


def speakers(policy: Policy, own: Sequence[Figure], beside: Sequence[Figure]) -> list[Figure]:
    """Return what a policy lets speak: one figure, or the two ends of a range, the lower first.

    Args:
        policy: Any but CHOSEN, which a person settles.
        own: Counts of the indicator that stand.
        beside: Counts of other people of the same thing.

    Raises:
        ValueError: The policy settles nothing; the text says why, in the words of the rule.
    """
    match policy:
        case Policy.LATEST:
            return [_latest(own)]
        case Policy.RELIABILITY:
            return [_most_reliable(own)]
        case _:
            return _ends(own, beside)


def _ends(own: Sequence[Figure], beside: Sequence[Figure]) -> list[Figure]:
    rivals = newest_of_each(own)
    if len(rivals) < 2:
        others = [
            each
            for each in newest_of_each(beside)
            if all(origin_of(each) != origin_of(mine) for mine in rivals)
        ] or newest_of_each(beside)
        rivals = [*others, *rivals]
    if len(rivals) < 2:
        raise ValueError("A range needs two counts by two bodies")
    as_range(rivals)
    low = min(rivals, key=lambda each: each.claim.quantity.low or 0)
    high = max(rivals, key=lambda each: each.claim.quantity.high or 0)
    return [low, high]


def _latest(own: Sequence[Figure]) -> Figure:
    dated = [each for each in own if each.claim.as_of]
    if not dated:
        raise ValueError("No count has a day")
    last = max(_day(each) for each in dated)
    newest = newest_of_each([each for each in dated if _day(each) == last])
    if len(newest) > 1:
        raise ValueError(f"Two counts are of the same day: {_names(newest)}")
    return newest[0]


_CHECKED = (
    Verification.VERIFIED,
    Verification.CORROBORATED,
    Verification.REPORTED,
    Verification.UNVERIFIED,
    Verification.DISPUTED,
    Verification.RETRACTED,
)


def _most_reliable(own: Sequence[Figure]) -> Figure:
    """Return the best graded count, of those the best checked; F is below all that was judged."""
    if not own:
        raise ValueError("There is no count")
    ranked = {each.id: _rank(each) for each in newest_of_each(own)}
    best = min(ranked.values())
    first = [each for each in own if ranked.get(each.id) == best]
    if len(first) > 1:
        grade, known = first[0].grade, first[0].verification.value
        how = f"graded alike ({grade}, {known})" if grade.is_judged else f"not graded yet ({known})"
        raise ValueError(f"Two counts are {how}: {_names(first)}")
    return first[0]


def _rank(figure: Figure) -> tuple[str, int, str]:
    return (
        figure.grade.reliability,
        _CHECKED.index(figure.verification),
        figure.grade.credibility,
    )


def _day(figure: Figure) -> date:
    return figure.claim.as_of or date.min


def _names(figures: Iterable[Figure]) -> str:
    return " / ".join(short(each.claim.origin) or "not named" for each in figures)
