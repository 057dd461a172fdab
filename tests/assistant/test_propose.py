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
        ("An attack in Old City claimed 12 lives, officials said.", ["officials"]),
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
    assert [ref.pcode for ref in fled.claim.places] == ["SY10"]


def test_count_without_a_place_has_that_of_the_title_and_not_all_of_the_article() -> None:
    text = (
        "Shelling kills 12 in Homs\n\nShells fell on a market. Hama and Aleppo were calm on Friday,"
        " and schools stayed open.\n\nThe hospital said 30 people were wounded."
    )
    wounded = next(each for each in read(text) if each.claim.kinds == ("injured",))
    assert [ref.pcode for ref in wounded.claim.places] == ["SY04"]


def test_count_said_of_a_province_and_of_a_town_in_it_is_one_figure_of_the_town() -> None:
    (died,) = read("12 killed in Lattakia\n\nPolice said 12 people were killed in Jableh.")
    assert [ref.pcode for ref in died.claim.places] == ["SY0602"]


def test_same_count_of_two_towns_stays_two_figures() -> None:
    text = "12 people were killed in Homs.\n\nPolice said 12 people were killed in Hama."
    assert len(read(text)) == 2


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


@pytest.mark.parametrize(
    "text", ["The death toll rose to 31, up from 24.", "The death toll rose from 24 to 31."]
)
def test_toll_that_was_raised_supersedes_the_earlier_one(text: str) -> None:
    new, old = sorted(read(text), key=lambda each: -(each.claim.quantity.low or 0))
    assert (new.claim.quantity.low, new.headline, new.certainty) == (31, True, Certainty.HIGH)
    assert (old.claim.quantity.low, old.headline, old.certainty) == (24, False, Certainty.LOW)
    assert [(link.relation, link.other) for link in new.links] == [(Relation.UPDATES, old.id)]


def test_counts_of_several_places_are_parts_of_the_total_each_with_its_place() -> None:
    text = (
        "More than 1,300 people have died since Thursday, the monitor said.\n\nIt said 658 people"
        " killed in Latakia, 384 in Tartus, 171 in Hama and 12 in Homs."
    )
    total, *parts = read(text)
    assert total.headline
    assert [(p.claim.quantity.low, [ref.name for ref in p.claim.places]) for p in parts] == [
        (658, ["Latakia"]),
        (384, ["Tartus"]),
        (171, ["Hama"]),
        (12, ["Homs"]),
    ]
    for part in parts:
        assert [(link.relation, link.other) for link in part.links] == [
            (Relation.SUBSET_OF, total.id)
        ]
        assert not part.headline


def test_counts_after_a_colon_are_parts_of_the_count_before_it() -> None:
    total, *parts = read("20 people were killed: 12 in Homs and 8 in Hama.")
    assert [(p.passage.quote, p.links[0].other) for p in parts] == [
        ("killed: 12", total.id),
        ("8 in Hama", total.id),
    ]


def test_what_came_on_top_since_another_day_is_new_and_part_of_the_total() -> None:
    total, new = read("The number of civilians killed reached 973, 158 more than on Tuesday.")
    assert list(total.claim.population) == [Population.CIVILIANS]
    assert (new.claim.quantity.low, new.claim.measure) == (158, Measure.NEW)
    assert [(link.relation, link.other) for link in new.links] == [(Relation.SUBSET_OF, total.id)]


def test_some_of_the_dead_are_part_of_the_total_of_an_earlier_sentence() -> None:
    total, part = read("The storm killed 12 people. Among the dead were four children.")
    assert list(part.claim.population) == [Population.CHILDREN]
    assert [(link.relation, link.other) for link in part.links] == [(Relation.SUBSET_OF, total.id)]


def test_short_name_of_a_body_is_resolved_to_the_full_one_given_earlier() -> None:
    text = (
        "Monitor says 40 killed\n\nThe Syrian Observatory for Human Rights (SOHR) follows the war."
        " The Observatory said 40 people were killed. It said 12 were injured."
    )
    assert [each.claim.origin for each in read(text)] == [
        "Syrian Observatory for Human Rights (SOHR)",
        "Syrian Observatory for Human Rights (SOHR)",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OCHA said aid was sent. The Red Crescent evacuated 40 people, it said.", "Red Crescent"),
        ("OCHA said aid was sent. UNHCR runs a camp. It said 40 people fled to it.", "UNHCR"),
        ("OCHA told of heavy rain. Residents left. It said 40 people had fled.", "OCHA"),
        ("The governor said it rained. The Red Crescent sent tents. He said 40 people fled.",
         "governor"),
    ],
)  # fmt: skip
def test_it_said_means_the_body_named_nearest(text: str, name: str) -> None:
    counted = [each for each in read(text) if not each.claim.is_fact]
    assert [each.claim.origin for each in counted] == [name]


def test_speaker_after_quoted_speech_is_the_source_of_all_of_it() -> None:
    text = "“We counted 40 dead. It is a disaster,” said Doctor Samir Hakim."
    assert only(text).claim.origin == "Doctor Samir Hakim"


@pytest.mark.parametrize(
    "text",
    [
        "The monitor reported 12 deaths, with dozens more wounded or captured.",
        "Homes were damaged.",
        "The army imposed a curfew.",
        "The United Nations has called for calm.",
    ],
)
def test_what_is_said_plainly_is_certain(text: str) -> None:
    assert read(text)[-1].certainty is Certainty.HIGH


@pytest.mark.parametrize(
    "text", ["Dozens were wounded.", "Homes collapse.", "Three of the wounded died."]
)
def test_what_is_said_loosely_is_not_certain(text: str) -> None:
    assert all(each.certainty is not Certainty.HIGH for each in read(text))


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
