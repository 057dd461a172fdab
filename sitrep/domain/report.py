"""Situations and the issues reported on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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
