"""Counts as they are typed, and figures of marked words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sitrep.domain.article import Article, Passage
from sitrep.domain.figure import Proposal
from sitrep.domain.quantity import Quantifier
from sitrep.domain.reading import quantity
from sitrep.domain.report import Situation
from sitrep.services import amending
from tests.services.figures import SOHR, killed


@pytest.mark.parametrize(
    "words",
    [
        "70", "more than 70", "at least 1,200", "up to 30", "less than 5", "about 400",
        "nearly 70", "40-50", "about 40-50", "at least about 70", "dozens", "reported", "none",
        "not available",
    ],
)  # fmt: skip
def test_a_count_reads_back_as_the_same_count(words):
    count, _ = quantity(words)
    again, _ = quantity(amending.typed(count))
    assert replace(again, words="") == replace(count, words="")


ARTICLE = Article(
    "a1", "s1", "First", "Some 40 shops burned.", datetime(2025, 3, 7, tzinfo=UTC), "",
    publisher="Example News", published=date(2025, 3, 7), language="en",
)  # fmt: skip


def test_marked_words_become_a_figure_with_their_count_and_their_outlet():
    made = amending.by_hand(ARTICLE, Passage("a1", 0, "Some 40 shops"), "en")
    assert made.claim.quantity.quantifier is Quantifier.APPROXIMATELY
    assert made.claim.quantity.low == 40
    assert made.passages == (Passage("a1", 0, "Some 40 shops"),)
    assert made.claim.origin == "Example News"


def test_marked_words_without_a_count_say_that_it_happened():
    made = amending.by_hand(ARTICLE, Passage("a1", 8, "shops burned"), "xx")
    assert made.claim.quantity.quantifier is Quantifier.PRESENCE


def test_the_assistants_reading_is_taken_where_it_shares_most_words(situation):
    one = killed(situation, "70").claim
    found = [
        Proposal("f1", one, (Passage("a1", 0, "Some"),)),
        Proposal("f2", replace(one, kinds=("injured",)), (Passage("a1", 5, "40 shops"),)),
    ]
    words = Passage("a1", 2, "me 40 shops")
    made = amending.reading_of(ARTICLE, words, found)
    assert made.claim.kinds == ("injured",)
    assert made.passages == (words,)
    assert amending.reading_of(ARTICLE, Passage("a1", 14, "burned"), found) is None


def test_an_outlet_that_reports_what_it_publishes_is_named_once():
    article = Article(
        "a1", "s1", "Title", "Text", datetime(2025, 3, 7, tzinfo=UTC), "", "Relief Bulletin"
    )
    situation = Situation("s1", "Coast", "SYR")
    own = amending.carried_by(killed(situation, "12", source="Relief Bulletin"), article)
    assert [link.name for link in own.claim.chain] == ["Relief Bulletin"]
    quoted = amending.carried_by(killed(situation, "12"), article)
    assert [link.name for link in quoted.claim.chain] == [SOHR, "Relief Bulletin"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Lattakia; Tartous", ["SY06", "SY10"]),
        ("Lattakia, Tartous", ["SY06", "SY10"]),
        ("اللاذقية، طرطوس", ["SY06", "SY10"]),
        ("Ain Sharqiya, Jablah", [""]),  # a village and the district it lies in: one place
    ],
)
def test_commas_separate_places_where_all_of_them_are_on_the_list(typed, expected):
    assert [each.pcode for each in amending.places(typed, "SYR")] == expected
