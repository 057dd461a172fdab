"""What a report is built from: plain values, read from the store by the caller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sitrep.document.model import Document
from sitrep.domain.article import Article, Classification
from sitrep.domain.figure import Figure
from sitrep.domain.report import FieldValue, Issue, Office, Situation, moment


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that goes into one edition of one issue.

    Attributes:
        fields: By name, as the person filled them.
        figures: All figures of the situation, superseded ones among them.
        chosen: Ids of the figures that speak for their indicators.
        articles: By id.
        previous: The last issue as it went out, None for the first.
        limit: What this edition may show at most.
    """

    office: Office
    situation: Situation
    issue: Issue
    fields: Mapping[str, FieldValue]
    figures: tuple[Figure, ...]
    chosen: frozenset[str]
    articles: Mapping[str, Article] = field(default_factory=dict)
    previous: Document | None = None
    previous_as_of: date | None = None
    limit: Classification = Classification.INTERNAL
    language: str = "en"

    def value(self, name: str) -> str:
        found = self.fields.get(name)
        return found.value if found else ""

    def numbered(self, name: str) -> list[str]:
        """Return the values of ``name.1``, ``name.2`` …, in order."""
        rows = [
            (int(key.rpartition(".")[2]), kept.value)
            for key, kept in self.fields.items()
            if key.startswith(f"{name}.")
        ]
        return [value for _, value in sorted(rows)]

    def as_of(self) -> tuple[date, str] | None:
        return moment(self.value("as_of")) if self.value("as_of") else None

    def period(self) -> tuple[date, date] | None:
        """Return the days covered: as set, else from the last issue to the date of this one."""
        as_of = self.as_of()
        last = _day(self.value("period_to")) or (as_of[0] if as_of else None)
        first = _day(self.value("period_from")) or self.previous_as_of or self.situation.start
        if first is None or last is None or first > last:
            return None
        return first, last


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None
