"""Withdrawing a report that went out: it stays as it was and is listed as withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from sitrep.domain.history import Changed
from sitrep.domain.report import Issue, Status, Withdrawal
from sitrep.errors import Refused
from sitrep.store import reports, withdrawals
from sitrep.store.database import Store


def withdraw(store: Store, issue: Issue, reason: str, day: date | None = None) -> Changed:
    """Take a report back that went out; its file stays as it is, and the next one passes over it.

    Args:
        store: The open store.
        issue: What readers hold now of its number.
        reason: A sentence for readers.
        day: When it was withdrawn; today if not given.

    Raises:
        Refused: It is a draft, was replaced or withdrawn before, there is no reason, or the day
            lies before it went out or has not come.
    """
    _require_standing(store, issue)
    if not reason.strip():
        raise Refused(
            f"{issue.name} was not withdrawn: no reason was given.",
            "Say in a sentence why; readers of the list are told.",
        )
    now = datetime.now(UTC).astimezone()
    day = day or now.date()
    went_out = issue.issued_at.astimezone().date() if issue.issued_at else day
    if not went_out <= day <= max(now.date(), went_out):
        raise Refused(
            f"{issue.name} was not withdrawn: {day.isoformat()} is not between the day it went out"
            " and today.",
            f"Give a day from {went_out.isoformat()} on.",
        )
    with store.step(f"Withdraw {issue.name}", reason=reason.strip()):
        reports.save_issue(store, replace(issue, status=Status.WITHDRAWN))
        withdrawals.save(store, issue.id, Withdrawal(day, " ".join(reason.split())))
    return Changed.REPORTS


def of(store: Store, issue: Issue) -> Withdrawal | None:
    """Return when and why a report was withdrawn; None for any other."""
    return withdrawals.of_issue(store, issue.id) if issue.is_withdrawn else None


def _require_standing(store: Store, issue: Issue) -> None:
    if issue.issued_at is None:
        raise Refused(
            f"Nothing was withdrawn: {issue.name} is still a draft.",
            "Change it, or leave it; nobody has it yet.",
        )
    if issue.is_withdrawn:
        raise Refused(f"Nothing was done: {issue.name} was withdrawn before.", "Leave it as it is.")
    newer = [each for each in reports.versions_of(store, issue) if each.version > issue.version]
    if any(each.issued_at for each in newer):
        raise Refused(
            f"Nothing was withdrawn: version {issue.version} of No. {issue.number} was replaced by"
            " a corrected one.",
            "Withdraw the corrected version.",
        )
