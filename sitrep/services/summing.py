"""Adding figures where the rules allow it, and saying which rule keeps them apart where not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.domain import derive
from sitrep.domain.figure import Figure
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import SILENT, standing
from sitrep.domain.reconcile import CannotBeAdded
from sitrep.domain.signs import plain
from sitrep.errors import Refused
from sitrep.services import recording
from sitrep.store import figures
from sitrep.store.database import Store


@dataclass(frozen=True, slots=True)
class Attempt:
    """What adding some figures comes to.

    Attributes:
        made: The sum as a figure that is not stored yet; None where a rule keeps them apart.
        refused: The rule in words, with the figures that break it.
        rule: Its number in the model.
    """

    made: Figure | None
    refused: str = ""
    rule: str = ""


def attempt(addends: Sequence[Figure], everyone: Iterable[Figure] = ()) -> Attempt:
    """Add figures without storing anything."""
    stand = standing(addends)
    if gone := next((each for each in addends if each not in stand), None):
        why = gone.role if gone.role in SILENT else gone.verification
        return Attempt(None, f"{plain(gone.claim.quantity)} no longer stands: {why.value}", "V7")
    try:
        return Attempt(derive.summed(new_id(), addends, everyone))
    except CannotBeAdded as error:
        return Attempt(None, str(error), error.rule)


def record(store: Store, addends: Sequence[Figure], note: str = "") -> Changed:
    """Keep the sum of figures as a figure of its own, derived, with links to its addends.

    Raises:
        Refused: A rule keeps them apart; the text names it and the figures.
    """
    everyone = figures.of_situation(store, addends[0].situation) if addends else []
    found = attempt(addends, everyone)
    if found.made is None:
        raise Refused(
            f"The figures were not added: {found.refused} ({found.rule}).",
            "Report them side by side, or add only those that count different people.",
        )
    with store.step("Add figures", reason=note.strip()):
        recording.keep_derived(store, found.made, addends)
    return Changed.FIGURES
