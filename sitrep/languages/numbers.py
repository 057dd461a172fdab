"""Numbers as they are written: digits with separators, scales, words; with exact offsets.

Quantifiers and ranges are not here but in `sitrep.domain.reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from sitrep.languages.lexicon import Lexicon, any_of

Span = tuple[int, int]

_THOUSAND = 1000
_MILLION = 1_000_000
_SHARED = 12  # the least scale that two ends share: "two to three dozen"
_LONGEST = 15  # digits; more is no count of anything


@dataclass(slots=True)
class Number:
    """A number in a text; not frozen, for one is made of every number there is.

    Attributes:
        value: None for a vague word ("dozens").
        mantissa: What was written before the scale: 1.2 in "1.2 million".
        scale: What it is multiplied by, 1 for none.
        plain: Written in digits alone, without separator or scale: it may be a year.
        lettered: The scale is a mere letter ("5m"), which may be a unit of measure.
        rough: The words themselves are not exact ("a couple").
    """

    start: int
    end: int
    value: int | None
    mantissa: Decimal = Decimal(0)
    scale: int = 1
    plain: bool = False
    lettered: bool = False
    rough: bool = False
    word: str = ""


class NumberGrammar:
    """Finds the numbers of one language; texts come in lower case."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._small = {**lexicon.numbers("numbers", "ones"), **lexicon.numbers("numbers", "tens")}
        self._tens = set(lexicon.numbers("numbers", "tens"))
        order = str(lexicon.table("numbers").get("order", "tens ones"))
        self._joined = " and " in order  # "treinta y dos"; English: "thirty-two"
        self._ones_first = order.startswith("ones")  # "ثلاثة وسبعون"
        self._scales = lexicon.numbers("numbers", "scales")
        self._letters = lexicon.numbers("numbers", "letters")
        self._fixed = lexicon.numbers("numbers", "fixed")
        self._singular = lexicon.numbers("numbers", "singular")  # before "and", no dual
        self._rough = set(lexicon.words("numbers", "rough"))
        self.decimal = str(lexicon.table("numbers").get("decimal", "."))
        self._separators = str(lexicon.table("numbers").get("separators", ","))
        self._vague = set(lexicon.words("vague", "words"))
        self._glued = any_of(lexicon.words("numbers", "glued"))  # "132persons", by extraction
        starts = (*self._vague, *self._fixed, *self._small, *_first_scales(self._scales))
        self.first_words = frozenset(re.findall(r"[^\W\d_]+", each)[0] for each in starts)
        ranges = lexicon.table("ranges")
        joints = {*ranges.get("joints", ()), *(pair[1] for pair in ranges.get("between", ()))}
        self._scaled_later = re.compile(  # what follows "1.2" in "1.2 to 1.5 million"
            rf"\s{{0,2}}(?:{any_of(joints)})\s{{0,2}}\d+(?:[{re.escape(self.decimal)}]\d+)?"
            rf"[\s-]{{0,2}}({any_of(self._scales)})(?!\w)"
        )
        digits = self._digits_pattern()
        self._scan = re.compile(
            rf"(?<![\w.$€£¥₹#+])(?<!\d,)(?<!\w-)(?<!\d[:/]){digits}|{_word(starts)}"
        )
        self._bare = re.compile(rf"{digits}|{_word(starts)}")
        joins = any_of(lexicon.words("numbers", "joins"))
        following = any_of((*self._small, *self._scales))
        self._next = re.compile(rf"[\s-]{{1,2}}((?:{joins})\s{{1,2}})?({following})(?!\w)")
        self._spaces = re.compile(r"\s+")
        self._articles = frozenset(lexicon.words("numbers", "articles"))
        self._open = re.compile(rf"\s{{1,2}}(?:{any_of(lexicon.words('numbers', 'open'))})(?!\w)")
        halves = any_of(lexicon.words("numbers", "halves"))
        self._half = re.compile(rf"[\s-]{{1,2}}(?:{halves})(?!\w)")
        thousand = any_of(word for word, value in self._scales.items() if value == 1000)
        self._thousands = re.compile(
            rf"\s{{1,2}}(?:{joins})\s{{1,2}}(\d{{1,3}})\s({thousand})(?!\w)"
        )
        tail = any_of(lexicon.words("numbers", "tail"))  # "94 mil 176", "siete mil 852"
        self._tail = re.compile(rf"(?<={tail})\s{{1,2}}(\d{{1,3}})(?![\w%]|[.,:/]\d|\s{tail})")
        self._tailed = bool(lexicon.words("numbers", "tail"))
        scales = any_of(word for word, value in self._scales.items() if value >= 1000)
        self._smaller = re.compile(rf"\s{{1,2}}(\d{{1,3}})\s({scales})(?!\w)")
        self._rest = re.compile(  # no "40 ألفا و50 ألف"
            rf"\s{{1,2}}(?:{joins})\s{{1,2}}(\d{{1,3}})(?![\w%]|[.,:/]\d|\s(?:{scales})(?!\w))"
        )

    def _digits_pattern(self) -> str:
        group = f"[{re.escape(self._separators)}]"
        decimal = f"[{re.escape(self.decimal)}]"
        scales = any_of(self._scales)
        letters = any_of(self._letters)
        return (
            rf"(?P<digits>\d{{1,3}}(?P<sign>{group})\d{{3}}(?:(?P=sign)\d{{3}}){{0,4}}+(?!\d)"
            rf"|\d{{1,2}}(?:,\d{{2}}){{1,3}},\d{{3}}(?!\d)|\d++)"
            rf"(?:{decimal}(?P<part>\d++))?"
            rf"(?:[\s-]{{0,2}}(?P<scale>{scales})(?!\w)|\s?(?P<letter>{letters})(?!\w|-\D))?+"
            rf"(?:(?=(?:{self._glued})(?!\w))|(?=/\d++\s(?:{self._glued})(?!\w))"
            rf"|(?![^\W_]|-[^\W\d]|[.,:/]\d|%))"
        )

    def scan(
        self, low: str, start: int = 0, end: int | None = None, words: Iterable[Span] | None = None
    ) -> Iterator[Number]:
        """Yield the numbers of `low` in reading order; measures and years are still among them.

        Args:
            low: The text in lower case.
            start: Where to begin.
            end: Where to stop.
            words: Start and end of all words that may begin a number or hold one, where known.
        """
        stop = len(low) if end is None else end
        at = start
        for first, last in words if words is not None else ((start, stop),):
            at = max(at, first)
            while at < last and (found := self._begun(low, at, last, stop)):
                number = self._number(low, found)
                at = max(found.end(), number.end if number else 0)
                if number:
                    yield number

    def _begun(self, low: str, at: int, last: int, stop: int) -> re.Match[str] | None:
        """Return the first number that begins between `at` and `last`."""
        if last == stop:
            return self._scan.search(low, at, stop)
        found = self._scan.match(low, at, stop)  # a word, which mostly begins with it
        while found is None and at + 1 < last:
            at += 1
            found = self._scan.match(low, at, stop)
        return found

    def at(self, low: str, start: int) -> Number | None:
        """Return the number that begins exactly at `start`, whatever stands before it."""
        found = self._bare.match(low, start)
        return self._number(low, found) if found else None

    def _number(self, low: str, found: re.Match[str]) -> Number | None:
        if found["digits"] is None:
            return self._of_words(low, found)
        number = self._of_digits(found)
        return self._with_rest(low, number) if number and number.scale >= 1000 else number

    def _with_rest(self, low: str, number: Number) -> Number:
        """Read on in "2 millones y medio", "4 lakh 24 thousand" and "12 ألفا و500"."""
        half = self._half.match(low, number.end)
        if half:
            return self._longer(number, number.scale // 2, half.end())
        if self._ones_first and number.scale >= 1_000_000:
            more = self._thousands.match(low, number.end)
            if not more:
                return number
            number = replace(self._longer(number, int(more[1]) * 1000, more.end()), scale=1000)
        lesser = self._smaller.match(low, number.end)
        if lesser and self._scales[lesser[2]] < number.scale:
            scale = self._scales[lesser[2]]
            number = replace(
                self._longer(number, int(lesser[1]) * scale, lesser.end()), scale=scale
            )
        rest = self._rest.match(low, number.end) if self._ones_first else None
        if self._tailed:
            rest = self._tail.match(low, number.end)
        if rest and number.scale == 1000:
            return self._longer(number, int(rest[1]), rest.end())
        return number

    def _longer(self, number: Number, more: int, end: int) -> Number:
        return replace(number, end=end, value=(number.value or 0) + more)

    def _of_digits(self, found: re.Match[str]) -> Number | None:
        digits, part, scale, letter = found.group("digits", "part", "scale", "letter")
        if not (part or scale or letter) and len(digits) <= _LONGEST and digits.isdecimal():
            return Number(*found.span(), int(digits), Decimal(digits), 1, plain=True)
        if scale and not part and self._is_fraction(digits):
            digits, part = digits[:-4], digits[-3:]
        if part == "000" and not (scale or letter) and self.decimal == ".":
            digits, part = f"{digits},{part}", None  # "340.000 people", as others write it
        bare = "".join(filter(str.isdigit, digits))
        half = (
            part and not (scale or letter) and self._scaled_later.match(found.string, found.end())
        )
        if len(bare) > _LONGEST or (part and not (scale or letter or half)):
            return None
        mantissa = Decimal(f"{bare}.{part[:_LONGEST]}" if part else bare)
        times = self._scales[scale] if scale else self._letters[letter] if letter else 1
        if half:  # it shares the scale of the other end, also where it is no range
            times = self._scales[half[1]]
        value = mantissa * times
        if value != int(value) and not half:
            return None
        plain = times == 1 and len(bare) == len(digits)
        return Number(
            *found.span(), int(value), mantissa, times, plain, lettered=letter is not None
        )

    def _is_fraction(self, digits: str) -> bool:
        """Tell whether "1,250" before "million" is one and a quarter."""
        signs = [c for c in digits if not c.isdigit()]
        return len(signs) == 1 and signs[0] in self.decimal

    def _of_words(self, low: str, found: re.Match[str]) -> Number | None:
        words = self._spaces.sub(" ", found.group())
        start, end = found.span()
        if words in self._vague:
            return Number(start, end, None, word=words)
        if words in self._articles and self._open.match(low, end):
            return None
        rough = words in self._rough
        value, end = self._spelled(low, words, end)
        if self._ones_first:
            value, end = self._with_joined(low, words, value, end)
        elif self._tailed:
            value, end = self._with_tail(low, value, end)
        if low[end : end + 1] == "-" and low[end + 1 : end + 2].isalpha():
            return None  # "six-story", "two-thirds"
        scale = self._scale_of(low[start:end].rsplit(None, 1)[-1])
        if scale < _SHARED or 2 * value % scale:
            scale = 1
        mantissa = (
            Decimal(value) / scale
        )  # "five to seven thousand" share one, and "one and a half"
        return Number(start, end, value, mantissa, scale, rough=rough, word=words)

    def _with_joined(self, low: str, words: str, value: int, end: int) -> tuple[int, int]:
        """Read on in "ألف و205", "مليون و200 ألف و150"."""
        if not value or value % _THOUSAND:
            return value, end
        more = self._thousands.match(low, end) if value % _MILLION == 0 else None
        rest = self._rest.match(low, more.end() if more else end)
        if (more or rest) and words in self._singular:
            value = self._singular[words]
        if more:
            value, end = value + int(more[1]) * _THOUSAND, more.end()
        if rest and (more or value < _MILLION):
            value, end = value + int(rest[1]), rest.end()
        return value, end

    def _with_tail(self, low: str, value: int, end: int) -> tuple[int, int]:
        """Read on in "siete mil 852", "un millón 200 mil 300"."""
        lesser = self._smaller.match(low, end) if value and value % _MILLION == 0 else None
        if lesser and self._scales[lesser[2]] == _THOUSAND:
            value, end = value + int(lesser[1]) * _THOUSAND, lesser.end()
        tail = self._tail.match(low, end) if value % _MILLION else None
        if tail and value % _THOUSAND == 0:
            value, end = value + int(tail[1]), tail.end()
        return value, end

    def _spelled(self, low: str, first: str, end: int) -> tuple[int, int]:
        """Read on from the first word: "two hundred and fifty thousand"."""
        total, current, last = 0, 0, first
        if first in self._small:
            current = self._small[first]
        else:
            current = self._fixed.get(first) or self._scales.get(first, 0)
            last = next((word for word in self._scales if first.endswith(word)), first)
            if current >= 1000:
                total, current = current, 0
        while more := self._next.match(low, end):
            joined, word = more[1], self._spaces.sub(" ", more[2])
            if joined and self._is_next(low, last, more.end()):
                break
            if not self._may_follow(last, word, joined=joined is not None):
                break
            scale = self._scales.get(word)
            if scale is None:
                current += self._small[word]
            elif scale >= 1000:
                total, current = total + (current or 1) * scale, 0
            else:
                current = (current or 1) * scale
            last, end = word, more.end()
        scale = self._scale_of(last)
        half = self._half.match(low, end) if scale >= 1000 else None
        if half:
            return total + current + scale // 2, half.end()
        return total + current, end

    def _is_next(self, low: str, last: str, end: int) -> bool:
        """Tell whether another number begins after "and": "tres mil y cuatro mil"."""
        scale, following = self._scale_of(last), self._next.match(low, end)
        again = self._scales.get(self._spaces.sub(" ", following[2])) if following else None
        return scale >= _THOUSAND and again is not None and again >= scale

    def _scale_of(self, word: str) -> int:
        """Return what a scale, or a word that holds one ("ألفان"), multiplies by."""
        value = self._fixed.get(word, 0)
        return self._scales.get(word) or (10 ** (len(str(value)) - 1) if value >= 1000 else 0)

    def _may_follow(self, last: str, word: str, *, joined: bool) -> bool:
        if word in self._scales:
            return not joined and (last in self._small or self._scales[word] > 12)
        before, value = self._small.get(last), self._small[word]
        if before is None:
            return self._scale_of(last) >= 100
        if before >= 100:
            return value < 100  # "doscientos cincuenta", "مئتان وخمسون"
        if self._ones_first:
            return joined and before < 10 and word in self._tens
        return last in self._tens and joined is self._joined and 0 < value < 10


def _word(starts: tuple[str, ...]) -> str:
    return rf"(?<!\w)(?<!\w-)(?:{any_of(starts)})(?!\w)"


def _first_scales(scales: Mapping[str, int]) -> list[str]:
    """Scales that may open a number without "a": "hundred and twenty people"."""
    return [word for word, value in scales.items() if value == 100]


@cache
def grammar(lexicon: Lexicon) -> NumberGrammar:
    """Return the compiled grammar of a language."""
    return NumberGrammar(lexicon)
