"""Before a report goes out: what issuing a draft would freeze, and what is still open in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitrep.document.model import Document
from sitrep.domain.fields import SECTORS, FieldValue, field_name
from sitrep.domain.report import Situation
from sitrep.domain.report_types import TYPES, TypeOfReport
from sitrep.languages import forms
from sitrep.services import overview, reporting
from sitrep.services.issuing import Frozen
from sitrep.services.sharing import as_of
from sitrep.store import reports
from sitrep.store.database import Store


@dataclass(frozen=True, slots=True)
class Blank:
    """Something that a reader would miss, or that nobody has looked at yet.

    Attributes:
        words: "No highlights".
        page: Where it is set right: "report", "figures" or "sources".
        field: Of the report, "" elsewhere.
        carried: A section taken over from the last report, not reviewed since; the words name it.
    """

    words: str
    page: str
    field: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """What issuing a draft would freeze, and what is still open in it.

    Attributes:
        validity: Until when it holds, of a type that says so.
    """

    number: int
    name: str
    as_of: str
    period: str
    main: str
    figures: int
    held_back: int  # figures that the public edition leaves out
    blanks: tuple[Blank, ...]
    validity: str = ""


def ready(store: Store, frozen: Frozen) -> Ready:
    """Return what a person should know before issuing."""
    document = frozen.documents[frozen.main]
    fields = reports.fields(store, frozen.issue.id)
    head = document.masthead
    own = TYPES[frozen.issue.type]
    has_period = own.has("period")
    inside = len(frozen.documents["internal"].evidence)
    situation = reporting.situation_of(store, frozen.issue.situation)
    return Ready(
        head.number,
        head.label,
        as_of(store, frozen.issue),
        head.facts[0].removeprefix("Reporting period ") if has_period and head.facts else "",
        frozen.main,
        len(document.evidence),
        inside - len(frozen.documents["public"].evidence),
        (*_missing(document, fields, own), *_unseen(store, situation, document), *_carried(fields)),
        head.valid_until,
    )


def _missing(
    document: Document, fields: Mapping[str, FieldValue], own: TypeOfReport
) -> Iterator[Blank]:
    """Yield what is empty of what its type of report has."""
    return (each for each in _empty(document, fields) if own.has_field(each.field))


def _empty(document: Document, fields: Mapping[str, FieldValue]) -> Iterator[Blank]:
    checks = (
        ("as_of" in fields, "No “as of” date", "as_of"),
        (document.highlights, "No highlights", "highlights.1"),
        (document.tiles, "No key figures", "key_figures.1"),
        (document.overview, "No situation overview", "overview"),
        (document.sectors, "No needs, response or gaps in any sector", "sectors"),
        (document.contacts, "No contact for questions", "contacts.1"),
        ("next_due" in fields, "No day for the next report", "next_due"),
    )
    for filled, words, field in checks:
        if not filled:
            yield Blank(words, "report", field)


def _unseen(store: Store, situation: Situation, document: Document) -> Iterator[Blank]:
    if document.unreviewed:
        how_many = _counted(
            document.unreviewed, "figure that nobody has", "figures that nobody has"
        )
        yield Blank(f"{how_many} reviewed", "figures")
    waiting = overview.of_situation(store, situation).cards
    if waiting:
        yield Blank(f"{_counted(waiting, 'card waits', 'cards wait')} for a decision", "sources")


def _carried(fields: Mapping[str, FieldValue]) -> Iterator[Blank]:
    """Name what was carried over, each sector once."""
    first: dict[str, str] = {}
    for name in (each.field for each in fields.values() if each.carried):
        section = SECTORS[name.split(".")[1]] if name.startswith("sectors.") else field_name(name)
        first.setdefault(f"{section[:1].upper()}{section[1:]}", name)
    for section, name in first.items():
        yield Blank(section, "report", name, carried=True)


def _counted(number: int, one: str, more: str) -> str:
    return f"{forms.number(number, 'en')} {one if number == 1 else more}"
