"""Proposals as the command line prints them: plain dictionaries, with nothing left to compute."""

from __future__ import annotations

from typing import Any

from sitrep.domain.figure import PlaceRef, Proposal, Proposed
from sitrep.domain.quantity import Quantifier

COMPOUND = "compound"


def figures(proposed: Proposed) -> list[dict[str, Any]]:
    """Return the counted proposals as dictionaries."""
    return [as_figure(each) for each in proposed.proposals if not each.claim.is_fact]


def facts(proposed: Proposed) -> list[dict[str, Any]]:
    """Return the facts as dictionaries."""
    return [_fact(each) for each in proposed.proposals if each.claim.is_fact]


def as_contract(proposed: Proposed) -> dict[str, Any]:
    """Return all of it; the caller adds the fields of the article itself."""
    return {
        "figures": figures(proposed),
        "facts": facts(proposed),
        "left_out": proposed.left_out,
    }


def as_figure(proposal: Proposal) -> dict[str, Any]:
    """Return one proposal as a dictionary."""
    claim, passage = proposal.claim, proposal.passage
    quantity = claim.quantity
    return {
        "id": proposal.id,
        "kind": COMPOUND if claim.is_compound else claim.kinds[0],
        "kinds": list(claim.kinds),
        "quantifier": quantity.quantifier.value,
        "min": quantity.low,
        "max": quantity.high,
        "unit": claim.unit.value,
        "vague": quantity.quantifier is Quantifier.VAGUE,
        "words": quantity.words,
        "quote": passage.quote,
        "start": passage.start,
        "places": _places(claim.places),
        "as_of": claim.as_of.isoformat() if claim.as_of else None,
        "measure": claim.measure.value,
        "population": [each.value for each in claim.population],
        "source": claim.origin or None,
        "chain": [{"name": link.name, "verb": link.verb.value} for link in claim.chain],
        "links": [{"relation": link.relation.value, "to": link.other} for link in proposal.links],
        "passages": [{"quote": p.quote, "start": p.start} for p in proposal.passages[1:]],
        "headline": proposal.headline,
        "certainty": proposal.certainty.value,
        "rule": proposal.rule,
    }


def _fact(proposal: Proposal) -> dict[str, Any]:
    passage = proposal.passage
    return {
        "kind": proposal.claim.kinds[0],
        "quote": passage.quote,
        "start": passage.start,
        "places": _places(proposal.claim.places),
        "source": proposal.claim.origin or None,
    }


def _places(places: tuple[PlaceRef, ...]) -> list[dict[str, str | None]]:
    return [{"name": place.name, "pcode": place.pcode or None} for place in places]
