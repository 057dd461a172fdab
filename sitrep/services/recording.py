"""Taking figures into a situation, with their links and the indicators they speak for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitrep.domain.article import Classification
from sitrep.domain.figure import Figure, Link, Relation, Role
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
from sitrep.services import allowing, choosing, deriving
from sitrep.store import articles, figures
from sitrep.store.database import Store


def record(store: Store, figure: Figure) -> Changed:
    """Take a figure that a person entered by hand into its situation."""
    allowing.require_sound(store, figure)
    with store.step("Record a figure"):
        keep(store, figure)
    return Changed.FIGURES


def record_all(store: Store, several: Sequence[Figure]) -> Changed:
    """Take several figures entered by hand into their situation in one step: all or none."""
    for figure in several:
        allowing.require_sound(store, figure)
    with store.step("Record a figure" if len(several) == 1 else f"Record {len(several)} figures"):
        for figure in several:
            keep(store, figure)
    return Changed.FIGURES


def amend(store: Store, figure: Figure) -> Changed:
    """Change a figure; every field that differs is kept with its old value in the history."""
    allowing.require_sound(store, figure)
    allowing.require_as_computed(store, figure)
    with store.step("Change a figure"):
        keep(store, _of_its_own(store, figure))
    return Changed.FIGURES


def _of_its_own(store: Store, figure: Figure) -> Figure:
    """Return a changed figure without the updates that it no longer is; what it replaced speaks.

    It took the place of a count as the next of the same body, people and place; changed, it is of
    others, of an earlier day or lower, and would not have.
    """
    before = figures.get(store, figure.id)
    if before is None or figure.role in SILENT:
        return figure
    for link in figure.links:
        old = figures.get(store, link.other) if link.relation is Relation.UPDATES else None
        if old is None or old.role is not Role.SUPERSEDED or link not in before.links:
            continue
        if succeeds(_without(before, link), old) and not succeeds(_without(figure, link), old):
            figure = _without(figure, link)
            figures.save(store, figure)
            place = figures.indicator(store, old.situation, slot(old.claim))
            if place and place.figure == figure.id:
                figures.save_indicator(store, replace(place, figure=""))
            choosing.stand_again(store, old.id)
    return figure


def _without(figure: Figure, link: Link) -> Figure:
    return replace(figure, links=tuple(each for each in figure.links if each != link))


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
    for old in () if figure.role in SILENT else replaced:
        each = figures.get(store, old)
        if each and each.role is not Role.REJECTED:
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
    if old is None or not succeeds(figure, old) or not _as_open(store, figure, old):
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


def _as_open(store: Store, new: Figure, old: Figure) -> bool:
    """Tell whether the articles of a count may be seen by all who may see those of another."""
    return _limit(store, new).within(_limit(store, old))


def _limit(store: Store, figure: Figure) -> Classification:
    """Return the narrowest classification of a figure and of what it was read from."""
    known = (articles.get(store, passage.article) for passage in figure.passages)
    found = [figure.classification, *(each.classification for each in known if each)]
    return next(each for each in found if all(other.within(each) for other in found))


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
    gives_way = old is not None and speaks_before(figure, old) and _as_open(store, figure, old)
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
