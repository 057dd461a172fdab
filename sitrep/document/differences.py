"""Differences between two counts, in words."""

from __future__ import annotations

from dataclasses import replace

from sitrep.document.amounts import Amounts
from sitrep.domain.changes import Difference
from sitrep.domain.kinds import RATES, Unit
from sitrep.languages import forms


def said(
    amounts: Amounts, change: Difference, unit: Unit | None = None, *, flat: bool = False
) -> str:
    """Return "+8 (+6.7 per cent)", "more than +20", "+5 to +15" or "no change".

    Args:
        amounts: Of the language.
        change: The difference.
        unit: What was counted; that of two rates is said in points, and has no per cent.
        flat: Write "+8, +6.7 per cent", to stand in brackets itself.
    """
    low, high = change.low, change.high
    if low == high == 0:
        return amounts.phrase("unchanged")
    if unit and unit in RATES:
        words = said(amounts, replace(change, per_cent=None))
        return amounts.points(words, unit, abs(low) if low == high and low else 0)
    if low is not None and high is not None and low != high:
        low, high = low + change.above, high - change.below
        words = amounts.phrase(
            "difference_range", low=signed(amounts, low), high=signed(amounts, high)
        )
        return _roughly(amounts, words, change)
    value = low if low is not None else high or 0
    if low == high:
        words = signed(amounts, value, "_about" if change.rough else "")
    elif high is None:
        above = change.above and value != 0  # "more than 0" is said as "at least +1"
        value += change.above and not above
        words = signed(amounts, value, "_more" if above else "_least")
    else:
        words = signed(amounts, value, "_less" if change.below else "_most")
    if low != high:
        words = _roughly(amounts, words, change)
    if change.per_cent is None:
        return words
    sign = "+" if change.per_cent >= 0 else forms.MINUS
    share = amounts.digits(forms.per_cent(change.per_cent, amounts.language))
    key = "per_cent_flat" if flat else "per_cent"
    return amounts.phrase(key, difference=words, sign=sign, n=share)


def signed(amounts: Amounts, value: int, bound: str = "") -> str:
    """Return "+8", "0" or "−8", after the words of `bound` where it is one."""
    sign = forms.MINUS if value < 0 else "+" if value > 0 else ""
    return amounts.phrase(f"difference{bound}", sign=sign, n=amounts.number(abs(value)))


def _roughly(amounts: Amounts, words: str, change: Difference) -> str:
    """Return "more than +30, approximately" where a count is about right only."""
    return amounts.phrase("difference_rough", difference=words) if change.rough else words
