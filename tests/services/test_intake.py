"""Details, copies, reading again and removal of articles, on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sitrep.domain.article import Article, Classification, Passage
from sitrep.domain.figure import Claim, Decision, Link, Proposal, Proposed, Relation
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import exact
from sitrep.errors import ImportFailed, Refused
from sitrep.services import copies, intake, review, undoing
from sitrep.services.intake import Details
from sitrep.store import articles

TEXT = "Seventy people were killed in Homs. 300 people were displaced."


def article(situation, text=TEXT, title="First"):
    return Article(new_id(), situation.id, title, text, datetime(2025, 3, 7, tzinfo=UTC), "")


def proposal(owner, kind, value, quote, *, key="f1", links=()):
    row = KINDS[kind]
    claim = Claim((kind,), exact(value), row.unit, row.measure)
    passage = Passage(owner.id, owner.text.index(quote), quote)
    return Proposal(key, claim, (passage,), links)


@pytest.fixture
def first(store, situation):
    new = article(situation)
    found = Proposed(
        (
            proposal(new, "killed", 70, "Seventy people were killed"),
            proposal(new, "displaced", 300, "300 people", key="f2"),
        )
    )
    intake.add(store, intake.incoming(new, TEXT.encode(), found, Details()))
    return articles.get(store, new.id)


def decide_first(store, owner):
    card = articles.cards_of(store, owner.id)[0]
    review.accept(store, card, review.figure_of(card, owner, new_id()))
    return card


def test_details_are_changed_and_the_text_is_not(store, first):
    changed = replace(
        first,
        title="  Second  title ",
        publisher="Example News",
        published=date(2025, 3, 8),
        classification=Classification.INTERNAL,
        text="something else",
    )
    intake.update_details(store, changed)
    kept = articles.get(store, first.id)
    assert (kept.title, kept.publisher) == ("Second title", "Example News")
    assert (kept.published, kept.classification) == (date(2025, 3, 8), Classification.INTERNAL)
    assert kept.text == TEXT
    assert kept.sha256 == first.sha256
    undoing.undo(store)
    assert articles.get(store, first.id) == first


def test_details_without_a_title_are_refused(store, first):
    with pytest.raises(Refused, match="needs a title"):
        intake.update_details(store, replace(first, title=" "))


def test_reading_again_replaces_what_waits_and_keeps_what_was_decided(store, first):
    decided = decide_first(store, first)
    found = Proposed(
        (
            proposal(first, "killed", 71, "people were killed"),
            proposal(
                first,
                "injured",
                5,
                "300 people",
                key="f2",
                links=(Link(Relation.ADDITIONAL_TO, "f1"),),
            ),
        )
    )
    intake.repropose(store, first, found)
    cards = articles.cards_of(store, first.id)
    assert [(card.proposal.claim.kinds[0], card.decision) for card in cards] == [
        ("killed", Decision.ACCEPTED),
        ("injured", None),
    ]
    assert cards[1].proposal.links == (Link(Relation.ADDITIONAL_TO, decided.proposal.id),)


def test_reading_again_is_one_step_to_take_back(store, first):
    before = articles.cards_of(store, first.id)
    intake.repropose(store, first, Proposed(()))
    assert articles.cards_of(store, first.id) == []
    undoing.undo(store)
    assert [c.proposal for c in articles.cards_of(store, first.id)] == [c.proposal for c in before]


def test_an_article_that_figures_rest_on_is_not_removed(store, first):
    decide_first(store, first)
    with pytest.raises(Refused, match="1 figure rests on it"):
        intake.remove(store, first.id)
    assert articles.get(store, first.id) == first


def test_a_removed_article_comes_back_whole_with_undo(store, first):
    cards = articles.cards_of(store, first.id)
    intake.remove(store, first.id)
    assert articles.get(store, first.id) is None
    assert articles.cards_of(store, first.id) == []
    undoing.undo(store)
    assert articles.get(store, first.id) == first
    assert articles.cards_of(store, first.id) == cards
    assert articles.original(store, first) == TEXT.encode()


def test_a_near_copy_is_said_and_another_article_is_not(store, situation, first):
    text = " ".join(f"word{n}" for n in range(300))
    other = article(situation, text, "Words")
    intake.add(store, intake.incoming(other, b"x", Proposed(()), Details()))
    near = article(situation, text.replace("word7 ", "changed "), "Nearly")
    found = [each for each in copies.compared(store, near) if each]
    assert [(each.article, each.score >= 98) for each in found] == [(other.id, True)]
    assert copies.sentences(store, near)[0].startswith("Very like “Words” of 2025-03-07")


def test_summaries_count_what_is_reviewed_newest_day_first(store, situation, first):
    older = replace(article(situation, title="Older"), published=date(2025, 3, 1))
    intake.add(store, intake.incoming(older, b"y", Proposed(()), Details()))
    decide_first(store, first)
    rows = articles.summaries(store, situation.id)
    assert [(row.title, row.reviewed, row.proposals) for row in rows] == [
        ("First", 1, 2),
        ("Older", 0, 0),
    ]


def test_a_file_over_its_bound_is_refused_with_what_to_do(tmp_path):
    file = tmp_path / "places.csv"
    file.write_bytes(b"x" * ((1 << 20) + 1))
    assert len(intake.load(file)) == (1 << 20) + 1
    with pytest.raises(ImportFailed, match="larger than 1 MB") as refused:
        intake.load(file, 1 << 20, "Load the file of one country.")
    assert refused.value.remedy == "Load the file of one country."
