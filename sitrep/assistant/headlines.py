"""Which of the figures of an article is its total for a kind."""

from __future__ import annotations

from collections import Counter
from math import inf, log10
from operator import attrgetter

from sitrep.assistant.drafts import Draft, Group
from sitrep.domain.quantity import Quantifier

_LEAD = 1200  # characters in which an article says what matters most
_TITLE = 300  # characters of the title and the first sentence
_TIMES = 8
_NEAR = 1.1  # times a bound that the opening gives
_ROUGH = (Quantifier.MORE_THAN, Quantifier.AT_LEAST)
_FAR = 40  # times the first count of a text: what is more is of a war or of a year
_SLACK = 0.2  # of a round number, within which a finer one is the same toll
_MIXED = "facilities"  # schools and bridges: one of several counts is no total


def headlines(groups: list[Group], length: int) -> dict[str, Draft]:
    """Return by kind the draft that gives the total of an article of `length` characters."""
    lead = min(_LEAD, max(_TITLE, length // 3))
    often = Counter(group.main.kinds for group in groups if group.main.unit == _MIXED)
    rivals: dict[str, list[Group]] = {}
    late: dict[str, list[Group]] = {}  # new ones: the total only where nothing else is
    for group in groups:
        kinds = group.main.kinds
        if len(kinds) == 1 and often[kinds] < 2 and _may_be_total(group):
            chosen = late if group.main.new else rivals
            chosen.setdefault(kinds[0], []).append(group)
    return {
        kind: _best(each, lead, late.get(kind, [])).main for kind, each in (late | rivals).items()
    }


def _best(rivals: list[Group], lead: int, late: list[Group]) -> Group:
    """Return the total among the figures of a kind; `late` are those said to be new.

    What the title or the first sentence counts is exceeded by a revised toll, but not by many
    times: that is the toll of a war or of a year. What is said of a day bounds nothing.
    """
    rivals = [group for group in rivals if not _is_elsewhere(group, late)] or late
    rivals = [group for group in rivals if not _is_topped(group, rivals)]
    rivals = [group for group in rivals if not _is_rounded(group, rivals)]
    told = min((group.first for group in rivals if not _is_rumor(group)), default=inf)
    rivals = [group for group in rivals if group.first <= told or not _is_rumor(group)]
    new = {group.main.quantity.order for group in late}
    rivals.sort(key=attrgetter("first"))
    background = [group for group in rivals[1:] if _is_of_a_time(group)]
    opening = [
        group.main.quantity.order
        for group in rivals
        if group.first < _TITLE and not _is_of_a_day(group) and group not in background
    ]
    near = [order for order in opening if order <= _FAR * opening[0]]
    most = inf if new.intersection(opening) else max(near, default=inf)
    if any(_is_plain(group) and group.first < lead for group in rivals):
        rivals = [group for group in rivals if _is_plain(group)]
    likely = [group for group in rivals if group.main.quantity.order <= _TIMES * most]
    rough = any(_is_rough(group) for group in rivals if _order(group) == most)
    return max(
        likely or rivals,
        key=lambda group: (
            _weight(group, lead, group in background) + _raised(group, most, rough=rough)
        ),
    )


def _is_rough(group: Group) -> bool:
    """Tell "more than 60", which "62" further down says to the letter."""
    return group.main.quantity.quantifier in _ROUGH and group.first < _TITLE


def _is_elsewhere(group: Group, late: list[Group]) -> bool:
    """Tell whether a figure is of another event: many times the bodies that the title counts."""
    opening = [each.main.quantity.order for each in late if each.first < _TITLE]
    return group.first >= _TITLE and any(
        0 < order * _FAR < group.main.quantity.order for order in opening
    )


def _is_topped(group: Group, rivals: list[Group]) -> bool:
    """Tell "three more have died" from the total that the text counts it into."""
    more = min(group.drafts, key=lambda draft: draft.start).more
    return more and any(
        not _is_of_a_day(other) and _order(group) < _order(other) <= _FAR * _order(group)
        for other in rivals
    )


def _is_rounded(group: Group, rivals: list[Group]) -> bool:
    """Tell "close to 100" and "more than 60" from the 97 and the 62 that the text counts."""
    quantity, order = group.main.quantity, _order(group)
    open_above = quantity.low is not None and quantity.high is None
    if not (quantity.approximate or open_above) or not _zeros(order):
        return False
    least = 1 - _SLACK if quantity.approximate else 1.0
    most = 1.0 if quantity.below else 1 + _SLACK
    return any(
        other is not group
        and _is_plain(other)
        and not other.main.quantity.approximate
        and _zeros(_order(other)) < _zeros(order)
        and least * order < _order(other) < most * order
        for other in rivals
    )


def _zeros(order: float) -> int:
    """Return how round a number is."""
    digits = f"{order:.0f}"
    return len(digits) - len(digits.rstrip("0"))


def _order(group: Group) -> float:
    return group.main.quantity.order


def _raised(group: Group, opening: float, *, rough: bool) -> float:
    """Weigh a running total: above what the opening counts it was raised since, below it a part.

    `rough`: the opening gives a bound, which a number a little above it makes exact.
    """
    if rough and opening < _order(group) <= _NEAR * opening:
        return 3.0
    if not any(draft.rule.endswith(".toll") for draft in group.drafts):
        return 0.0
    order = group.main.quantity.order
    return 3.0 * (opening < order <= 3 * opening) - 1.0 * (order < opening < inf)


def _is_of_a_day(group: Group) -> bool:
    """Tell whether a text first says a figure of a day, or as "more": "three more have died"."""
    first = min(group.drafts, key=lambda draft: draft.start)
    return first.share or first.more


def _is_rumor(group: Group) -> bool:
    """Tell whether only residents or unnamed reports say a figure; bodies count."""
    return all(draft.rumor for draft in group.drafts)


def _is_of_a_time(group: Group) -> bool:
    """Tell whether a figure is of a war, of a year, of another month."""
    return all(draft.month or draft.wide for draft in group.drafts)


def _is_plain(group: Group) -> bool:
    """Tell whether a figure is neither feared nor disputed somewhere."""
    return any(draft.sure for draft in group.drafts)


def _may_be_total(group: Group) -> bool:
    main = group.main
    if not main.quantity.has_number or main.quantity.quantifier is Quantifier.NONE_REPORTED:
        return False
    row = all(draft.row for draft in group.drafts)
    risen = main.new and main.rule.endswith((".toll", ".increase"))  # "rose by 12"
    return not (main.part or main.past or main.extra or row or risen)


def _weight(group: Group, lead: int, background: bool) -> float:  # noqa: FBT001 - a sum of cases
    """Weigh how likely a figure is the total: large, early, as a toll, said often."""
    drafts = group.drafts
    first = group.first
    weight = 0.3 * min(len(drafts), 3)
    weight += 1.0 * any(draft.rule.endswith((".toll", ".list")) for draft in drafts)
    weight += 0.5 * any(draft.total for draft in drafts)
    early = 2.0 * (first < lead) + 1.0 * (first < _TITLE)
    weight += -2.0 if background else early
    weight -= 1.0 * all(draft.share for draft in drafts)
    weight -= 1.0 * bool(group.main.population)
    weight -= 1.5 * (not any(draft.sure for draft in drafts))
    return weight + 4.0 * log10(1 + max(group.main.quantity.order, 0.0))
