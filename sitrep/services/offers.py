"""What each rule would let speak for an indicator, and the sentence that it would write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.document import dispute
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.indicator import Policy, rivals, speakers
from sitrep.domain.indicator import standing as standing_ones
from sitrep.services.board import Board, Standing


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to settle the headline.

    Attributes:
        figures: What would speak: one, or the two ends of a range, the lower first.
        refused: The rule in words where it is not offered, else "".
    """

    policy: Policy
    figures: tuple[Figure, ...] = ()
    refused: str = ""


def offers(board: Board, standing: Standing) -> dict[Policy, Offer]:
    """Return what each rule would let speak for an indicator, or why it may not."""
    own, beside = standing_ones(standing.figures), board.beside(standing)
    found = {}
    for policy in (Policy.RANGE, Policy.LATEST, Policy.RELIABILITY):
        try:
            found[policy] = Offer(policy, tuple(speakers(policy, own, beside)))
        except ValueError as error:
            found[policy] = Offer(policy, refused=str(error))
    return found


def sentence(board: Board, standing: Standing, spoken: Sequence[Figure], writer: Writer) -> str:
    """Return the sentence that figures write when they speak: one, or the ends of a range."""
    if len(spoken) == 2:
        return f"{dispute.ranged(writer, (spoken[0], spoken[1]))}."
    if not spoken or spoken[0].claim.is_fact:
        return ""
    near = [*standing_ones(standing.figures), *board.beside(standing)]
    beside = rivals(spoken[0], near)
    if not beside:
        return dispute.alone(writer, spoken[0])
    return dispute.sentence(writer, spoken[0], beside)
