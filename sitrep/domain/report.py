"""Situations, the issues reported on them, and the fields a person fills."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Office:
    """The desk that writes: named on the page where it has a name."""

    organization: str = ""
    partners: str = ""
    author: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Situation:
    """A crisis that reports are written about.

    Attributes:
        country: ISO 3166-1 alpha-3 code.
        start: First day of the crisis; cumulative counts run from it.
        glide: GLIDE number, ``AA-YYYY-NNNNNN-ISO3``, or "".
        areas: P-codes of the areas it is about; none for the whole country.
    """

    id: str
    name: str
    country: str
    start: date | None = None
    glide: str = ""
    areas: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a situation has a name")
        if self.glide and not re.fullmatch(r"[A-Z]{2}-\d{4}-\d{6}-[A-Z]{3}", self.glide):
            raise ValueError(f"{self.glide} is no GLIDE number such as EQ-2001-000033-IND")


class ReportType(StrEnum):
    """What kind of report a series is (E13)."""

    SITUATION_REPORT = "situation_report"
    FLASH_UPDATE = "flash_update"
    SITUATION_BRIEF = "situation_brief"
    OPERATIONAL_UPDATE = "operational_update"


class Status(StrEnum):
    """Where an issue stands (E18)."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CLEARED = "cleared"
    ISSUED = "issued"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Issue:
    """One number of a series. What it says is its fields while a draft, its versions once issued.

    Attributes:
        version: 1, and one more for each corrected version of the number.
        previous: Id of the issue it was started from, "" for the first.
        issued_at: None while a draft.
        imported: Id of the article that it was taken over from, "" for one written here.
    """

    id: str
    situation: str
    type: ReportType
    number: int
    version: int = 1
    status: Status = Status.DRAFT
    previous: str = ""
    issued_at: datetime | None = None
    imported: str = ""

    @property
    def is_correction(self) -> bool:
        return self.version > 1

    @property
    def is_withdrawn(self) -> bool:
        return self.status is Status.WITHDRAWN

    @property
    def is_held(self) -> bool:
        """Tell whether it went out and still stands: not replaced, and not taken back."""
        return self.status in (Status.ISSUED, Status.CORRECTED)

    @property
    def name(self) -> str:
        """Return "No. 2", or "No. 2 (corrected)"."""
        return f"No. {self.number}{' (corrected)' if self.is_correction else ''}"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That an issue was taken back after it went out; its file stays as it is.

    Attributes:
        reason: A sentence for readers.
    """

    day: date
    reason: str


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
_LIVE = r"\[\[([^\[\]|\n]{1,80})(?:\|([a-z]{1,20}))?\]\]"
TOKEN_FORMS = ("count", "people", "sentence")


@dataclass(frozen=True, slots=True)
class Token:
    """A live figure inside prose: ``[[id]]``, ``[[id|people]]`` or ``[[id|sentence]]``.

    Attributes:
        form: "count" writes "more than 70", "people" adds the unit, "sentence" the whole sentence.
    """

    figure: str
    form: str = "count"

    def __str__(self) -> str:
        return f"[[{self.figure}]]" if self.form == "count" else f"[[{self.figure}|{self.form}]]"


def pieces(prose: str) -> list[str | Token]:
    """Split prose into words and tokens, in order; together they are the prose again."""
    found: list[str | Token] = []
    end = 0
    for match in re.finditer(_LIVE, prose):
        form = match[2] or "count"
        if form not in TOKEN_FORMS:
            continue
        if match.start() > end:
            found.append(prose[end : match.start()])
        found.append(Token(match[1].strip(), form))
        end = match.end()
    if end < len(prose):
        found.append(prose[end:])
    return found
