"""What follows from a figure: sums it was counted into, and what it leaves of a whole. Reads only.

The step that keeps a figure keeps what follows from it as well, so that one undo takes both back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sitrep.domain import derive
from sitrep.domain.figure import Figure, Link, Relation, Role
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import SILENT, updated
from sitrep.domain.reconcile import APART, CannotBeAdded
from sitrep.domain.signs import plain
from sitrep.errors import Refused
from sitrep.store import figures
from sitrep.store.database import Store

_LEADING = (Relation.SUBSET_OF, Relation.COMPONENT_OF, Relation.UPDATES)
MINUS = " \N{MINUS SIGN} "


def consequences(store: Store, figure: Figure) -> list[tuple[Figure, list[Figure]]]:
    """Return computed figures that a figure changes or makes possible, each with its terms.

    Raises:
        Refused: A sum that it was counted into would break a rule.
    """
    if figure.is_derived or figure.claim.is_fact or figure.role in SILENT:
        return []
    linked = any(link.relation in _LEADING for link in figure.links)
    if not linked and not figures.is_linked_to(store, figure.id):
        return []
    everyone = {each.id: each for each in figures.of_situation(store, figure.situation)}
    everyone[figure.id] = figure
    again = [
        found
        for link in figure.links
        if link.relation is Relation.COMPONENT_OF and link.other in everyone
        for found in _again(figure, everyone[link.other], everyone.values())
    ]
    renewed = _renewed(figure, everyone)
    return [*again, *renewed, *_left(figure, everyone.values())]


def _renewed(figure: Figure, everyone: Mapping[str, Figure]) -> list[tuple[Figure, list[Figure]]]:
    """Return the sums that a newer addend takes the place in, made anew; each updates the old one.

    A sum that a rule does not allow with the newer addend stays; a check before issue names it.
    """
    replaced = [everyone[link.other] for link in figure.links
                if link.relation is Relation.UPDATES and link.other in everyone]  # fmt: skip
    sums = {
        link.other: everyone[link.other]
        for old in replaced
        for link in old.links
        if link.relation is Relation.COMPONENT_OF and link.other in everyone
    }
    newest = updated(everyone.values())
    found = []
    for old in sums.values():
        if not old.is_derived or MINUS in old.derivation or newest.get(old.id, old.id) != old.id:
            continue
        if old.role is Role.REJECTED:
            continue
        ids = dict.fromkeys(newest.get(t.id, t.id) for t in terms_of(old, everyone.values()))
        terms = [everyone[each] for each in ids]
        try:
            made = derive.summed(new_id(), terms, everyone.values())
        except ValueError:
            continue
        kept = tuple(link for link in old.links if link.relation is Relation.SUBSET_OF)
        links = (Link(Relation.UPDATES, old.id), *kept)
        claim = replace(made.claim, places=old.claim.places)
        found.append((replace(made, claim=claim, links=links), terms))
    return found


def terms_of(derived: Figure, everyone: Iterable[Figure]) -> list[Figure]:
    """Return the figures that a computed one was computed from, in the order of their ids."""
    component = Link(Relation.COMPONENT_OF, derived.id)
    return [each for each in everyone if component in each.links]


def _again(
    figure: Figure, derived: Figure, everyone: Iterable[Figure]
) -> Iterable[tuple[Figure, list[Figure]]]:
    """Compute a figure again after one of its terms changed; nothing where it stays as it was."""
    if not derived.is_derived or derived.role in SILENT:
        return
    terms = terms_of(derived, everyone)
    try:
        if MINUS in derived.derivation:
            whole, part = _whole_and_part(terms)
            made = derive.left(derived.id, whole, part)
        else:
            made = derive.summed(derived.id, terms)
    except ValueError as error:
        raise Refused(
            f"The figure was not changed: {plain(derived.claim.quantity)}"
            f" ({derived.derivation}) rests on it, and then: {error}.",
            "Take that computed figure out first.",
        ) from error
    if made and (made.claim.quantity, made.derivation) != (
        derived.claim.quantity,
        derived.derivation,
    ):
        claim = replace(derived.claim, quantity=made.claim.quantity, as_of=made.claim.as_of)
        yield replace(derived, claim=claim, derivation=made.derivation), terms


def _whole_and_part(terms: Sequence[Figure]) -> tuple[Figure, Figure]:
    for part in terms:
        for whole in terms:
            if Link(Relation.SUBSET_OF, whole.id) in part.links:
                return whole, part
    raise CannotBeAdded("V14", "one is no longer marked as included in the other")


def _left(figure: Figure, everyone: Iterable[Figure]) -> list[tuple[Figure, list[Figure]]]:
    """Return what the one part of a whole leaves, where the kinds have a name for it."""
    newest = updated(everyone)
    standing = [each for each in everyone if each.role not in SILENT]
    inside: dict[str, list[Figure]] = {}
    for part in standing:
        for link in part.links:
            if link.relation is Relation.SUBSET_OF:
                inside.setdefault(newest.get(link.other, link.other), []).append(part)
    made = []
    for whole in standing:
        parts = [part for part in inside.get(whole.id, ()) if not part.is_derived]
        if figure.id != whole.id and figure not in parts:
            continue
        rests = [rest for part in parts if (rest := _rest(whole, part))]
        if len(rests) == 1:
            made += _new_rest(*rests[0], whole, standing)
    return made


def _rest(whole: Figure, part: Figure) -> tuple[Figure, Figure] | None:
    a, b = whole.claim.as_of, part.claim.as_of
    if a and b and abs((a - b).days) > APART:
        return None
    linked = replace(part, links=(*part.links, Link(Relation.SUBSET_OF, whole.id)))
    try:
        found = derive.left(new_id(), whole, linked)
    except ValueError:
        return None
    return (found, part) if found else None


def _new_rest(
    rest: Figure, part: Figure, whole: Figure, standing: Iterable[Figure]
) -> list[tuple[Figure, list[Figure]]]:
    """Return a rest with what it replaces; nothing where it stands already or somebody counted."""
    terms = [whole, part]
    if any(terms_of(each, terms) == terms for each in standing if each.is_derived):
        return []
    same = [
        each
        for each in standing
        if each.claim.kinds == rest.claim.kinds
        and each.claim.population == rest.claim.population
        and each.claim.measure == rest.claim.measure
        and each.claim.places == rest.claim.places
    ]
    if any(not each.is_derived for each in same):
        return []
    links = tuple(Link(Relation.UPDATES, each.id) for each in same)
    return [(replace(rest, links=links), terms)]
