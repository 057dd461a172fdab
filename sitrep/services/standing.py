"""Which figures a corrected version is made of: those of its issue, and what put them right since.

News is not a correction. A figure counts as put right where it was changed in place, or updated by
one of the same body and day; whatever is of a later day belongs into the next number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sitrep.domain.figure import Figure, Relation, Role
from sitrep.domain.report import Issue
from sitrep.store import corrections
from sitrep.store.corrections import Stood
from sitrep.store.database import Store


def of_correction(
    store: Store, issue: Issue, before: Issue | None, live: Iterable[Figure]
) -> Stood | None:
    """Return the figures of a corrected version; None for any other issue."""
    kept = corrections.stood(store, before.id) if before else None
    return put_right(kept, live) if kept and issue.is_correction else None


def put_right(kept: Stood, live: Iterable[Figure]) -> Stood:
    """Return what an issue was made of, as far as it was put right since."""
    now = {figure.id: figure for figure in live}
    figures = {each.id: _as_it_is(each, now) for each in kept.figures}
    chosen = set(kept.chosen)
    for old in [*figures.values()]:
        for new in _correcting(old, now, figures):
            figures[new.id] = replace(new, role=old.role)
            figures[old.id] = replace(old, role=Role.SUPERSEDED)
            if old.id in chosen:
                chosen.remove(old.id)
                chosen.add(new.id)
    return Stood(tuple(figures.values()), frozenset(chosen), kept.pages)


def is_news(kept: Figure, now: Figure) -> bool:
    """Tell whether a figure that was changed in place speaks of another day by now."""
    return kept.claim.as_of != now.claim.as_of or kept.claim.origin != now.claim.origin


def _as_it_is(kept: Figure, now: Mapping[str, Figure]) -> Figure:
    current = now.get(kept.id)
    if current is None or is_news(kept, current):
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
