"""Rules on counts held against each other: the last issue, parts and their total."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.document.pairing import quantity
from sitrep.domain.changes import is_lower
from sitrep.domain.figure import Figure, Relation
from sitrep.domain.kinds import Measure
from sitrep.domain.origins import origin_of
from sitrep.proofing import last_issue, parts
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.report import Report, place_of

# What is lower than before


def lowered(report: Report) -> Iterator[Hit]:
    """Find cumulative counts lower than the last issue printed, without a reason (V10).

    Only counts by the same body are compared. A count may become more exact: 47 after "40 to 50"
    is not lower, 68 after "about 70" is.
    """
    if report.last is None:
        return
    for figure in report.printed:
        claim = figure.claim
        if claim.measure is not Measure.CUMULATIVE or claim.is_fact or report.reason(figure):
            continue
        row = last_issue.printed_before(report, figure)
        if row and is_lower(quantity(row), claim.quantity):
            writer = report.facts.writer
            about = (
                f"{writer.statement(claim)}, {row.statement} in No. {report.last.masthead.number}"
            )
            yield Hit(0, 0, "", about, place_of(figure.id))


def unreconciled(report: Report) -> Iterator[Hit]:
    """Find a source's own count of what is new that is not the difference of its totals."""
    exact = [f for f in report.printed if f.claim.quantity.is_exact]
    for new in (f for f in exact if f.claim.measure is Measure.NEW):
        for whole in exact:
            row = last_issue.printed_before(report, whole) if _is_whole_of(whole, new) else None
            if row is None or row.low is None or row.low != row.high:
                continue
            if new.claim.since and new.claim.since.isoformat() != row.date:
                continue  # new since another day than that of the last issue
            change = (whole.claim.quantity.low or 0) - row.low
            if change != new.claim.quantity.low:
                writer = report.facts.writer
                about = f"{writer.statement(new.claim)} are new, but the total rose by {change:,}"
                yield Hit(0, 0, "", about, place_of(new.id))


def _is_whole_of(whole: Figure, new: Figure) -> bool:
    a, b = whole.claim, new.claim
    same = origin_of(whole) == origin_of(new) and set(a.places) == set(b.places)
    return same and a.measure is Measure.CUMULATIVE and (
        a.kinds, a.population, a.sector, a.unit, a.as_of
    ) == (b.kinds, b.population, b.sector, b.unit, b.as_of)  # fmt: skip


# Sums


def stale(report: Report) -> Iterator[Hit]:
    """Find computed counts that rest on a figure which was replaced or taken out since."""
    printed = {figure.id: figure for figure in report.printed if figure.is_derived}
    for term in report.material.figures:
        for link in term.links:
            made = printed.get(link.other) if link.relation is Relation.COMPONENT_OF else None
            now = report.facts.newest.get(term.id)
            if made is None or (now is not None and now.id == term.id):
                continue
            count = report.facts.writer.tile(term.claim.quantity, term.claim.unit)
            became = f"is {report.facts.said(now)} now" if now else "was taken out"
            total = report.facts.writer.tile(made.claim.quantity, made.claim.unit)
            about = f"{made.derivation} = {total}"
            yield Hit(0, 0, "", f"{about}, and {count} {became}", place_of(made.id))


_B = Severity.BLOCKS

RULES: tuple[Rule[Report], ...] = (
    Rule(
        "V10",
        "Lower than in the last issue: {about}. Give the reason.",
        _B,
        lowered,
        waivable=False,
    ),
    Rule("PARTS", "The parts do not make their total: {about}.", _B, parts.unequal, waivable=False),
    Rule("V2", "The parts are more than their total: {about}.", _B, parts.too_much, waivable=False),
    Rule("REST", "The parts leave a rest of their total: {about}.", _B, parts.short),
    Rule(
        "R5",
        "A sum rests on a count that is no longer it: {about}. Add again, or take the sum out.",
        Severity.WARNS,
        stale,
    ),
    Rule("R4", "New and total do not agree: {about}.", Severity.WARNS, unreconciled),
)
