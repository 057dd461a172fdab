"""Highlights that a draft could begin with, built from what changed; offered, never put in."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.document.comparison import summary
from sitrep.document.material import Material
from sitrep.document.pairing import Pair
from sitrep.document.prose import TokenWords
from sitrep.document.sentences import Writer
from sitrep.domain.tokens import Token

MOST = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line that may become a highlight.

    Attributes:
        text: As it would stand in the field: a live figure as a whole sentence.
        words: What that prints now.
        why: The change it comes from: "Killed: 1,225 → 1,383 (+158, +12.9 per cent)".
    """

    text: str
    words: str
    why: str


def suggestions(material: Material, told: TokenWords) -> tuple[Suggestion, ...]:
    """Return what changed most for readers first: totals before their areas, news before rest."""
    already = " ".join(material.numbered("highlights"))
    found = []
    for pair in sorted((each for each in told.pairs if each.is_touched), key=_weight):
        figure = pair.figure
        if f"[[{figure.id}" in already or figure.claim.sector or _is_same(pair):
            continue
        text = str(Token(figure.id, "sentence"))
        found.append(Suggestion(text, told.printed(text), _why(pair, told.writer)))
    return tuple(found[:MOST])


def _is_same(pair: Pair) -> bool:
    before, now = pair.before, pair.now
    return bool(before and (before.low, before.high) == (now.low, now.high) and before.has_number)


def _weight(pair: Pair) -> bool:
    return len(pair.figure.claim.places) == 1


def _why(pair: Pair, writer: Writer) -> str:
    label = writer.label(pair.figure.claim)
    place = writer.names.where(pair.figure.claim.places)
    label = writer.phrase("label_of", label=label, of=place) if place else label
    said = summary(pair, writer) or writer.phrase("new")
    return f"{label}: {said}"
