"""How a headline went from report to report, as each of them printed it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sitrep.document.charts import Point, over_time
from sitrep.document.drawing import Chart
from sitrep.document.model import Document, Evidence
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Claim, Figure
from sitrep.domain.quantity import Quantifier, Quantity

_FEWEST = 3  # points that make a line of their own


def trend(
    headlines: Iterable[Figure], earlier: Sequence[Document], number: int, writer: Writer
) -> Chart | None:
    """Return the chart of the first headline that was counted by one body three times or more.

    Args:
        headlines: Figures of the tiles, in page order.
        earlier: Issues before this one as they went out, the oldest first.
        number: Of this issue.
        writer: Writes names and counts in the language of the report.
    """
    for figure in headlines:
        claim = figure.claim
        if not claim.quantity.has_number or claim.is_fact:
            continue
        points = [_point(document, claim) for document in earlier]
        points.append(Point(number, claim.as_of, claim.quantity))
        if sum(point.quantity is not None for point in points) >= _FEWEST:
            first = next(place for place, point in enumerate(points) if point.quantity)
            return over_time(claim, points[first:], writer)
    return None


def _point(document: Document, claim: Claim) -> Point:
    """Return the count that an issue printed, without one where it had none by the same body."""
    rows = [row for row in document.evidence if _is_about(row, claim)]
    tiles = {tile.figure for tile in document.tiles}
    head = next((row for row in rows if row.figure in tiles), None)
    known = head or next((row for row in rows if row.source == claim.origin), None)
    number = document.masthead.number
    if known is None:
        return Point(number, None, None)
    day = date.fromisoformat(known.date) if known.date else None
    counted = _counted(known) if known.source == claim.origin and not known.lower else None
    return Point(number, day, counted)


def _is_about(row: Evidence, claim: Claim) -> bool:
    """Tell whether a row counts the same thing of the same people at the same places."""
    return (
        row.kinds == claim.kinds
        and (row.unit, row.measure) == (claim.unit.value, claim.measure.value)
        and row.sector == claim.sector
        and set(row.population) == {group.value for group in claim.population}
        and set(row.pcodes) == {place.pcode or place.name for place in claim.places}
    )


def _counted(row: Evidence) -> Quantity | None:
    """Return the count of a row; None where it has no number."""
    if row.low is None and row.high is None:
        return None
    return Quantity(Quantifier(row.quantifier), row.low, row.high, row.approximate)
