"""Gives proposals the offsets and words of the text as stored."""

from __future__ import annotations

from dataclasses import replace

from sitrep.domain.article import Passage
from sitrep.domain.figure import PlaceRef, Proposal
from sitrep.domain.source import SourceLink
from sitrep.languages.writing import Written, rejoined


def restored(proposals: list[Proposal], read: Written) -> list[Proposal]:
    """Return proposals read from `read.text` as they stand in `read.original`."""
    if read.starts is None:
        return proposals
    return [_restored(each, read) for each in proposals]


def _restored(proposal: Proposal, read: Written) -> Proposal:
    claim = proposal.claim
    passages = tuple(_passage(each, read) for each in proposal.passages)
    quantity = claim.quantity
    if quantity.words:
        at = read.text.find(quantity.words, proposal.passage.start)
        start, end = read.span(at, at + len(quantity.words))
        quantity = replace(quantity, words=read.original[start:end] if at >= 0 else "")
    made = replace(
        claim,
        quantity=quantity,
        places=tuple(PlaceRef(rejoined(place.name), place.pcode) for place in claim.places),
        chain=tuple(SourceLink(rejoined(link.name), link.verb) for link in claim.chain),
    )
    return replace(proposal, claim=made, passages=passages)


def _passage(passage: Passage, read: Written) -> Passage:
    start, end = read.span(passage.start, passage.start + len(passage.quote))
    return replace(passage, start=start, quote=read.original[start:end])
