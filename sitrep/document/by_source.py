"""Counts by kind and counting body, side by side: an operational update's figures by source."""

from __future__ import annotations

from sitrep.document.evidence import Citations
from sitrep.document.impact import cell
from sitrep.document.model import Impact, ImpactRow
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Claim, Figure
from sitrep.domain.source import short

MOST_BODIES = 6  # columns that a page holds


def table(selection: Selection, writer: Writer, citations: Citations) -> Impact | None:
    """Return a row for each kind, and people, that is counted, with a column for each body.

    The bodies come in the order in which their figures speak; of more than a page holds, those
    that speak last are left out, whole.
    """
    rows: dict[str, dict[str, Figure]] = {}
    for figure in selection.key_figures(()):
        for each in (figure, *selection.beside(figure)):
            body = short(each.claim.origin)
            rows.setdefault(_label(each.claim, writer), {}).setdefault(body, each)
    bodies = list(dict.fromkeys(body for row in rows.values() for body in row))[:MOST_BODIES]
    made = [
        ImpactRow(
            label,
            "",
            tuple(cell([row[b]] if b in row else (), writer, citations) for b in bodies),
        )
        for label, row in rows.items()
    ]
    shown = tuple(row for row in made if any(each.text for each in row.cells))
    if not shown:
        return None
    names = tuple(writer.names.body(body) or writer.phrase("no_source") for body in bodies)
    return Impact(names, shown)


def _label(claim: Claim, writer: Writer) -> str:
    place = writer.names.where(claim.places)
    label = writer.label(claim)
    return writer.phrase("dispute_of", label=label, place=place) if place else label
