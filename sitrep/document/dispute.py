"""Rival counts side by side: the sentence, the line of a tile, the range and the box of them.

Each is named with its body and its day; nothing is added or averaged.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.document import charts
from sitrep.document.evidence import Citations
from sitrep.document.model import Dispute, DisputeLine
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import Quantity, spanning
from sitrep.domain.source import Verification, short
from sitrep.domain.steps import Steps

MOST_BESIDE = 3  # rival counts in one sentence
_SAID = {Verification.VERIFIED: "verified", Verification.UNVERIFIED: "unverified"}
_FIRST = (Verification.VERIFIED, Verification.CORROBORATED)


def sentence(writer: Writer, figure: Figure, beside: Sequence[Figure]) -> str:
    """Return the sentence of a headline whose rivals are named with it.

    "HRM reported 70 people killed as of 9 March 2025; XYZ had verified the deaths of 11 civilians."
    """
    own_day = writer.on_day(figure.claim.as_of)
    clauses = [_clause(writer, figure, "stands", own_day, writer.names.in_place(figure.claim))]
    for each in ordered(beside)[:MOST_BESIDE]:
        day = writer.on_day(each.claim.as_of)
        clauses.append(_clause(writer, each, "beside", "" if day == own_day else day, ""))
    whole = writer.phrase("gap_between").join(clauses)
    return writer.phrase("sides", sides=whole[:1].upper() + whole[1:])


def alone(writer: Writer, figure: Figure) -> str:
    """Return the sentence of a figure without a rival; a computed one says how."""
    said = writer.sentence(figure.claim)
    if not figure.derivation:
        return said
    how = writer.computed(figure.derivation)
    return writer.phrase("sentence_derived", sentence=said.removesuffix("."), how=how)


def _clause(writer: Writer, figure: Figure, key: str, day: str, place: str) -> str:
    said = _SAID.get(figure.verification, "reported")
    what = writer.deaths(figure.claim) if said == "verified" else writer.statement(figure.claim)
    return writer.told(f"{key}_{said}", figure.claim.origin, what=what, place=place, day=day)


def line(writer: Writer, beside: Sequence[Figure]) -> str:
    """Return the line below a tile: "XYZ verified 11 civilians"; "" without a rival."""
    if not beside:
        return ""
    [first] = named(beside)
    said = _SAID.get(first.verification, "reported")
    words = writer.told(f"line_{said}", first.claim.origin, amount=writer.amount(first.claim))
    return words[:1].upper() + words[1:]


def named(beside: Sequence[Figure]) -> list[Figure]:
    """Return the rivals that the line below a tile has room for: the first one."""
    return ordered(beside)[:1]


def ordered(beside: Sequence[Figure]) -> list[Figure]:
    """Return rivals as they are named: what was checked first, then the newest."""
    return sorted(
        beside,
        key=lambda each: (
            each.verification not in _FIRST,
            -(each.claim.as_of.toordinal() if each.claim.as_of else 0),
        ),
    )


def span(ends: tuple[Figure, Figure]) -> Quantity:
    """Return the range from the lower to the upper end."""
    low, high = (each.claim.quantity for each in ends)
    return spanning(low, high)


def ranged(writer: Writer, ends: tuple[Figure, Figure]) -> str:
    """Return "From 11 (verified, XYZ, 9 March) to 70 (reported, HRM, 8 March) civilians killed"."""
    low, high = (_end(writer, each, place) for place, each in enumerate(ends))
    return writer.ranged(low, high, ends[1].claim, span(ends))


def _end(writer: Writer, figure: Figure, place: int) -> str:
    """Return one end with how it is known, by whom and when."""
    count = figure.claim.quantity
    value = count.high if place else count.low
    how = [
        writer.term("verification", figure.verification.value),
        writer.names.body(short(figure.claim.origin)),
        writer.day_of_month(figure.claim.as_of) if figure.claim.as_of else "",
    ]
    known = writer.row([word for word in how if word])
    number = writer.number(value or 0)
    if count.approximate:
        number = writer.phrase("difference_about", sign="", n=number)
    return writer.phrase("range_end", n=number, how=known)


def disputes(
    writer: Writer, selection: Selection, citations: Citations
) -> Steps[tuple[Dispute, ...]]:
    """Return a box for each headline on which two bodies or more disagree."""
    made = []
    for figures in selection.disputed():
        made.append(_box(writer, figures, selection, citations))
        yield
    return tuple(made)


def _box(
    writer: Writer, figures: Sequence[Figure], selection: Selection, citations: Citations
) -> Dispute:
    first = figures[0]
    claim = first.claim
    ends = selection.ends(first)
    title, place = writer.heading(claim), writer.names.where(claim.places)
    if place:
        title = writer.phrase("dispute_of", label=title, place=place)
    lines = tuple(_line(writer, each, citations) for each in figures)
    said = ranged(writer, ends) if ends else ""
    return Dispute(title, lines, said, charts.ranges(figures, writer))


def _line(writer: Writer, figure: Figure, citations: Citations) -> DisputeLine:
    claim = figure.claim
    return DisputeLine(
        figure.id,
        writer.names.body(claim.origin) or writer.phrase("no_source"),
        writer.tile(claim.quantity, claim.unit),
        writer.statement(claim),
        writer.day(claim.as_of) if claim.as_of else "",
        str(figure.grade),
        writer.term("verification", figure.verification.value),
        " ".join(writer.translated(KINDS[kind].definition) for kind in claim.kinds),
        citations.cite(figure),
        claim.quantity.low,
        claim.quantity.high,
        claim.quantity.quantifier.value,
    )
