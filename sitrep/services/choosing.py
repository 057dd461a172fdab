"""Which figure speaks, which is taken out, and which a person has looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.domain.figure import Figure, Relation, Role
from sitrep.domain.history import Changed
from sitrep.domain.indicator import (
    SILENT,
    Indicator,
    Policy,
    slot,
    speakers,
    standing,
    subject,
    updated,
)
from sitrep.domain.signs import plain
from sitrep.errors import Refused
from sitrep.store import figures
from sitrep.store.database import Store

POLICIES = {
    Policy.CHOSEN: "One chosen figure",
    Policy.RANGE: "Range",
    Policy.LATEST: "Latest",
    Policy.RELIABILITY: "Highest reliability",
}


def choose(store: Store, indicator: Indicator, figure: Figure, rationale: str) -> Changed:
    """Let a figure speak for its indicator; the one that spoke stands beside it.

    Raises:
        Refused: There is no reason, or the figure cannot speak for this indicator.
    """
    if not rationale.strip():
        raise Refused(
            "The figure was not chosen: no reason was given.",
            "Say in a few words why this count and not another; the history keeps it.",
        )
    if figure.claim.is_fact or slot(figure.claim) != indicator.slot:
        raise Refused(
            "The figure was not chosen: it counts something else.",
            "Choose among the figures of the same kind, people, place and measure.",
        )
    if figure.role in SILENT:
        raise Refused(
            f"The figure was not chosen: it is {figure.role.value}.",
            "Choose one that still stands, or record the count again.",
        )
    with store.step("Choose a figure", reason=rationale.strip()):
        for before in figures.with_prefix(store, indicator.figure) if indicator.figure else ():
            if before.id != figure.id and before.role is Role.HEADLINE:
                figures.save(store, replace(before, role=Role.SUPPORTING))
        figures.save(store, replace(figure, role=Role.HEADLINE))
        chosen = replace(
            indicator, figure=figure.id, rationale=rationale.strip(), policy=Policy.CHOSEN
        )
        figures.save_indicator(store, chosen)
    return Changed.FIGURES


def follow(store: Store, indicator: Indicator, policy: Policy, rationale: str) -> Changed:
    """Let a rule settle which figure speaks, now and whenever a count is recorded.

    Raises:
        Refused: There is no reason, or the rule settles nothing; the text says why.
    """
    if not rationale.strip():
        raise Refused(
            "The headline was not changed: no reason was given.",
            "Say in a few words why; the history keeps it.",
        )
    if policy is Policy.CHOSEN:
        raise Refused(
            "The headline was not changed: no figure was named.", "Choose one of the figures."
        )
    try:
        speakers(policy, *_counts(store, indicator))
    except ValueError as error:
        raise Refused(
            f"{POLICIES[policy]} is not offered: {error}.", "Choose one figure, or another rule."
        ) from error
    with store.step("Choose how the headline is settled", reason=rationale.strip()):
        changed = replace(indicator, policy=policy, rationale=rationale.strip())
        figures.save_indicator(store, changed)
        settle(store, changed)
    return Changed.FIGURES


def settle(store: Store, indicator: Indicator) -> None:
    """Let the figure speak that the rule of an indicator names, within the step at hand.

    Where the rule settles nothing any more, what spoke goes on to speak.
    """
    if indicator.policy is Policy.CHOSEN:
        return
    own, beside = _counts(store, indicator)
    try:
        spoken = speakers(indicator.policy, own, beside)[-1]
    except ValueError:
        return
    before = figures.with_prefix(store, indicator.figure) if indicator.figure else []
    retracted = [each for each in before if each not in own and each.role is Role.HEADLINE]
    for each in (*own, *retracted):
        role = Role.HEADLINE if each.id == spoken.id else Role.SUPPORTING
        if each.role is not role:
            figures.save(store, replace(each, role=role))
    if indicator.figure != spoken.id:
        figures.save_indicator(store, replace(indicator, figure=spoken.id))


def _counts(store: Store, indicator: Indicator) -> tuple[list[Figure], list[Figure]]:
    """Return the standing counts of an indicator, and those of other people of the same thing."""
    everyone = figures.of_slot(store, indicator.situation, indicator.slot.kinds)
    about = subject(indicator.slot)
    near = [each for each in standing(everyone) if subject(slot(each.claim)) == about]
    own = [each for each in near if slot(each.claim) == indicator.slot]
    return own, [each for each in near if each not in own]


def withdraw(store: Store, figure: Figure, reason: str) -> Changed:
    """Take a figure out of use; it stays on record, rejected, with the reason.

    What it had replaced stands or speaks again. Else the only rival does; among several a person
    chooses.

    Raises:
        Refused: There is no reason, or it was taken out before.
    """
    if not reason.strip():
        raise Refused(
            "The figure was not taken out: no reason was given.",
            "Say why in a few words; the history keeps it.",
        )
    if figure.role is Role.REJECTED:
        raise Refused("Nothing was done: this figure was taken out before.", "Leave it as it is.")
    _require_no_sum(store, figure)
    with store.step("Take out a figure", reason=reason.strip()):
        figures.save(store, replace(figure, role=Role.REJECTED))
        for indicator in figures.indicators(store, figure.situation):
            if indicator.figure == figure.id:
                _hand_over(store, indicator, figure)
        for link in figure.links:
            if link.relation is Relation.UPDATES:
                stand_again(store, link.other)
    return Changed.FIGURES


def stand_again(store: Store, superseded: str) -> None:
    """Let a count stand that nothing updates any more, within the step at hand.

    It speaks where nothing else does.
    """
    old = figures.get(store, superseded)
    if old is None or old.role is not Role.SUPERSEDED:
        return
    if old.id in updated(figures.of_situation(store, old.situation)):
        return
    old = replace(old, role=Role.SUPPORTING)
    figures.save(store, old)
    place = None if old.claim.is_fact else figures.indicator(store, old.situation, slot(old.claim))
    if place is None:
        return
    if not place.figure and standing([old]):
        figures.save(store, replace(old, role=Role.HEADLINE))
        place = replace(place, figure=old.id)
        figures.save_indicator(store, place)
    settle(store, place)


def _require_no_sum(store: Store, figure: Figure) -> None:
    """Refuse to take a term away from a computed figure that still speaks or stands."""
    for link in figure.links:
        made = figures.get(store, link.other) if link.relation is Relation.COMPONENT_OF else None
        if made and made.is_derived and made.role not in SILENT:
            raise Refused(
                f"The figure was not taken out: {plain(made.claim.quantity)}"
                f" ({made.derivation}) rests on it.",
                "Take that computed figure out first.",
            )


def _hand_over(store: Store, indicator: Indicator, figure: Figure) -> None:
    replaced = {link.other for link in figure.links if link.relation is Relation.UPDATES}
    beside = [
        each
        for each in figures.of_situation(store, figure.situation)
        if each.id != figure.id and not each.claim.is_fact and slot(each.claim) == indicator.slot
    ]
    before = [each for each in beside if each.id in replaced and each.role is Role.SUPERSEDED]
    rivals = [each for each in beside if each.role is Role.SUPPORTING]
    heirs = before or rivals
    if len(heirs) == 1:
        figures.save(store, replace(heirs[0], role=Role.HEADLINE))
    heir = heirs[0].id if len(heirs) == 1 else ""
    kept = "" if indicator.policy is Policy.CHOSEN else indicator.rationale
    left = replace(indicator, figure=heir, rationale=kept)
    figures.save_indicator(store, left)
    settle(store, left)


def mark_reviewed(store: Store, several: Sequence[Figure]) -> Changed:
    """Say that a person has looked at figures which the program took unasked."""
    waiting = [figure for figure in several if not figure.reviewed]
    if not waiting:
        raise Refused(
            "Nothing was done: a person has looked at these figures before.",
            "Choose figures marked “not yet”.",
        )
    count = len(waiting)
    with store.step("Review a figure" if count == 1 else f"Review {count} figures"):
        for figure in waiting:
            figures.save(store, replace(figure, reviewed=True))
    return Changed.FIGURES
