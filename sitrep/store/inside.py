"""What stays out of the public editions of a situation."""

from __future__ import annotations

from sitrep.domain.inside import Inside, Sense
from sitrep.store.database import Store


def of_situation(store: Store, situation: str) -> tuple[Inside, ...]:
    rows = store.rows(
        "select * from inside where situation = ? order by thing collate nocase, id", [situation]
    )
    return tuple(Inside(Sense(row["sense"]), row["thing"], row["pcode"]) for row in rows)


def save(store: Store, situation: str, value: Inside) -> None:
    """Write one; what is there already gets its new meaning."""
    store.write(
        "inside", _key(situation, value), {"sense": value.sense.value, "pcode": value.pcode}
    )


def remove(store: Store, situation: str, value: Inside) -> None:
    """Take one out; one that is not there is let be."""
    store.write("inside", _key(situation, value), None)


def _key(situation: str, value: Inside) -> dict[str, str]:
    return {"situation": situation, "thing": value.thing}
