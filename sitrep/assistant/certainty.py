"""How sure the assistant is of a proposal: what "high" means."""

from __future__ import annotations

from sitrep.assistant.drafts import Draft
from sitrep.domain.figure import Certainty
from sitrep.domain.quantity import Quantifier


def certainty(draft: Draft, *, attributed: bool) -> Certainty:
    """Rate a draft: high is for what is said plainly, and right nineteen times in twenty.

    Args:
        draft: The words the figure comes from.
        attributed: Its own sentence names who says so, which a count without a number needs.
    """
    if draft.past or draft.single or (draft.part and not (draft.row or draft.new)):
        return Certainty.LOW
    if draft.quantity.quantifier is Quantifier.NONE_REPORTED or not draft.sure:
        return Certainty.MEDIUM
    if draft.quantity.quantifier is Quantifier.VAGUE:
        return Certainty.HIGH if attributed else Certainty.MEDIUM
    return Certainty.MEDIUM if draft.extra or draft.new or draft.share else Certainty.HIGH
