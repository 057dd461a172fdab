"""The step that saves one field of a draft, by the field's name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sitrep.document.prose import Speakable
from sitrep.domain.history import Changed
from sitrep.domain.report import Issue
from sitrep.services import counting, reporting

COUNT = "count."  # count.SECTOR.KIND is no field of the report, but a figure

Value = str | tuple[str, ...]


def saving(issue: Issue, name: str, value: Value) -> Callable[..., Changed]:
    """Return the step that saves `value` in a field of `issue`."""
    if not isinstance(value, str):
        return partial(reporting.set_list, issue=issue, name=name, values=value)
    if name.startswith(COUNT):
        _, sector, kind = name.split(".")
        return partial(counting.set_count, issue=issue, sector=sector, kind=kind, words=value)
    return partial(reporting.set_field, issue=issue, name=name, value=value)


def as_typed(count: Speakable) -> str:
    """Return a count of a sector as a person would type it."""
    people = count.people.removesuffix(" people")
    return people if people == count.count else count.people
