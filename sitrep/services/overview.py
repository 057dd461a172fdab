"""What is due and what waits, for home and the navigation. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sitrep.domain.fields import moment
from sitrep.domain.report import Issue, Situation, Status
from sitrep.domain.report_types import TYPES
from sitrep.store import reports, situations
from sitrep.store.database import Store
from sitrep.store.situations import Counts

OLD_AFTER = 3  # days without a newer count


class Waiting(NamedTuple):
    """Where a situation stands.

    Attributes:
        cards: Proposals that no person has decided on.
        figures: Figures that speak.
        old: Speaking figures whose day lies more than `OLD_AFTER` days back.
        rivals: Figures beside a chosen one of the same slot.
        issues: All, oldest first; where it is not counted, the drafts and the last one.
        due: Day of the next report, if set.
        counted: False where only what comes first was looked for, and the counts mean nothing.
    """

    situation: Situation
    cards: int
    figures: int
    old: int
    rivals: int
    issues: tuple[Issue, ...]
    due: date | None
    counted: bool = True

    @property
    def draft(self) -> Issue | None:
        return next((issue for issue in self.issues if issue.status is Status.DRAFT), None)

    @property
    def drafts(self) -> int:
        """Return how many drafts there are: one of each type of report at most."""
        return sum(issue.status is Status.DRAFT for issue in self.issues)

    @property
    def last_issued(self) -> Issue | None:
        issued = [issue for issue in self.issues if issue.is_held]
        return max(issued, key=_when) if issued else None


def report_name(issue: Issue) -> str:
    """Return "Situation Report No. 2", or the same with "(corrected)"."""
    return f"{TYPES[issue.type].name} {issue.name}"


def short_name(issue: Issue) -> str:
    """Return "No. 2", or "Flash No. 2", for where there is little room."""
    return f"{TYPES[issue.type].short} No. {issue.number}".strip()


def every(store: Store, today: date, *, counted: bool = True) -> list[Waiting]:
    """Return all situations: what is due first, then what waits, then what was opened last.

    Args:
        store: The open store.
        today: The day that old figures are told by.
        counted: Count what waits, and take all issues; else only the order, the drafts and what
            went out last are true, sooner.
    """
    counts = (
        situations.counts(store, today - timedelta(OLD_AFTER))
        if counted
        else situations.waiting(store)
    )
    issues: dict[str, list[Issue]] = {}
    for issue in reports.every(store) if counted else reports.leading(store):
        issues.setdefault(issue.situation, []).append(issue)
    found = [
        _waiting(store, each, counts.get(each.id, Counts()), issues.get(each.id, ()))
        for each in situations.every(store)
    ]
    if not counted:
        found = [each._replace(counted=False) for each in found]
    return sorted(
        found,
        key=lambda each: (each.due is None, each.due or today, not (each.draft or each.cards)),
    )


def of_situation(
    store: Store, situation: Situation, today: date | None = None, *, counted: bool = True
) -> Waiting:
    """Return where one situation stands; without a day, nothing in it is old.

    What waits is counted, or looked at later: then only the issues are true.
    """
    issues = reports.of_situation(store, situation.id)
    if not counted:
        return _waiting(store, situation, Counts(), issues)._replace(counted=False)
    before = today - timedelta(OLD_AFTER) if today else date.min
    counts = situations.counts(store, before, situation.id).get(situation.id, Counts())
    return _waiting(store, situation, counts, issues)


def issued_lately(every: Sequence[Waiting], most: int) -> list[Issue]:
    """Return the issues of all situations that went out last, the newest first."""
    issued = [issue for each in every for issue in each.issues if issue.issued_at]
    return sorted(issued, key=_when, reverse=True)[:most]


def _when(issue: Issue) -> str:
    return issue.issued_at.isoformat() if issue.issued_at else ""


def _waiting(store: Store, situation: Situation, n: Counts, issues: Sequence[Issue]) -> Waiting:
    due = _due(store, issues)
    return Waiting(situation, n.cards, n.figures, n.old, n.rivals, tuple(issues), due)


def _due(store: Store, issues: Sequence[Issue]) -> date | None:
    """Return the day that the last issue gave for the next one."""
    issued = [issue for issue in issues if issue.is_held]
    if not issued:
        return None
    said = reports.value(store, max(issued, key=_when).id, "next_due")
    return moment(said)[0] if said else None
