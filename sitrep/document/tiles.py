"""Key figures as tiles: a number with its label, its source and its day."""

from __future__ import annotations

from sitrep.document import dispute
from sitrep.document.evidence import Citations
from sitrep.document.model import Tile
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.source import short


def tile(
    figure: Figure, selection: Selection, writer: Writer, citations: Citations, *, change: str
) -> Tile:
    """Return the tile of a figure, with the line of its rivals; a range shows both its ends.

    `change` is what became of it since the issue before, "" where there is nothing to say.
    """
    if ends := selection.ends(figure):
        return _of_range(figure, ends, writer, citations)
    claim = figure.claim
    return Tile(
        figure.id,
        writer.tile(claim.quantity, claim.unit),
        writer.caption(claim),
        writer.amount(claim) if claim.quantity.has_number else writer.statement(claim),
        writer.names.body(claim.origin) or writer.phrase("no_source"),
        writer.phrase("as_of_short", day=writer.day(claim.as_of)) if claim.as_of else "",
        citations.cite(figure),
        claim.quantity.has_number,
        figure.reviewed,
        change,
        dispute.line(writer, selection.beside(figure)),
    )


def _of_range(
    figure: Figure, ends: tuple[Figure, Figure], writer: Writer, citations: Citations
) -> Tile:
    """Return the tile of a range; each end keeps its body and its day in the words."""
    low, high = ends
    note = citations.cite(low)
    citations.cite(high)
    bodies = dict.fromkeys(short(end.claim.origin) for end in ends)
    return Tile(
        figure.id,
        writer.tile(dispute.span(ends), figure.claim.unit),
        writer.label(figure.claim),
        dispute.ranged(writer, ends),
        " / ".join(writer.names.body(body) for body in bodies),
        "",
        note,
        reviewed=low.reviewed and high.reviewed,
    )
