"""What stays out of the public editions of a situation."""

from __future__ import annotations

from sitrep.domain.ids import new_id
from sitrep.domain.inside import Inside, Sense
from sitrep.store.database import Store


def of_situation(store: Store, situation: str) -> tuple[Inside, ...]:
    rows = store.rows(
        "select * from inside where situation = ? order by thing collate nocase, id", [situation]
    )
    return tuple(Inside(Sense(row["sense"]), row["thing"], row["pcode"]) for row in rows)


def save(store: Store, situation: str, value: Inside) -> None:
    """Write one; what is there already gets its new meaning."""
    store.put(
        "inside",
        {
            "id": _known(store, situation, value) or new_id(),
            "situation": situation,
            "sense": value.sense.value,
            "thing": value.thing,
            "pcode": value.pcode,
        },
    )


def remove(store: Store, situation: str, value: Inside) -> None:
    """Take one out; one that is not there is let be."""
    if key := _known(store, situation, value):
        store.remove("inside", key)


def _known(store: Store, situation: str, value: Inside) -> str:
    found = store.one(
        "select id from inside where situation = ? and thing = ?", [situation, value.thing]
    )
    return str(found["id"]) if found else ""
