"""Days a sentence names, absolute or relative to the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest

from sitrep.languages.lexicon import Lexicon, any_of

_BEFORE = 200  # characters before a day in which "since" is looked for
_BESIDE = 6  # characters between "today" and the same day in figures
_BETWEEN = 40  # characters between both days of a period
_MONTHS = 12
_NOUN = re.compile(r"\s[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a text names it.

    Attributes:
        since: It begins what lasts: "since 26 February", "between 1 and 5 March".
        until: It ends what lasts, which dates no count but one that has a beginning.
        full: It is said with its year.
    """

    day: date
    start: int
    since: bool = False
    until: bool = False
    full: bool = False


class Dates:
    """Reads days with one language's month and weekday names; texts come in lower case."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._months = lexicon.numbers("dates", "months")
        self._weekdays = lexicon.numbers("dates", "weekdays")
        self._relative = lexicon.numbers("dates", "relative")
        months = any_of(self._months)
        ordinal = any_of(("st", "nd", "rd", "th", *lexicon.words("dates", "ordinals")))
        links = lexicon.words("dates", "links")  # "12 de marzo de 2025"
        link = rf"(?:(?:{any_of(links)})\s)?" if links else ""
        self._pattern = re.compile(
            rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:{ordinal})?\s{link}(?P<month>{months})\.?(?!\w)"
            rf"(?:/(?:{months}))?(?:,?\s{link}(?P<year>\d{{4}}))?"
            rf"|(?P<month2>{months})\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)"
            rf"(?:,?\s(?P<year2>\d{{4}}))?"
            rf"|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
            rf"|(?P<one>\d{{1,2}})[/.](?P<two>\d{{1,2}})[/.](?P<year3>\d{{4}})"
            rf"|(?P<weekday>{any_of(self._weekdays)})"
            rf"|(?P<relative>{any_of(self._relative)}))(?!\w)"
        )

        begins = any_of(lexicon.words("grammar", "since"))
        between = any_of(lexicon.words("dates", "between"))
        self._begins = re.compile(rf"(?<!\w)(?:{begins})\s[^,;]*$")
        self._between = re.compile(rf"(?<!\w)(?:{between})\s$")
        attributive = any_of(lexicon.words("dates", "attributive"))  # "the 3 February quake"
        self._attributive = re.compile(rf"(?<!\w)(?:{attributive})\s$")
        self._until = re.compile(rf"(?<!\w)(?:{any_of(lexicon.words('dates', 'until'))})\s$")
        spans = lexicon.table("dates").get("stretches", {})  # "in the past four months"
        self.stretch = re.compile(
            rf"(?<!\w)(?:{any_of(spans.get('before', ()))})\s\w+\s"
            rf"(?:{any_of(spans.get('after', ()))})(?!\w)"
        )
        within = any_of(lexicon.words("dates", "within"))
        self.month = re.compile(rf"(?<!\w)(?:{within})\s({months})(?!\w)(?!\s\d)")

    def find(self, low: str, published: date | None) -> Iterator[Day]:
        """Yield the days of a sentence; a day after publication is one of the year before."""
        every = list(self._pattern.finditer(low))
        for found, after in zip_longest(every, every[1:]):
            gap = after.start() - found.end() if after else _BEFORE
            beside = found["relative"] and gap <= _BESIDE and not after["relative"]
            if not beside and (day := self._day(found, published)):
                before = low[max(0, found.start() - _BEFORE) : found.start()]
                if self._attributive.search(before) and _NOUN.match(low, found.end()):
                    continue
                period = gap <= _BETWEEN and self._between.search(before)
                begins = period or self._begins.search(before)
                full = any(found[each] for each in ("iso", "year", "year2", "year3"))
                until = self._until.search(before) is not None
                yield Day(day, found.start(), bool(begins), until, full)

    def _day(self, found: re.Match[str], published: date | None) -> date | None:
        try:
            if found["iso"]:
                return date.fromisoformat(found["iso"])
            if found["one"]:
                return _in_figures(int(found["one"]), int(found["two"]), int(found["year3"]))
            month = found["month"] or found["month2"]
            if month:
                number = int(found["day"] or found["day2"])
                year = found["year"] or found["year2"]
                named = self._months[" ".join(month.split())]
                return _dated(number, named, int(year) if year else 0, published)
        except ValueError:
            return None
        return self._from(published, found) if published else None

    def _from(self, published: date, found: re.Match[str]) -> date | None:
        """Return "Tuesday" or "yesterday" as a day; None beyond the ends of the calendar."""
        if found["weekday"]:
            back = (published.weekday() - self._weekdays[" ".join(found["weekday"].split())]) % 7
            step = -back
        else:
            step = self._relative[" ".join(found["relative"].split())]
        try:
            return published + timedelta(days=step)
        except OverflowError:
            return None


def _in_figures(one: int, two: int, year: int) -> date | None:
    """Return "13/02/2025" as a day; None where either number may be the month."""
    day, month = max(one, two), min(one, two)
    return date(year, month, day) if day > _MONTHS or day == month else None


def _dated(day: int, month: int, year: int, published: date | None) -> date | None:
    if year:
        return date(year, month, day)
    if published is None:
        return None
    made = date(published.year, month, day)
    return made if made <= published else date(published.year - 1, month, day)


@cache
def dates(lexicon: Lexicon) -> Dates:
    return Dates(lexicon)
