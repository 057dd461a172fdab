"""Looking over the whole store for damage that SQLite itself does not notice."""

from __future__ import annotations

from sitrep.store.change_log import HASHED, digest
from sitrep.store.database import Store
from sitrep.store.digests import sha256
from sitrep.store.failures import translated
from sitrep.store.reports import Version, sound


def damage(store: Store) -> list[str]:
    """Return a sentence for every fault found; none means that the store is sound."""
    with translated(store.path):
        return [
            *_structure(store),
            *(fault for table in sorted(HASHED) for fault in _rows(store, table)),
            *_originals(store),
            *_versions(store),
        ]


def _structure(store: Store) -> list[str]:
    faults = [row[0] for row in store.db.execute("pragma integrity_check").fetchall()]
    loose = store.db.execute("pragma foreign_key_check").fetchall()
    return [
        *(f"The file is damaged: {fault}." for fault in faults if fault != "ok"),
        *(f"A row of {row[0]} points to a row of {row[2]} that is not there." for row in loose),
    ]


def _rows(store: Store, table: str) -> list[str]:
    return [
        f"The {table.removesuffix('s')} {row['id']} is not as it was saved."
        for row in store.db.query(f"select * from {table}")
        if digest(row) != row["digest"]
    ]


def _originals(store: Store) -> list[str]:
    return [
        f"The original {row['sha256'][:12]} is not as it came."
        for row in store.db.query("select * from originals")
        if sha256(row["data"]) != row["sha256"]
    ]


def _versions(store: Store) -> list[str]:
    faults = []
    for row in store.db.query("select * from versions"):
        kept = Version(
            row["issue"],
            row["edition"],
            row["body"],
            row["sha256"],
            "",
            row["pdf"],
            row["pdf_sha256"],
        )
        if not sound(kept):
            faults.append(f"The issued report {row['issue']} is not as it was issued.")
    return faults
