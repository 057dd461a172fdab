"""The sample situation: real figures of a real crisis, with articles written for it."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any

from sitrep import paths
from sitrep.domain.article import Article, Passage
from sitrep.domain.figure import Claim, Figure, Proposal
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.report import Issue, Office, ReportType, Situation
from sitrep.errors import Refused
from sitrep.services import amending, casework, intake, recording, reporting, review, sharing
from sitrep.services.hands import Hands
from sitrep.services.intake import Details
from sitrep.store import articles, reports, situations
from sitrep.store.articles import Card
from sitrep.store.database import Store

FOLDER = "coastal_syria"
_NAMED = re.compile(r"\[\[([a-z0-9_]+)((?:\|[a-z]+)?)\]\]")


def sample(store: Store, hands: Hands) -> Issue:
    """Build the sample through the ordinary steps and return its newest issue.

    Raises:
        Refused: The store holds the sample already.
    """
    plan = tomllib.loads((paths.RESOURCES / "samples" / FOLDER / "sample.toml").read_text("utf-8"))
    about = plan["situation"]
    if situations.named(store, about["name"]):
        raise Refused(
            f"The sample was not created: “{about['name']}” is in this store already.",
            "Open it with “sitrep reports”, or name an empty store with --store.",
        )
    situation = Situation(new_id(), about["name"], about["country"], about["start"])
    if not situations.office(store).organization:
        casework.name_office(store, Office(**plan["office"]))
    casework.open_situation(store, situation)
    return _Sample(store, hands, situation).tell(plan)


class _Sample:
    """Follows the plan; figures and articles are known by the names they have there."""

    def __init__(self, store: Store, hands: Hands, situation: Situation) -> None:
        self._store = store
        self._hands = hands
        self._situation = situation
        self._articles: dict[str, Article] = {}
        self._figures: dict[str, str] = {}

    def tell(self, plan: dict[str, Any]) -> Issue:
        issue = None
        for part in plan["issue"]:
            for each in part.get("article", ()):
                self._article(each)
            for each in part.get("figure", ()):
                self._figure(each)
            new = new_id()
            reporting.start(self._store, new, self._situation, ReportType.SITUATION_REPORT)
            issue = reports.with_prefix(self._store, new)[0]
            fields = {key: self._named(value) for key, value in part["fields"].items()}
            reporting.set_fields(self._store, issue, fields)
            sharing.issue(self._store, self._hands, issue)
        return reports.with_prefix(self._store, new)[0]

    def _article(self, each: dict[str, Any]) -> None:
        path = paths.RESOURCES / "samples" / FOLDER / each["file"]
        details = Details(each["published"], each["publisher"])
        incoming = intake.prepare(
            self._hands, self._situation, intake.load(path), path.name, details
        )
        intake.add(self._store, incoming)
        self._articles[path.stem] = incoming.article

    def _figure(self, each: dict[str, Any]) -> None:
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
        card = self._card(figure)
        if card:
            review.accept(self._store, card, figure)
        else:
            recording.record(self._store, figure)
        self._figures[each["name"]] = figure.id

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
