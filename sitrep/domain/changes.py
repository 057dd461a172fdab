"""What changed from one issue to the next, or why that cannot be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sitrep.domain.quantity import Quantity


class ChangeReason(StrEnum):
    """Why a count is another than in the last issue (E22)."""

    NEW_EVENTS = "new_events"
    NEWLY_LEARNED = "newly_learned"
    NEWLY_COVERED = "newly_covered"
    SOURCE_REVISED = "source_revised"
    DEFINITION_CHANGED = "definition_changed"
    OUR_CORRECTION = "our_correction"


@dataclass(frozen=True, slots=True)
class Reason:
    """What a person says of a change, by figure of a draft.

    Attributes:
        code: A `ChangeReason`, or in a corrected version a `CorrectionType`; "" while not said.
        wording: A sentence for the public.
    """

    code: str = ""
    wording: str = ""

    @property
    def is_enough(self) -> bool:
        """Tell whether a count may go down on it (V10): a reason and a public sentence."""
        return bool(self.code and self.wording.strip())


Reasons = Mapping[str, Reason]  # by figure id


@dataclass(frozen=True, slots=True)
class Difference:
    """Now less before, as an interval of whole numbers that may be negative.

    Attributes:
        low: At least this; None without a lower bound.
        high: At most this; None without an upper bound.
        above: `low` itself is outside: "more than +22".
        rough: One of the counts is about right only.
        per_cent: Only where both counts are exact and the base is 20 or more.
    """

    low: int | None
    high: int | None
    above: bool = False
    below: bool = False
    per_cent: float | None = None
    rough: bool = False


def difference(before: Quantity, now: Quantity) -> Difference | None:
    """Compare two counts; None where either holds no number or nothing can be said."""
    if not before.has_number or not now.has_number:
        return None
    low = None if now.low is None or before.high is None else now.low - before.high
    high = None if now.high is None or before.low is None else now.high - before.low
    if low is None and high is None:
        return None
    per_cent = None
    if before.is_exact and now.is_exact and before.low and now.low is not None and before.low >= 20:
        per_cent = 100 * (now.low - before.low) / before.low
    return Difference(
        low,
        high,
        now.low_open or before.high_open,
        now.high_open or before.low_open,
        per_cent,
        now.approximate or before.approximate,
    )


def is_lower(before: Quantity, now: Quantity) -> bool:
    """Tell whether a count went down.

    A count may become more exact: 47 after "40 to 50" is not lower, 68 after "about 70" is.
    """
    if not before.has_number or not now.has_number:
        return False
    if before.low is not None:
        return (now.low if now.low is not None else now.high or 0) < before.low
    return (
        now.high is not None
        and before.high is not None
        and now.high < before.high
        and now.low is None
    )
