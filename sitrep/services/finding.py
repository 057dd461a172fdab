"""Finding things by the words people use for them: a name, a number, the beginning of an id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sitrep.domain.article import Article
from sitrep.domain.figure import Figure
from sitrep.domain.report import Issue, ReportType, Situation
from sitrep.errors import NotFound
from sitrep.store import articles, figures, reports, situations
from sitrep.store.articles import Card
from sitrep.store.database import Store

T = TypeVar("T")


def situation(store: Store, words: str) -> Situation:
    """Return the situation of that exact name, or whose id begins so."""
    found = situations.named(store, words) if words else []
    exact = [each for each in found if words in (each.name, each.id)]
    return _only(exact or found, "situation", words, "sitrep situations")


def report(store: Store, words: str) -> Issue:
    """Return the issue named "SITUATION/NUMBER", or whose id begins so.

    A number is its newest version: the corrected one, where there is one. Where several types
    share it, it is the situation report's; "SITUATION/flash_update/NUMBER" is another type's.
    """
    name, slash, number = words.rpartition("/")
    if slash and number.isdecimal():
        head, _, kind = name.rpartition("/")
        named = kind if head and kind in set(ReportType) else ""
        crisis = situation(store, head if named else name)
        numbered = [
            issue
            for issue in reports.of_situation(store, crisis.id)
            if issue.number == int(number) and named in ("", issue.type)
        ]
        main = [issue for issue in numbered if issue.type is ReportType.SITUATION_REPORT]
        newest = {issue.type: issue for issue in main or numbered}  # of versions, the last
        return _only([*newest.values()], "report", words, f"sitrep reports “{crisis.name}”")
    return _only(
        reports.with_prefix(store, words) if words else [], "report", words, "sitrep reports"
    )


def article(store: Store, words: str) -> Article:
    """Return the article whose id begins so; "newest" is the last one added."""
    if words == "newest":
        newest = articles.newest(store)
        return _only([newest] if newest else [], "article", words, "sitrep articles")
    found = articles.with_prefix(store, words) if words else []
    return _only(found, "article", words, "sitrep articles")


def card(store: Store, words: str) -> Card:
    """Return the proposal whose id begins so."""
    found = articles.cards_with_prefix(store, words) if words else []
    return _only(found, "proposal", words, "sitrep proposals")


def figure(store: Store, words: str) -> Figure:
    """Return the figure whose id begins so."""
    found = figures.with_prefix(store, words) if words else []
    return _only(found, "figure", words, "sitrep figures")


def _only(found: Sequence[T], what: str, words: str, listing: str) -> T:
    """Return the one thing found.

    Raises:
        NotFound: There is none, or more than one.
    """
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(
            f"“{words}” fits {len(found)} {what}s, so nothing was done.",
            f"Give more of the id; “{listing}” lists them.",
        )
    raise NotFound(f"There is no {what} “{words}”.", f"“{listing}” lists what there is.")
