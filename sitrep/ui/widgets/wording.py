"""How a claim is said on cards and in lists of the window, in the words of the report."""

from __future__ import annotations

from dataclasses import replace

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Claim, Figure
from sitrep.domain.source import short
from sitrep.domain.usual import MEASURES
from sitrep.languages import listing


def amount(claim: Claim, writer: Writer) -> str:
    """Return "more than 70 people", "dozens of people" or "number not stated"."""
    if not claim.quantity.is_counted:
        return "number not stated"
    return writer.amount(claim)


def heading(claim: Claim, writer: Writer) -> str:
    """Return "Killed: more than 70 people"; a fact by its name alone."""
    if claim.is_fact:
        return writer.label(claim)
    said = amount(claim, writer)
    if not claim.quantity.is_counted:
        return f"{writer.label(claim)}: {said}"
    bare = replace(claim, population=(), sector="", unit=claim.kind.unit)
    return f"{writer.label(bare)}: {said}"


def about(claim: Claim, writer: Writer) -> str:
    """Return who says it, of when and where: "SOHR · as of 7 Mar 2025 · Lattakia"."""
    day = f"as of {listing.day(claim.as_of)}" if claim.as_of else "day not known"
    parts = [claim.origin and short(claim.origin), day, writer.names.where(claim.places)]
    if not claim.is_fact:
        parts.append(MEASURES[claim.measure])
    return " · ".join(part for part in parts if part)


def brief(figure: Figure, writer: Writer) -> str:
    """Return a figure for a list or an offer: "1,225 people (SOHR, 11 Mar 2025)"."""
    claim = figure.claim
    day = listing.day(claim.as_of) if claim.as_of else ""
    by = ", ".join(part for part in (short(claim.origin) if claim.origin else "", day) if part)
    return f"{amount(claim, writer)} ({by})" if by else amount(claim, writer)


def quoted(words: str, most: int = 180) -> str:
    """Return words in quotation marks, on one line, shortened at the end."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= most else f"“{line[: most - 1].rstrip()}…”"
