"""The office and its situations."""

from __future__ import annotations

from dataclasses import asdict

from sitrep.domain.report import Office, Situation
from sitrep.store.change_log import Row
from sitrep.store.claims import day, iso
from sitrep.store.database import Store


def office(store: Store) -> Office:
    row = store.one("select * from workspace")
    if row is None:
        return Office()
    return Office(row["organization"], row["partners"], row["author"], row["language"])


def save_office(store: Store, value: Office) -> None:
    store.put("workspace", {"id": "1", **asdict(value)})


def save(store: Store, situation: Situation) -> None:
    store.put("situations", asdict(situation) | {"start": iso(situation.start)})


def every(store: Store) -> list[Situation]:
    """Return all situations, the newest first."""
    return [_situation(row) for row in store.rows("select * from situations order by id desc")]


def get(store: Store, situation: str) -> Situation | None:
    row = store.one("select * from situations where id = ?", [situation])
    return _situation(row) if row else None


def named(store: Store, words: str) -> list[Situation]:
    """Return the situations with this exact name, or whose id begins so."""
    rows = store.rows(
        "select * from situations where name = ? or id like ? || '%' order by id", [words, words]
    )
    return [_situation(row) for row in rows]


def _situation(row: Row) -> Situation:
    return Situation(row["id"], row["name"], row["country"], day(row["start"]), row["glide"])
