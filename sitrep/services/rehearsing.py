"""Edits made one by one through the ordinary services, so that tests can pull the plug on them."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.domain.figure import Claim, Figure
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import exact
from sitrep.domain.report import Situation
from sitrep.domain.source import SourceLink
from sitrep.services import casework, recording
from sitrep.store import situations
from sitrep.store.database import Store

NAME = "Rehearsal"


def rehearse(store: Store, count: int) -> Iterator[str]:
    """Record `count` figures, one step each; yield each figure's id after its commit."""
    found = situations.named(store, NAME)
    situation = found[0] if found else Situation(new_id(), NAME, "SYR")
    if not found:
        casework.open_situation(store, situation)
    kind = KINDS["killed"]
    for number in range(1, count + 1):
        claim = Claim(
            (kind.key,),
            exact(number, str(number)),
            kind.unit,
            kind.measure,
            chain=(SourceLink(NAME),),
        )
        figure = Figure(new_id(), situation.id, claim, note=f"edit {number}")
        recording.record(store, figure)
        yield figure.id
