"""Numbers that text extraction broke after their separator: "84, 943 persons"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from sitrep.languages.numbers import Number

_BROKEN = re.compile(r",\s(\d{3}|\d{2},\d{3})(?![\d,.])")  # of a lakh: "5, 71,128"
_WORN = re.compile(r"(?<![\w.,])\d{1,3}, \d{3}(?![\w,.]\d)")
_OFTEN = 3  # such numbers make it likely that all of a text are broken


def rejoined(
    low: str, number: Number, unit_at: Callable[[str, int], object], *, bounded: bool
) -> Number:
    """Join a number to the rest of it, where it is surely one: "a total of 1, 245 people".

    Args:
        low: The text in lower case.
        number: What stands before the break.
        unit_at: Tells whether a unit follows a place of the text.
        bounded: A quantifier stands before the number.
    """
    broken = _BROKEN.match(low, number.end) if number.plain else None
    if not broken or number.end - number.start > 3:
        return number
    single = number.end - number.start == 1
    counted = unit_at(low, broken.end()) and (single or bounded)
    if not (counted or broken[1] == "000" or _is_worn(low)):
        return number
    value = int(low[number.start : number.end] + broken[1].replace(",", ""))
    return replace(number, end=broken.end(), value=value, plain=False)


@lru_cache(maxsize=4)
def _is_worn(low: str) -> bool:
    return len(list(islice(_WORN.finditer(low), _OFTEN))) == _OFTEN
