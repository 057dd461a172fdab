"""Information gaps of a draft, and the figures that close them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.document import entries
from sitrep.domain.fields import FieldValue
from sitrep.domain.figure import Figure, Role
from sitrep.domain.history import Changed
from sitrep.domain.report import Issue
from sitrep.services import reporting
from sitrep.store import reports
from sitrep.store.database import Store

_LIST = "information_gaps."


@dataclass(frozen=True, slots=True)
class Asked:
    """One gap of a draft; `answer` is the id of the figure that closes it, or ""."""

    field: str
    question: str
    answer: str = ""


def asked(fields: Mapping[str, FieldValue], figures: Iterable[Figure] = ()) -> tuple[Asked, ...]:
    """Return the gaps that stand in the fields of a report, in order.

    One that a figure closed which was taken out since is open again; `figures` tells.
    """
    gone = {each.id for each in figures if each.role is Role.REJECTED}
    found: Iterable[FieldValue] = (f for f in fields.values() if f.field.startswith(_LIST))
    ordered = sorted(found, key=lambda each: int(each.field.removeprefix(_LIST)))
    return tuple(
        Asked(each.field, entries.question(each.value), "" if closes in gone else closes)
        for each in ordered
        for closes in (entries.answered_by(each.value),)
    )


def answer(store: Store, issue: Issue, field: str, figure: str) -> Changed:
    """Say that a figure closes the gap in a field; none opens it again.

    Raises:
        Refused: The report was issued.
    """
    kept = reports.fields(store, issue.id).get(field)
    if kept is None:
        return Changed.NOTHING
    said = entries.entry(kept.value)
    question = entries.question(kept.value)
    rest = {key: value for key, value in said.items() if key not in ("text", "answered_by")}
    line = entries.line({**rest, "question": question, "answered_by": figure})
    return reporting.set_field(store, issue, field, line)
