"""What a corrected report puts right of figures that an earlier version of it brought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sitrep.document.record import Record
from sitrep.domain.correction import Correction, Detail, details
from sitrep.domain.figure import Claim, Figure
from sitrep.store import reports
from sitrep.store.database import Store


def own_corrections(store: Store, record: Record) -> list[Correction]:
    """Return what the report says it corrected of its own number.

    None of it counts where a later version is here.
    """
    issue = record.issue
    if issue is None or any(v.version > issue.version for v in reports.versions_of(store, issue)):
        return []
    return [row for row in record.corrections if row.figure and row.number == issue.number]


def put_right(told: Figure, here: Figure, rows: Iterable[Correction]) -> Figure | None:
    """Return a figure that stands here as it was printed wrong, as a report corrects it."""
    claim = here.claim
    for row in rows:
        if row.figure == told.id and row.claim and row.printed and _is_wrong(claim, row):
            claim = _corrected(claim, told.claim, row)
    return replace(here, claim=claim) if claim != here.claim else None


def is_put_right(told: Figure, here: Figure, rows: Iterable[Correction]) -> bool:
    """Tell whether a report says what a correction that is here has put right since."""
    about = [row for row in rows if row.figure == told.id and row.claim and row.printed]
    right = [row.claim for row in about if row.claim]
    return any(_is_wrong(told.claim, row) for row in about) and any(
        here.claim.quantity.bounds == claim.quantity.bounds for claim in right
    )


def _wrong(row: Correction) -> list[Detail]:
    return details(row.was, row.claim) if row.was and row.claim else []


def _is_wrong(claim: Claim, row: Correction) -> bool:
    """Tell whether a claim says what a correction says was wrong."""
    if row.printed is None or claim.quantity.bounds != row.printed.bounds:
        return False
    return row.was is None or not set(details(row.was, claim)) & set(_wrong(row))


def _corrected(claim: Claim, told: Claim, row: Correction) -> Claim:
    """Return a claim with what a correction put right; the rest stays as it is here."""
    if row.claim and row.printed and row.claim.quantity.bounds != row.printed.bounds:
        claim = replace(claim, quantity=told.quantity)
    names = {Detail.PLACE: "places", Detail.AS_OF: "as_of", Detail.SOURCE: "chain",
             Detail.UNIT: "unit"}  # fmt: skip
    right = {names[each]: getattr(told, names[each]) for each in _wrong(row)}
    return replace(claim, **right)
