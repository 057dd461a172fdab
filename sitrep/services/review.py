"""Deciding on proposals: a person takes one as it is, amended, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sitrep.domain.article import Article
from sitrep.domain.figure import Decision, Figure, Link
from sitrep.domain.history import Changed
from sitrep.domain.source import Verification
from sitrep.errors import Refused
from sitrep.services import recording
from sitrep.store import articles, figures
from sitrep.store.articles import Card
from sitrep.store.database import Store


def figure_of(card: Card, article: Article | None, figure: str) -> Figure:
    """Return the figure that a proposal would become; nothing is stored.

    Args:
        card: The proposal.
        article: The article it was read from; its classification is the figure's.
        figure: Id for the figure.
    """
    claim = card.proposal.claim
    made = Figure(
        figure,
        card.situation,
        claim,
        card.proposal.passages,
        verification=Verification.REPORTED if claim.chain else Verification.UNVERIFIED,
    )
    return replace(made, classification=article.classification) if article else made


def accept(store: Store, card: Card, figure: Figure) -> Changed:
    """Take a proposal into the situation as `figure`, amended or not.

    Raises:
        Refused: It was decided on before.
    """
    accept_all(store, [(card, figure)], "Accept a proposal")
    return Changed.PROPOSALS | Changed.FIGURES


def accept_all(store: Store, decided: Iterable[tuple[Card, Figure]], name: str) -> Changed:
    """Take several proposals in one step; links between them become links between figures."""
    pairs = list(decided)
    for card, _ in pairs:
        _undecided(card)
    with store.step(name):
        for card, figure in pairs:
            amended = figure.claim != card.proposal.claim
            articles.decide(
                store, card.proposal.id, Decision.AMENDED if amended else Decision.ACCEPTED
            )
            recording.keep(store, figure, card.proposal.id)
        for card, _ in pairs:
            _link(store, card)
    return Changed.PROPOSALS | Changed.FIGURES


def reject(store: Store, card: Card, reason: str) -> Changed:
    """Turn a proposal down; it stays on record with the reason.

    Raises:
        Refused: It was decided on before, or there is no reason.
    """
    _undecided(card)
    if not reason.strip():
        raise Refused(
            "The proposal was not rejected: no reason was given.", "Say why in a few words."
        )
    with store.step("Reject a proposal", reason=reason.strip()):
        articles.decide(store, card.proposal.id, Decision.REJECTED, reason.strip())
    return Changed.PROPOSALS


def _undecided(card: Card) -> None:
    if card.decision is not None:
        raise Refused(
            f"Nothing was done: this proposal was {card.decision.value} before.",
            "Change the figure itself, or undo that step first.",
        )


def _link(store: Store, card: Card) -> None:
    """Link the figures of this proposal and of others of its article, whichever came first."""
    made = figures.by_proposal(store, card.article)
    for other in articles.cards(store, card.situation):
        figure = made.get(other.proposal.id)
        if figure is None or other.article != card.article:
            continue
        wanted = recording.links_of(
            other.proposal.id, {k: f.id for k, f in made.items()}, other.proposal.links
        )
        added = tuple(link for link in wanted if link not in figure.links)
        if added:
            linked: tuple[Link, ...] = (*figure.links, *added)
            figures.save(store, replace(figure, links=linked))
