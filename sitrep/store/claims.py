"""Claims as columns, shared by proposals and figures; lists inside a row are JSON text."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

import msgspec

from sitrep.domain.article import Passage
from sitrep.domain.figure import Claim, PlaceRef
from sitrep.domain.kinds import Measure, Population, Unit
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.source import SourceLink
from sitrep.store.change_log import Row
from sitrep.store.days import day, iso

T = TypeVar("T")
_MOST = 16_384  # claims that are not made anew when the same row is read again


def packed(values: object) -> str:
    return msgspec.json.encode(values).decode()


def unpacked(text: str, kind: type[T]) -> T:
    return msgspec.json.decode(text, type=kind)


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


_CLAIM = itemgetter(
    "kinds", "population", "places", "chain", "unit", "measure", "as_of", "since", "sector"
)
_QUANTITY = itemgetter("quantifier", "low", "high", "approximate", "below", "words")


def claim(row: Row) -> Claim:
    """Return the claim of a row; the same columns give the same value, which nobody can change."""
    return _claim(_CLAIM(row), _QUANTITY(row))


@lru_cache(_MOST)
def _claim(told: tuple[str, ...], counted: tuple[Any, ...]) -> Claim:
    kinds, population, places, chain, unit, measure, as_of, since, sector = told
    quantifier, low, high, approximate, below, words = counted
    return Claim(
        unpacked(kinds, tuple[str, ...]),
        Quantity(Quantifier(quantifier), low, high, bool(approximate), bool(below), words),
        Unit(unit),
        Measure(measure),
        unpacked(population, tuple[Population, ...]),
        _places(places),
        day(as_of),
        day(since),
        _chain(chain),
        sector,
    )


@lru_cache(_MOST)
def _places(text: str) -> tuple[PlaceRef, ...]:
    return unpacked(text, tuple[PlaceRef, ...])


@lru_cache(_MOST)
def _chain(text: str) -> tuple[SourceLink, ...]:
    return unpacked(text, tuple[SourceLink, ...])


def passages(row: Row) -> tuple[Passage, ...]:
    return _passages(row["passages"])


@lru_cache(_MOST)
def _passages(text: str) -> tuple[Passage, ...]:
    return unpacked(text, tuple[Passage, ...])
