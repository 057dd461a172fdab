"""Starting reports and filling their fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sitrep.domain.fields import MOST_ENTRIES, SECTORS, FieldValue, field_name
from sitrep.domain.history import Changed
from sitrep.domain.report import Issue, ReportType, Situation, Status
from sitrep.domain.report_types import TYPES
from sitrep.errors import Refused, StoreFailed
from sitrep.services import (
    counting,
    fields,
    prefilling,
)
from sitrep.store import reports, situations
from sitrep.store.database import Store


def start(
    store: Store, new: str, situation: Situation, kind: ReportType, after: Issue | None = None
) -> Changed:
    """Start the next issue of a series, pre-filled from the last one.

    Args:
        store: The open store.
        new: Id for the issue.
        situation: What it reports on.
        kind: Which series.
        after: A report of another type whose words the first issue of a series begins with.

    Raises:
        Refused: The last issue is still a draft.
    """
    last = _last(store, situation.id, kind)
    if last and last.status is Status.DRAFT:
        raise Refused(
            f"No new report was started: {last.name} is still a draft.",
            f"Issue it first, or go on with it: “{situation.name}/{kind}/{last.number}”.",
        )
    issue = Issue(
        new,
        situation.id,
        kind,
        last.number + 1 if last else 1,
        previous=last.id if last else "",
    )
    now = datetime.now(UTC).astimezone()
    with store.step(f"Start {TYPES[kind].name} No. {issue.number}"):
        reports.save_issue(store, issue)
        for field in prefilling.fields_of(store, kind, last, after, now):
            reports.set_field(store, new, field)
    return Changed.REPORTS


def _last(store: Store, situation: str, kind: ReportType) -> Issue | None:
    series = [issue for issue in reports.of_situation(store, situation) if issue.type is kind]
    return series[-1] if series else None


def set_field(store: Store, issue: Issue, name: str, value: str) -> Changed:
    """Write one field of a draft; an empty value clears it.

    Figures in prose may be named by the beginning of their id; they are kept with the whole of it.

    Raises:
        Refused: The report was issued, or the field or its value is not understood.
        NotFound: A figure named in it is not there.
    """
    set_fields(store, issue, {name: value})
    return Changed.REPORTS


def set_fields(store: Store, issue: Issue, values: Mapping[str, str]) -> Changed:
    """Write several fields in one step.

    One field that is written again and again within a short while is one step: it is saved while it
    is typed, and turned back in pieces that a person would call one.
    """
    require_draft(issue)
    ready = [fields.ready(store, issue, name, value) for name, value in values.items()]
    name = f"Edit No. {issue.number}"
    names = {field_name(field) for field in values}
    if len(names) == 1:
        name = f"{name}: {names.pop()}"
    onto = store.log.continued(name) if len(values) == 1 else ""
    with store.step(name, onto=onto):
        for field in ready:
            reports.set_field(store, issue.id, field)
    return Changed.REPORTS


def fields_of(store: Store, issue: Issue) -> dict[str, FieldValue]:
    """Return what stands in the fields of a report."""
    return reports.fields(store, issue.id)


def set_list(store: Store, issue: Issue, name: str, values: Sequence[str]) -> Changed:
    """Write a list of a draft anew in this order; what is empty or left over falls away.

    Raises:
        Refused: The report was issued, or there are more than a list holds.
        NotFound: A figure named in it is not there.
    """
    require_draft(issue)
    said = [value.strip() for value in values if value.strip()]
    if len(said) > MOST_ENTRIES:
        raise Refused(
            f"The list was not saved: it has {len(said)} entries.",
            f"Take some out; a list holds up to {MOST_ENTRIES}.",
        )
    kept = reports.fields(store, issue.id)
    wanted = {f"{name}.{place}": value for place, value in enumerate(said, 1)}
    ready = [fields.ready(store, issue, key, value) for key, value in wanted.items()]
    over = [key for key in kept if key.startswith(f"{name}.") and key not in wanted]
    step = f"Edit No. {issue.number}: {field_name(name)}"
    with store.step(step, onto=store.log.continued(step)):
        for field in (*ready, *(FieldValue(key, "") for key in over)):
            reports.set_field(store, issue.id, field)
    return Changed.REPORTS


def mark_reviewed(store: Store, issue: Issue, names: Iterable[str]) -> Changed:
    """Say that a person has looked at fields carried over from the last issue.

    Raises:
        Refused: The report was issued.
    """
    require_draft(issue)
    kept = reports.fields(store, issue.id)
    with store.step(f"Review what No. {issue.number} carries over"):
        for name in names:
            if name in kept:
                reports.set_field(store, issue.id, replace(kept[name], carried=False))
    return Changed.REPORTS


def remove_sector(store: Store, issue: Issue, sector: str) -> Changed:
    """Take a sector out of a draft: its words, and its counts, which stay on record unprinted.

    Raises:
        Refused: The report was issued.
    """
    require_draft(issue)
    kept = reports.fields(store, issue.id)
    order = kept.get("sector_order")
    rest = " ".join(key for key in order.value.split() if key != sector) if order else ""
    words = [name for name in kept if name.startswith(f"sectors.{sector}.")]
    with store.step(f"Take {SECTORS[sector]} out of No. {issue.number}"):
        reports.set_field(store, issue.id, FieldValue("sector_order", rest))
        for name in words:
            reports.set_field(store, issue.id, FieldValue(name, ""))
        counting.silence(store, issue.situation, sector)
    return Changed.REPORTS | Changed.FIGURES


def require_draft(issue: Issue) -> None:
    """Refuse to change what went out.

    Raises:
        Refused: It was issued.
    """
    if issue.status is not Status.DRAFT:
        raise Refused(
            f"Nothing was changed: {issue.name} was issued and stays as it is.",
            "Start the next report, or issue a correction of this one.",
        )


def situation_of(store: Store, situation: str) -> Situation:
    """Return the situation with that id.

    Raises:
        StoreFailed: It is gone.
    """
    found = situations.get(store, situation)
    if found is None:
        raise StoreFailed("Nothing was done: the situation is gone.", "Run “sitrep verify”.")
    return found
