"""The two ends of a range: "between 40 and 50", "from as few as 40 to 50", "40, perhaps 50"."""

from __future__ import annotations

import re
from dataclasses import replace

from sitrep.domain.bounds import rises, scaled
from sitrep.domain.not_counts import NotCounts
from sitrep.languages.lexicon import Lexicon, any_of
from sitrep.languages.numbers import Number, NumberGrammar, Span
from sitrep.languages.quantifiers import behind, by_word

_WORD = 16  # characters of the longest opener of a range
_ASIDE = r"\s\([^()\d]{1,30}\)|,\s[^,.;:()\d]{2,40},"  # "3,800 (official)", "40, by one count,"
_LATER = r"[^.;:!?\d()]{2,70}?(?:[,،]|\s[-–—])\s{1,2}"  # "300 people in the city, perhaps 450,"
_ENDS_ASIDE = re.compile(r"[,،]|\s[-–—](?=\s)")
_CLOSED = re.compile(r"[,،.;)]|\s[-–—)]|\s*$|\s*\n\s*\n")
_NAME = r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]*)*"  # a word of who gives one end
_NAMED = 80  # characters of it, with its verb
_LATER_LETTERS = 300  # within which the upper end follows
_LATER_TIMES = 10  # that the lower end may be exceeded where it stands far before
_YEARS = range(1900, 2100)
_SLASHED = range(10, 10**7)
_WIDEST = 2  # times the lower end that the upper may be, in "40/50"


class Ranges:
    """Reads ranges by one language's words for their ends."""

    def __init__(self, language: Lexicon, numbers: NumberGrammar, not_counts: NotCounts) -> None:
        self._numbers, self._not_counts = numbers, not_counts
        table = language.table("quantifiers", "before")
        said = [phrase for phrases in table.values() for phrase in phrases]
        hedges = (*said, *language.words("ranges", "ends"))
        hedge = rf"(?:(?:{any_of(hedges)})(?!\w)\s{{1,2}}){{0,2}}[~≈<>]?"
        joints = any_of(word for word in language.words("ranges", "joints") if word[0].isalpha())
        hedged = any_of(language.words("ranges", "hedged"))
        self._joint = re.compile(
            rf"\s{{0,2}}(?<!\w)(?:{joints})(?!\w)(?:\s{{1,2}}{hedge}|)"
            rf"|(?P<aside>[,،]\s{{1,2}}|\s{{1,2}}(?:[-–—]\s{{1,2}})?)(?:{hedged})\s{{1,2}}{hedge}"
            rf"|\s?[-–—‑−~]\s?|(?P<slash>/)"
        )
        self._late = language.words("ranges", "late")
        self._later = re.compile(rf"{_LATER}(?:{hedged})\s{{1,2}}{hedge}")
        pairs = language.table("ranges").get("between", ())
        openers = {pair[0] for pair in pairs}
        self._between = {  # the longest first: "ما بين" before "بين"
            first: {pair[1] for pair in pairs if pair[0] == first}
            for first in sorted(openers, key=lambda opener: (-len(opener), opener))
        }
        seconds = {second for each in self._between.values() for second in each}
        self._second = re.compile(
            rf"\s{{1,2}}(?P<word>{any_of(seconds)})(?!\w)\s{{1,2}}"
            rf"{hedge}"
        )
        sayers = any_of(language.words("ranges", "by"))
        self._aside = re.compile(
            rf"{_ASIDE}|\s(?:{sayers})(?:\s[^\W\d_]+){{1,4}}?(?=\s(?:{any_of(seconds)})\s)"
        )
        pair = any_of(first for first, _ in pairs)
        self._spanned = re.compile(
            rf"(?<!\w)(?:{any_of(language.words('ranges', 'verbs'))})\s{{1,2}}"
            rf"(?P<opener>(?:{pair})(?:\s{{1,2}}{_NAME}){{1,6}}\s{{1,2}})$"
        )
        self._on_to = re.compile(
            rf"\s{{1,2}}(?:{any_of(seconds)})(?:\s{{1,2}}{_NAME}){{0,6}}?\s{{1,2}}(?=\d)"
        )
        following = {word.split()[0] for word in (*seconds, *_words(language))}
        asides = {word.split()[0] for word in language.words("ranges", "hedged")}
        self._going_on = re.compile(
            rf"\s?[-–—‑−~/]|\s{{0,2}}(?:{any_of(following)})(?!\w)|[,،]\s{{1,2}}(?:{any_of(asides)})(?!\w)"
        )
        self._hedges = by_word({"hedge": hedges}, last=True)
        self._openers = {word.split()[-1] for word in self._between}
        self._finals = {word[-1] for word in self._openers} | {" ", "\n"}
        self._increase = tuple(f" {word}" for word in language.words("grammar", "increase"))
        self._far = 60 if language.words("ranges", "from") else 30  # characters; ten a word
        self._rise = set(language.words("ranges", "rise"))
        self._from = set(language.words("ranges", "from"))  # "de": opens a range, or a change

    def upper(self, low: str, number: Number) -> tuple[Number, int | None] | None:  # noqa: PLR0911 - cases
        """Return the upper end of a range that begins with `number`, and its opener's start."""
        if number.value is None:
            return None
        goes_on = self._going_on.match(low, number.end) is not None
        if goes_on and (spanned := self._spans(low, number)):
            return spanned
        opener = self._opener(low, number.start)
        if not (
            goes_on or opener or low.startswith((",", " ("), number.end)
        ) or self._not_counts.is_dated(low, number):
            return None  # as most do
        if opener is None and (hedge := behind(low, number.start, self._hedges))[0]:
            opener = self._opener(low, hedge[1])
        start = None
        if opener is not None:
            word, start = opener
            from_ = word == "from" or word in self._from
            if from_ and self._is_change(low, start):
                return None
            if second := self._other_end(low, number, word):
                return second, start
            start = None if from_ else start
        if low[max(0, number.start - 8) : number.start].rstrip().endswith(self._increase):
            return None
        second = self._joined(low, number)
        return (second, start) if second else None

    def later(self, low: str, number: Number, sentence: Span) -> Number | None:
        """Return the 450 of "killed 300 people in the city, and possibly as many as 450,"."""
        if number.value is None or not self._may_be_late(low, number.end, sentence[1]):
            return None  # as most do
        found = self._later.match(low, number.end)
        second = self._numbers.at(low, found.end()) if found else None
        if not (found and second and rises(number, second)) or "\n\n" in found.group():
            return None
        start = scaled(number, second).value or 0
        if (second.value or 0) > _LATER_TIMES * start or not self._closes(low, number, second):
            return None
        between = self._numbers.scan(low, number.end, found.end())
        return second if next(iter(between), None) is None else None

    def _may_be_late(self, low: str, at: int, end: int) -> bool:
        """Tell whether a sentence goes on with a word that an upper end follows far off."""
        return any(low.find(word, at, min(end, at + _LATER_LETTERS)) >= 0 for word in self._late)

    def _closes(self, low: str, number: Number, second: Number) -> bool:
        """Tell whether nothing of its own follows the later end: no "20 wounded"."""
        again = self._not_counts.unit_at(low, second.end)
        unit = self._not_counts.unit_at(low, number.end)
        same = again and unit and again.group() == unit.group()
        return _CLOSED.match(low, again.end() if again and same else second.end) is not None

    def _other_end(self, low: str, number: Number, opener: str) -> Number | None:
        """Return the 50 of "between 40 and about 50", "from 40 (officially) to 50"."""
        bracket = self._aside.match(low, number.end)
        unit = None if bracket else self._not_counts.unit_at(low, number.end)
        aside = bracket or unit
        found = self._second.match(low, aside.end() if aside else number.end)
        if not found or " ".join(found["word"].split()) not in self._between[opener]:
            return None
        second = self._numbers.at(low, found.end())
        if not second or not rises(number, second):
            return None
        if unit:  # "between 40 people and 50 people"
            again = self._not_counts.unit_at(low, second.end)
            return second if again and again.group() == unit.group() else None
        return second

    def _joined(self, low: str, number: Number) -> Number | None:
        """Return the 50 of "40-50", "40 to 50", "40, perhaps 50,"."""
        found = self._joint.match(low, number.end)
        second = self._numbers.at(low, found.end()) if found else None
        if not found or not second or not rises(number, second):
            return None
        if found["slash"] and not _is_slashed(number, second):
            return None
        if number.plain and number.value in _YEARS and not second.plain:
            return None  # "in 2016 to 260,000"
        aside = found["aside"] is not None and not found["aside"].isspace()
        closed = _ENDS_ASIDE.match(low, second.end) if aside else None
        return replace(second, end=closed.end()) if closed else second

    def _spans(self, low: str, number: Number) -> tuple[Number, int] | None:
        """Read "estimates range from the government's figure of 3,100 to about 30,000"."""
        joint = self._on_to.match(low, number.end)
        if joint is None:
            return None  # as most do
        floor = max(0, number.start - _NAMED)
        opened = self._spanned.search(low[floor : number.start])
        second = self._numbers.at(low, joint.end()) if opened else None
        if not (opened and second and rises(number, second)):
            return None
        return second, floor + opened.start("opener")

    def _opener(self, low: str, start: int) -> tuple[str, int] | None:
        if low[start - 2 : start - 1] not in self._finals:
            return None  # as most do: the letter before the space
        last = low[max(0, start - _WORD) : start].split()
        if not last or last[-1] not in self._openers:
            return None
        for word in self._between:
            at = start - len(word) - 1
            if at >= 0 and low.startswith(word, at) and not low[at - 1 : at].isalnum():
                return word, at
        return None

    def _is_change(self, low: str, start: int) -> bool:
        """Tell whether "from 20 to 30" is said of something that rose, not of a range."""
        words = low[max(0, start - self._far) : start].split()
        return any(word in self._rise for word in words[-self._far // 10 :])


def _words(language: Lexicon) -> tuple[str, ...]:
    """Return the words that may stand between the ends."""
    joints = (*language.words("ranges", "joints"), *language.words("ranges", "hedged"))
    return tuple(word for word in joints if word[0].isalpha())


def _is_slashed(first: Number, second: Number) -> bool:
    """Tell "40/50 people" from "9/11 families" and "12/30 people"."""
    low, high = first.value or 0, second.value or 0
    return low in _SLASHED and high <= _WIDEST * low
