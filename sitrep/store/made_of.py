"""Of whom a count is made up, and how a computed one was computed; child rows of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sitrep.domain.disaggregation import Part, Sex
from sitrep.domain.figure import Figure
from sitrep.domain.ids import new_id
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.store.change_log import Row
from sitrep.store.database import Store


def save(store: Store, figure: Figure) -> None:
    """Keep the parts and the derivation of a figure; rows that stay the same are not touched."""
    kept = store.rows("select * from figure_parts where figure = ?", [figure.id])
    ids = {row["ordinal"]: row["id"] for row in kept}
    for ordinal, part in enumerate(figure.parts):
        store.put("figure_parts", _row(ids.pop(ordinal, None) or new_id(), figure, ordinal, part))
    for gone in ids.values():
        store.remove("figure_parts", gone)
    if figure.derivation:
        row = {"id": figure.id, "figure": figure.id, "how": figure.derivation}
        store.put("derivations", row)
    else:
        store.remove("derivations", figure.id)


def _row(row: str, figure: Figure, ordinal: int, part: Part) -> Row:
    count = part.count
    return {
        "id": row,
        "figure": figure.id,
        "ordinal": ordinal,
        "sex": part.sex.value if part.sex else "",
        "age_from": part.ages[0] if part.ages else None,
        "age_to": part.ages[1] if part.ages else None,
        "people": part.group,
        "quantifier": count.quantifier.value,
        "low": count.low,
        "high": count.high,
        "approximate": int(count.approximate),
        "below": int(count.below),
        "words": count.words,
    }


@dataclass(frozen=True, slots=True)
class MadeOf:
    """Parts and derivations by the id of their figure."""

    parts: Mapping[str, Sequence[Part]]
    derivations: Mapping[str, str]

    def whole(self, figure: Figure) -> Figure:
        """Return the figure with what belongs to it."""
        parts = tuple(self.parts.get(figure.id, ()))
        how = self.derivations.get(figure.id, "")
        return replace(figure, parts=parts, derivation=how) if parts or how else figure


def of(store: Store, where: str, values: Sequence[Any]) -> MadeOf:
    """Read what belongs to the figures `f` that meet a condition."""
    parts: dict[str, list[Part]] = {}
    for row in store.rows(
        "select p.* from figure_parts p join figures f on f.id = p.figure "
        f"where {where} order by p.figure, p.ordinal",
        list(values),
    ):
        parts.setdefault(row["figure"], []).append(_part(row))
    found = store.rows(
        f"select d.* from derivations d join figures f on f.id = d.figure where {where}",
        list(values),
    )
    return MadeOf(parts, {row["figure"]: row["how"] for row in found})


def _part(row: Row) -> Part:
    count = Quantity(
        Quantifier(row["quantifier"]),
        row["low"],
        row["high"],
        bool(row["approximate"]),
        bool(row["below"]),
        row["words"],
    )
    ages = None if row["age_from"] is None else (row["age_from"], row["age_to"])
    return Part(count, Sex(row["sex"]) if row["sex"] else None, ages, row["people"])
