"""What a new issue says before anybody has written in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from sitrep.document import entries
from sitrep.domain.fields import FieldValue, is_prose, moment
from sitrep.domain.figure import Role
from sitrep.domain.report import Issue, ReportType
from sitrep.domain.report_types import TYPES
from sitrep.services.old_overview import old_overview
from sitrep.store import figures, reports
from sitrep.store.database import Store

# What each issue says anew; everything else is carried over, to be reviewed.
_GAPS = "information_gaps."
_ANEW = ("highlights.", "as_of", "period_from", "period_to", "next_due", "changing.",
         "change_summary")  # fmt: skip


def fields_of(
    store: Store, kind: ReportType, last: Issue | None, after: Issue | None, now: datetime
) -> Iterator[FieldValue]:
    """Yield the fields that a new issue begins with.

    Args:
        store: The open store.
        kind: Its type; what the type does not have is left behind.
        last: The issue of the series before it; None for the first.
        after: A report of another type, whose words the first of a series begins with.
        now: The local time; a report that holds for hours says the hour.
    """
    own, begun = TYPES[kind], last or after
    anew = (*_ANEW, _GAPS) if last else (*_ANEW, _GAPS, "key_figures.")  # each type has its own
    yield FieldValue("as_of", f"{now:%Y-%m-%d %H}:00" if own.validity else f"{now:%Y-%m-%d}")
    if own.validity:
        yield FieldValue("validity", str(own.validity))
    pace = _pace(reports.fields(store, last.id)) if last else None
    if pace:
        yield FieldValue("next_due", (now.date() + pace).isoformat())
    for field in reports.fields(store, begun.id).values() if begun else ():
        if own.has_field(field.field) and not field.field.startswith(anew):
            value = field.value
            if begun and begun.imported and field.field == "overview":
                value = old_overview(value)
            yield replace(field, value=value, carried=is_prose(field.field))
    yield from _open_gaps(store, begun.id) if begun and own.has("information_gaps") else ()


def _pace(fields: Mapping[str, FieldValue]) -> timedelta | None:
    """Return how long after its own day the last issue promised the next one."""
    if "as_of" not in fields or "next_due" not in fields:
        return None
    pace = moment(fields["next_due"].value)[0] - moment(fields["as_of"].value)[0]
    return pace if pace > timedelta(0) else None


def _open_gaps(store: Store, issue: str) -> list[FieldValue]:
    """Return the gaps that nothing has closed, numbered anew."""
    kept = [f.value for f in reports.fields(store, issue).values() if f.field.startswith(_GAPS)]
    still = [line for each in kept if (line := still_open(store, each))]
    return [FieldValue(f"{_GAPS}{place}", line) for place, line in enumerate(still, 1)]


def still_open(store: Store, gap: str) -> str:
    """Return a gap that nothing closes, or whose answer was taken out since; "" for any other."""
    figure = entries.answered_by(gap)
    found = figures.get(store, figure) if figure else None
    if found and found.role is not Role.REJECTED:
        return ""
    said = entries.entry(gap)
    return entries.line({key: said[key] for key in said if key != "answered_by"})
