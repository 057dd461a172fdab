"""Whether a count is said of the time that a text is about, or of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sitrep.assistant.dates import dates
from sitrep.languages.lexicon import Lexicon

_OPENING = 400  # characters that name the year of an article, if it does at all
_DATED = 16  # characters from a day to its year
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_NO_YEAR = 9999  # every year is another
LEAD = 900  # characters that hold the headline and the first paragraph
_YEAR = re.compile(r"(?<![\w.,-])(?:18|19|20)\d\d(?![\w%]|[.,]\d)")
_FURTHEST = 90  # characters from words for another time to the count
_BREAK = re.compile(r"[;(]|,(?!\d{3})")  # ends a clause; a comma within a number does not
_FROM = 18  # characters from "since" to "last year"
_SINCE = 40  # characters: "the worst since 1998, when 210 died"


@dataclass(frozen=True, slots=True)
class Year:
    """A year that a sentence names."""

    start: int
    number: int
    since: bool  # "since 1998"
    lasts: bool  # what is counted from then on: not "the worst since 1998"
    other: bool  # of an event that is new to the reader: "a 1998 flood"


class Times:
    """Reads the years of a text, each sentence once.

    Args:
        text: The article.
        low: The same in lower case.
        lexicon: Of its language.
        published: Day of publication, if known.
    """

    def __init__(self, text: str, low: str, lexicon: Lexicon, published: date | None) -> None:
        self._text, self._low = text, low
        self._lexicon = lexicon
        self._published = published
        self._known: dict[tuple[int, int], list[Year]] = {}
        self._year: int | None = None

    def _years(self, span: tuple[int, int]) -> list[Year]:
        if span not in self._known:
            self._known[span] = list(self._read(*span))
        return self._known[span]

    def _read(self, start: int, end: int) -> Iterator[Year]:
        since = self._lexicon.words("grammar", "since")
        for found in _YEAR.finditer(self._text, start, end):
            at = found.start()
            before = self._low[max(start, at - 8) : at].rstrip()
            lasts, other = self._lasts(self._low[start:at]), self._is_of_other(at)
            yield Year(at, int(found.group()), before.endswith(since), lasts, other)

    def _lasts(self, before: str) -> bool:
        """Tell whether words before a year say that a count runs from it: "since June 2021"."""
        begins = self._lexicon.words("grammar", "since")
        if not any(word in before for word in begins):
            return False
        clause = _BREAK.split(before)[-1].split()
        last = max((at for at, word in enumerate(clause) if word in begins), default=-1)
        superlative = self._lexicon.words("grammar", "superlative")
        return last >= 0 and set(clause[:last]).isdisjoint(superlative)

    def _is_of_other(self, start: int) -> bool:
        """Tell whether the year at `start` follows an indefinite article: "a 1998 flood"."""
        before = self._low[max(0, start - 5) : start].split()
        return bool(before) and before[-1] in self._lexicon.words("dates", "indefinite")

    def is_past(self, span: tuple[int, int], start: int, end: int, words: Iterable[int]) -> bool:
        """Tell whether a count is said of another time.

        Args:
            span: The sentence.
            start: Start of the count's words.
            end: Their end.
            words: Starts of words such as "last year" in its sentence.
        """
        years = self._years(span)
        if years:
            said = min(years, key=lambda each: abs(each.start - start))
            earlier = (said.number < self.year and not said.lasts) or (
                said.other and said.number != self.year
            )
            if earlier and self._governs(said.start, start, end, since=said.since):
                return True
        return any(self._governs(at, start, end) and not self._goes_on(at) for at in words)

    def _goes_on(self, at: int) -> bool:
        """Tell "since October last year", which lasts, from "last year"."""
        since = self._lexicon.words("grammar", "since")
        return not set(since).isdisjoint(self._low[max(0, at - _FROM) : at].split())

    def is_other_month(self, span: tuple[int, int], start: int) -> bool:
        """Tell whether a count is dated by a month long before publication: "in May, 72 died"."""
        if self._published is None:
            return False
        pattern = dates(self._lexicon).month
        found = pattern.search(self._low, max(span[0], start - _FURTHEST), start)
        if not found or not self._text[found.start(1)].isupper():
            return False
        number = self._lexicon.numbers("dates", "months")[found[1]]
        return (self._published.month - number) % 12 > 1

    def is_wide(self, span: tuple[int, int]) -> bool:
        """Tell whether a sentence speaks of weeks, months or years: "in the past four months"."""
        stretch = dates(self._lexicon).stretch.search(self._low, *span)
        return stretch is not None or any(year.lasts for year in self._years(span))

    def _governs(self, at: int, start: int, end: int, *, since: bool = False) -> bool:
        """Tell whether words at `at` date a count: before it, or after it in the same clause."""
        if at < start:
            return start - at < (_SINCE if since else _FURTHEST)
        return not since and _BREAK.search(self._low, end, at) is None

    @property
    def year(self) -> int:
        """The year the text is about: that of publication, or the first its lead names."""
        if self._year is None:
            if self._published:
                self._year = self._published.year
            else:
                self._year = self._own_year()
        return self._year

    def _own_year(self) -> int:
        """Return the year the opening names, else one that is said with a day; 0 for none.

        News leaves its own year out: one that an article first names late is another.
        """
        for named in _YEAR.finditer(self._text, 0, LEAD):
            dated = _DAY.search(self._low, max(0, named.start() - _DATED), named.start())
            if (named.start() < _OPENING or dated) and not self._is_of_other(named.start()):
                return int(named.group())
        return _NO_YEAR if len(self._text) > LEAD else 0
