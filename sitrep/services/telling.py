"""Figures as people tell them: typed words become a figure, nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sitrep.domain.figure import Claim, Figure, Link, Relation, Role
from sitrep.domain.kinds import KINDS, RATES, Measure, Unit
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.report import Situation
from sitrep.domain.shares import count_or_share
from sitrep.domain.source import Did, SourceLink, Verification
from sitrep.domain.usual import population
from sitrep.services import amending


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the form: a figure as a person types it.

    Attributes:
        count: As people write it: "more than 70", "1,000 households", "dozens", "none".
        places: Names in any spelling, separated by semicolons; "" for the whole situation.
        note: Who told it, and how.
        measure: None for what is usual of the kind.
        updates: Id of the figure that it replaces, "" for none.
    """

    kind: str
    count: str
    places: str = ""
    as_of: date | None = None
    source: str = ""
    note: str = ""
    sector: str = ""
    measure: Measure | None = None
    household_size: float | None = None
    household_source: str = ""
    updates: str = ""


def figure_of(told: Told, situation: Situation, new: str) -> Figure:
    """Return the figure that typed words make; nothing is stored.

    Args:
        told: What was typed.
        situation: Whose places are looked up, and whose start a cumulative count runs from.
        new: Id for the figure.

    Raises:
        ValueError: The count cannot be read; the message says why in one sentence.
    """
    kind = KINDS[told.kind]
    count, unit = count_or_share(told.count)
    names = [name.strip() for name in told.places.split(";") if name.strip()]
    measure = Measure.RATE if unit in RATES else told.measure or kind.measure
    claim = Claim(
        (told.kind,),
        count,
        unit or kind.unit,
        measure,
        population(told.count) if unit is Unit.PEOPLE else (),
        tuple(amending.place(name, situation.country) for name in names),
        told.as_of,
        situation.start if measure is Measure.CUMULATIVE else None,
        (SourceLink(told.source.strip(), Did.REPORTED),) if told.source.strip() else (),
        told.sector,
    )
    return Figure(
        new,
        situation.id,
        claim,
        verification=Verification.REPORTED if claim.chain else Verification.UNVERIFIED,
        household_size=told.household_size,
        household_source=told.household_source,
        note=told.note.strip(),
        links=(Link(Relation.UPDATES, told.updates),) if told.updates else (),
    )


def blank(kind: str, situation: Situation, new: str, as_of: date) -> Figure:
    """Return a figure to be filled in by hand; nothing is stored."""
    row = KINDS[kind]
    unknown = Quantity(Quantifier.NOT_AVAILABLE)
    claim = Claim((kind,), unknown, row.unit, row.measure, as_of=as_of)
    return Figure(new, situation.id, claim)


def recounted(figure: Figure, words: str, country: str) -> Figure:
    """Return `figure` with another count; people named with it ("111 civilians") are kept.

    Raises:
        Refused: The count cannot be read; the text says why.
    """
    made = amending.amended(figure, "value", words, country)
    named = population(words) if made.claim.unit is Unit.PEOPLE else ()
    return replace(made, claim=replace(made.claim, population=named)) if named else made


def updating(figure: Figure, new: str, as_of: date | None) -> Figure:
    """Return a newer count to be filled in: the same thing, without the old words and number."""
    unknown = Quantity(Quantifier.NOT_AVAILABLE)
    claim = replace(figure.claim, quantity=unknown, as_of=as_of, chain=figure.claim.chain[:1])
    return replace(
        figure,
        id=new,
        claim=claim,
        passages=(),
        role=Role.SUPPORTING,
        reviewed=True,
        note="",
        caveat="",
        links=(Link(Relation.UPDATES, figure.id), *_part_of(figure)),
    )


def _part_of(figure: Figure) -> tuple[Link, ...]:
    return tuple(link for link in figure.links if link.relation is Relation.SUBSET_OF)
