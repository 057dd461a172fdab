"""The family of reports: what each type is called, what it has, and what it begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sitrep.domain.report import ReportType

# What a page may have besides its head. Most are filled by a person; "changes", "by_source",
# "disputes", "map" and the table of "impact" are made of the figures.
_EVERY = (
    "period",
    "highlights",
    "key_figures",
    "changes",
    "overview",
    "disputes",
    "impact",
    "access",
    "sectors",
    "coordination",
    "funding",
    "information_gaps",
    "outlook",
    "contacts",
    "map",
)
_SECTION = MappingProxyType(
    {
        "period_from": "period",
        "period_to": "period",
        "impact_note": "impact",
        "sector_order": "sectors",
        "change_summary": "changing",
    }
)
_HEAD = frozenset({"title", "as_of", "next_due", "classification"})  # every report has them


@dataclass(frozen=True, slots=True)
class TypeOfReport:
    """What one type of report is.

    Attributes:
        name: "Flash Update".
        short: Before a number where there is little room: "Flash"; "" for the usual type.
        about: What it is for, in one line.
        sections: What it has besides its head.
        tiles: How many key figures it chooses by itself.
        validity: Hours that it holds where nobody said; 0 where that is not said.
        titles: Sections that have another name in it than in a situation report.
    """

    key: ReportType
    name: str
    short: str
    about: str
    sections: frozenset[str]
    tiles: int = 6
    validity: int = 0
    titles: Mapping[str, str] = field(default_factory=dict)

    def has(self, section: str) -> bool:
        return section in self.sections

    def has_field(self, name: str) -> bool:
        """Tell whether a field, such as "sectors.health.needs", belongs to it."""
        first = name.partition(".")[0]
        return first in _HEAD or self.has(_SECTION.get(first, first))


_ALL = frozenset(_EVERY)
_ONE_PAGE = _ALL - {"disputes", "impact", "sectors", "coordination", "funding"}

# fmt: off
_TYPES = (
    TypeOfReport(
        ReportType.SITUATION_REPORT, "Situation Report", "",
        "Two to three pages: the whole situation, the response by sector, every figure's words.",
        _ALL,
    ),
    TypeOfReport(
        ReportType.FLASH_UPDATE, "Flash Update", "Flash",
        "One page within hours of an event; it says until when it holds.",
        _ONE_PAGE - {"period"} | {"validity"}, tiles=4, validity=24,
    ),
    TypeOfReport(
        ReportType.SITUATION_BRIEF, "Situation Brief", "Brief",
        "One page with large figures, for who has a minute.",
        _ONE_PAGE,
    ),
    TypeOfReport(
        ReportType.OPERATIONAL_UPDATE, "Operational Update", "Operational",
        "What changed in an operation, its figures by source, actions taken and planned.",
        _ALL | {"changing", "by_source"},
        titles=MappingProxyType({"sectors": "Actions taken", "outlook": "Planned response"}),
    ),
)
# fmt: on

TYPES = MappingProxyType({each.key: each for each in _TYPES})
