"""When a count is carried on from before and has to be marked (†)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sitrep.domain.figure import Figure


def is_carried(figure: Figure, since: date | None, before: Collection[str] = ()) -> bool:
    """Tell whether a count is older than the reporting period, or opens it untouched.

    A period that begins on the day of the last issue holds the counts of that day, which are news
    only if that issue did not print them.

    Args:
        figure: The count.
        since: First day of the reporting period; without one nothing is carried.
        before: Ids of the figures that the last issue printed.
    """
    as_of = figure.claim.as_of
    if since is None or as_of is None:
        return False
    return as_of < since or (as_of == since and figure.id in before)
