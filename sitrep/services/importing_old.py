"""A report of before this program, taken over as an issue: the first change can be computed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import pairwise

from sitrep.domain.article import Article
from sitrep.domain.fields import FieldValue
from sitrep.domain.figure import Decision, Figure, Proposal
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.report import Issue, ReportType, Situation, Status
from sitrep.domain.usual import day
from sitrep.errors import Refused
from sitrep.services import allowing, editions, gathering, intake, issuing, recording, review
from sitrep.services.intake import Incoming
from sitrep.services.issuing import Frozen
from sitrep.store import articles, figures, reports
from sitrep.store.articles import Card
from sitrep.store.database import Store

_LEFT = "Not among the key numbers taken over from the old report"
_KIND = ReportType.SITUATION_REPORT
_AS_OF = re.compile(
    r"(?i:\bas (?:of|at))\s[^\d\n]{0,24}?"
    r"(?P<day>\d{1,2}\s[^\W\d_]{3,9}\s\d{4}|[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4})"
)


def take_over(
    store: Store,
    situation: Situation,
    new: Incoming,
    number: int,
    as_of: date,
    *,
    taken: Collection[str],
) -> Changed:
    """Keep an old report as No. `number`, with the numbers that the person took from it.

    Its words are kept as its overview, a PDF is kept as the file that went out; nothing of it is
    checked or can be changed. Cannot be undone.

    Args:
        store: The open store.
        situation: What it reports on.
        new: The file as read, with what the assistant proposes.
        number: Its number.
        as_of: Its day; a count without a day is of this one.
        taken: Ids of the proposals that the person took.

    Raises:
        Refused: The series has begun, the number is none, or a number is of another country.
    """
    _require_first(store, situation, number)
    article = new.article
    issue = Issue(
        new_id(),
        situation.id,
        _KIND,
        number,
        status=Status.ISSUED,
        issued_at=datetime.combine(article.published or as_of, time(12), UTC),
        imported=article.id,
    )
    with store.step(f"Take over {issue.name}", final=True):
        intake.keep(store, new)
        _take_figures(store, new, as_of, taken)
        reports.save_issue(store, replace(issue, status=Status.DRAFT, issued_at=None))
        for name, value in _fields(article, as_of).items():
            reports.set_field(store, issue.id, FieldValue(name, value))
        main = editions.main(store, issue)
        frozen = Frozen(issue, issuing.documents(store, issue), main)
        material = gathering.material(store, issue, "internal")
        pdf = new.original if new.original.startswith(b"%PDF-") else b""
        issuing.keep(store, frozen, material, pdf, "a4")
    return Changed.REPORTS | Changed.ARTICLES | Changed.PROPOSALS | Changed.FIGURES


def next_number(text: str) -> int:
    """Return the number that an old report gives itself: "Situation Report No. 3"; else 1."""
    words = text[:2000].replace("NO.", "No.").replace("#", " No. ").replace("No.", " No. ").split()
    for sign, number in pairwise(words):
        if sign == "No." and number.strip(".,:;()").isdecimal():
            return max(1, min(999, int(number.strip(".,:;()"))))
    return 1


def stated_day(text: str) -> date | None:
    """Return the day that an old report gives itself: "(As of 10 March 2025)"; else None."""
    for found in _AS_OF.finditer(text[:2000]):
        try:
            said = day(found["day"], datetime.now(UTC).astimezone().date())
        except ValueError:
            continue
        if said:
            return said
    return None


def _require_first(store: Store, situation: Situation, number: int) -> None:
    if number < 1:
        raise Refused("Nothing was taken over: a report has a number from 1.", "Write its number.")
    series = [each for each in reports.of_situation(store, situation.id) if each.type is _KIND]
    if series:
        raise Refused(
            f"Nothing was taken over: {series[0].name} of this situation is here already.",
            "An old report can only come before the first one; add the file as a source instead.",
        )


def _fields(article: Article, as_of: date) -> dict[str, str]:
    return {
        "title": article.title[:200],
        "as_of": as_of.isoformat(),
        "overview": article.text.replace("[[", "[ ["),
    }


def _take_figures(store: Store, new: Incoming, as_of: date, taken: Collection[str]) -> None:
    wanted = (each for each in new.proposals if each.id in taken)
    made = {each.id: _figure(new.article, each, as_of) for each in wanted}
    for taken_over in made.values():
        allowing.require_inside(store, taken_over)
    for proposal in new.proposals:
        figure = made.get(proposal.id)
        if figure is None:
            articles.decide(store, proposal.id, Decision.REJECTED, _LEFT)
            continue
        articles.decide(store, proposal.id, Decision.ACCEPTED)
        recording.keep(store, figure, proposal.id)
    ids = {proposal: figure.id for proposal, figure in made.items()}
    for proposal in new.proposals:
        links = recording.links_of(proposal.id, ids, proposal.links)
        kept = figures.get(store, ids[proposal.id]) if proposal.id in ids else None
        if kept and links:
            figures.save(store, replace(kept, links=(*kept.links, *links)))


def _figure(article: Article, proposal: Proposal, as_of: date) -> Figure:
    card = Card(proposal, article.situation, article.id, None, "")
    made = review.figure_of(card, article, new_id())
    return replace(made, claim=replace(made.claim, as_of=made.claim.as_of or as_of))
