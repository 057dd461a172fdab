"""What is due and what waits, for home and the navigation. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitrep.domain.figure import Role
from sitrep.domain.report import Issue, Situation, Status, moment
from sitrep.store import articles, figures, reports, situations
from sitrep.store.database import Store

OLD_AFTER = 3  # days without a newer count


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where a situation stands.

    Attributes:
        cards: Proposals that no person has decided on.
        figures: Figures that speak.
        old: Speaking figures whose day lies more than `OLD_AFTER` days back.
        rivals: Figures beside a chosen one of the same slot.
        issues: All, oldest first.
        due: Day of the next report, if set.
    """

    situation: Situation
    cards: int
    figures: int
    old: int
    rivals: int
    issues: tuple[Issue, ...]
    due: date | None

    @property
    def draft(self) -> Issue | None:
        return next((issue for issue in self.issues if issue.status is Status.DRAFT), None)

    @property
    def last_issued(self) -> Issue | None:
        issued = [issue for issue in self.issues if issue.status is not Status.DRAFT]
        return issued[-1] if issued else None


def every(store: Store, today: date) -> list[Waiting]:
    """Return all situations, what is due first, then what was opened last."""
    found = [of_situation(store, situation, today) for situation in situations.every(store)]
    return sorted(found, key=lambda each: (each.due is None, each.due or today))


def of_situation(store: Store, situation: Situation, today: date | None = None) -> Waiting:
    spoken = figures.of_situation(store, situation.id)
    issues = tuple(reports.of_situation(store, situation.id))
    speaking = [each for each in spoken if each.role is Role.HEADLINE]
    old = [
        each
        for each in speaking
        if today and each.claim.as_of and (today - each.claim.as_of).days > OLD_AFTER
    ]
    rivals = [each for each in spoken if each.role is Role.SUPPORTING and not each.claim.is_fact]
    return Waiting(
        situation,
        articles.undecided(store, situation.id),
        len(speaking),
        len(old),
        len(rivals),
        issues,
        _due(store, issues),
    )


def _due(store: Store, issues: tuple[Issue, ...]) -> date | None:
    """Return the day that the last issue gave for the next one."""
    issued = [issue for issue in issues if issue.status is not Status.DRAFT]
    if not issued:
        return None
    field = reports.fields(store, issued[-1].id).get("next_due")
    return moment(field.value)[0] if field else None
