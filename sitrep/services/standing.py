"""Which figures a corrected version is made of: those of its issue, and what put them right since.

News is not a correction. A figure counts as put right where it was changed in place, or updated by
one of the same body and day; whatever is of a later day belongs into the next number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from types import MappingProxyType

from sitrep.document.corrections import OWN
from sitrep.domain.changes import Reason
from sitrep.domain.correction import Detail, details
from sitrep.domain.figure import Figure, Relation, Role
from sitrep.domain.report import Issue
from sitrep.store import corrections, reasons
from sitrep.store.corrections import Stood
from sitrep.store.database import Store

_NOTHING: Mapping[str, frozenset[Detail]] = MappingProxyType({})


def of_correction(
    store: Store, issue: Issue, before: Issue | None, live: Iterable[Figure]
) -> Stood | None:
    """Return the figures of a corrected version; None for any other issue."""
    kept = corrections.stood(store, before.id) if before else None
    if kept is None or not issue.is_correction:
        return None
    return put_right(kept, live, put_right_by_hand(reasons.of_issue(store, issue.id)))


def put_right_by_hand(said: Mapping[str, Reason]) -> Mapping[str, frozenset[Detail]]:
    """Return the details that a person put right in a corrected version, by figure."""
    found: dict[str, frozenset[Detail]] = {}
    for subject in said:
        figure, mark, wrong = subject.removeprefix(OWN).partition("#")
        if subject.startswith(OWN) and mark and wrong in set(Detail):
            found[figure] = found.get(figure, frozenset()) | {Detail(wrong)}
    return found


def put_right(
    kept: Stood, live: Iterable[Figure], by_hand: Mapping[str, frozenset[Detail]] = _NOTHING
) -> Stood:
    """Return what an issue was made of, as far as it was put right since.

    Args:
        kept: What it was made of.
        live: The figures of the situation as they are now.
        by_hand: What a person put right beside a count, which is therefore no news.
    """
    now = {figure.id: figure for figure in live}
    figures = {
        each.id: _as_it_is(each, now, by_hand.get(each.id, frozenset())) for each in kept.figures
    }
    chosen = set(kept.chosen)
    for old in [*figures.values()]:
        for new in _correcting(old, now, figures):
            figures[new.id] = replace(new, role=old.role)
            figures[old.id] = replace(old, role=Role.SUPERSEDED)
            if old.id in chosen:
                chosen.remove(old.id)
                chosen.add(new.id)
    return Stood(tuple(figures.values()), frozenset(chosen), kept.pages)


def is_news(kept: Figure, now: Figure, by_hand: Set[Detail] = frozenset()) -> bool:
    """Tell whether a figure that was changed in place speaks of another day or body by now."""
    wrong = set(details(kept.claim, now.claim)) - by_hand
    return bool(wrong & {Detail.AS_OF, Detail.SOURCE})


def _as_it_is(kept: Figure, now: Mapping[str, Figure], by_hand: Set[Detail]) -> Figure:
    current = now.get(kept.id)
    if current is None or is_news(kept, current, by_hand):
        return kept
    role = Role.REJECTED if current.role is Role.REJECTED else kept.role
    return replace(current, role=role)


def _correcting(
    old: Figure, now: Mapping[str, Figure], known: Mapping[str, Figure]
) -> Iterable[Figure]:
    """Return the newest figure of the same body and day that updates one of the issue."""
    at: Figure | None = old
    last = None
    while at is not None:
        here = at
        at = next(
            (
                each
                for each in now.values()
                if each.id not in known
                and each.role is not Role.REJECTED
                and not is_news(old, each)
                and any(
                    link.relation is Relation.UPDATES and link.other == here.id
                    for link in each.links
                )
            ),
            None,
        )
        last = at or last
        if at is not None and at.id == here.id:
            break
    return [last] if last else []
