"""Whether a person loaded places: asked at every start, before what reads them is needed."""

from __future__ import annotations

from sitrep.store.database import Store


def any_places(store: Store) -> bool:
    return store.one("select 1 from own_places limit 1") is not None
