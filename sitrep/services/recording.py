"""Taking figures into a situation, with their links and the indicators they speak for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sitrep.domain.abroad import outside
from sitrep.domain.disaggregation import breakdowns
from sitrep.domain.figure import Claim, Figure, Link, PlaceRef, Relation, Role
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import (
    SILENT,
    Indicator,
    Policy,
    slot,
    speaks_before,
    succeeds,
)
from sitrep.domain.reconcile import corroborating
from sitrep.domain.report import Status, moment
from sitrep.domain.source import Verification
from sitrep.errors import Refused
from sitrep.languages import forms
from sitrep.languages.countries import other_countries
from sitrep.services import choosing, deriving
from sitrep.store import figures, reports, situations
from sitrep.store.database import Store

AHEAD = timedelta(days=1)  # it is tomorrow already where some papers are printed


def record(store: Store, figure: Figure) -> Changed:
    """Take a figure that a person entered by hand into its situation."""
    _check(store, figure)
    with store.step("Record a figure"):
        keep(store, figure)
    return Changed.FIGURES


def record_all(store: Store, several: Sequence[Figure]) -> Changed:
    """Take several figures entered by hand into their situation in one step: all or none."""
    for figure in several:
        _check(store, figure)
    with store.step("Record a figure" if len(several) == 1 else f"Record {len(several)} figures"):
        for figure in several:
            keep(store, figure)
    return Changed.FIGURES


def amend(store: Store, figure: Figure) -> Changed:
    """Change a figure; every field that differs is kept with its old value in the history."""
    _check(store, figure)
    _check_computed(store, figure)
    with store.step("Change a figure"):
        keep(store, figure)
    return Changed.FIGURES


def keep(store: Store, figure: Figure, proposal: str = "") -> None:
    """Save a figure within the step at hand and let it speak where nothing speaks yet.

    A figure that updates another takes its place; the other stays for the record, superseded. The
    next count of the body that speaks updates it unasked, unless a person chose what speaks. A
    rival for the same slot stands beside the chosen one until a person chooses. Facts, which hold
    no count, stand beside each other without a choice; what was superseded or taken out stays
    silent when it is changed.
    """
    figure = _succeeding(store, figure)
    replaced = {link.other for link in figure.links if link.relation is Relation.UPDATES}
    for old in replaced:
        for each in figures.with_prefix(store, old):
            if each.role is not Role.REJECTED and figure.role not in SILENT:
                figures.save(store, replace(each, role=Role.SUPERSEDED))
    if figure.claim.is_fact or figure.role in SILENT:
        figures.save(store, figure, proposal)
        return
    _speak_or_stand(store, figure, replaced, proposal)
    for derived, terms in deriving.consequences(store, figure):
        keep_derived(store, derived, terms)


def _succeeding(store: Store, figure: Figure) -> Figure:
    """Return a figure as the update of what speaks, where it takes its place unasked."""
    old = _unchosen(store, figure)
    if old is None or not succeeds(figure, old):
        return figure
    return replace(figure, links=(*figure.links, Link(Relation.UPDATES, old.id)))


def _unchosen(store: Store, figure: Figure) -> Figure | None:
    """Return what speaks in the place of a figure, without a person or a rule having said so."""
    if figure.claim.is_fact or figure.role in SILENT:
        return None
    known = figures.indicator(store, figure.situation, slot(figure.claim))
    if known is None or known.rationale or known.policy is not Policy.CHOSEN:
        return None
    return figures.get(store, known.figure) if known.figure not in ("", figure.id) else None


def keep_derived(store: Store, derived: Figure, terms: Sequence[Figure]) -> None:
    """Save a computed figure within the step at hand, and mark its terms as counted into it."""
    keep(store, derived)
    component = Link(Relation.COMPONENT_OF, derived.id)
    for each in terms:
        term = figures.get(store, each.id)
        if term and component not in term.links:
            figures.save(store, replace(term, links=(*term.links, component)))


def _speak_or_stand(store: Store, figure: Figure, replaced: set[str], proposal: str) -> None:
    place = slot(figure.claim)
    known = figures.indicator(store, figure.situation, place)
    known = known or Indicator(new_id(), figure.situation, place)
    old = _unchosen(store, figure)
    gives_way = old is not None and speaks_before(figure, old)
    speaks = gives_way or known.figure in ("", figure.id) or known.figure in replaced
    if old is not None and gives_way and old.id not in replaced:
        figures.save(store, replace(old, role=Role.SUPPORTING))
    role = Role.HEADLINE if speaks else Role.SUPPORTING
    figures.save(store, replace(figure, role=role), proposal)
    for indicator in figures.indicators(store, figure.situation):
        if indicator.figure in {figure.id, *replaced} and indicator.id != known.id:
            figures.save_indicator(store, replace(indicator, figure=""))
    if speaks:
        known = replace(known, figure=figure.id)
        figures.save_indicator(store, known)
    choosing.settle(store, known)


def _check(store: Store, figure: Figure) -> None:
    _check_links(store, figure)
    require_inside(store, figure)
    _check_day(store, figure)
    try:
        breakdowns(figure.claim.quantity, figure.parts)
    except ValueError as error:
        raise Refused(
            f"The figure was not recorded: {error}.",
            "Set the rows right, so that together they are no more than the total.",
        ) from error
    if figure.verification is Verification.CORROBORATED:
        _check_corroborated(store, figure)


def _check_computed(store: Store, figure: Figure) -> None:
    """Refuse to write over the count of a computed figure: it follows what it is computed from."""
    before = figures.get(store, figure.id)
    if before and before.is_derived and before.claim.quantity != figure.claim.quantity:
        raise Refused(
            f"The count was not changed: it is computed ({before.derivation}).",
            "Change the figures it is computed from, or take it out and record a count.",
        )


def _check_corroborated(store: Store, figure: Figure) -> None:
    """Hold "corroborated" to two origins or more: outlets that quote one body are one origin."""
    own = slot(figure.claim)
    others = [
        each
        for each in figures.of_situation(store, figure.situation)
        if not each.claim.is_fact and slot(each.claim) == own and each.role is not Role.REJECTED
    ]
    if not corroborating(figure, others):
        raise Refused(
            "The figure was not recorded as corroborated: it has 1 origin, and this needs two.",
            "Record the count of a second body first; outlets that quote the same body are one"
            " origin.",
        )


def _check_links(store: Store, figure: Figure) -> None:
    """Refuse a link to another situation, to itself, or one that closes a circle.

    Raises:
        Refused: Naming the link.
    """
    for link in figure.links:
        other = figures.get(store, link.other)
        if link.other == figure.id or other is None or other.situation != figure.situation:
            raise Refused(
                f"The figure was not recorded: “{link.relation.value}” points to no other figure"
                " of this situation.",
                "Link it to a figure that “sitrep figures” lists.",
            )
        if link.relation is Relation.UPDATES and not set(other.claim.kinds) & set(
            figure.claim.kinds
        ):
            raise Refused(
                "The figure was not recorded: it would update a figure of another kind"
                f" ({other.claim.kind.label.lower()}).",
                "Link it to an earlier count of the same thing.",
            )
    for relations in ((Relation.UPDATES,), (Relation.SUBSET_OF, Relation.COMPONENT_OF)):
        if _reaches(store, figure, relations):
            said = next(link.relation for link in figure.links if link.relation in relations)
            raise Refused(
                f"The figure was not recorded: its “{said.value}” link leads back to itself, and"
                " nothing is newer than, or part of, itself (V7).",
                "Take one of the links of that circle away first.",
            )


def _reaches(store: Store, figure: Figure, relations: Collection[Relation]) -> bool:
    """Tell whether the links of some relations lead from the figure back to it."""
    waiting, seen = _others(figure, relations), set[str]()
    while waiting:
        at = waiting.pop()
        if at == figure.id:
            return True
        if at not in seen:
            seen.add(at)
            above = figures.get(store, at)
            waiting += _others(above, relations) if above else []
    return False


def _others(figure: Figure, relations: Collection[Relation]) -> list[str]:
    return [link.other for link in figure.links if link.relation in relations]


def require_inside(store: Store, figure: Figure) -> None:
    """Refuse a place of incident that lies in another country than the situation (V3).

    Raises:
        Refused: Naming the place.
    """
    place = abroad(store, figure.situation, figure.claim)
    if place:
        raise Refused(
            f"The figure was not recorded: {place.name} lies outside the situation’s country, and a"
            " place of incident must be inside it (V3).",
            "Choose a place inside it, record the figure in a situation of that country, or say"
            f" which one it is where a smaller place has that name: “{place.name} (district)”.",
        )


def abroad(store: Store, situation: str, claim: Claim) -> PlaceRef | None:
    """Return the first place of incident of a claim that is outside the situation's country."""
    kept = situations.get(store, situation)
    return outside(claim, kept.country, other_countries(kept.country)) if kept else None


def _check_day(store: Store, figure: Figure) -> None:
    """Refuse a count of a day that has not come (V11); one that is told already may be."""
    day, today = figure.claim.as_of, datetime.now(UTC).astimezone().date()
    if day is None or day <= today + AHEAD:
        return
    drafts = [
        reports.fields(store, issue.id).get("as_of")
        for issue in reports.of_situation(store, figure.situation)
        if issue.status is Status.DRAFT
    ]
    if any(field and moment(field.value)[0] >= day for field in drafts):
        return
    raise Refused(
        f"The figure was not recorded: {forms.day(day, 'en')} has not come yet (V11).",
        "Give the day the count was true.",
    )


def links_of(proposal: str, accepted: dict[str, str], own: Iterable[Link]) -> tuple[Link, ...]:
    """Turn links between proposals into links between the figures made of them.

    Args:
        proposal: The proposal at hand; a link to itself falls away.
        accepted: Id of the figure by id of the accepted proposal.
        own: Links of the proposal at hand.
    """
    return tuple(
        replace(link, other=accepted[link.other])
        for link in own
        if link.other in accepted and link.other != proposal
    )
