"""What a draft could say of its changes, offered to the person. Reads only."""

from __future__ import annotations

from sitrep.document.prose import TokenWords
from sitrep.document.suggestions import Suggestion, suggestions
from sitrep.domain.report import Issue, Status
from sitrep.services import editions, gathering
from sitrep.store.database import Store


def highlights(store: Store, issue: Issue) -> tuple[Suggestion, ...]:
    """Return highlights built from the changes of a draft; none once issued."""
    if issue.status is not Status.DRAFT:
        return ()
    edition = editions.main(store, issue)
    material = gathering.material(store, issue, edition)
    return suggestions(material, TokenWords(material))
