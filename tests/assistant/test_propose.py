"""What a proposal says beside its count: who, where, when, how it relates, how sure."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.assistant.propose import propose
from sitrep.domain.figure import Certainty, Proposal, Relation
from sitrep.domain.kinds import Measure, Population, Unit

PUBLISHED = date(2025, 3, 7)  # a Friday


def read(text: str, published: date | None = PUBLISHED, publisher: str = "") -> list[Proposal]:
    made = propose(
        text, language="en", published=published, country="SYR", article="a1", publisher=publisher
    )
    return list(made.proposals)


def only(text: str, **more: str) -> Proposal:
    (proposal,) = read(text, **more)  # type: ignore[arg-type]
    return proposal


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("12 people died, according to the Syrian Network for Human Rights.",
         ["Syrian Network for Human Rights"]),
        ("The Red Crescent said on Friday that 12 people died.", ["Red Crescent"]),
        ("The Observatory, a monitor based abroad, reported that 12 people died.", ["Observatory"]),
        ("Local officials said 12 people died.", ["Local officials"]),
        ("Ten people died, the health ministry announced.", ["health ministry"]),
        ("Witnesses told Reuters that 12 people died.", ["Witnesses", "Reuters"]),
        ("He said 12 people died.", []),
        ("12 people died.", []),
    ],
)  # fmt: skip
def test_body_that_says_so_begins_the_chain(text: str, names: list[str]) -> None:
    assert [link.name for link in only(text).claim.chain] == names


def test_publisher_ends_the_chain() -> None:
    chain = only("Police said 12 people died.", publisher="The Daily").claim.chain
    assert [(link.name, link.verb.value) for link in chain] == [
        ("Police", "reported"),
        ("The Daily", "published"),
    ]


def test_body_that_counts_is_said_to_have_counted() -> None:
    chain = only("The monitor documented 12 deaths.").claim.chain
    assert [(link.name, link.verb.value) for link in chain] == [("monitor", "counted")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 people died on 5 March.", date(2025, 3, 5)),
        ("12 people died on March 5, 2025.", date(2025, 3, 5)),
        ("12 people died on Thursday.", date(2025, 3, 6)),
        ("12 people died yesterday.", date(2025, 3, 6)),
        ("12 people died on 20 December.", date(2024, 12, 20)),
        ("12 people died.", PUBLISHED),
        ("As of 6 March, 12 people had died.", date(2025, 3, 6)),
    ],
)
def test_as_of_is_the_day_said_else_that_of_publication(text: str, day: date) -> None:
    assert only(text).claim.as_of == day


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    (proposal,) = read("12 people died on Thursday.", published=None)
    assert proposal.claim.as_of is None


def test_each_count_of_a_sentence_keeps_its_own_place() -> None:
    first, second = read("22 people were killed in Homs and 9 in Hama’s old city.")
    assert [ref.pcode for ref in first.claim.places] == ["SY04"]
    assert [(ref.name, ref.pcode) for ref in second.claim.places] == [("Hama", "SY05")]


def test_place_is_looked_for_in_the_paragraph_and_then_in_the_lead() -> None:
    text = "Clashes in Tartus\n\nJableh was calm. Then 12 people died.\n\nSome 9 people fled."
    died, fled = read(text)
    assert [ref.pcode for ref in died.claim.places] == ["SY0602"]
    assert [ref.pcode for ref in fled.claim.places] == ["SY10", "SY0602"]


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("12 civilians died.", [Population.CIVILIANS]),
        ("Nine soldiers were killed.", [Population.SECURITY]),
        ("Three aid workers were killed.", [Population.AID_WORKERS]),
        ("12 people died.", []),
    ],
)
def test_population_is_read_from_the_noun(text: str, population: list[Population]) -> None:
    assert list(only(text).claim.population) == population


def test_families_stay_families() -> None:
    assert only("300 families fled.").claim.unit is Unit.FAMILIES


def test_part_is_linked_to_its_whole_and_is_no_headline() -> None:
    whole, part = read("Twelve people, including three children, were killed.")
    assert whole.headline
    assert not part.headline
    assert [(link.relation, link.other) for link in part.links] == [(Relation.SUBSET_OF, whole.id)]


def test_increase_is_new_and_no_headline() -> None:
    (proposal,) = read("The death toll rose by 12 overnight.")
    assert proposal.claim.measure is Measure.NEW
    assert not proposal.headline


def test_same_figure_said_twice_is_one_proposal() -> None:
    text = "Storm kills 12\n\nThe storm killed 12 people. Police said 12 people died."
    proposal = only(text)
    assert [passage.quote for passage in proposal.passages] == [
        "12 people died",
        "kills 12",
        "killed 12 people",
    ]
    assert all(passage.article == "a1" for passage in proposal.passages)


def test_toll_that_was_raised_counts_and_the_earlier_one_does_not() -> None:
    assert only("The death toll rose to 31, up from 24.").claim.quantity.low == 31


def test_other_year_is_uncertain_and_no_headline() -> None:
    new, old = read("The flood killed 12 people.\n\nThe 2010 flood killed nearly 2,000 people.")
    assert (new.headline, new.certainty) == (True, Certainty.HIGH)
    assert (old.headline, old.certainty) == (False, Certainty.LOW)


def test_article_has_one_headline_a_kind() -> None:
    text = (
        "Quake kills 70\n\nThe quake killed 70 people and injured 300. In Homs 40 people were"
        " killed and in Hama 30 died.\n\nIn one village 12 people died and 20 were injured."
    )
    headlines = [p for p in read(text) if p.headline]
    assert [(p.claim.kinds, p.claim.quantity.low) for p in headlines] == [
        (("killed",), 70),
        (("injured",), 300),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("The army imposed a curfew in Homs.", "curfew", ""),
        ("The highway to Hama was closed by snow.", "road_closure", ""),
        ("Electricity was cut across the city.", "service_suspension", ""),
        ("UNICEF urged all sides to protect schools.", "appeal", "UNICEF"),
        ("The Red Crescent has distributed blankets to families.", "response", "Red Crescent"),
    ],
)
def test_facts_are_proposals_without_a_number(text: str, kind: str, source: str) -> None:
    proposal = only(text)
    assert proposal.claim.kinds == (kind,)
    assert proposal.claim.is_fact
    assert proposal.claim.origin == source


@pytest.mark.parametrize(
    "text",
    [
        "The curfew was lifted on Monday.",
        "The road was reopened.",
        "Protesters called for elections.",
        "The army deployed troops to the coast.",
    ],
)
def test_what_is_no_such_fact_is_left(text: str) -> None:
    assert read(text) == []
