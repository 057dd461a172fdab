"""The looks of the office's reports."""

from __future__ import annotations

from dataclasses import asdict

from sitrep.domain.house import House
from sitrep.store.database import Store

_ONLY = "1"


def get(store: Store) -> House:
    row = store.one("select * from house where id = ?", [_ONLY])
    return House(row["accent"], row["logo"], row["disclaimer"], row["digits"]) if row else House()


def save(store: Store, value: House) -> None:
    store.put("house", {"id": _ONLY, **asdict(value)})
