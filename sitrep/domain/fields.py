"""The fields of a report that a person fills, and what each may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What stands in one field of a draft.

    Attributes:
        carried: Taken over from the last issue and not yet reviewed.
    """

    field: str
    value: str
    carried: bool = False


# fmt: off
SECTORS = MappingProxyType({
    "shelter":            "Emergency shelter and NFI",
    "camp_management":    "Camp coordination and camp management",
    "protection":         "Protection",
    "food_security":      "Food security",
    "wash":               "Water, sanitation and hygiene",
    "health":             "Health",
    "nutrition":          "Nutrition",
    "education":          "Education",
    "logistics":          "Logistics",
    "early_recovery":     "Early recovery",
    "telecommunications": "Emergency telecommunications",
    "coordination":       "Coordination",
    "cash":               "Multi-purpose cash",
})
# fmt: on

SECTOR_PARTS = ("lead", "needs", "response", "gaps")
VALIDITY = (2, 4, 6, 8, 12, 24, 36, 48, 72)  # hours that a flash update may hold
# What an operational update may change: field and words.
CHANGING = MappingProxyType(
    {
        "timeframe": "Timeframe",
        "strategy": "Strategy",
        "population": "Target population",
        "location": "Geographic location",
        "budget": "Budget",
    }
)
YES = "yes"
SINGLE = (
    "title",
    "as_of",
    "validity",
    "period_from",
    "period_to",
    "next_due",
    "classification",
    "overview",
    "impact_note",
    "access",
    "coordination",
    "outlook",
    "sector_order",
    "change_summary",
)
LISTS = ("highlights", "key_figures", "funding", "information_gaps", "contacts")
MOST_ENTRIES = 99  # of one list
YEARS = range(1900, 2200)  # that a report is of
PROSE = ("overview", "impact_note", "access", "coordination", "outlook", "change_summary")
_FIELD = (  # compiled when a field is first asked about: the window appears without
    rf"{'|'.join(SINGLE)}|(?:{'|'.join(LISTS)})\.[1-9]\d?"
    rf"|sectors\.(?:{'|'.join(SECTORS)})\.(?:{'|'.join(SECTOR_PARTS)})"
    rf"|changing\.(?:{'|'.join(CHANGING)})"
)


def is_field(name: str) -> bool:
    return re.fullmatch(_FIELD, name) is not None


def is_prose(name: str) -> bool:
    """Tell whether figures may stand in the field as tokens."""
    return name in PROSE or name.startswith("highlights.") or name.endswith(SECTOR_PARTS[1:])


_NAMES = MappingProxyType(
    {
        "as_of": "as-of date",
        "body": "name of a body",
        "period_from": "first day of the period",
        "period_to": "last day of the period",
        "next_due": "day of the next report",
        "overview": "situation overview",
        "impact_note": "note on the impact table",
        "access": "access and security",
        "sector_order": "order of the sectors",
        "change_summary": "summary of change",
        "changing": "what the operation changes",
    }
)


def field_name(name: str) -> str:
    """Return what people call a field or a list: "situation overview", "Health: needs"."""
    if name.startswith("sectors."):
        _, sector, part = name.split(".")
        return f"{SECTORS[sector]}: {part}"
    name = name.partition(".")[0]
    return _NAMES.get(name, name.replace("_", " "))


def moment(value: str) -> tuple[date, str]:
    """Read "2025-03-12" or "2025-03-12 18:00" into the day and the clock time, "" if none.

    Raises:
        ValueError: It is neither.
    """
    day, _, clock = value.strip().replace("T", " ").partition(" ")
    if clock:
        clock = datetime.strptime(clock[:5], "%H:%M").strftime("%H:%M")  # noqa: DTZ007 - no day in it
    return date.fromisoformat(day), clock


def checked(name: str, value: str) -> str:
    """Return `value` as the field holds it.

    Raises:
        ValueError: There is no such field, or the value does not fit it; the text says why.
    """
    if not is_field(name):
        raise ValueError(f"there is no field “{name}”")
    value = value.strip()
    read = _READ.get(name.partition(".")[0])
    return read(value) if value and read else value


def _moment(value: str) -> str:
    day, clock = moment(value)
    return f"{_near(day).isoformat()} {clock}".strip()


def _day(value: str) -> str:
    return _near(moment(value)[0]).isoformat()


def _near(day: date) -> date:
    """Return a day from which others are counted; one at the end of all calendars is a slip."""
    if day.year not in YEARS:
        raise ValueError(f"the year is one of {YEARS[0]} to {YEARS[-1]}")
    return day


def _class(value: str) -> str:
    from sitrep.domain.article import Classification  # noqa: PLC0415 - the window appears without

    return Classification(value.lower()).value


def _hours(value: str) -> str:
    hours = value.removesuffix("hours").removesuffix("h").strip()
    if hours not in {str(each) for each in VALIDITY}:
        raise ValueError(f"it is one of {', '.join(map(str, VALIDITY))} hours")
    return hours


def _yes(value: str) -> str:
    if value.casefold() not in (YES, "no"):
        raise ValueError("it is yes or no")
    return YES if value.casefold() == YES else ""


def _sectors(value: str) -> str:
    keys = list(dict.fromkeys(value.replace(",", " ").split()))
    unknown = [key for key in keys if key not in SECTORS]
    if unknown:
        raise ValueError(f"there is no sector {unknown[0]}")
    return " ".join(keys)


_READ: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "as_of": _moment,
        "period_from": _day,
        "period_to": _day,
        "next_due": _day,
        "classification": _class,
        "sector_order": _sectors,
        "validity": _hours,
        "changing": _yes,
    }
)
