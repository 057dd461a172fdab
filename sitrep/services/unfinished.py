"""Keeping what is typed on the page of figures until it is recorded: no step, nothing to undo."""

from __future__ import annotations

from sitrep.domain.history import Changed
from sitrep.store import unfinished
from sitrep.store.database import Store
from sitrep.store.unfinished import Lines


def keep(store: Store, situation: str, said: Lines) -> Changed:
    """Keep the unfinished lines of a situation; none takes away what was kept before."""
    with store.atomic():
        unfinished.keep(store, situation, said)
    return Changed.NOTHING
