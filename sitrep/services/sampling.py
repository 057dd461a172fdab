"""The sample situation: real figures of a real crisis, with articles written for it.

One plan, walked step by step: `told` yields what is to be done next and is sent what came of it.
The command line does each thing at once, the window with its jobs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sitrep import paths
from sitrep.document.model import Document
from sitrep.document.record import Record
from sitrep.domain.article import Article, ArticleReading, Passage
from sitrep.domain.figure import Claim, Figure, Proposal, Proposed
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.report import Issue, Office, ReportType, Situation
from sitrep.errors import Refused
from sitrep.services import amending, casework, intake, issuing, recording, reporting, review
from sitrep.services.hands import Hands
from sitrep.services.intake import Details
from sitrep.store import articles, reports, situations
from sitrep.store.articles import Card
from sitrep.store.database import Store

FOLDER = "coastal_syria"
PAPER = "a4"
_NAMED = re.compile(r"\[\[([a-z0-9_]+)((?:\|[a-z]+)?)\]\]")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article file is to be read; the answer is an `ArticleReading`."""

    words: str
    data: bytes
    filename: str


@dataclass(frozen=True, slots=True)
class Proposing:
    """Figures are to be proposed from an article; the answer is a `Proposed`."""

    words: str
    article: Article
    country: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """A document is to be laid out with what it carries; the answer is its PDF."""

    words: str
    document: Document
    record: Record


@dataclass(frozen=True, slots=True)
class Taking:
    """A step of work is to be taken."""

    words: str
    step: Callable[[Store], Changed]


Ask = Reading | Proposing | Rendering | Taking
Answer = ArticleReading | Proposed | bytes | Changed | None
Walk = Generator[Ask, Any, Issue]


def sample(store: Store, hands: Hands) -> Issue:
    """Build the sample through the ordinary steps and return its newest issue.

    Raises:
        Refused: The store holds the sample already.
    """
    if existing(store):
        raise Refused(
            f"The sample was not created: “{_plan()['situation']['name']}” is in this store"
            " already.",
            "Open it with “sitrep reports”, or name an empty store with --store.",
        )
    walk, answer = told(store), None
    while True:
        try:
            ask = walk.send(answer)
        except StopIteration as end:
            issue: Issue = end.value
            return issue
        answer = _at_once(store, hands, ask)


def _at_once(store: Store, hands: Hands, ask: Ask) -> Answer:
    match ask:
        case Reading(data=data, filename=filename):
            return hands.read(data, filename)
        case Proposing(article=article, country=country):
            return hands.propose(article, country)
        case Rendering(document=document, record=record):
            return hands.render(document, paper=PAPER, record=record)
        case Taking(step=step):
            return step(store)


def existing(store: Store) -> Situation | None:
    """Return the sample's situation if the store holds it already."""
    found = situations.named(store, _plan()["situation"]["name"])
    return found[0] if found else None


def length() -> int:
    """Return how many things there are to do, for showing how far it is."""
    issues = _plan()["issue"]
    count = sum(3 * len(part.get("article", ())) + len(part.get("figure", ())) for part in issues)
    return count + 4 * len(issues) + 2


def told(store: Store) -> Walk:
    """Walk the plan; `store` is read from only.

    Yields:
        What is to be done next.

    Returns:
        The newest issue.
    """
    plan = _plan()
    about = plan["situation"]
    situation = Situation(new_id(), about["name"], about["country"], about["start"])
    if not situations.office(store).organization:
        office = Office(**plan["office"])
        yield Taking("Naming the office", partial(casework.name_office, office=office))
    opening = partial(casework.open_situation, situation=situation)
    yield Taking("Opening the situation", opening)
    return (yield from _Sample(store, situation).tell(plan))


def _plan() -> dict[str, Any]:
    return tomllib.loads((paths.RESOURCES / "samples" / FOLDER / "sample.toml").read_text("utf-8"))


class _Sample:
    """Follows the plan; figures and articles are known by the names they have there."""

    def __init__(self, store: Store, situation: Situation) -> None:
        self._store = store
        self._situation = situation
        self._articles: dict[str, Article] = {}
        self._figures: dict[str, str] = {}

    def tell(self, plan: dict[str, Any]) -> Walk:
        new = ""
        for part in plan["issue"]:
            for each in part.get("article", ()):
                yield from self._article(each)
            for each in part.get("figure", ()):
                yield self._figure(each)
            new = new_id()
            yield from self._issue(new, part["fields"])
        return reports.with_prefix(self._store, new)[0]

    def _issue(self, new: str, fields: dict[str, str]) -> Generator[Ask, Any, None]:
        kind = ReportType.SITUATION_REPORT
        start = partial(reporting.start, new=new, situation=self._situation, kind=kind)
        yield Taking("Starting a report", start)
        issue = reports.with_prefix(self._store, new)[0]
        values = {key: self._named(value) for key, value in fields.items()}
        fill = partial(reporting.set_fields, issue=issue, values=values)
        yield Taking(f"Filling No. {issue.number}", fill)
        frozen = issuing.freeze(self._store, issue)
        words = f"Laying out No. {issue.number}"
        record = issuing.record(self._store, frozen)
        pdf = yield Rendering(words, frozen.documents[frozen.main], record)
        issue_it = partial(issuing.issue_report, frozen=frozen, pdf=pdf, paper=PAPER)
        yield Taking(f"Issuing No. {issue.number}", issue_it)

    def _article(self, each: dict[str, Any]) -> Generator[Ask, Any, None]:
        path = paths.RESOURCES / "samples" / FOLDER / each["file"]
        details = Details(each["published"], each["publisher"])
        words, data = f"Reading “{each['publisher']}”", intake.load(path)
        reading: ArticleReading = yield Reading(words, data, path.name)
        article = intake.article_of(self._situation, reading, path.name, details)
        found: Proposed = yield Proposing(words, article, self._situation.country)
        incoming = intake.incoming(article, data, found, details, reading.warnings)
        yield Taking(words, partial(intake.add, new=incoming))
        self._articles[path.stem] = article

    def _figure(self, each: dict[str, Any]) -> Taking:
        kind = KINDS[each["kind"].partition("+")[0]]
        count = Quantity(Quantifier.PRESENCE)
        claim = Claim((kind.key,), count, kind.unit, kind.measure)
        figure = Figure(new_id(), self._situation.id, claim, self._passages(each))
        for field, value in each.items():
            if field not in ("name", "article", "quote", "link"):
                words = value.isoformat() if isinstance(value, date) else str(value)
                figure = amending.amended(figure, field, words, self._situation.country)
        if "article" in each:
            figure = amending.carried_by(figure, self._articles[each["article"]])
        for link in each.get("link", ()):
            relation, _, other = link.partition(":")
            figure = amending.link(figure, relation, self._figures[other])
        self._figures[each["name"]] = figure.id
        card = self._card(figure)
        words = f"Taking figures: {kind.label.lower()}"
        if card:
            return Taking(words, partial(review.accept, card=card, figure=figure))
        return Taking(words, partial(recording.record, figure=figure))

    def _card(self, figure: Figure) -> Card | None:
        """Return the undecided proposal that was read from the same words."""
        for passage in figure.passages:
            for card in articles.cards(self._store, self._situation.id):
                if card.decision is None and _same_words(card.proposal, figure, passage):
                    return card
        return None

    def _passages(self, each: dict[str, Any]) -> tuple[Passage, ...]:
        if "article" not in each:
            return ()
        article = self._articles[each["article"]]
        return (intake.passage(article, each["quote"]),)

    def _named(self, value: str) -> str:
        """Put the ids of figures where the plan has their names."""
        return _NAMED.sub(lambda match: f"[[{self._figures[match[1]]}{match[2]}]]", value)


def _same_words(proposal: Proposal, figure: Figure, passage: Passage) -> bool:
    same_kind = proposal.claim.kinds == figure.claim.kinds
    return same_kind and any(
        other.article == passage.article and other.start < passage.end and passage.start < other.end
        for other in proposal.passages
    )
