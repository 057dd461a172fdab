"""The main job in one go: articles in, what is certain taken unasked and so marked, a draft out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sitrep.domain.figure import Certainty, Figure, Proposal
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.report import Issue, ReportType
from sitrep.domain.tokens import Token
from sitrep.errors import Refused
from sitrep.languages import forms
from sitrep.services import allowing, intake, reporting, review
from sitrep.services.intake import Incoming
from sitrep.store import articles, figures, reports
from sitrep.store.database import Store

MOST_HIGHLIGHTS = 5
_ORDER = {key: place for place, key in enumerate(KINDS)}


def draft(store: Store, situation: str, incoming: Sequence[Incoming]) -> Changed:
    """Store articles and take every proposal the assistant is certain of, marked not reviewed.

    One of a place outside the country waits for a person (V3).

    Raises:
        Refused: There are no articles.
    """
    if not incoming:
        raise Refused("Nothing was drafted: there is no article.", "Name at least one article.")
    for each in incoming:
        intake.add(store, each)
    own = {each.article.id: each.article for each in incoming}
    certain = [
        (card, replace(review.figure_of(card, own[card.article], new_id()), reviewed=False))
        for card in articles.cards(store, situation)
        if card.article in own and card.decision is None and _is_certain(card.proposal)
        if not allowing.abroad(store, situation, card.proposal.claim)
    ]
    review.accept_all(store, certain, "Take what is certain")
    return Changed.ARTICLES | Changed.PROPOSALS | Changed.FIGURES


def _is_certain(proposal: Proposal) -> bool:
    return proposal.certainty is Certainty.HIGH


def fill(store: Store, issue: Issue, incoming: Sequence[Incoming], as_of: date | None) -> Changed:
    """Fill the fields of a new draft from the figures at hand, every number as a live token."""
    spoken = sorted(
        (
            figure
            for figure in figures.of_situation(store, issue.situation)
            if not figure.claim.is_fact and figure.role == "headline"
        ),
        key=lambda figure: (_ORDER[figure.claim.kinds[0]], figure.id),
    )
    fields = {
        f"highlights.{place}": str(Token(figure.id, "sentence"))
        for place, figure in enumerate(spoken[:MOST_HIGHLIGHTS], 1)
    }
    fields["overview"] = "\n".join(_overview(spoken[MOST_HIGHLIGHTS:], incoming))
    if as_of:
        fields["as_of"] = as_of.isoformat()
    return reporting.set_fields(store, issue, fields)


def _overview(rest: Sequence[Figure], incoming: Sequence[Incoming]) -> list[str]:
    """Return a line for each article the draft rests on, and the sentences not yet said."""
    lines = [_drawn_from(each) for each in incoming]
    said = " ".join(str(Token(figure.id, "sentence")) for figure in rest)
    return [*lines, said] if said else lines


def _drawn_from(incoming: Incoming) -> str:
    article = incoming.article
    by = article.publisher or article.author or "One source"
    on = f" on {forms.day(article.published, 'en')}" if article.published else ""
    return f"{by} published “{article.title}”{on}."


def begin(store: Store, situation_id: str) -> Issue:
    """Return the situation's draft, a new one if there is none."""
    situation = reporting.situation_of(store, situation_id)
    kind = ReportType.SITUATION_REPORT
    for issue in reports.of_situation(store, situation_id):
        if issue.type is kind and issue.issued_at is None:
            return issue
    new = new_id()
    reporting.start(store, new, situation, kind)
    return reports.with_prefix(store, new)[0]
