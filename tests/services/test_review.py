"""What an article says, as the page of sources lists it, and deciding on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sitrep.domain.article import Article, Passage
from sitrep.domain.figure import (
    Certainty,
    Claim,
    Decision,
    PlaceRef,
    Proposal,
    Proposed,
    Relation,
    Role,
)
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import exact, more_than
from sitrep.domain.source import SourceLink
from sitrep.errors import Refused
from sitrep.services import drafting, intake, recording, review
from sitrep.services.intake import Details
from sitrep.store import articles, figures
from tests.services.figures import SOHR, killed

TEXT = "At least the toll has passed 70. Then 5 were injured. Many homes."


@pytest.fixture
def article(store, situation):
    made = Article(new_id(), situation.id, "First", TEXT, datetime(2025, 3, 7, tzinfo=UTC), "")
    rows = (("killed", more_than(70), "passed 70"), ("injured", exact(5), "5 were injured"))
    found = tuple(
        Proposal(
            f"f{number}",
            Claim((kind,), count, KINDS[kind].unit, KINDS[kind].measure, chain=(SourceLink(SOHR),)),
            (Passage(made.id, TEXT.index(quote), quote),),
            certainty=Certainty.HIGH,
        )
        for number, (kind, count, quote) in enumerate(rows, 1)
    )
    intake.add(store, intake.incoming(made, b"x", Proposed(found), Details()))
    return articles.get(store, made.id)


def test_entries_stand_in_reading_order_with_figures_made_by_hand(store, situation, article):
    by_hand = replace(killed(situation, "3"), passages=(Passage(article.id, 0, "At least"),))
    recording.record(store, by_hand)
    found = review.entries(store, article)
    assert [entry.passages[0].quote for entry in found] == [
        "At least",
        "passed 70",
        "5 were injured",
    ]
    assert [entry.waits for entry in found] == [False, True, True]
    assert found[0].ids == (by_hand.id,)


def test_a_card_names_the_figure_that_speaks_for_its_indicator(store, situation, article):
    known = killed(situation, "60")
    recording.record(store, known)
    first, second = review.entries(store, article)
    assert first.match.id == known.id
    assert first.same_origin
    assert not first.is_certain  # whether it updates the other is for a person to say
    assert second.match is None
    assert second.is_certain


def test_accepted_as_an_update_it_speaks_and_the_other_is_superseded(store, situation, article):
    known = killed(situation, "60")
    recording.record(store, known)
    entry = review.entries(store, article)[0]
    made = review.updating(review.figure_of(entry.card, article, new_id()), entry.match)
    review.accept(store, entry.card, made)
    assert figures.get(store, known.id).role is Role.SUPERSEDED
    kept = figures.get(store, made.id)
    assert kept.role is Role.HEADLINE
    assert [link.relation for link in kept.links] == [Relation.UPDATES]
    assert review.speaking(store, situation.id, kept.claim).id == made.id


def test_a_decided_entry_shows_what_was_taken(store, article):
    entry = review.entries(store, article)[0]
    made = review.figure_of(entry.card, article, new_id())
    made = replace(made, claim=replace(made.claim, quantity=exact(71)))
    review.accept(store, entry.card, made)
    again = review.entries(store, article)[0]
    assert again.card.decision is Decision.AMENDED
    assert again.claim.quantity == exact(71)
    assert set(again.ids) == {entry.card.proposal.id, made.id}


BEIRUT = "The toll has passed 70 in Beirut."


@pytest.fixture
def foreign(situation):
    """Return an article of which the assistant is certain, and which is of another country."""
    made = Article(new_id(), situation.id, "Far", BEIRUT, datetime(2025, 3, 7, tzinfo=UTC), "")
    row = KINDS["killed"]
    claim = Claim(("killed",), more_than(70), row.unit, row.measure, places=(PlaceRef("Beirut"),))
    passage = Passage(made.id, BEIRUT.index("passed 70"), "passed 70")
    found = Proposed((Proposal("f1", claim, (passage,), certainty=Certainty.HIGH),))
    return intake.incoming(made, b"x", found, Details())


def test_a_proposal_of_another_country_is_refused_and_waits(store, situation, foreign):
    intake.add(store, foreign)
    article = foreign.article
    [entry] = review.entries(store, article)
    assert (entry.abroad, entry.is_certain) == ("Beirut", False)
    figure = review.figure_of(entry.card, article, new_id())
    with pytest.raises(Refused, match=r"Beirut lies outside .* \(V3\)"):
        review.accept(store, entry.card, figure)
    assert articles.cards_of(store, article.id)[0].decision is None
    assert figures.of_situation(store, situation.id) == []


def test_a_draft_made_at_one_go_leaves_what_is_of_another_country_to_a_person(
    store, situation, foreign
):
    drafting.draft(store, situation.id, [foreign])
    assert figures.of_situation(store, situation.id) == []
    assert [card.decision for card in articles.cards_of(store, foreign.article.id)] == [None]
