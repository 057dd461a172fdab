"""Scenario F3: households, subsets, sums, and the rules that keep figures apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.document.build import build
from sitrep.domain.derive import left_out
from sitrep.domain.figure import Link, Relation, Role
from sitrep.domain.quantity import exact, more_than
from sitrep.domain.report import ReportType
from sitrep.errors import Refused
from sitrep.services import (
    amending,
    choosing,
    gathering,
    recording,
    reporting,
    summing,
    tracing,
    undoing,
)
from sitrep.store import figures, reports
from tests.services.figures import figure, killed

UNFPA = "UNFPA"
DAY = date(2025, 3, 16)
SITES = (("Jablah", "SY0602"), ("Banyas", "SY1002"))


def included(whole):
    return (Link(Relation.SUBSET_OF, whole.id),)


@pytest.fixture
def f3(store, situation):
    """51,000 displaced, of whom 6,000 crossed a border and two sites hold 1,000 households each."""
    whole = figure(situation, "displaced", "51,000", source=UNFPA, as_of=DAY)
    crossed = figure(
        situation, "displaced_crossborder", "6,000", source=UNFPA, as_of=DAY, links=included(whole)
    )
    shelters = [
        figure(
            situation, "sheltered", "1,000 households", source=UNFPA, as_of=DAY, places=[site],
            household_size=5.0, links=included(whole),
        )
        for site in SITES
    ]  # fmt: skip
    for each in (whole, crossed, *shelters):
        recording.record(store, each)
    return [figures.get(store, each.id) for each in (whole, crossed, *shelters)]


def computed(store, situation):
    return [each for each in figures.of_situation(store, situation.id) if each.is_derived]


def test_internal_displacement_is_computed_and_says_how(store, situation, f3):
    [rest] = computed(store, situation)
    assert rest.claim.kinds == ("displaced_internal",)
    assert rest.claim.quantity == exact(45_000)
    assert rest.derivation == "51,000 − 6,000"
    assert rest.role is Role.HEADLINE
    component = Link(Relation.COMPONENT_OF, rest.id)
    assert [component in each.links for each in f3] == [True, True, False, False]


def test_the_shelters_make_ten_thousand_people(store, situation, f3):
    summing.record(store, f3[2:])
    made = computed(store, situation)[-1]
    assert made.claim.quantity == exact(10_000)
    assert made.claim.unit == "people"
    assert made.derivation == "1,000 households × 5 + 1,000 households × 5"
    links = [figures.get(store, each.id).links for each in f3[2:]]
    assert all(Link(Relation.COMPONENT_OF, made.id) in each for each in links)


@pytest.mark.parametrize("which", [(0, 1), (0, 2, 3), (0, 1, 2, 3)], ids=["57", "61", "67"])
def test_no_whole_is_added_to_its_parts(store, situation, f3, which):
    addends = [f3[each] for each in which]
    with pytest.raises(Refused, match="is included in 51,000") as caught:
        summing.record(store, addends)
    assert "(V7)" in caught.value.problem
    assert len(computed(store, situation)) == 1


def test_the_refusal_names_both_figures(f3):
    found = summing.attempt([f3[0], f3[1]])
    assert (found.refused, found.rule) == ("6,000 is included in 51,000", "V7")


def test_another_household_size_counts_again_and_is_in_the_history(store, situation, f3):
    summing.record(store, f3[2:])
    first = figures.get(store, f3[2].id)
    recording.amend(store, replace(first, household_size=4.5))
    made = computed(store, situation)[-1]
    assert made.claim.quantity == exact(9_500)
    assert made.derivation == "1,000 households × 4.5 + 1,000 households × 5"
    said = [trace.what for trace in tracing.of_figure(store, first, None)]
    assert said[0] == "Change a figure: household size: 5.0 → 4.5"
    undoing.undo(store)
    assert computed(store, situation)[-1].claim.quantity == exact(10_000)


def test_the_page_says_derived_and_none_of_the_wrong_sums(store, situation, f3):
    summing.record(store, f3[2:])
    reporting.start(store, "0195", situation, ReportType.SITUATION_REPORT)
    [issue] = reports.of_situation(store, situation.id)
    document = build(gathering.material(store, issue, "internal"))
    printed = repr(document)
    assert printed.count("5,000 people (derived: 1,000 households × 5)") == 2
    assert "Derived: 51,000 − 6,000." in printed
    assert "45,000" in printed
    assert "10,000" in printed
    assert not [wrong for wrong in ("57,000", "61,000", "67,000") if wrong in printed]


def test_the_household_size_is_printed_with_who_gives_it(store, situation, f3):
    first, second = (figures.get(store, each.id) for each in f3[2:])
    recording.amend(store, amending.amended(first, "household_size", "4.5 (source: OCHA)", "SYR"))
    kept = figures.get(store, first.id)
    assert (kept.household_size, kept.household_source) == (4.5, "OCHA")
    assert figures.household(store, situation.id) == (second.household_size, "")
    undoing.undo(store)
    assert figures.get(store, first.id).household_source == ""
    undoing.redo(store)
    reporting.start(store, "0195", situation, ReportType.SITUATION_REPORT)
    [issue] = reports.of_situation(store, situation.id)
    printed = repr(build(gathering.material(store, issue, "internal")))
    assert "4,500 people (derived: 1,000 households × 4.5); household size from OCHA" in printed
    said = [trace.what for trace in tracing.of_figure(store, first, None)]
    assert said[0].endswith("source of the household size: nothing → OCHA")


def test_a_newer_part_leaves_a_newer_rest(store, situation, f3):
    links = (*included(f3[0]), Link(Relation.UPDATES, f3[1].id))
    recording.record(
        store,
        figure(situation, "displaced_crossborder", "7,000", source=UNFPA, as_of=DAY, links=links),
    )
    old, new = computed(store, situation)
    assert (old.role, new.role) == (Role.SUPERSEDED, Role.HEADLINE)
    assert new.claim.quantity == exact(44_000)


def test_a_body_s_own_count_is_not_doubled_by_a_computed_one(store, situation):
    whole = figure(situation, "displaced", "51,000", source=UNFPA, as_of=DAY)
    own = figure(situation, "displaced_internal", "44,800", source=UNFPA, as_of=DAY)
    part = figure(
        situation, "displaced_crossborder", "6,000", source=UNFPA, as_of=DAY, links=included(whole)
    )
    for each in (whole, own, part):
        recording.record(store, each)
    assert computed(store, situation) == []


def test_casualties_keep_more_than_and_say_what_is_left_out(store, situation):
    toll = killed(situation, "more than 70")
    hurt = figure(situation, "injured", "dozens", links=(Link(Relation.ADDITIONAL_TO, toll.id),))
    recording.record(store, toll)
    recording.record(store, hurt)
    summing.record(store, [toll, hurt])
    [made] = computed(store, situation)
    assert made.claim.quantity == more_than(70)
    assert made.derivation == ">70 + ?"
    assert left_out(made) == 1
    reporting.start(store, "0195", situation, ReportType.SITUATION_REPORT)
    [issue] = reports.of_situation(store, situation.id)
    printed = repr(build(gathering.material(store, issue, "internal")))
    assert "(not counting 1 figure without a number)" in printed


def test_a_sum_is_taken_out_before_its_addends(store, situation, f3):
    summing.record(store, f3[2:])
    shelter = figures.get(store, f3[2].id)
    with pytest.raises(Refused, match="rests on it"):
        choosing.withdraw(store, shelter, "Counted twice")
    choosing.withdraw(store, computed(store, situation)[-1], "Not wanted")
    choosing.withdraw(store, shelter, "Counted twice")
    assert figures.get(store, shelter.id).role is Role.REJECTED


def test_a_change_that_a_sum_cannot_bear_is_refused_whole(store, situation, f3):
    summing.record(store, f3[2:])
    shelter = figures.get(store, f3[2].id)
    moved = replace(shelter, claim=replace(shelter.claim, as_of=date(2025, 3, 1)))
    with pytest.raises(Refused, match="More than 1 day apart"):
        recording.amend(store, moved)
    assert figures.get(store, shelter.id).claim.as_of == DAY


@pytest.mark.parametrize("relation", ["subset_of", "component_of"])
def test_what_lies_inside_through_another_is_not_added_either(store, situation, relation):
    def part(value, place, relation, of):
        links = (Link(Relation(relation), of.id),)
        return figure(situation, "killed", value, places=[place], links=links)

    whole = killed(situation, "100")
    middle = part("60", ("Lattakia", "SY06"), "subset_of", whole)
    inner = part("5", ("Jablah", "SY0602"), relation, middle)
    everyone = [whole, middle, inner]
    assert summing.attempt([whole, inner], everyone).refused == "5 is included in 100"
