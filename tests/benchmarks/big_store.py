"""Makes a store as large as years of work: many articles, proposals, figures and reports.

python tests/benchmarks/big_store.py FILE [ARTICLES]
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sitrep.domain.article import Article, Passage
from sitrep.domain.fields import FieldValue
from sitrep.domain.figure import Claim, Figure, PlaceRef, Proposal, Role
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.report import Issue, ReportType, Situation, Status
from sitrep.domain.source import SourceLink
from sitrep.store import articles, database, figures, reports, situations
from sitrep.store.database import Store

SITUATIONS = 12
ISSUES = 30  # of each situation
TEXT = (
    "people killed injured displaced families homes damaged hospital water road closed aid "
    "convoy reached shelter school clinic bridge north south coast village town governorate "
    "reported monitors said partners teams response needs food health winter rain fighting"
)
WORDS = TEXT.split()


def make(path: Path, count: int) -> None:
    """Write a store with `count` articles, shared evenly by the situations."""
    chance = random.Random(7)
    database.create(path)
    with database.open_to_write(path) as store:
        for name in range(SITUATIONS):
            situation = Situation(new_id(), f"Crisis {name}", "SYR", date(2025, 3, 6))
            with store.step("Open a situation"):
                situations.save(store, situation)
            _issues(store, situation, chance)
            own = count // SITUATIONS
            for start in range(0, own, 500):
                with store.step("Add articles"):
                    for _ in range(min(500, own - start)):
                        _article(store, situation, chance)


def _article(store: Store, situation: Situation, chance: random.Random) -> None:
    text = " ".join(chance.choices(WORDS, k=160))
    day = date(2025, 3, 6) + timedelta(chance.randrange(400))
    title = " ".join(chance.choices(WORDS, k=7)).capitalize()
    made = Article(new_id(), situation.id, title, text, datetime.now(UTC), "-", "Wire", "", day)
    articles.save(store, made)
    passage = Passage(made.id, 0, text[:40])
    number = chance.randrange(2, 4000)
    claim = Claim(
        ("killed",),
        Quantity(Quantifier.EXACT, number, number, words=str(number)),
        KINDS["killed"].unit,
        KINDS["killed"].measure,
        places=(PlaceRef("Latakia", "SY06"),),
        as_of=day,
        chain=(SourceLink("SOHR"),),
    )
    proposal = Proposal(new_id(), claim, (passage,))
    articles.save_proposal(store, situation.id, 0, proposal)
    if chance.random() < 0.05:
        role = chance.choice([Role.HEADLINE, Role.SUPPORTING])
        figures.save(store, Figure(new_id(), situation.id, claim, (passage,), role))


def _issues(store: Store, situation: Situation, chance: random.Random) -> None:
    with store.step("Issue reports"):
        for number in range(1, ISSUES + 1):
            at = datetime.now(UTC) - timedelta(ISSUES - number)
            issue = Issue(
                new_id(), situation.id, ReportType.SITUATION_REPORT, number,
                status=Status.ISSUED, issued_at=at,
            )  # fmt: skip
            reports.save_issue(store, issue)
            due = (at + timedelta(chance.randrange(9))).date().isoformat()
            for field, value in (
                ("next_due", due),
                ("overview", " ".join(chance.choices(WORDS, k=200))),
            ):
                reports.set_field(store, issue.id, FieldValue(field, value))


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 100_000)
