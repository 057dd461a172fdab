"""Saying why a count is another than in the last issue."""

from __future__ import annotations

from sitrep.domain.changes import ChangeReason, Reason
from sitrep.domain.history import Changed
from sitrep.domain.report import Issue
from sitrep.errors import Refused
from sitrep.services import reporting
from sitrep.store import reasons
from sitrep.store.database import Store

CODES = ", ".join(ChangeReason)


def give(store: Store, issue: Issue, figure: str, reason: Reason) -> Changed:
    """Give the reason of a change in a draft; an empty one takes it away.

    Raises:
        Refused: The report was issued, or there is no such reason.
    """
    reporting.require_draft(issue)
    if reason.code and reason.code not in {each.value for each in ChangeReason}:
        raise Refused(
            f"The reason was not saved: there is no reason “{reason.code}”.", f"Use one of {CODES}."
        )
    said = Reason(reason.code, " ".join(reason.wording.split()))
    name = f"Give the reason of a change in {issue.name}"
    with store.step(name, onto=store.log.continued(name)):
        reasons.save(store, issue.id, figure, said)
    return Changed.REPORTS


def of(store: Store, issue: Issue, figure: str) -> Reason:
    """Return the reason given for a figure of an issue."""
    return reasons.of_issue(store, issue.id).get(figure, Reason())
