"""Reads counts out of words: as typed in a form, and as found in prose.

One grammar of quantifiers, ranges and vague words serves both; what is counted, and whether it
happened at all, is for `sitrep.assistant` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from sitrep.domain.bounds import Sides, bounded, scaled
from sitrep.domain.broken import rejoined
from sitrep.domain.kinds import Unit
from sitrep.domain.not_counts import NotCounts
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.ranges import Ranges
from sitrep.languages.lexicon import Lexicon, any_of, lexicon
from sitrep.languages.numbers import Number, NumberGrammar, Span, grammar
from sitrep.languages.quantifiers import ahead, behind, by_word
from sitrep.languages.writing import Written

_NOUN = re.compile(r"\s{1,2}[^\W\d_]+")
_DIGIT = re.compile(r"\s{0,2}\d")
_JOINED = re.compile(r"/|[-–]\d")
_EITHER = re.compile(r"\d\.\d{3}(?![\d.])(?!\s?[^\W\d_])")  # a thousand, or a fraction
_BOUNDS = ("at_least", "up_to")


@dataclass(frozen=True, slots=True)
class Found:
    """A count in a text.

    Attributes:
        start: Where its words begin, quantifier included.
        end: Where they end.
        core: Where the number itself begins.
        more: It comes on top of something said before: "dozens more", "another 12".
        spelled: The number word, in lower case; "" for digits.
    """

    start: int
    end: int
    quantity: Quantity
    core: int
    more: bool = False
    spelled: str = ""


def find(text: str, language: Lexicon) -> Iterator[Found]:
    """Yield the counts of a text in reading order, in time linear in its length.

    Years, dates, ages, distances, money, shares and ordinals are not counts and are left out.
    """
    read = language.writing.read(text)
    for found in find_within(read.text, read.low, (0, len(read.text)), language):
        yield found if read.starts is None else _restored(found, read)


def _restored(found: Found, read: Written) -> Found:
    """Give a count the offsets and the words of the text as stored."""
    start, end = read.span(found.start, found.end)
    core, _ = read.span(found.core, found.end)
    words = replace(found.quantity, words=read.original[start:end])
    return replace(found, start=start, end=end, core=core, quantity=words)


def find_within(
    text: str, low: str, span: Span, language: Lexicon, words: Iterable[Span] | None = None
) -> Iterator[Found]:
    """Yield the counts of a part of a text; `low` is the text in lower case.

    `words` are all that may begin a number or hold one, where that is known.
    """
    return _grammar(language).find(text, low, span, words)


def quantity(text: str, language: str = "en") -> tuple[Quantity, Unit | None]:
    """Read a count as a person types it: "more than 70", "40-50", "dozens", "1,000 households".

    Returns:
        The count with the words as typed, and the unit if one was named.

    Raises:
        ValueError: It cannot be read; the message says why in one plain sentence.
    """
    return _grammar(lexicon(language)).form(text)


class _Reading:
    """The compiled grammar of counts of one language."""

    def __init__(self, language: Lexicon) -> None:
        self._writing = language.writing
        self._nouns_first = bool(language.table("order").get("noun_first"))
        self._numbers: NumberGrammar = grammar(language)
        self._before = by_word(language.table("quantifiers", "before"), last=True)
        self._unless = {
            key: tuple(words) for key, words in language.table("quantifiers", "not_after").items()
        }
        self._after = by_word(language.table("quantifiers", "after"), last=False)
        self._units = {
            word: code for code, words in language.table("units").items() for word in words
        }
        self._not_counts = NotCounts(language)
        self._ranges = Ranges(language, self._numbers, self._not_counts)
        self._forms = {
            " ".join(word.split()): quantifier
            for key, quantifier in _FORMS.items()
            for word in language.words("forms", key)
        }
        self._weak = set(language.words("vague", "weak"))
        self._fillers = frozenset(language.words("forms", "filler"))
        self._late = frozenset(w for each in self._after.values() for w, _ in each)
        self._filler = re.compile(rf"(?:{any_of(language.words('forms', 'filler'))})(?!\w)")

    # Prose

    def find(
        self, text: str, low: str, span: Span, words: Iterable[Span] | None = None
    ) -> Iterator[Found]:
        done, last = 0, None
        for number in self._numbers.scan(low, *span, words):
            if number.start < done:
                continue
            found, done = self._count(text, low, self._rejoined(low, number), span)
            if found is None:
                continue
            if last and found.start >= last.end:
                yield last  # else it was a word of a quantifier: the "un" of "un total de 12"
            last = found
        if last:
            yield last

    def _rejoined(self, low: str, number: Number) -> Number:
        if not low.startswith(",", number.end):
            return number
        bounded = bool(behind(low, number.start, self._before)[0])
        return rejoined(low, number, self._not_counts.unit_at, bounded=bounded)

    def _count(
        self, text: str, low: str, number: Number, sentence: Span | None
    ) -> tuple[Found | None, int]:
        """Return the count around a number, if it is one, and where to read on.

        Args:
            text: The text.
            low: The text in lower case.
            number: The number.
            sentence: The prose it stands in, where most numbers count nothing of ours.
        """
        strict = sentence is not None
        low_end, high = number, self._ranges.upper(low, number)
        end = high[0].end if high else number.end
        if strict and self._not_counts.is_named(text, low, number, end):
            return None, end
        if high is None and _JOINED.match(low, end):
            return None, end  # "12/30 people", "8859-1"
        sides = self._sides(low, number.start, end, ranged=high is not None)
        if strict and not self._is_count(low, number, end, sides):
            return None, end
        later = self._ranges.later(low, number, sentence) if sentence and high is None else None
        if later:
            sides.said = later.end
            return self._found(text, sides, scaled(number, later), later.value), later.end
        if high:
            second, opener = high
            if opener is not None:
                sides.start = min(sides.start, opener)
            low_end = scaled(number, second)
            return self._found(text, sides, low_end, second.value), sides.end
        return self._found(text, sides, number, None), sides.end

    def _is_count(self, low: str, number: Number, end: int, sides: Sides) -> bool:
        limited = sides.quantifier is not None or (sides.more and sides.end > end)
        if (number.value is None or sides.end == end) and self._not_counts.is_measured(low, end):
            return False
        return limited or not self._not_counts.is_year(low, number, end)

    def _found(self, text: str, sides: Sides, number: Number, high: int | None) -> Found | None:
        words = text[sides.start : max(sides.end, sides.said)].rstrip(",،")
        value, approximate = number.value, sides.approximate or number.rough
        if value is None:
            made = Quantity(Quantifier.VAGUE, words=words)
        elif high is not None:
            made = Quantity(Quantifier.RANGE, value, high, approximate, words=words)
        else:
            made = bounded(value, sides, words, approximate=approximate)
        return Found(sides.start, sides.end, made, number.start, sides.more, number.word)

    def _sides(self, low: str, start: int, end: int, *, ranged: bool) -> Sides:
        sides = Sides(start, end)
        for _ in range(4):
            key, at = behind(low, sides.start, self._before)
            if not key:
                break
            sides.take(key)
            sides.start = at
        for _ in range(2):
            key, at = ahead(low, sides.end, self._after, self._unless)
            if not key or ranged:
                break
            sides.take(key)
            sides.end = at
        if self._nouns_first and not ranged and sides.quantifier is None:
            self._look_past_noun(low, sides)
        return sides

    def _look_past_noun(self, low: str, sides: Sides) -> None:
        """Take the "at least" of "12 personnes au moins"; the words grow, the count does not."""
        noun = _NOUN.match(low, sides.end)
        key, at = ahead(low, noun.end(), self._after, self._unless) if noun else ("", 0)
        if key in _BOUNDS and not _DIGIT.match(low, at):
            sides.take(key)
            sides.said = at

    # Forms

    def form(self, text: str) -> tuple[Quantity, Unit | None]:
        words = text.strip()
        low = " ".join(self._writing.read(words).low.rstrip(".").split())
        if not low:
            raise ValueError("There is no count here.")
        if low in self._forms:
            return _formed(self._forms[low], words), None
        if re.match(r"[-−]\s*\d", low):
            raise ValueError("A count is never below zero.")
        bare, unit = self._without_unit(low)
        if bare in self._weak:
            return Quantity(Quantifier.VAGUE, words=words), unit
        found = self._only(bare, words)
        return Quantity(
            found.quantifier, found.low, found.high, found.approximate, found.below, words
        ), unit

    def _only(self, low: str, words: str) -> Quantity:
        if self._numbers.decimal == "." and _EITHER.search(low):
            raise ValueError(_reason(low, words))
        numbers = list(self._numbers.scan(low))
        if not numbers:
            raise ValueError(_reason(low, words))
        found, _ = self._count(low, low, numbers[0], None)
        before = low[: found.start].split() if found else []
        if self._nouns_first and self._fillers.issuperset(before):
            before = []  # "des dizaines", "العشرات"
        if found is None or before or low[found.end :].strip():
            raise ValueError(_reason(low, words, found))
        return found.quantity

    def _unit_within(self, tokens: list[str]) -> Unit | None:
        """Take the unit out of "12 personnes au moins"."""
        for at in range(1, len(tokens) - 1 if self._nouns_first else 0):
            code = self._units.get(tokens[at])
            if code and " ".join(tokens[at + 1 :]) in self._late:
                del tokens[at]
                return Unit(code)
        return None

    def _without_unit(self, low: str) -> tuple[str, Unit | None]:
        """Take the unit and its "of" off the end: "hundreds of families"."""
        unit: Unit | None = None
        tokens = low.split()
        for size in (2, 1):
            code = self._units.get(" ".join(tokens[-size:]))
            if len(tokens) > size and code:
                tokens, unit = tokens[:-size], Unit(code)
                break
        unit = unit or self._unit_within(tokens)
        while len(tokens) > 1 and unit and self._filler.fullmatch(tokens[-1]):
            tokens.pop()
        return " ".join(tokens), unit


_FORMS = {
    "none": Quantifier.NONE_REPORTED,
    "presence": Quantifier.PRESENCE,
    "not_available": Quantifier.NOT_AVAILABLE,
}


def _formed(quantifier: Quantifier, words: str) -> Quantity:
    zero = 0 if quantifier is Quantifier.NONE_REPORTED else None
    return Quantity(quantifier, zero, zero, words=words)


def _reason(low: str, words: str, found: Found | None = None) -> str:
    """Say in one sentence why typed words are no count."""
    if _EITHER.search(low):
        return f"“{words}” may be a thousand or a fraction; write it without the point."
    if re.search(r"%|per ?cent", low):
        return f"“{words}” is a share, not a count."
    if re.search(r"\d\.\d", low):
        return f"“{words}” is not a whole number."
    if found is None:
        return f"“{words}” is not read as a count; write a number, such as “more than 70”."
    rest = " ".join((low[: found.start] + " " + low[found.end :]).split())
    return f"“{rest}” is not understood beside the number."


@cache
def _grammar(language: Lexicon) -> _Reading:
    return _Reading(language)
