"""Numbers and dates as a language writes them.

Source: Unicode CLDR, as Babel ships it, under the rules of the OCHA editorial style for English.
"""

from __future__ import annotations

from datetime import date, time

from babel.dates import format_date
from babel.numbers import format_decimal

MINUS = "\N{MINUS SIGN}"


def number(value: int, language: str) -> str:
    """Return "4,560" in English; "1.2 million" only from a whole hundred thousand upwards."""
    if language == "en" and value >= 1_000_000 and value % 100_000 == 0:
        return f"{value / 1_000_000:g} million"
    return format_decimal(value, locale=language)


def day(value: date, language: str) -> str:
    """Return "7 March 2025"."""
    if language == "en":
        return f"{value.day} {format_date(value, 'MMMM y', locale='en')}"
    return format_date(value, "long", locale=language)


def days(first: date, last: date, language: str) -> tuple[str, str]:
    """Return both ends of a period, the first without what the last says again."""
    if language == "en" and first.year == last.year:
        same_month = first.month == last.month
        start = str(first.day) if same_month else format_date(first, "d MMMM", locale="en")
        return start, day(last, language)
    return day(first, language), day(last, language)


def clock(value: str) -> str:
    """Return "6 p.m." for "18:00", "6.30 p.m." for "18:30"."""
    moment = time.fromisoformat(value)
    hour = moment.hour % 12 or 12
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes} {'a.m.' if moment.hour < 12 else 'p.m.'}"


def per_cent(value: float, language: str) -> str:
    """Return "6.7", one decimal, without a sign."""
    return format_decimal(abs(value), format="0.0", locale=language)


def short_day(value: date) -> str:
    """Return "7 Mar" for lists in the window; with the year where it is not this one."""
    year = "" if value.year == date.today().year else f" {value.year}"  # noqa: DTZ011 - local
    return f"{value.day} {format_date(value, 'MMM', locale='en')}{year}"
