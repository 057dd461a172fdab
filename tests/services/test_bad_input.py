"""What cannot be is refused in one sentence with its rule, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sitrep.document.build import build
from sitrep.domain.correction import Detail
from sitrep.domain.figure import Link, PlaceRef, Relation, Role
from sitrep.domain.kinds import Population
from sitrep.domain.source import Verification
from sitrep.errors import Refused
from sitrep.services import (
    amending,
    checking,
    choosing,
    correcting,
    finding,
    gathering,
    issuing,
    recording,
    reporting,
    summing,
    waiving,
)
from sitrep.store import figures
from tests.services import series
from tests.services.figures import figure, killed
from tests.services.waived import waived

DAY = date(2025, 3, 11)
TOMORROW_WEEK = date.today() + timedelta(days=7)  # noqa: DTZ011 - the day here


def kept(store, situation):
    return figures.of_situation(store, situation.id)


@pytest.mark.parametrize(
    "place",
    [
        PlaceRef("Lebanon"),
        PlaceRef("Akkar", "LB11"),
        PlaceRef("Beirut"),
        PlaceRef("beirut"),
        PlaceRef("بيروت"),
        PlaceRef("Tripoli"),
    ],
)
def test_a_place_of_incident_in_another_country_is_refused(store, situation, place):
    one = killed(situation, "12")
    with pytest.raises(Refused, match=r"lies outside the situation’s country, .*inside it \(V3\)"):
        recording.record(store, replace(one, claim=replace(one.claim, places=(place,))))
    assert kept(store, situation) == []


def test_people_who_fled_and_places_of_no_list_may_be_anywhere(store, situation):
    for kind, place in (("displaced_crossborder", "Lebanon"), ("killed", "Al-Mukhtariyah")):
        recording.record(store, figure(situation, kind, "6,000", places=[(place,)]))
    assert len(kept(store, situation)) == 2


def test_a_village_that_shares_a_name_with_a_town_abroad_is_named_with_its_district(
    store, situation
):
    recording.record(store, killed(situation, "12", places=[("Beirut (Homs)",)]))
    assert len(kept(store, situation)) == 1


def test_a_printed_place_is_not_corrected_into_another_country(store, situation):
    toll = killed(situation, "12", places=[("Homs", "SY04")], as_of=DAY)
    recording.record(store, toll)
    issue = series.issued(store, waived(store, series.started(store, situation, DAY)))
    correcting.start(store, "0199", issue)
    draft = finding.report(store, "0199")
    with pytest.raises(Refused, match=r"Beirut lies outside .* \(V3\)"):
        correcting.correct_detail(store, draft, toll.id, Detail.PLACE, "Beirut")
    assert figures.get(store, toll.id).claim.places == (PlaceRef("Homs", "SY04"),)


def test_what_came_in_unasked_from_elsewhere_warns_before_issue(store, situation):
    with store.step("As an article was taken in"):
        recording.keep(store, killed(situation, "12", places=[("Akkar", "LB11")]))
    found = checking.findings(store, series.started(store, situation, DAY))
    [said] = [each.message for each in found if each.rule == "V3"]
    assert said.endswith("Akkar is outside the country.")


def test_a_day_that_has_not_come_is_refused(store, situation):
    with pytest.raises(Refused, match=r"has not come yet \(V11\)"):
        recording.record(store, killed(situation, "12", as_of=TOMORROW_WEEK))
    assert kept(store, situation) == []


def test_a_day_after_the_issue_stops_it(store, situation):
    recording.record(store, killed(situation, "12", as_of=DAY + timedelta(days=1)))
    issue = series.started(store, situation, DAY)
    found = [each for each in checking.findings(store, issue) if each.rule == "V11"]
    assert [each.blocks for each in found] == [True]
    others = checking.blocking(checking.findings(store, issue))
    waiving.waive(store, issue, {(f.rule, f.place): "Short" for f in others if f.rule != "V11"})
    with pytest.raises(Refused, match=r"V11 figures/\S+: A figure is as of a day"):
        issuing.issue_report(store, issuing.freeze(store, issue), b"%PDF", "a4")


def test_a_headline_that_is_taken_out_stays_on_record_and_stops_what_names_it(store, situation):
    toll = killed(situation, "1,225")
    recording.record(store, toll)
    issue = series.started(store, situation, DAY, overview=f"[[{toll.id}]] died, SOHR said.")
    reporting.set_list(store, issue, "key_figures", [toll.id])
    choosing.withdraw(store, figures.get(store, toll.id), "Counted twice")
    assert [each.role for each in kept(store, situation)] == [Role.REJECTED]
    found = checking.blocking(checking.findings(store, issue))
    assert {("S6", "overview"), ("S6", "key_figures.1")} <= {(f.rule, f.place) for f in found}
    with pytest.raises(Refused, match="S6"):
        issuing.issue_report(store, issuing.freeze(store, issue), b"%PDF", "a4")


@pytest.mark.parametrize(
    ("there", "back"),
    [
        (Relation.SUBSET_OF, Relation.SUBSET_OF),
        (Relation.UPDATES, Relation.UPDATES),
        (Relation.SUBSET_OF, Relation.COMPONENT_OF),
    ],
)
def test_links_that_go_round_in_a_circle_are_refused(store, situation, there, back):
    first = killed(situation, "70")
    second = killed(situation, "80", source="SNHR")
    recording.record(store, first)
    recording.record(store, replace(second, links=(Link(there, first.id),)))
    with pytest.raises(Refused, match=r"leads back to itself, .* \(V7\)"):
        recording.amend(store, replace(first, links=(Link(back, second.id),)))
    assert figures.get(store, first.id).links == ()


def test_a_sum_of_unlike_things_is_refused_with_its_rule(store, situation):
    dead, homes = killed(situation, "70"), figure(situation, "homes_damaged", "12")
    recording.record_all(store, [dead, homes])
    with pytest.raises(Refused, match=r"The figures were not added: Not of one kind: .* \(V7\)"):
        summing.record(store, [dead, homes])
    civilians = replace(dead, id="0199", claim=replace(
        dead.claim, population=(Population.CIVILIANS,), places=(PlaceRef("Homs", "SY04"),)
    ))  # fmt: skip
    with pytest.raises(Refused, match=r"Not the same population: all people / civilians \(V7\)"):
        summing.record(store, [dead, civilians])
    assert len(kept(store, situation)) == 2


def test_a_value_that_cannot_be_read_is_refused_in_one_sentence(store, situation):
    one = killed(situation, "70")
    recording.record(store, one)
    with pytest.raises(Refused, match="“a great many bananas” was not understood as value"):
        amending.amended(one, "value", "a great many bananas", "SYR")
    assert figures.get(store, one.id).claim.quantity.low == 70


# A sum whose addend was replaced


@pytest.fixture
def added(store, situation):
    """5,000 and 4,000 in two shelters were added to 9,000."""
    places = ([("Homs", "SY04")], [("Hama", "SY05")])
    both = [
        figure(situation, "sheltered", count, places=place, source="OCHA")
        for count, place in zip(("5,000", "4,000"), places, strict=True)
    ]
    recording.record_all(store, both)
    summing.record(store, [figures.get(store, each.id) for each in both])
    [made] = [each for each in kept(store, situation) if each.is_derived]
    assert made.claim.quantity.low == 9000
    return both, made


def newer(one, value, as_of, situation):
    links = (Link(Relation.UPDATES, one.id),)
    places = [(place.name, place.pcode) for place in one.claim.places]
    return figure(situation, "sheltered", value, places=places, source="OCHA", as_of=as_of,
                  links=links)  # fmt: skip


def test_a_newer_addend_makes_the_sum_anew_and_says_how(store, situation, added):
    (first, _), made = added
    recording.record(store, newer(first, "more than 6,000", DAY + timedelta(days=1), situation))
    old = figures.get(store, made.id)
    assert (old.role, old.claim.quantity.low) == (Role.SUPERSEDED, 9000)
    [now] = [f for f in kept(store, situation) if f.is_derived and f.role is Role.HEADLINE]
    assert now.claim.quantity.quantifier.value == "more_than"
    assert (now.claim.quantity.low, now.derivation) == (10000, ">6,000 + 4,000")
    assert Link(Relation.UPDATES, made.id) in now.links


def test_a_sum_that_a_rule_no_longer_allows_is_named_before_issue(store, situation, added):
    (first, second), made = added
    later = DAY + timedelta(days=5)
    recording.record(store, newer(first, "6,000", later, situation))
    assert figures.get(store, made.id).claim.quantity.low == 9000
    issue = series.started(store, situation, later)
    [said] = [each.message for each in checking.findings(store, issue) if each.rule == "R5"]
    assert said.startswith(
        "A sum rests on a count that is no longer it: 5,000 + 4,000 = 9,000, and 5,000 is 6,000,"
    )
    recording.record(store, newer(second, "4,100", later, situation))
    assert "R5" not in {each.rule for each in checking.findings(store, issue)}
    totals = [f.claim.quantity.low for f in kept(store, situation) if f.role is Role.HEADLINE]
    assert 10100 in totals


def test_the_change_of_a_sum_is_computed_like_any_other(store, situation, added):
    (first, _), _ = added
    issue = series.started(store, situation, DAY)
    series.issued(store, waived(store, issue))
    recording.record(store, newer(first, "6,000", DAY + timedelta(days=1), situation))
    page = build(gathering.material(store, series.started(store, situation, DAY), "internal"))
    assert "+1,000 (+11.1 per cent)" in [row.difference for row in page.changes]


@pytest.mark.parametrize("why", ["retracted", "rejected", "superseded"])
def test_what_no_longer_stands_is_not_added(store, situation, why):
    first = killed(situation, "100", places=[("Homs", "SY04")])
    gone = killed(situation, "20", places=[("Hama", "SY05")])
    recording.record_all(store, [first, gone])
    match why:
        case "retracted":
            recording.amend(store, replace(gone, verification=Verification.RETRACTED))
        case "rejected":
            choosing.withdraw(store, figures.get(store, gone.id), "Read wrongly")
        case _:
            newer = killed(situation, "30", places=[("Hama", "SY05")], updates=gone)
            recording.record(store, newer)
    with pytest.raises(Refused, match=f"20 no longer stands: {why}"):
        summing.record(store, [first, figures.get(store, gone.id)])


def test_a_day_of_another_age_is_a_slip(store, situation):
    with pytest.raises(Refused, match="the year of its day is 25"):
        recording.record(store, killed(situation, "70", as_of=date(25, 3, 7)))
    assert kept(store, situation) == []


def test_a_refusal_repeats_no_more_of_a_value_than_can_be_read(situation):
    with pytest.raises(Refused) as caught:
        amending.amended(killed(situation, "70"), "value", "x" * 60_000, "SYR")
    assert len(str(caught.value)) < 400
