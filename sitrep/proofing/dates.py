"""Rules on how days and times are written (D1 to D3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sitrep.languages import forms
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.profile import Spot
from sitrep.proofing.reading import WRITTEN, Reading
from sitrep.proofing.text import Text

_AS_AT = re.compile(
    r"(?<!\w)as at(?=\s(?:\d|noon|midnight|today|yesterday|the end|end of|mid|early|late"
    r"|january|february|march|april|may|june|july|august|september|october|november|december))"
)
_HALF_DAY = re.compile(
    r"(?<![\w.,:/-])(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?(?P<space>\s?)"
    r"(?P<half>[ap])(?P<dots>\.m\.?|m\.?|\.\sm\.)(?!\w)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\w.,:/-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\w:/])(?!\s?[ap]\.?m)"
)
_MILITARY_SHORT = re.compile(
    r"(?<![\w.,:/-])(?P<clock>(?:[01]\d|2[0-3])[0-5]\d)\s?(?:hrs?|h)\.?(?!\w)"
)


def dates(reading: Reading) -> Iterator[Hit]:
    for start, end, better in reading.days.odd(reading.text.plain):
        yield Hit(
            start, end, better, f"Write “{better}”" if better else "Write the day as “7 March 2025”"
        )


def relative(reading: Reading) -> Iterator[Hit]:
    for spot in reading.text.spots:
        if spot.phrase.sort == "relative":
            fix = _when(reading, spot)
            about = f"write “{fix}”" if fix else "write the date"
            yield Hit(spot.start, spot.end, fix, about)


def _when(reading: Reading, spot: Spot) -> str:
    """Return the day, week, month or year that was meant, from the date of the report."""
    as_of, better = reading.facts.as_of, spot.phrase.better
    if as_of is None or not better or reading.text.low[spot.end : spot.end + 2] in ("'s", "’s"):
        return ""
    words = reading.text.profile.tables["relative_words"]
    unit, _, step = better.partition(" ")
    before = reading.text.low[: spot.start].rstrip().rpartition(" ")[2] if spot.start else ""
    bare = before in words["prepositions"]
    try:
        day = _moved(as_of, unit, int(step))
    except (ValueError, OverflowError):  # before the first year or after the last
        return ""
    if unit == "day":
        said = reading.facts.day(day)
        fix = words["day"].format(day=said) if bare else words["on"].format(day=said)
    elif unit == "week":
        fix = words["bare_week" if bare else "week"].format(day=reading.facts.day(day))
    else:
        said = str(day.year) if unit == "year" else reading.days.month(day.month)
        fix = words["bare_month" if bare else "month"].format(day=said)
    return fix[:1].upper() + fix[1:] if reading.text.raw[spot.start].isupper() else str(fix)


def _moved(day: date, unit: str, step: int) -> date:
    """Return the day, or the first day of the week, month or year, `step` of them on."""
    if unit == "day":
        return day + timedelta(days=step)
    if unit == "week":
        return day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        return date(months // 12, months % 12 + 1, 1)
    return date(day.year + step, 1, 1)


def as_at(reading: Reading) -> Iterator[Hit]:
    for found in _AS_AT.finditer(reading.text.low):
        yield Hit(*found.span(), "As of" if reading.text.raw[found.start()] == "A" else "as of")


def times(reading: Reading) -> Iterator[Hit]:
    """Find times not written as "6 p.m.", "6.30 p.m." or "1800 hours"."""
    text = reading.text
    for found in _HALF_DAY.finditer(text.plain):
        yield from _half_day(text, found)
    for found in _CLOCK.finditer(text.plain):
        fix = forms.clock(f"{int(found['hour']):02}:{found['minute']}")
        after = text.plain[found.end() : found.end() + 2]
        end = found.end() + 1 if after[:1] == "." and not after[1:].isalnum() else found.end()
        yield Hit(found.start(), end, fix)
    for found in _MILITARY_SHORT.finditer(text.plain):
        yield Hit(*found.span(), f"{found['clock']} hours")


def _half_day(text: Text, found: re.Match[str]) -> Iterator[Hit]:
    minutes = f".{found['minute']}" if found["minute"] and found["minute"] != "00" else ""
    better = f"{int(found['hour'])}{minutes} {found['half'].lower()}.m."
    if found.group() == better or (
        found.group() + "." == better and text.plain[found.end() :][:1] == "."
    ):
        return
    yield Hit(*found.span(), better)


_W = Severity.WARNS
_BETTER = "Write “{fix}”, not “{words}”."

RULES: tuple[Rule[Reading], ...] = (
    Rule("D1", "{about}, not “{words}”.", _W, dates, WRITTEN),
    Rule("D2", "Readers cannot know when “{words}” was; {about}.", _W, relative, WRITTEN),
    Rule("D3", _BETTER, _W, as_at, WRITTEN),
    Rule("D3", _BETTER, _W, times, WRITTEN),
)
