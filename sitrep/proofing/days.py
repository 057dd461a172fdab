"""Days and times in prose: as they are written, as they should be, and when they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from sitrep.languages.lexicon import any_of
from sitrep.proofing.profile import Profile

_HALF_YEAR = timedelta(days=183)


class Days:
    """The dates of one profile's language."""

    def __init__(self, profile: Profile) -> None:
        months = profile.words("dates", "months")
        short = profile.words("dates", "short")
        self._months = {name.lower(): number for number, name in enumerate(months, 1)}
        self._names = months
        for name in short:
            full = next(each for each in months if each.startswith(name[:3]))
            self._months[name.lower()] = self._months[full.lower()]
        month = rf"(?P<month>{any_of((*months, *short))})"
        after = any_of(profile.words("dates", "after_day"))
        year = r"(?:,?\s(?P<year>(?:18|19|20)\d\d)(?!\d))?+"
        self._day_first = re.compile(
            rf"(?<![\w.,/-])(?P<day>\d{{1,2}})(?P<ordinal>st|nd|rd|th)?\s(?P<of>of\s)?{month}"
            rf"(?:\.(?=\s[a-z\d]))?(?!\w){year}"
        )
        self._month_first = re.compile(
            rf"(?<![\w-]){month}\.?\s(?P<day>\d{{1,2}})(?P<ordinal>st|nd|rd|th)?(?![\w%-]|[.,:/]\d)"
            rf"(?=(?P<end>[.,;:!?)]|\s*$|\s(?:{after})(?!\w)|,?\s(?:19|20)\d\d(?!\d))?)"
            rf"(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?",
            re.MULTILINE,
        )
        self._about = re.compile(
            rf"(?<![\w-])[Aa]bout(?=\s(?:\d{{1,2}}\s)?(?:{any_of(months)})(?!\w))"
        )
        self._digits = re.compile(
            r"(?<![\w./:-])(?:(?P<iso>\d{4}-\d{2}-\d{2})"
            r"|(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2}))(?![\w/:-]|\.\d)"
        )

    def about(self, plain: str) -> Iterator[re.Match[str]]:
        return self._about.finditer(plain)

    def odd(self, plain: str) -> Iterator[tuple[int, int, str]]:
        """Yield dates not written as "7 March 2025": where, and how they should be."""
        for found in self._day_first.finditer(plain):
            name = self._names[self._months[found["month"].lower()] - 1]
            day = found["day"]
            if found["ordinal"] or found["of"] or name != found["month"] or day[0] == "0":
                tail = f" {found['year']}" if found["year"] else ""
                yield *found.span(), f"{int(day)} {name}{tail}"
            elif found["year"] and plain[found.end() - 6 : found.end() - 4].startswith(","):
                yield *found.span(), f"{int(day)} {name} {found['year']}"
        for found in self._month_first.finditer(plain):
            if found["ordinal"] or found["end"] is not None:
                name = self._names[self._months[found["month"].lower()] - 1]
                tail = f" {found['year']}" if found["year"] else ""
                yield *found.span(), f"{int(found['day'])} {name}{tail}"
        for found in self._digits.finditer(plain):
            yield *found.span(), self._written(found)

    def _written(self, found: re.Match[str]) -> str:
        """Write a date in digits out; "" where day and month cannot be told apart."""
        try:
            if found["iso"]:
                return self.written(date.fromisoformat(found["iso"]))
            first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
            if first <= 12 and second <= 12 and first != second:
                return ""
            day, month = (first, second) if second <= 12 else (second, first)
            return self.written(date(year if year > 99 else 2000 + year, month, day))
        except ValueError:
            return ""

    def written(self, day: date) -> str:
        return f"{day.day} {self._names[day.month - 1]} {day.year}"

    def month(self, number: int) -> str:
        return self._names[number - 1]

    def said(self, plain: str, near: date) -> Iterator[tuple[int, int, date]]:
        """Yield the days a text names; one without a year is the one nearest to `near`."""
        found = [*self._day_first.finditer(plain)]
        found += [
            m for m in self._month_first.finditer(plain) if m["ordinal"] or m["end"] is not None
        ]
        for each in sorted(found, key=lambda match: match.start()):
            month = self._months[each["month"].lower()]
            try:
                if each["year"]:
                    yield *each.span(), date(int(each["year"]), month, int(each["day"]))
                else:
                    yield *each.span(), _nearest(month, int(each["day"]), near)
            except ValueError:  # 31 February
                continue


def _nearest(month: int, day: int, near: date) -> date:
    found = date(near.year, month, day)
    if found - near > _HALF_YEAR:
        return date(near.year - 1, month, day)
    if near - found > _HALF_YEAR:
        return date(near.year + 1, month, day)
    return found


@cache
def days(profile: Profile) -> Days:
    return Days(profile)
