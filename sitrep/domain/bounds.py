"""What the words around a number make of it: bounds, and the ends of a range."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.languages.numbers import Number

_THOUSAND = 1000


@dataclass(slots=True)
class Sides:
    """What the words around a number make of it."""

    start: int
    end: int
    quantifier: Quantifier | None = None
    approximate: bool = False
    below: bool = False
    more: bool = False
    said: int = 0  # where words that bound the count end, past its noun

    def take(self, key: str) -> None:
        match key:
            case "more":
                self.more = True
            case "below":
                self.below = self.approximate = True
            case "approximately":
                self.approximate = True
            case "exact":
                pass
            case _ if self.quantifier is None:
                self.quantifier = Quantifier(key)


def bounded(value: int, sides: Sides, words: str, *, approximate: bool) -> Quantity:
    below = sides.below
    if sides.quantifier is None and not approximate:
        return Quantity(Quantifier.EXACT, value, value, words=words)
    match sides.quantifier:
        case Quantifier.MORE_THAN | Quantifier.AT_LEAST as quantifier:
            return Quantity(quantifier, value, None, approximate, below, words)
        case Quantifier.UP_TO as quantifier:
            return Quantity(quantifier, None, value, approximate, below, words)
        case Quantifier.LESS_THAN as quantifier if value > 0:
            return Quantity(quantifier, None, value, approximate, below, words)
        case _ if approximate:
            return Quantity(
                Quantifier.APPROXIMATELY, value, value, approximate=True, below=below, words=words
            )
        case _:
            return Quantity(Quantifier.EXACT, value, value, words=words)


def passed(quantity: Quantity) -> Quantity:
    """Return what a plain number means after a verb such as "topped"."""
    if quantity.quantifier is not Quantifier.EXACT or not quantity.low:
        return quantity
    return Quantity(Quantifier.MORE_THAN, quantity.low, None, words=quantity.words)


def rises(first: Number, second: Number) -> bool:
    if first.value is None or second.value is None:
        return False
    start = scaled(first, second).value or 0
    return start < second.value


def scaled(first: Number, second: Number) -> Number:
    """Give the lower end of "2 to 3 million" its scale, and that of "40-50,000" its thousands."""
    if first.plain and second.scale == 1 and not second.plain and first.value and second.value:
        thousands = first.value * _THOUSAND
        if second.value % _THOUSAND == 0 and thousands < second.value <= 10 * thousands:
            return Number(first.start, first.end, thousands, word=first.word)
    if first.scale > 1 or second.scale == 1 or first.mantissa >= second.mantissa:
        return first
    return Number(first.start, first.end, int(first.mantissa * second.scale), word=first.word)
