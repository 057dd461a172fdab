"""What was said and not counted: what keeps people from aid, and who leads or meets when."""

from __future__ import annotations

from sitrep.document.evidence import Citations
from sitrep.document.model import Constraint, Statement
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.source import short


def constraint(figure: Figure, writer: Writer, citations: Citations) -> Constraint:
    """Return a fact of access in the words of its source."""
    claim = figure.claim
    return Constraint(
        writer.label(claim),
        writer.names.where(claim.places),
        _since(figure, writer),
        figure.passages[0].quote if figure.passages else figure.note,
        writer.names.body(short(claim.origin)),
        citations.cite(figure),
    )


def _since(figure: Figure, writer: Writer) -> str:
    """Return the day it began, or else the day it was last known to be so."""
    claim = figure.claim
    if claim.since:
        return writer.phrase("since_short", day=writer.day(claim.since))
    return writer.phrase("as_of_short", day=writer.day(claim.as_of)) if claim.as_of else ""


def statement(figure: Figure, writer: Writer, citations: Citations) -> Statement:
    """Return a fact of coordination in the words of its source."""
    claim = figure.claim
    return Statement(
        figure.passages[0].quote if figure.passages else figure.note,
        writer.names.body(claim.origin),
        writer.day(claim.as_of) if claim.as_of else "",
        citations.cite(figure),
    )
