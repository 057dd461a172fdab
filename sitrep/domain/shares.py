"""Reads shares as they are typed in a form: "25 per cent", "12 per 1,000".

Prose is never read so: there a share is no count (`sitrep.domain.reading`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from sitrep.domain.kinds import RATES, Unit
from sitrep.domain.quantity import Quantity
from sitrep.domain.reading import quantity
from sitrep.languages.lexicon import Lexicon, any_of, lexicon


def count_or_share(text: str, language: str = "en") -> tuple[Quantity, Unit | None]:
    """Read a count, or a share of all that could be counted, as a person types it.

    Returns:
        The count or share with the words as typed, and the unit if one was named.

    Raises:
        ValueError: It cannot be read; the message says why in one plain sentence.
    """
    known = lexicon(language)
    words = text.strip()
    read = known.writing.read(words)
    found, unit = _named(read.low, known)
    if found is None or unit is None:
        return quantity(text, language)
    rest = read.low[found.end() :].strip(" .")
    if rest:
        raise ValueError(f"“{rest}” is not understood beside the share.")
    _, end = read.span(0, found.start()) if found.start() else (0, 0)
    made, named = quantity(words[:end], language)
    if named or not made.has_number:
        raise ValueError(f"“{words}” is not read as a share; write it as “25 per cent”.")
    if max(made.low or 0, made.high or 0) > RATES[unit]:
        raise ValueError(f"“{words}” is more than all.")
    return replace(made, words=words), unit


def _named(low: str, language: Lexicon) -> tuple[re.Match[str] | None, Unit | None]:
    """Return where a text names the unit of a share, and that unit."""
    for unit, pattern in _patterns(language):
        if found := pattern.search(low):
            return found, unit
    return None, None


@cache
def _patterns(language: Lexicon) -> tuple[tuple[Unit, re.Pattern[str]], ...]:
    return tuple(
        (Unit(code), re.compile(rf"[\s-]{{0,2}}(?:{any_of(words)})(?!\w)"))
        for code, words in language.table("rates").items()
    )
