"""What is said of the evidence of a figure: its heading, its sides, its grade, its history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitrep.document.sentences import Writer
from sitrep.domain.derive import in_homes, in_people, left_out
from sitrep.domain.figure import Figure, Link, Relation
from sitrep.domain.indicator import SILENT
from sitrep.domain.kinds import KINDS, Measure, Unit
from sitrep.domain.origins import origins
from sitrep.domain.source import CREDIBILITY, RELIABILITY, Verification, short
from sitrep.languages import listing
from sitrep.services.board import Standing
from sitrep.services.tracing import Trace
from sitrep.ui.widgets.link_fields import RELATIONS

QUOTE_LETTERS = 600
_VERIFIED = {
    Verification.UNVERIFIED: "unverified claim",
    Verification.REPORTED: "reported, not verified",
    Verification.CORROBORATED: "corroborated by two origins",
    Verification.VERIFIED: "verified by the body that counted",
    Verification.DISPUTED: "disputed",
    Verification.RETRACTED: "retracted",
}
_SINCE = {
    Measure.STOCK: "on that day",
    Measure.FLOW: "in the period",
    Measure.NEW: "new in the period",
    Measure.RATE: "a rate",
}


def heading(figure: Figure, writer: Writer) -> str:
    """Return what is shown: "Killed · Homs · all people · since 6 March 2025"."""
    claim = figure.claim
    people = ", ".join(group.label for group in claim.population)
    parts = [
        writer.label(claim),
        writer.names.where(claim.places) or "all areas",
    ]
    if claim.unit is Unit.PEOPLE and not people:
        parts.append("all people")
    if claim.measure is Measure.CUMULATIVE:
        parts.append(f"since {listing.day(claim.since)}" if claim.since else "in total")
    elif not claim.is_fact:
        parts.append(_SINCE[claim.measure])
    return " · ".join(parts)


def defined(figure: Figure) -> str:
    """Return what the kinds of a count take in, as the annex prints it."""
    return " ".join(KINDS[kind].definition for kind in figure.claim.kinds)


def sides(standing: Standing, family: Sequence[Standing]) -> str:
    """Say how many counts of how many origins stand here, and that they are never added."""
    every = [figure for each in family for figure in each.figures]
    beside = [figure for figure in every if figure.role not in SILENT]
    earlier = len(every) - len(beside)
    said = []
    if standing.speaks is None and len(beside) > 1:
        said.append("None is chosen yet: choose the one that is printed.")
    if len(beside) > 1:
        sources = len(origins(beside))
        counts = f"{len(beside)} figures of {sources} {_many(sources, 'origin')}"
        said.append(f"{counts}. They are shown side by side and never added.")
    else:
        one = "One figure, one origin." if origins(beside) else "One figure; no origin is named."
        said.append(one if beside else "Every figure of it was taken out.")
    if earlier:
        said.append(f"{earlier} earlier {_many(earlier, 'one')} on record.")
    return " ".join(said)


def graded(figure: Figure) -> str:
    """Return the grade in words, and how the count is known."""
    grade, known = figure.grade, _VERIFIED[figure.verification]
    if not grade.is_judged:
        return f"Not graded yet · {known}"
    reliable, credible = RELIABILITY[grade.reliability], CREDIBILITY[grade.credibility]
    return f"Grade {grade}: {reliable.lower()}; {credible.lower()} · {known}"


def derived(figure: Figure, writer: Writer) -> str:
    """Return how a count was computed; "" for one that was told."""
    if figure.derivation:
        missing = left_out(figure)
        out = f"; not counting {missing} {_many(missing, 'figure')} without a number"
        return f"Derived: {figure.derivation}{out if missing else ''}"
    if not in_homes(figure) or not figure.claim.quantity.has_number:
        return ""
    count = writer.count(in_people(figure).claim.quantity)
    size = f"{figure.household_size:g}"
    made = f"{count} people (derived: {writer.amount(figure.claim)} × {size})"
    source = figure.household_source
    return f"{made}; household size from {source}" if source else made


def related(figure: Figure, standings: Iterable[Standing], writer: Writer) -> list[str]:
    """Say how a figure hangs together with others: "Is included in 51,000 people displaced"."""
    others = [each for one in standings for each in one.figures if each.id != figure.id]
    known = {each.id: each for each in others}
    said = [
        f"{RELATIONS[link.relation]} {_in_words(known[link.other], writer)}."
        for link in figure.links
        if link.other in known and link.relation is not Relation.COMPONENT_OF
    ]
    inside = [each for each in others if Link(Relation.SUBSET_OF, figure.id) in each.links]
    named = [_in_words(each, writer) for each in inside if each.role not in SILENT]
    return [*said, *([f"Includes {'; '.join(named)}."] if named else [])]


def _in_words(figure: Figure, writer: Writer) -> str:
    where = writer.names.where(figure.claim.places)
    body = short(figure.claim.origin)
    return ", ".join(part for part in (writer.statement(figure.claim), where, body) if part)


def shortened(words: str) -> str:
    """Return words that a label can lay out at once."""
    words = " ".join(words.split())
    return words if len(words) <= QUOTE_LETTERS else words[: QUOTE_LETTERS - 2] + " …"


def _many(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"


def deed(trace: Trace) -> str:
    """Return what somebody did: "12 Mar, 14:05, Rana: amended – a slip"."""
    at = trace.when.astimezone()
    by = f", {trace.who}" if trace.who else ""
    why = f" – {trace.why}" if trace.why else ""
    return f"{listing.day(at.date())}, {at:%H:%M}{by}: {trace.what}{why}"
