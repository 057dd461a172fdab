"""Numbers and days as the lists of the window write them: short, in English, from no file."""

from __future__ import annotations

from datetime import date

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def number(value: int) -> str:
    """Return "4,560"."""
    return f"{value:,}"


def day(value: date) -> str:
    """Return "7 Mar"; with the year where it is not this one."""
    year = "" if value.year == date.today().year else f" {value.year}"  # noqa: DTZ011 - local
    return f"{value.day} {_MONTHS[value.month - 1]}{year}"
