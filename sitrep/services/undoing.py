"""Turning steps back and doing them again, also after the program was closed."""

from __future__ import annotations

from sitrep.domain.history import ALL, Changed
from sitrep.errors import Refused
from sitrep.store.database import Store


def undo(store: Store) -> Changed:
    """Turn back the last step.

    Raises:
        Refused: There is none, or it was final: what was issued stays issued.
    """
    step = store.log.undoable()
    if step is None:
        raise Refused(
            "Nothing was undone: there is no step to turn back.",
            "What was issued stays issued; correct it with a new issue.",
        )
    with store.atomic():
        store.log.undo(step)
    return ALL


def redo(store: Store) -> Changed:
    """Do the step again that was undone last.

    Raises:
        Refused: Nothing was undone since the last step.
    """
    step = store.log.redoable()
    if step is None:
        raise Refused("Nothing was done again: no step was undone.", "Go on with your work.")
    with store.atomic():
        store.log.redo(step)
    return ALL
