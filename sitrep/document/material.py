"""What a report is built from: plain values, read from the store by the caller."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sitrep.document.model import Document
from sitrep.domain.article import Article, Classification
from sitrep.domain.changes import Reasons
from sitrep.domain.correction import Correction
from sitrep.domain.fields import SECTORS, FieldValue, checked, moment
from sitrep.domain.figure import Figure
from sitrep.domain.house import House
from sitrep.domain.indicator import Indicator
from sitrep.domain.inside import Inside
from sitrep.domain.report import Issue, Office, Situation
from sitrep.domain.translation import Unit


@dataclass(frozen=True, slots=True)
class Replaced:
    """The version of an issue that a corrected one replaces, as it went out."""

    document: Document
    fields: Mapping[str, FieldValue]
    issued: date | None


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
        indicators: How it is settled which figure speaks for each.
        reasons: Why counts changed, by figure; of a corrected version, by corrected field too.
        corrections: Rows of the corrections list that other issues of the series printed.
        replaced: The version that a corrected one replaces; None for any other issue.
        translations: What a person translated of this draft, by language; only the checks read it.
        house: What the office set for the looks of its reports.
        pages: Where the version to correct, else the last issue, prints each figure.
        inside: What stays out of this edition; its figures are without it already.
        kept: What stays out of public editions, whichever this one is; only the checks read it.
        bodies: What a person calls bodies in the language of the edition, by their names.
        earlier: Issues before the last one as they went out, the oldest first; the newest few.
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
    reasons: Reasons = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    replaced: Replaced | None = None
    pages: Mapping[str, int] = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    translations: Mapping[str, tuple[Unit, ...]] = field(default_factory=dict)
    house: House = field(default_factory=House)
    inside: tuple[Inside, ...] = ()
    kept: tuple[Inside, ...] = ()
    earlier: tuple[Document, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)

    @property
    def printed_before(self) -> frozenset[str]:
        """Return the ids of the figures that the last issue printed."""
        return frozenset(row.figure for row in (self.previous.evidence if self.previous else ()))

    @property
    def digits(self) -> str:
        """Return the digits that the office chose for Arabic, "" in other languages."""
        return self.house.digits if self.language == "ar" else ""

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

    def with_values(self, values: Mapping[str, str | tuple[str, ...]]) -> Material:
        """Return the material as if `values` stood in its fields; a list by the name of all of it.

        What does not fit its field yet, such as half a date, is left out.
        """
        fields = dict(self.fields)
        for name, value in values.items():
            if isinstance(value, str):
                _put(fields, name, value)
                continue
            for key in [key for key in fields if key.startswith(f"{name}.")]:
                del fields[key]
            for place, each in enumerate(value, 1):
                _put(fields, f"{name}.{place}", each)
        return replace(self, fields=fields)

    def sectors(self, having: Iterable[str]) -> list[str]:
        """Return the keys of sectors with words or in `having`, in the person's order."""
        filled = {key.split(".")[1] for key in self.fields if key.startswith("sectors.")}
        present = filled.union(having)
        ordered = dict.fromkeys([*self.value("sector_order").split(), *SECTORS])
        return [key for key in ordered if key in present]

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


def _put(fields: dict[str, FieldValue], name: str, value: str) -> None:
    try:
        value = checked(name, value)
    except ValueError:
        return
    if value:
        fields[name] = FieldValue(name, value)
    else:
        fields.pop(name, None)


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None
