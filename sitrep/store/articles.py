"""Articles, their originals, and what the assistant proposes from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sitrep.domain.article import Article, Classification
from sitrep.domain.figure import Certainty, Decision, Link, Proposal
from sitrep.domain.ids import new_id
from sitrep.store import claims
from sitrep.store.change_log import Row, now
from sitrep.store.claims import packed, unpacked
from sitrep.store.database import Store
from sitrep.store.days import day, iso


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list of articles.

    Attributes:
        proposals: How many figures and facts the assistant proposes from it.
        reviewed: How many of them a person has decided on.
    """

    id: str
    title: str
    publisher: str
    published: date | None
    added_at: datetime
    proposals: int
    reviewed: int

    @property
    def day(self) -> date:
        """The day of publication, or the day it was added."""
        return self.published or self.added_at.astimezone().date()


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


def summaries(store: Store, situation: str) -> list[Summary]:
    """Return the articles of a situation without their texts, the newest day first."""
    rows = store.rows(
        "select a.id, a.title, a.publisher, a.published, a.added_at, count(p.id) as proposals, "
        "coalesce(sum(p.decision != ''), 0) as reviewed "
        "from articles a left join proposals p on p.article = a.id "
        "where a.situation = ? group by a.id",
        [situation],
    )
    found = [
        Summary(
            row["id"],
            row["title"],
            row["publisher"],
            day(row["published"]),
            datetime.fromisoformat(row["added_at"]),
            row["proposals"],
            row["reviewed"],
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (each.day, each.id), reverse=True)


def ids(store: Store, situation: str) -> list[str]:
    """Return the ids of a situation's articles, in the order they came."""
    rows = store.rows("select id from articles where situation = ? order by id", [situation])
    return [row["id"] for row in rows]


def get(store: Store, article: str) -> Article | None:
    row = store.one("select * from articles where id = ?", [article])
    return _article(row) if row else None


def with_prefix(store: Store, prefix: str) -> list[Article]:
    rows = store.rows(
        "select * from articles where instr(lower(id), lower(?)) = 1 order by id", [prefix]
    )
    return [_article(row) for row in rows]


def newest(store: Store) -> Article | None:
    row = store.one("select * from articles order by id desc limit 1")
    return _article(row) if row else None


def original(store: Store, article: Article) -> bytes:
    """Return the bytes that the article came as."""
    row = store.one("select data from originals where sha256 = ?", [article.sha256])
    return bytes(row["data"]) if row else b""


def remarks(store: Store, article: str) -> tuple[str, ...]:
    """Return what was odd about an article when it was read, a sentence each."""
    sql = "select wording from remarks where article = ? order by ordinal"
    return tuple(row["wording"] for row in store.rows(sql, [article]))


def save_remarks(store: Store, article: str, said: Sequence[str]) -> None:
    """Keep what was odd about a new article."""
    for ordinal, wording in enumerate(said):
        row = {"id": new_id(), "article": article, "ordinal": ordinal, "wording": wording}
        store.put("remarks", row)


def remove(store: Store, article: str) -> None:
    """Take an article and its proposals out; the original and the change log keep them."""
    for row in store.rows("select id from remarks where article = ?", [article]):
        store.remove("remarks", row["id"])
    for row in store.rows("select id from proposals where article = ?", [article]):
        store.remove("proposals", row["id"])
    store.remove("articles", article)


def remove_proposal(store: Store, proposal: str) -> None:
    store.remove("proposals", proposal)


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


def cards_of(store: Store, article: str) -> list[Card]:
    """Return the proposals of one article, in reading order."""
    rows = store.rows("select * from proposals where article = ? order by ordinal, id", [article])
    return sorted((_card(row) for row in rows), key=lambda card: card.proposal.passage.start)


def undecided(store: Store, situation: str) -> int:
    """Return how many proposals wait for a person."""
    row = store.one(
        "select count(*) as n from proposals where situation = ? and decision = ''", [situation]
    )
    return int(row["n"]) if row else 0


def cards_with_prefix(store: Store, prefix: str) -> list[Card]:
    rows = store.rows(
        "select * from proposals where instr(lower(id), lower(?)) = 1 order by id", [prefix]
    )
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
