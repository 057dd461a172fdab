"""What people said about a draft: why its counts changed, and what they let pass."""

from __future__ import annotations

from sitrep.domain.changes import Reason
from sitrep.store.database import Store


def of_issue(store: Store, issue: str) -> dict[str, Reason]:
    """Return the reasons of an issue, by figure id or by name of a corrected field."""
    rows = store.rows("select * from reasons where issue = ? order by id", [issue])
    return {row["subject"]: Reason(row["code"], row["wording"]) for row in rows}


def save(store: Store, issue: str, subject: str, reason: Reason) -> None:
    """Write a reason; one that says nothing takes it away."""
    says = {"code": reason.code, "wording": reason.wording}
    key = {"issue": issue, "subject": subject}
    store.write("reasons", key, None if reason == Reason() else says)


def waivers(store: Store, issue: str) -> dict[tuple[str, str], str]:
    """Return the reason of each finding that was let pass, by rule and place."""
    rows = store.rows("select * from waivers where issue = ? order by id", [issue])
    return {(row["rule"], row["place"]): row["reason"] for row in rows}


def waive(store: Store, issue: str, waived: tuple[str, str], reason: str) -> None:
    """Let a finding pass; without a reason it is found again."""
    rule, place = waived
    key = {"issue": issue, "rule": rule, "place": place}
    store.write("waivers", key, {"reason": reason} if reason else None)
