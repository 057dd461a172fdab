"""Articles in: looked at, read by the worker, proposed from, and stored in one step."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from rapidfuzz import fuzz

from sitrep.domain.article import Article, ArticleReading, Passage
from sitrep.domain.figure import PlaceRef, Proposal, Proposed
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.report import Situation
from sitrep.errors import ImportFailed, Refused
from sitrep.services.hands import Hands
from sitrep.store import articles
from sitrep.store.database import Store

LARGEST = 20 << 20  # bytes of an article file
ALIKE = 90  # per cent from which two texts are the same article in other words
COMPARED = 20_000  # letters of each text that are compared


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


def load(path: Path) -> bytes:
    """Return the bytes of an article file, having looked first at what it is.

    Raises:
        ImportFailed: It is missing, no regular file, empty, too large or cannot be read.
    """
    name = path.name
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ImportFailed(
                f"“{name}” was not read: it is not a file.", "Choose the article's own file."
            )
        if about.st_size > LARGEST:
            raise ImportFailed(
                f"“{name}” was not read: it is larger than {LARGEST >> 20} MB.",
                "Copy the part you need and paste it, or save only those pages.",
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
    hands: Hands, situation: Situation, data: bytes, filename: str, details: Details
) -> Incoming:
    """Read a file and propose figures from it; nothing is stored."""
    reading = hands.read(data, filename)
    article = article_of(situation, reading, filename, details)
    found = hands.propose(article, situation.country)
    return incoming(article, data, found, details, reading.warnings)


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


def _with_ids(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Give proposals ids that are unique in the world, in their links too."""
    ids = {each.id: new_id() for each in proposals}
    return tuple(
        replace(
            each,
            id=ids[each.id],
            links=tuple(replace(link, other=ids[link.other]) for link in each.links),
        )
        for each in proposals
    )


def copies(store: Store, article: Article) -> list[str]:
    """Return a sentence for each article of the situation that is the same or very like it."""
    found = []
    text = article.text[:COMPARED]
    for other in articles.of_situation(store, article.situation):
        score = fuzz.token_set_ratio(text, other.text[:COMPARED], score_cutoff=ALIKE)
        if score:
            when = other.published or other.added_at.date()
            found.append(
                f"Very like “{other.title}” of {when.isoformat()} (similarity {score:.0f} per"
                " cent): its figures are not a second origin."
            )
    return found


def add(store: Store, new: Incoming) -> Changed:
    """Store an article with its original and its proposals, in one step."""
    with store.step("Add an article"):
        keep(store, new)
    return Changed.ARTICLES | Changed.PROPOSALS


def keep(store: Store, new: Incoming) -> None:
    """Do the same within the step at hand."""
    digest = store.keep(new.original)
    articles.save(store, replace(new.article, sha256=digest))
    for ordinal, proposal in enumerate(new.proposals):
        articles.save_proposal(store, new.article.situation, ordinal, proposal)


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
