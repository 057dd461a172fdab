"""What a line of quick entry says of itself: how it is read, and what speaks already."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sitrep.document.sentences import Writer
from sitrep.domain.abroad import beyond
from sitrep.domain.figure import Figure
from sitrep.domain.kinds import HOUSEHOLDS
from sitrep.domain.quantity import people
from sitrep.domain.source import short
from sitrep.languages import listing


def counts_homes(figure: Figure) -> bool:
    """Tell whether it counts households or families, of which people can be derived."""
    return figure.claim.unit in HOUSEHOLDS


def read_as(figure: Figure, writer: Writer, areas: Collection[str] = ()) -> str:
    """Return in plain words how a line is read: "Reads: 70 people killed, in Homs".

    A place outside `areas`, the P-codes of what the situation is about, is pointed out.
    """
    claim = figure.claim
    said = f"Reads: {writer.statement(claim)}"
    if figure.household_size and counts_homes(figure) and claim.quantity.has_number:
        count = writer.count(people(claim.quantity, figure.household_size))
        size = f"{figure.household_size:g}"
        said += f" – {count} people (derived: {writer.amount(claim)} × {size})"
        source = figure.household_source
        said += f"; household size from {source}" if source else ""
    where = writer.names.where(claim.places)
    if where:
        said += f", in {where}"
    unknown = [place.name for place in claim.places if not place.pcode]
    if unknown:
        said += f" (“{unknown[0]}” is on no list of places; kept as written)"
    elif outside := beyond(claim, areas):
        said += f" ({outside.name} {outside.pcode} is outside the areas of the situation)"
    return said


def value(figure: Figure, writer: Writer) -> str:
    """Return its count as a tile says it; households are named, for they are no people."""
    claim = figure.claim
    if counts_homes(figure):
        return writer.amount(claim)
    return writer.tile(claim.quantity, claim.unit)


def speaks_now(figure: Figure, writer: Writer) -> str:
    """Return what speaks already: "now 1,225 · 11 Mar · SOHR"."""
    claim = figure.claim
    parts = [value(figure, writer), short_day(claim.as_of), short(figure.claim.origin)]
    return f"now {' · '.join(part for part in parts if part)}"


def short_day(value: date | None) -> str:
    return listing.day(value) if value else ""
