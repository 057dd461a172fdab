"""What the last issue printed of a figure, by which rules hold it against what is printed now."""

from __future__ import annotations

from sitrep.document.model import Document, Evidence
from sitrep.domain.figure import Figure
from sitrep.domain.origins import origin_of
from sitrep.domain.source import body
from sitrep.proofing.report import Report, Told, printed_as


def told(last: Document | None) -> Told:
    """Return what the last issue printed."""
    found: dict[tuple[str, tuple[str, ...]], list[Evidence]] = {}
    for row in last.evidence if last else ():
        found.setdefault((body(row.source), tuple(sorted(row.population))), []).append(row)
    return found


def printed_before(report: Report, figure: Figure) -> Evidence | None:
    """Return what was printed of the figure, of what it updates, or of its slot by its body."""
    by_slot = None
    people = tuple(sorted(each.value for each in figure.claim.population))
    for row in report.told.get((origin_of(figure), people), ()):
        now = report.facts.newest.get(row.figure)
        if now is not None and now.id == figure.id:
            return row
        if by_slot is None and _slot_of(row) == _slot_of_figure(figure):
            by_slot = row
    return by_slot


def _slot_of(row: Evidence) -> tuple[object, ...]:
    return printed_as(row)[:6]


def _slot_of_figure(figure: Figure) -> tuple[object, ...]:
    claim = figure.claim
    return (
        tuple(sorted(claim.kinds)),
        tuple(sorted(place.pcode or place.name for place in claim.places)),
        tuple(sorted(group.value for group in claim.population)),
        claim.measure.value, claim.unit.value, claim.sector,
    )  # fmt: skip
