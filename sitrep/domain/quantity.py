"""Counts as people give them: bounds with the words, and arithmetic that keeps both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Quantifier(StrEnum):
    """How a count is bounded (E2)."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    APPROXIMATELY = "approximately"
    RANGE = "range"
    VAGUE = "vague"  # "dozens": a count without a number
    PRESENCE = "presence_only"  # it happened; nobody counted
    NONE_REPORTED = "none_reported"
    NOT_AVAILABLE = "not_available"


_UNCOUNTED = {Quantifier.PRESENCE, Quantifier.NOT_AVAILABLE}
_WITHOUT_NUMBER = {Quantifier.VAGUE, *_UNCOUNTED}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count as an interval of whole numbers, with the words it was given in.

    Invariant: the bounds fit the quantifier; "more than 70" has ``low`` 70 and no ``high``, and 70
    itself is outside. A quantity without a number has no bounds at all.

    Attributes:
        low: Lower bound, None if there is none.
        high: Upper bound, None if there is none.
        approximate: A bound itself is about right only: "more than about 82".
        below: Approached from below: "nearly 70".
        words: The source's words, verbatim: "over 70", "dozens more". Empty for a computed one.
    """

    quantifier: Quantifier
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    below: bool = False
    words: str = ""

    def __post_init__(self) -> None:
        if not _FITS[self.quantifier](self.low, self.high):
            raise ValueError(f"{self.quantifier.value} does not fit {self.low} to {self.high}")
        if (self.low or 0) < 0 or (self.high or 0) < 0:
            raise ValueError("a count is never below zero")
        if self.quantifier is Quantifier.APPROXIMATELY:
            object.__setattr__(self, "approximate", True)  # frozen, and one way to say it

    @property
    def has_number(self) -> bool:
        return self.quantifier not in _WITHOUT_NUMBER

    @property
    def is_counted(self) -> bool:
        """Tell whether anybody counted, if only in words: "dozens"."""
        return self.quantifier not in _UNCOUNTED

    @property
    def bounds(self) -> tuple[Quantifier, int | None, int | None]:
        """What two counts must share to say the same."""
        return self.quantifier, self.low, self.high

    @property
    def low_open(self) -> bool:
        """Tell whether ``low`` itself is outside."""
        return self.quantifier is Quantifier.MORE_THAN

    @property
    def high_open(self) -> bool:
        """Tell whether ``high`` itself is outside."""
        return self.quantifier is Quantifier.LESS_THAN

    @property
    def is_exact(self) -> bool:
        return self.quantifier is Quantifier.EXACT

    @property
    def order(self) -> float:
        """A value to sort by, never to print: the number written in the text, -1 without one."""
        number = self.low if self.low is not None else self.high
        return -1.0 if number is None else float(number)


def _without(low: int | None, high: int | None) -> bool:
    return low is None and high is None


def _same(low: int | None, high: int | None) -> bool:
    return low is not None and low == high


def _from(low: int | None, high: int | None) -> bool:
    return low is not None and high is None


def _to(low: int | None, high: int | None) -> bool:
    return low is None and high is not None


def _span(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and low < high


def _zero(low: int | None, high: int | None) -> bool:
    return low == 0 and high == 0


_FITS: dict[Quantifier, Callable[[int | None, int | None], bool]] = {
    Quantifier.EXACT: _same,
    Quantifier.APPROXIMATELY: _same,
    Quantifier.MORE_THAN: _from,
    Quantifier.AT_LEAST: _from,
    Quantifier.LESS_THAN: _to,
    Quantifier.UP_TO: _to,
    Quantifier.RANGE: _span,
    Quantifier.NONE_REPORTED: _zero,
    Quantifier.VAGUE: _without,
    Quantifier.PRESENCE: _without,
    Quantifier.NOT_AVAILABLE: _without,
}


def exact(value: int, words: str = "") -> Quantity:
    return Quantity(Quantifier.EXACT, value, value, words=words)


def more_than(value: int, words: str = "") -> Quantity:
    return Quantity(Quantifier.MORE_THAN, value, None, words=words)


def between(low: int, high: int, words: str = "") -> Quantity:
    return Quantity(Quantifier.RANGE, low, high, words=words)


def spanning(low: Quantity, high: Quantity) -> Quantity:
    """The range between two counts; the one count where they have come to be the same."""
    first, last = low.low or 0, high.high or 0
    rough = low.approximate or high.approximate
    return replace(between(first, last), approximate=rough) if first < last else high


def vague(words: str) -> Quantity:
    """A count without a number; `words` are all there is of it."""
    return Quantity(Quantifier.VAGUE, words=words)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with what could not be counted into it.

    Attributes:
        quantity: The total of the addends that hold a number; None if none does.
        left_out: How many addends hold no number.
    """

    quantity: Quantity | None
    left_out: int


def total(quantities: Iterable[Quantity]) -> Sum:
    """Add counts; the total keeps the strictest bound of its addends (V8, V9).

    Vague counts and mere presence add nothing and are said to be left out.
    """
    counted: _Interval | None = None
    left_out = 0
    for each in quantities:
        if not each.has_number:
            left_out += 1
        elif counted is None:
            counted = _interval(each)
        else:
            counted = counted.plus(_interval(each))
    return Sum(counted.quantity() if counted else None, left_out)


def less(whole: Quantity, part: Quantity) -> Quantity | None:
    """Take a part from the whole that includes it (V14), bounds kept.

    Returns:
        What is left, or None where nothing can be said: either side holds no number, or the
        bounds leave every remainder possible.

    Raises:
        ValueError: The part is larger than the whole can be.
    """
    if not whole.has_number or not part.has_number:
        return None
    w, p = _interval(whole), _interval(part)
    if w.high is not None and (p.low > w.high or (p.low == w.high and (w.below or p.above))):
        raise ValueError("the part is larger than the whole")
    rest = w.minus(p)
    if rest.low == 0 and not rest.above and rest.high is None:
        return None
    return rest.quantity()


def people(quantity: Quantity, household_size: float) -> Quantity:
    """Turn a count of households into people, each bound rounded half up (V1).

    Raises:
        ValueError: The size is not above zero.
    """
    if household_size <= 0:
        raise ValueError("a household size is above zero")
    size = Decimal(str(household_size))  # 2.15 × 10 is 21.5, which a binary fraction is not

    def times(bound: int | None) -> int | None:
        return None if bound is None else int((bound * size).to_integral_value(ROUND_HALF_UP))

    low, high = times(quantity.low), times(quantity.high)
    if quantity.quantifier is Quantifier.RANGE and low == high:
        return Quantity(Quantifier.APPROXIMATELY, low, high)
    return replace(quantity, low=low, high=high, words="")


@dataclass(frozen=True, slots=True)
class _Interval:
    """Whole numbers from `low` to `high`, the ends themselves outside where so marked."""

    low: int
    above: bool
    high: int | None
    below: bool
    rough: bool

    def plus(self, other: _Interval) -> _Interval:
        return _Interval(
            self.low + other.low,
            self.above or other.above,
            None if self.high is None or other.high is None else self.high + other.high,
            self.below or other.below,
            self.rough or other.rough,
        )

    def minus(self, part: _Interval) -> _Interval:
        """Return what may be left; never below zero."""
        low, above = 0, False
        if part.high is not None and self.low >= part.high:
            low, above = self.low - part.high, self.above or part.below
        high = None if self.high is None else self.high - part.low
        return _Interval(low, above, high, self.below or part.above, self.rough or part.rough)

    def quantity(self) -> Quantity:
        """Name the interval by its quantifier.

        An open end of a range is closed to the whole number inside it, so that no bound is lost.
        """
        if self.high is None:
            quantifier = Quantifier.MORE_THAN if self.above else Quantifier.AT_LEAST
            return Quantity(quantifier, self.low, None, self.rough)
        if self.low == 0 and not self.above and self.high > 0:
            quantifier = Quantifier.LESS_THAN if self.below else Quantifier.UP_TO
            return Quantity(quantifier, None, self.high, self.rough)
        low, high = self.low + self.above, self.high - self.below
        if low < high:
            return Quantity(Quantifier.RANGE, low, high, self.rough)
        quantifier = Quantifier.APPROXIMATELY if self.rough else Quantifier.EXACT
        return Quantity(quantifier, low, low)


def _interval(quantity: Quantity) -> _Interval:
    """Return the bounds; a count without a lower one cannot be below zero."""
    rough = quantity.approximate or quantity.quantifier is Quantifier.APPROXIMATELY
    return _Interval(quantity.low or 0, quantity.low_open, quantity.high, quantity.high_open, rough)
