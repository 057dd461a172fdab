"""A person's words in another language, and whether they still say what the report says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sitrep.domain.tokens import Token, pieces
from sitrep.languages.lexicon import lexicon
from sitrep.languages.numbers import grammar

SITUATION = "situation"  # stands for the situation's name among the fields
BODY = "body."  # begins what stands for the name of a body among them; its name follows

WRITTEN_IN = "en"  # the language of every original
_FROM = 10  # what smaller numbers count, a language may say in words
_NUMBER = r"\d+(?:[.,٫٬'’]\d+|[ \u00a0\u202f]\d{3}(?!\d))*"


class State(StrEnum):
    """Where the translation of a field stands."""

    CURRENT = "current"
    CHANGED = "changed"  # the original changed since
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Translation:
    """What a person wrote for one field of an issue, and the words it was written for."""

    field: str
    language: str
    value: str
    original: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One field to be translated, as it stands now.

    Attributes:
        value: The translation, also where the original changed since; "" where there is none.
        unsaid: Names kept inside that the original says more often than its translation. They may
            stand in that under another name, so public editions print the original without them.
    """

    field: str
    original: str
    value: str = ""
    state: State = State.MISSING
    unsaid: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """Return what the page shows: the translation only while it says what the report says."""
        return self.value if self.state is State.CURRENT and not self.unsaid else self.original


def unit(field: str, original: str, own: Translation | None, memory: Mapping[str, str]) -> Unit:
    """Return how far a field is translated.

    Args:
        field: Its name.
        original: What it says now.
        own: What was written for this field of this issue.
        memory: Translations of other texts of the situation, by the words they are of; the same
            words are translated once.
    """
    if own and own.original == original:
        return Unit(field, original, own.value, State.CURRENT)
    if original in memory:
        return Unit(field, original, memory[original], State.CURRENT)
    return Unit(field, original, own.value, State.CHANGED) if own else Unit(field, original)


def lost_figures(original: str, translation: str) -> list[str]:
    """Return the ids of the figures that stand in the original and not in its translation."""
    said = set(_figures(translation))
    return [each for each in dict.fromkeys(_figures(original)) if each not in said]


def own_numbers(original: str, translation: str, language: str) -> list[str]:
    """Return the numbers of ten or more that a translation has in digits and its original has not.

    The original may say them in words, or either with a scale ("1.2 million"). Digits tell one
    number from another, however a language groups them; figures that stand in the text are no words
    of the translator.

    Args:
        original: In `WRITTEN_IN`.
        translation: Of it.
        language: Of the translation.
    """
    before, after = _prose(original), _prose(translation)
    said = {digits for _, digits, _ in _numbers(before)} | {*_counted(before, WRITTEN_IN).values()}
    counts = _counted(after, language)
    return [
        words
        for start, digits, words in _numbers(after)
        if digits not in said and counts.get(start) not in said
    ]


def _prose(text: str) -> str:
    return " ".join(piece for piece in pieces(text) if isinstance(piece, str))


def _numbers(prose: str) -> Iterable[tuple[int, str, str]]:
    """Yield where each number in digits stands, its digits alone, and how it is written."""
    for match in re.finditer(_NUMBER, prose):
        digits = "".join(str(int(each)) for each in match[0] if each.isdigit())
        if int(digits) >= _FROM:
            yield match.start(), digits, match[0]


def _counted(prose: str, language: str) -> dict[int, str]:
    """Return the values of all numbers, in words or digits, by where they stand."""
    words = lexicon(language)
    read = words.writing.read(prose)
    found = grammar(words).scan(read.low)
    return {read.span(n.start, n.end)[0]: str(n.value) for n in found if n.value is not None}


def _figures(text: str) -> Iterable[str]:
    return (piece.figure for piece in pieces(text) if isinstance(piece, Token))
