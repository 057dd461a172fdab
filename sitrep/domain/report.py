"""Situations, the issues reported on them, and the fields a person fills."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from sitrep.domain.article import Classification


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
    """

    id: str
    name: str
    country: str
    start: date | None = None
    glide: str = ""

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
    def name(self) -> str:
        """Return "No. 2", or "No. 2 (corrected)"."""
        return f"No. {self.number}{' (corrected)' if self.is_correction else ''}"


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
SINGLE = (
    "title",
    "as_of",
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
)
LISTS = ("highlights", "key_figures", "funding", "information_gaps", "contacts")
MOST_ENTRIES = 99  # of one list
PROSE = ("overview", "impact_note", "access", "coordination", "outlook")
_FIELD = re.compile(
    rf"{'|'.join(SINGLE)}|(?:{'|'.join(LISTS)})\.[1-9]\d?"
    rf"|sectors\.(?:{'|'.join(SECTORS)})\.(?:{'|'.join(SECTOR_PARTS)})"
)


def is_field(name: str) -> bool:
    return _FIELD.fullmatch(name) is not None


def is_prose(name: str) -> bool:
    """Tell whether figures may stand in the field as tokens."""
    return name in PROSE or name.startswith("highlights.") or name.endswith(SECTOR_PARTS[1:])


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


_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*hours?)?")
_NAMES = MappingProxyType(
    {
        "as_of": "as-of date",
        "period_from": "first day of the period",
        "period_to": "last day of the period",
        "next_due": "day of the next report",
        "overview": "situation overview",
        "impact_note": "note on the impact table",
        "access": "access and security",
        "sector_order": "order of the sectors",
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
    if not value:
        return ""
    if name == "as_of":
        day, clock = moment(value)
        return f"{day.isoformat()} {clock}".strip()
    if name in ("period_from", "period_to", "next_due"):
        return moment(value)[0].isoformat()
    if name == "classification":
        return Classification(value.lower()).value
    if name == "sector_order":
        return _sectors(value)
    return value


def _sectors(value: str) -> str:
    keys = list(dict.fromkeys(value.replace(",", " ").split()))
    unknown = [key for key in keys if key not in SECTORS]
    if unknown:
        raise ValueError(f"there is no sector {unknown[0]}")
    return " ".join(keys)


_TOKEN = re.compile(r"\[\[([^\[\]|\n]{1,80})(?:\|([a-z]{1,20}))?\]\]")
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
    for match in _TOKEN.finditer(prose):
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
