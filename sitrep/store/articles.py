"""Articles, their originals, and what the assistant proposes from them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sitrep.domain.article import Article, Classification
from sitrep.domain.figure import Certainty, Decision, Link, Proposal
from sitrep.store import claims
from sitrep.store.change_log import Row, now
from sitrep.store.claims import day, iso, packed, unpacked
from sitrep.store.database import Store


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal as it waits for a person, or as it was decided on."""

    proposal: Proposal
    situation: str
    article: str
    decision: Decision | None
    reason: str


def save(store: Store, article: Article) -> None:
    row = asdict(article)
    row["added_at"] = article.added_at.isoformat()
    row["published"] = iso(article.published)
    store.put("articles", row)


def of_situation(store: Store, situation: str) -> list[Article]:
    """Return the articles of a situation in the order they came."""
    rows = store.rows("select * from articles where situation = ? order by id", [situation])
    return [_article(row) for row in rows]


def get(store: Store, article: str) -> Article | None:
    row = store.one("select * from articles where id = ?", [article])
    return _article(row) if row else None


def with_prefix(store: Store, prefix: str) -> list[Article]:
    rows = store.rows("select * from articles where id like ? || '%' order by id", [prefix])
    return [_article(row) for row in rows]


def newest(store: Store) -> Article | None:
    row = store.one("select * from articles order by id desc limit 1")
    return _article(row) if row else None


def original(store: Store, article: Article) -> bytes:
    """Return the bytes that the article came as."""
    row = store.one("select data from originals where sha256 = ?", [article.sha256])
    return bytes(row["data"]) if row else b""


def _article(row: Row) -> Article:
    return Article(
        row["id"],
        row["situation"],
        row["title"],
        row["text"],
        datetime.fromisoformat(row["added_at"]),
        row["sha256"],
        row["publisher"],
        row["author"],
        day(row["published"]),
        row["language"],
        row["url"],
        row["filename"],
        Classification(row["classification"]),
    )


def save_proposal(store: Store, situation: str, ordinal: int, proposal: Proposal) -> None:
    store.put(
        "proposals",
        {
            "id": proposal.id,
            "situation": situation,
            "article": proposal.passage.article,
            "ordinal": ordinal,
            **claims.columns(proposal.claim),
            "passages": packed(proposal.passages),
            "links": packed(proposal.links),
            "headline": int(proposal.headline),
            "certainty": proposal.certainty.value,
            "rule": proposal.rule,
            "decision": "",
            "reason": "",
        },
    )


def decide(store: Store, proposal: str, decision: Decision, reason: str = "") -> None:
    changes = {"decision": decision.value, "reason": reason, "decided_at": now()}
    store.put("proposals", {"id": proposal, **changes})


def cards(store: Store, situation: str) -> list[Card]:
    """Return all proposals of a situation, article by article, in reading order."""
    rows = store.rows(
        "select * from proposals where situation = ? order by article, ordinal", [situation]
    )
    return [_card(row) for row in rows]


def undecided(store: Store, situation: str) -> int:
    """Return how many proposals wait for a person."""
    row = store.one(
        "select count(*) as n from proposals where situation = ? and decision = ''", [situation]
    )
    return int(row["n"]) if row else 0


def cards_with_prefix(store: Store, prefix: str) -> list[Card]:
    rows = store.rows("select * from proposals where id like ? || '%' order by id", [prefix])
    return [_card(row) for row in rows]


def _card(row: Row) -> Card:
    proposal = Proposal(
        row["id"],
        claims.claim(row),
        claims.passages(row),
        unpacked(row["links"], tuple[Link, ...]),
        bool(row["headline"]),
        Certainty(row["certainty"]),
        row["rule"],
    )
    decision = Decision(row["decision"]) if row["decision"] else None
    return Card(proposal, row["situation"], row["article"], decision, row["reason"])
