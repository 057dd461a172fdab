"""Numbers and dates as a language writes them in a document; rules in its sentences.toml.

English follows the OCHA editorial style, the others the manuals of the UN's language sections.
"""

from __future__ import annotations

from datetime import date, time
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from sitrep.languages.wording import plural, wording

MINUS = "\N{MINUS SIGN}"
MILLION = 1_000_000
_EASTERN = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")


def eastern(text: str) -> str:
    """Return a number with the digits and separators of the Arab East."""
    return text.translate(_EASTERN)


def is_in_millions(value: int) -> bool:
    """Tell whether a number is written as "1.2 million"."""
    return value >= MILLION and value % 100_000 == 0


def number(value: int, language: str) -> str:
    """Return "4,560" in English; "1.2 million" only from a whole hundred thousand upwards."""
    rules = wording(language)["numbers"]
    if is_in_millions(value):
        millions = Decimal(value) / MILLION
        shown = f"{millions.normalize():f}".replace(".", rules["decimal"])
        forms: dict[str, str] = rules["million"]
        # CLDR calls 1,000,000 "many" in French and Spanish, but 1 and 1.2 are asked about here
        return forms.get(_category(millions, language), forms["other"]).format(n=shown)
    return _grouped(value, rules)


def rewritten(digits: str, language: str) -> str:
    """Return a number that English writes as "1,250.5" as the language writes it."""
    rules = wording(language)["numbers"]
    whole, point, part = digits.replace(",", "").partition(".")
    return _grouped(int(whole), rules) + (f"{rules['decimal']}{part}" if point else "")


def category(digits: str, language: str) -> str:
    """Return the plural form that a number asks for, as English writes it."""
    return _category(Decimal(digits.replace(",", "")), language)


def _category(value: Decimal, language: str) -> str:
    return plural(float(value) if value % 1 else int(value), language)


def _grouped(value: int, rules: dict[str, Any]) -> str:
    if value < rules["grouped_from"]:
        return str(value)
    return f"{value:,}".replace(",", rules["group"])


def decimal(value: float, language: str) -> str:
    """Return "5" or "5.4"."""
    return f"{value:g}".replace(".", wording(language)["numbers"]["decimal"])


def day(value: date, language: str) -> str:
    """Return "7 March 2025"."""
    return _dated("day", value, language)


def day_of_month(value: date, language: str) -> str:
    """Return "7 March"."""
    return _dated("day_month", value, language)


def _dated(pattern: str, value: date, language: str) -> str:
    rules = wording(language)["dates"]
    number = rules["first"] if value.day == 1 else str(value.day)
    month = rules["months"][value.month - 1]
    return str(rules[pattern]).format(day=number, month=month, year=value.year)


def days(first: date, last: date, language: str) -> tuple[str, str]:
    """Return both ends of a period, the first without what the last says again."""
    if first.year != last.year:
        pattern = "day"
    elif first.month != last.month:
        pattern = "day_month"
    else:
        pattern = "day_alone"
    return _dated(pattern, first, language), day(last, language)


def clock(value: str, language: str = "en") -> str:
    """Return "6 p.m." for "18:00", "6.30 p.m." for "18:30"."""
    rules = wording(language)["clock"]
    moment = time.fromisoformat(value)
    hour = moment.hour if rules["hours"] == 24 else moment.hour % 12 or 12
    pattern = rules["part" if moment.minute else "whole"]
    half = rules["halves"][moment.hour >= 12]
    return str(pattern).format(hour=hour, minute=f"{moment.minute:02}", half=half)


def per_cent(value: float, language: str) -> str:
    """Return "6.7", one decimal, without a sign."""
    rules = wording(language)["numbers"]
    tenth = Decimal(str(abs(value))).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    whole, _, part = f"{tenth:f}".partition(".")
    return f"{_grouped(int(whole), rules)}{rules['decimal']}{part}"
