"""The figures that are usually asked for, in plain groups; days and times as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sitrep.domain.kinds import KINDS, Measure, Population
from sitrep.languages.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Usual:
    """A line of the form for quick entry.

    Attributes:
        example: A count as people write it, shown while the field is empty.
        measures: What a person must choose between, the usual one first; empty where the kind
            itself says it.
    """

    kind: str
    example: str
    measures: tuple[Measure, ...] = ()

    @property
    def label(self) -> str:
        return KINDS[self.kind].label


@dataclass(frozen=True, slots=True)
class UsualGroup:
    """Lines that belong together; `by_sector` where each count is for one sector."""

    key: str
    label: str
    lines: tuple[Usual, ...]
    by_sector: bool = False


_MOVED = (Measure.FLOW, Measure.STOCK)

# fmt: off
GROUPS = (
    UsualGroup("casualties", "Casualties", (
        Usual("killed",                "more than 70"),
        Usual("injured",               "dozens"),
        Usual("missing",               "about 30"),
        Usual("detained",              "none"),
    )),
    UsualGroup("displacement", "Displacement", (
        Usual("displaced",             "1,000 households", _MOVED),
        Usual("displaced_crossborder", "6,000"),
        Usual("evacuated",             "up to 400"),
        Usual("returned",              "a few families"),
        Usual("sheltered",             "214 households"),
    )),
    UsualGroup("damage", "Damage", (
        Usual("homes_damaged",         "reported"),
        Usual("homes_destroyed",       "40-50"),
        Usual("facility_damaged",      "6"),
        Usual("facility_out",          "at least 3"),
    )),
    UsualGroup("response", "Response", (
        Usual("in_need",               "6,500"),
        Usual("targeted",              "5,000"),
        Usual("reached",               "3,275"),
    ), by_sector=True),
)
# fmt: on

MEASURES = {
    Measure.STOCK: "on that day",
    Measure.FLOW: "moved in the period",
    Measure.CUMULATIVE: "since the crisis began",
    Measure.NEW: "new in the period",
    Measure.RATE: "a rate",
}


def population(words: str, language: str = "en") -> tuple[Population, ...]:
    """Return whom typed words name besides the count: "111 civilians", "12 women and children"."""
    tokens = words.casefold().replace("-", " ").split()
    said = {*tokens, *(f"{one} {two}" for one, two in pairwise(tokens))}
    table = lexicon(language).table("populations")
    known = {group.value for group in Population}
    return tuple(
        Population(group)
        for group, names in table.items()
        if group in known and said.intersection(names)
    )


_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_TODAY = {"today": 0, "now": 0, "yesterday": 1}
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?(?:\s+([a-z]{3,9})\.?)?(?:\s+(\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")


def day(words: str, today: date, latest: date | None = None) -> date | None:
    """Read a day as people write it: "12 March", "yesterday", "12", "2025-03-12".

    Args:
        words: As typed.
        today: The day one speaks of; without a year, or a month, it is the last such day.
        latest: What comes after it lies in the future; `today` if not given.

    Raises:
        ValueError: It cannot be read or lies in the future; the message says why.
    """
    low = " ".join(words.casefold().split())
    if not low:
        return None
    found = _read(low, words, today)
    if found > (latest or today):
        raise ValueError(f"“{words}” lies in the future.")
    return found


def _read(low: str, words: str, today: date) -> date:
    if low in _TODAY:
        return today - timedelta(days=_TODAY[low])
    try:
        return date.fromisoformat(low)
    except ValueError:
        pass
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?\.?", low):
        raise ValueError(f"“{words}” may be read two ways; write the day as 12 March.")
    parts = _parts(low)
    if parts is None:
        raise ValueError(f"“{words}” is not read as a day; write it as 12 March.")
    try:
        return _last_such(*parts, today)
    except ValueError as error:
        raise ValueError(f"There is no day “{words}”.") from error


def _parts(low: str) -> tuple[int, int, int] | None:
    """Return day, month and year, 0 where not said."""
    if match := _DAY_FIRST.fullmatch(low):
        number, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(low):
        name, number, year = match.groups()
    else:
        return None
    month = _month(name) if name else 0
    if month is None or (year and not month):
        return None
    return int(number), month, int(year or 0)


def _month(name: str) -> int | None:
    return next((n for n, full in enumerate(_MONTHS, 1) if full.startswith(name)), None)


def _last_such(number: int, month: int, year: int, today: date) -> date:
    if year:
        return date(year, month, number)
    if month:
        found = date(today.year, month, number)
        return found if found <= today else date(today.year - 1, month, number)
    first = today.replace(day=1)
    if number > today.day:
        first = (first - timedelta(days=1)).replace(day=1)
    return first.replace(day=number)


_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*hours?)?")


def clock(words: str) -> str:
    """Read a time of day: "18:00", "18.30", "1800", "6 p.m."; return it as "18:00".

    Raises:
        ValueError: It is none; the text says how to write it.
    """
    match = _CLOCK.fullmatch(words.strip().casefold())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    if match and match[3]:
        hour = hour % 12 + 12 * match[3].startswith("p") if 0 < hour <= 12 else 99
    if hour > 23 or minute > 59:
        raise ValueError(f"“{words.strip()}” is not read as a time; write it as 18:00 or 6 p.m.")
    return f"{hour:02}:{minute:02}"
