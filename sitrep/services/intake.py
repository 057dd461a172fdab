"""Articles in: looked at, read by the worker, proposed from, and stored in one step."""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from sitrep.domain.article import Article, ArticleReading, Passage
from sitrep.domain.figure import PlaceRef, Proposal, Proposed
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.own_words import NOTHING, OwnWords
from sitrep.domain.report import Situation
from sitrep.errors import ImportFailed, Refused, WorkerFailed
from sitrep.services.hands import Hands
from sitrep.store import articles, figures
from sitrep.store.database import Store

LARGEST = 20 << 20  # bytes of an article file
SMALLER = "Copy the part you need and paste it, or save only those pages."  # where it is larger
LARGEST_PASTED = 50_000_000  # bytes of what is pasted
LARGEST_KEPT = 4_000_000  # characters of pasted HTML that are kept as the original, else its text
LONGEST = 2_000_000  # characters of an article that a reader takes


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article that was read and proposed from, and is not stored yet.

    Attributes:
        warnings: Sentences for the person: what is odd about the file, and what it is a copy of.
        left_out: Proposals beyond what one article may hold.
    """

    article: Article
    original: bytes
    proposals: tuple[Proposal, ...]
    warnings: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Details:
    """What the person says of an article, over what the file says of itself."""

    published: date | None = None
    publisher: str = ""
    url: str = ""
    language: str = ""
    places: tuple[PlaceRef, ...] = ()


def load(path: Path, largest: int = LARGEST, smaller: str = SMALLER) -> bytes:
    """Return the bytes of a stranger's file, having looked first at what it is.

    Args:
        path: The file.
        largest: Bytes that it may have.
        smaller: A sentence: what to do where it has more.

    Raises:
        ImportFailed: It is missing, no regular file, empty, too large or cannot be read.
    """
    name = path.name
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ImportFailed(
                f"“{name}” was not read: it is not a file.", "Choose the file itself."
            )
        if about.st_size > largest:
            raise ImportFailed(
                f"“{name}” was not read: it is larger than {largest >> 20} MB.", smaller
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ImportFailed(
            f"“{name}” was not read: there is no such file.", "Check its name and folder."
        ) from error
    except OSError as error:
        raise ImportFailed(
            f"“{name}” was not read: {error.strerror or error}.",
            "Check that you may open the file, or copy it elsewhere.",
        ) from error


def prepare(
    hands: Hands,
    situation: Situation,
    data: bytes,
    filename: str,
    details: Details,
    own: OwnWords = NOTHING,
) -> Incoming:
    """Read a file and propose figures from it, with the words that staff added; store nothing."""
    reading = hands.read(data, filename)
    article = article_of(situation, reading, filename, details)
    try:
        found = hands.propose(article, situation.country, own)
    except WorkerFailed:
        return without_proposals(Incoming(article, data, (), reading.warnings))
    return incoming(article, data, found, details, reading.warnings)


def without_proposals(new: Incoming) -> Incoming:
    """Return an article that the assistant failed on, which says so; it is stored all the same."""
    words = (
        "No figures were proposed: the assistant stopped at this text. Record its figures yourself,"
        " and tell us about it."
    )
    return replace(new, warnings=(*new.warnings, words))


def article_of(
    situation: Situation, reading: ArticleReading, filename: str, details: Details
) -> Article:
    """Return the article that a reading makes, with what the person says of it."""
    return Article(
        new_id(),
        situation.id,
        reading.title,
        reading.text,
        datetime.now(UTC),
        "",
        details.publisher or reading.publisher,
        reading.author,
        details.published or reading.published,
        details.language or reading.language,
        details.url or reading.url,
        filename,
    )


def incoming(
    article: Article,
    original: bytes,
    found: Proposed,
    details: Details,
    warnings: tuple[str, ...] = (),
) -> Incoming:
    """Return an article ready to be stored, its proposals placed and with ids of their own."""
    placed = [_placed(each, details.places) for each in found.proposals]
    return Incoming(article, original, _with_ids(placed), warnings, found.left_out)


def _placed(proposal: Proposal, places: tuple[PlaceRef, ...]) -> Proposal:
    """Give a proposal that names no place the places that the person named."""
    if proposal.claim.places or not places:
        return proposal
    return replace(proposal, claim=replace(proposal.claim, places=places))


def _with_ids(
    proposals: Sequence[Proposal], known: Mapping[str, str] = MappingProxyType({})
) -> tuple[Proposal, ...]:
    """Give proposals ids that are unique in the world, in their links too.

    Args:
        proposals: With ids unique among themselves.
        known: Ids in the store of further proposals that they link to.
    """
    ids = {each.id: new_id() for each in proposals}
    other = {**known, **ids}
    return tuple(
        replace(
            each,
            id=ids[each.id],
            links=tuple(
                replace(link, other=other[link.other]) for link in each.links if link.other in other
            ),
        )
        for each in proposals
    )


def add(store: Store, new: Incoming) -> Changed:
    """Store an article with its original and its proposals, in one step."""
    with store.step("Add an article"):
        keep(store, new)
    return Changed.ARTICLES | Changed.PROPOSALS


def keep(store: Store, new: Incoming) -> None:
    """Do the same within the step at hand."""
    digest = store.keep(new.original)
    articles.save(store, replace(new.article, sha256=digest))
    articles.save_remarks(store, new.article.id, new.warnings)
    for ordinal, proposal in enumerate(new.proposals):
        articles.save_proposal(store, new.article.situation, ordinal, proposal)


def update_details(store: Store, article: Article) -> Changed:
    """Change what is known of an article: title, publisher, day and so on, never its text.

    Raises:
        Refused: The article is gone, or the title is empty.
    """
    kept = _stored(store, article.id)
    if not article.title.strip():
        raise Refused("The details were not saved: an article needs a title.", "Write a few words.")
    changed = replace(
        kept,
        title=" ".join(article.title.split()),
        publisher=article.publisher.strip(),
        author=article.author.strip(),
        published=article.published,
        language=article.language.strip().lower(),
        url=article.url.strip(),
        classification=article.classification,
    )
    with store.step("Change an article's details"):
        articles.save(store, changed)
    return Changed.ARTICLES


def repropose(store: Store, article: Article, found: Proposed) -> Changed:
    """Replace the proposals that nobody decided on by newly read ones, in one step.

    A new proposal that says what a decided one says already is left out; links to it lead to the
    decided one.
    """
    _stored(store, article.id)
    cards = articles.cards_of(store, article.id)
    decided = [card for card in cards if card.decision is not None]
    same = {
        each.id: card.proposal.id
        for each in found.proposals
        for card in decided
        if _says_the_same(each, card.proposal)
    }
    placed = _with_ids([each for each in found.proposals if each.id not in same], same)
    with store.step("Read an article again"):
        for card in cards:
            if card.decision is None:
                articles.remove_proposal(store, card.proposal.id)
        for ordinal, proposal in enumerate(placed, len(decided)):
            articles.save_proposal(store, article.situation, ordinal, proposal)
    return Changed.PROPOSALS


def _says_the_same(one: Proposal, other: Proposal) -> bool:
    """Tell whether two proposals are of the same kinds and share words."""
    return set(one.claim.kinds) == set(other.claim.kinds) and any(
        a.start < b.end and b.start < a.end for a in one.passages for b in other.passages
    )


def remove(store: Store, article: str) -> Changed:
    """Take an article out of its situation; undo brings it back.

    Raises:
        Refused: Figures rest on it, whose words must stay to be read.
    """
    gone = _stored(store, article)
    resting = figures.resting_on(store, article)
    made = {each.id: each for each in figures.by_proposal(store, article).values()}
    count = len({each.id for each in resting} | made.keys())
    if count:
        rest = "1 figure rests" if count == 1 else f"{count} figures rest"
        raise Refused(
            f"“{gone.title}” was not removed: {rest} on it.",
            "Undo those decisions first, or leave it: an article without open cards is in"
            " nobody's way.",
        )
    with store.step("Remove an article"):
        articles.remove(store, article)
    return Changed.ARTICLES | Changed.PROPOSALS


def _stored(store: Store, article: str) -> Article:
    found = articles.get(store, article)
    if found is None:
        raise Refused(
            "Nothing was changed: this article is not in the store any more.",
            "Bring it back with undo, or add it again.",
        )
    return found


def passage(article: Article, quote: str) -> Passage:
    """Return where an article says these words.

    Raises:
        Refused: It does not say them, to the letter.
    """
    start = article.text.find(quote)
    if not quote or start < 0:
        raise Refused(
            f"Nothing was recorded: “{article.title}” does not say “{quote}”.",
            "Copy the words from “sitrep text” exactly as they stand there.",
        )
    return Passage(article.id, start, quote)
