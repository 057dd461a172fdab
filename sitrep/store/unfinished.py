"""Lines on the page of figures that were typed and not recorded; no part of the record."""

from __future__ import annotations

import json

from sitrep.store.change_log import now
from sitrep.store.database import Store

Lines = dict[str, dict[str, str]]  # line to field to what stands in it


def lines(store: Store, situation: str) -> Lines:
    """Return what was typed for a situation and not recorded."""
    row = store.one("select lines from unfinished where situation = ?", [situation])
    return json.loads(row["lines"]) if row else {}


def keep(store: Store, situation: str, said: Lines) -> None:
    """Keep what is typed for a situation; nothing typed takes it away."""
    if said:
        row = {"situation": situation, "lines": json.dumps(said), "saved_at": now()}
        store.db.table("unfinished").upsert(row, pk="situation")
    else:
        store.db.execute("delete from unfinished where situation = ?", [situation])
