"""Reports that were taken back after they went out: when, and why."""

from __future__ import annotations

from datetime import date

from sitrep.domain.ids import new_id
from sitrep.domain.report import Withdrawal
from sitrep.store.database import Store


def save(store: Store, issue: str, withdrawal: Withdrawal) -> None:
    row = {"id": new_id(), "issue": issue, "day": withdrawal.day.isoformat()}
    store.put("withdrawals", row | {"reason": withdrawal.reason})


def of_issue(store: Store, issue: str) -> Withdrawal | None:
    row = store.one("select * from withdrawals where issue = ? order by id desc limit 1", [issue])
    return Withdrawal(date.fromisoformat(row["day"]), row["reason"]) if row else None
