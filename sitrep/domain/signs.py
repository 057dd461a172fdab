"""Counts in signs of no language, for what is worked out and for the words of a refusal."""

from __future__ import annotations

from sitrep.domain.quantity import Quantifier, Quantity

_SIGNS = {
    Quantifier.MORE_THAN: ">",
    Quantifier.AT_LEAST: "≥",
    Quantifier.LESS_THAN: "<",
    Quantifier.UP_TO: "≤",
    Quantifier.APPROXIMATELY: "~",
}
_BOUNDED = frozenset(Quantifier) - {Quantifier.APPROXIMATELY, Quantifier.EXACT}


def plain(quantity: Quantity) -> str:
    """Return a count in signs of no language: "6,000", ">70", "40–50"; "?" without a number."""
    if not quantity.has_number:
        return "?"
    rough = "~" if quantity.approximate and quantity.quantifier in _BOUNDED else ""
    if quantity.quantifier is Quantifier.RANGE:
        return f"{rough}{quantity.low:,}–{quantity.high:,}"
    number = quantity.low if quantity.low is not None else quantity.high
    return f"{_SIGNS.get(quantity.quantifier, '')}{rough}{number:,}"
