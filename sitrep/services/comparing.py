"""Two issues of a situation held against each other. Reads only."""

from __future__ import annotations

from sitrep.document.redline import Comparison, compare
from sitrep.document.sentences import Writer
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Issue
from sitrep.errors import Refused
from sitrep.services import editions, gathering, reporting
from sitrep.store.database import Store


def compared(store: Store, before: Issue, now: Issue) -> Comparison:
    """Return what is another in the later report, in the edition that both went out as.

    Raises:
        Refused: They are of different situations.
    """
    if before.situation != now.situation:
        raise Refused(
            "Nothing was compared: the two reports are on different situations.",
            "Name two reports on the same one.",
        )
    kinds = {editions.main(store, issue) for issue in (before, now)}
    edition = kinds.pop() if len(kinds) == 1 else "internal"
    country = reporting.situation_of(store, now.situation).country
    return compare(
        gathering.document(store, before, edition),
        gathering.document(store, now, edition),
        Writer("en", gazetteer(country)),
    )
