"""Deciding on proposals: a person takes one as it is, amended, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sitrep.domain.article import Article, Passage
from sitrep.domain.figure import Certainty, Claim, Decision, Figure, Link, Relation
from sitrep.domain.history import Changed
from sitrep.domain.indicator import Slot, slot
from sitrep.domain.source import Verification, body
from sitrep.errors import Refused
from sitrep.services import allowing, recording
from sitrep.store import articles, figures
from sitrep.store.articles import Card
from sitrep.store.database import Store


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that an article says, as the page of sources shows it.

    Attributes:
        card: The proposal; None for a figure that a person made of marked words.
        figure: The figure it became, None while or because it did not.
        match: The figure that speaks for the same indicator already, for a proposal that waits.
        abroad: A place that it names and that is outside the situation's country, "" if none is.
    """

    card: Card | None
    figure: Figure | None
    passages: tuple[Passage, ...]
    match: Figure | None = None
    abroad: str = ""

    @property
    def claim(self) -> Claim:
        """What was taken, or what is proposed."""
        if self.figure:
            return self.figure.claim
        if self.card is None:
            raise ValueError("an entry is a proposal or a figure")
        return self.card.proposal.claim

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids it is found by."""
        card = (self.card.proposal.id,) if self.card else ()
        return (*card, self.figure.id) if self.figure else card

    @property
    def waits(self) -> bool:
        return self.card is not None and self.card.decision is None

    @property
    def is_certain(self) -> bool:
        """Tell whether it may be accepted with others at one stroke.

        One whose indicator has a figure already, or of another country, is for a person to judge.
        """
        return (
            self.card is not None
            and self.waits
            and self.match is None
            and not self.abroad
            and self.card.proposal.certainty is Certainty.HIGH
        )

    @property
    def same_origin(self) -> bool:
        """Tell whether the matching figure was counted by the same body."""
        return self.match is not None and body(self.match.claim.origin) == body(self.claim.origin)


def entries(store: Store, article: Article) -> list[Entry]:
    """Return what an article says, in reading order: proposals, and figures made by hand."""
    cards = articles.cards_of(store, article.id)
    made = figures.by_proposal(store, article.id)
    matches = _matches(store, article.situation, cards)
    found = []
    for card in cards:
        figure = made.get(card.proposal.id)
        passages = _within(article, figure.passages if figure else ()) or card.proposal.passages
        claim = card.proposal.claim
        abroad = allowing.abroad(store, article.situation, claim) if not card.decision else None
        match = matches.get(card.proposal.id)
        found.append(Entry(card, figure, passages, match, abroad.name if abroad else ""))
    taken = {figure.id for figure in made.values()}
    for figure in figures.resting_on(store, article.id):
        passages = _within(article, figure.passages)
        if figure.id not in taken and passages:
            found.append(Entry(None, figure, passages))
    return sorted(found, key=lambda entry: entry.passages[0].start)


def _within(article: Article, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(each for each in passages if each.article == article.id)


def _matches(store: Store, situation: str, cards: Iterable[Card]) -> dict[str, Figure]:
    """Return the figures that speak for the indicators of waiting proposals already."""
    known: dict[Slot, Figure | None] = {}
    found: dict[str, Figure] = {}
    for card in cards:
        if card.decision is not None or card.proposal.claim.is_fact:
            continue
        place = slot(card.proposal.claim)
        if place not in known:
            indicator = figures.indicator(store, situation, place)
            speaks = indicator.figure if indicator else ""
            known[place] = figures.get(store, speaks) if speaks else None
        match = known[place]
        if match:
            found[card.proposal.id] = match
    return found


def speaking(store: Store, situation: str, claim: Claim) -> Figure | None:
    """Return the figure that speaks for a claim's indicator, if there is one."""
    indicator = None if claim.is_fact else figures.indicator(store, situation, slot(claim))
    return figures.get(store, indicator.figure) if indicator and indicator.figure else None


def updating(figure: Figure, old: Figure) -> Figure:
    """Return `figure` as the one that takes the place of `old`."""
    return replace(figure, links=(*figure.links, Link(Relation.UPDATES, old.id)))


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
        Refused: It was decided on before, or is of a place outside the situation's country.
    """
    accept_all(store, [(card, figure)], "Accept a proposal")
    return Changed.PROPOSALS | Changed.FIGURES


def accept_all(store: Store, decided: Iterable[tuple[Card, Figure]], name: str) -> Changed:
    """Take several proposals in one step; links between them become links between figures.

    Raises:
        Refused: One was decided on before, or is of a place outside the situation's country.
    """
    pairs = list(decided)
    for card, figure in pairs:
        require_undecided(card)
        allowing.require_inside(store, figure)
    with store.step(name):
        for card, figure in pairs:
            amended = figure.claim != card.proposal.claim
            articles.decide(
                store, card.proposal.id, Decision.AMENDED if amended else Decision.ACCEPTED
            )
            recording.keep(store, figure, card.proposal.id)
        for article in dict.fromkeys(card.article for card, _ in pairs):
            _link(store, article)
    return Changed.PROPOSALS | Changed.FIGURES


def reject(store: Store, card: Card, reason: str) -> Changed:
    """Turn a proposal down; it stays on record with the reason.

    Raises:
        Refused: It was decided on before, or there is no reason.
    """
    require_undecided(card)
    if not reason.strip():
        raise Refused(
            "The proposal was not rejected: no reason was given.", "Say why in a few words."
        )
    with store.step("Reject a proposal", reason=reason.strip()):
        articles.decide(store, card.proposal.id, Decision.REJECTED, reason.strip())
    return Changed.PROPOSALS


def require_undecided(card: Card) -> None:
    """Refuse a proposal that was decided on before."""
    if card.decision is not None:
        raise Refused(
            f"Nothing was done: this proposal was {card.decision.value} before.",
            "Change the figure it became; in the window the step can be undone.",
        )


def _link(store: Store, article: str) -> None:
    """Link the figures of an article as its proposals are, whichever was taken first."""
    made = figures.by_proposal(store, article)
    ids = {proposal: figure.id for proposal, figure in made.items()}
    for other in articles.cards_of(store, article):
        figure = made.get(other.proposal.id)
        if figure is None:
            continue
        wanted = recording.links_of(other.proposal.id, ids, other.proposal.links)
        added = tuple(link for link in wanted if link not in figure.links)
        if added:
            linked: tuple[Link, ...] = (*figure.links, *added)
            figures.save(store, replace(figure, links=linked))
