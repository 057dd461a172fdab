"""Articles of a situation that say the same in nearly the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from sitrep.domain.article import Article
from sitrep.store import articles
from sitrep.store.database import Store

ALIKE = 90  # per cent from which two texts are the same article in other words
COMPARED = 20_000  # letters of each text that are compared


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article of the situation that a new one is a copy of, or nearly.

    Attributes:
        score: Similarity of their words in per cent.
    """

    article: str
    title: str
    day: date
    score: int

    def __str__(self) -> str:
        return (
            f"Very like “{self.title}” of {self.day.isoformat()} (similarity {self.score} per"
            " cent): its figures are not a second origin."
        )


def compared(store: Store, article: Article) -> Iterator[Likeness | None]:
    """Compare an article with each other one of its situation, one a step.

    Yields:
        What is alike, or None; the caller may do other work between two steps.
    """
    text = article.text[:COMPARED]
    for each in articles.ids(store, article.situation):
        other = articles.get(store, each)
        if other is None or other.id == article.id:
            yield None
            continue
        score = fuzz.token_set_ratio(text, other.text[:COMPARED], score_cutoff=ALIKE)
        when = other.published or other.added_at.date()
        yield Likeness(other.id, other.title, when, round(score)) if score else None


def sentences(store: Store, article: Article) -> list[str]:
    """Return a sentence for each article of the situation that is the same or very like it."""
    return [str(each) for each in compared(store, article) if each]
