"""Saying why a count is another than in the last issue."""

from __future__ import annotations

from collections.abc import Iterable

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
    said = _checked(issue, reason)
    name = f"Give the reason of a change in {issue.name}"
    with store.step(name, onto=store.log.continued(name)):
        reasons.save(store, issue.id, figure, said)
    return Changed.REPORTS


def give_rest(store: Store, issue: Issue, figures: Iterable[str], code: str) -> Changed:
    """Give one reason to all changes of a draft that have none yet, in one step.

    Args:
        store: The open store.
        issue: The draft.
        figures: Ids of the figures that changed.
        code: A `ChangeReason`.

    Raises:
        Refused: The report was issued, or there is no such reason.
    """
    said = _checked(issue, Reason(code))
    kept = reasons.of_issue(store, issue.id)
    without = [figure for figure in figures if not kept.get(figure, Reason()).code]
    if not code or not without:
        return Changed.NOTHING
    with store.step(f"Give the reason of {len(without)} changes in {issue.name}"):
        for figure in without:
            wording = kept.get(figure, Reason()).wording
            reasons.save(store, issue.id, figure, Reason(said.code, wording))
    return Changed.REPORTS


def _checked(issue: Issue, reason: Reason) -> Reason:
    reporting.require_draft(issue)
    if reason.code and reason.code not in {each.value for each in ChangeReason}:
        raise Refused(
            f"The reason was not saved: there is no reason “{reason.code}”.", f"Use one of {CODES}."
        )
    return Reason(reason.code, " ".join(reason.wording.split()))


def of(store: Store, issue: Issue, figure: str) -> Reason:
    """Return the reason given for a figure of an issue."""
    return reasons.of_issue(store, issue.id).get(figure, Reason())
