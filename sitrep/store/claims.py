"""Claims as columns, shared by proposals and figures; lists inside a row are JSON text."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

import msgspec

from sitrep.domain.article import Passage
from sitrep.domain.figure import Claim, PlaceRef
from sitrep.domain.kinds import Measure, Population, Unit
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.source import SourceLink
from sitrep.store.change_log import Row

T = TypeVar("T")


def packed(values: object) -> str:
    return msgspec.json.encode(values).decode()


def unpacked(text: str, kind: type[T]) -> T:
    return msgspec.json.decode(text, type=kind)


def day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def columns(claim: Claim) -> Row:
    quantity = claim.quantity
    return {
        "kinds": packed(claim.kinds),
        "quantifier": quantity.quantifier.value,
        "low": quantity.low,
        "high": quantity.high,
        "approximate": int(quantity.approximate),
        "below": int(quantity.below),
        "words": quantity.words,
        "unit": claim.unit.value,
        "measure": claim.measure.value,
        "population": packed(claim.population),
        "places": packed(claim.places),
        "as_of": iso(claim.as_of),
        "since": iso(claim.since),
        "chain": packed(claim.chain),
        "sector": claim.sector,
    }


def claim(row: Row) -> Claim:
    return Claim(
        unpacked(row["kinds"], tuple[str, ...]),
        Quantity(
            Quantifier(row["quantifier"]),
            row["low"],
            row["high"],
            bool(row["approximate"]),
            bool(row["below"]),
            row["words"],
        ),
        Unit(row["unit"]),
        Measure(row["measure"]),
        unpacked(row["population"], tuple[Population, ...]),
        unpacked(row["places"], tuple[PlaceRef, ...]),
        day(row["as_of"]),
        day(row["since"]),
        unpacked(row["chain"], tuple[SourceLink, ...]),
        row["sector"],
    )


def passages(row: Row) -> tuple[Passage, ...]:
    return unpacked(row["passages"], tuple[Passage, ...])
