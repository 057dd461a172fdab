"""Sums, remainders and ranges are refused where a rule of the field keeps figures apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.domain.figure import Link, Relation
from sitrep.domain.kinds import Population
from sitrep.domain.origins import origins
from sitrep.domain.quantity import between, exact, more_than
from sitrep.domain.reconcile import CannotBeAdded, add, as_range, rest
from sitrep.domain.report import Situation
from tests.services.figures import figure

CRISIS = Situation("s1", "Coast", "SYR")


def killed(value, place="", **others):
    places = {"Lattakia": "SY06", "Tartous": "SY10", "Jablah": "SY0602"}
    where = [(place, places[place])] if place else []
    return figure(CRISIS, "killed", value, places=where, **others)


def included(other):
    return (Link(Relation.SUBSET_OF, other.id),)


def test_counts_of_two_areas_by_one_body_are_added_with_their_bounds():
    result = add([killed("more than 70", "Lattakia"), killed("12", "Tartous")])
    assert result.quantity == more_than(82)


def test_casualties_are_added_and_vague_ones_are_said_to_be_left_out():
    toll = figure(CRISIS, "killed", "more than 70")
    hurt = figure(CRISIS, "injured", "dozens", links=(Link(Relation.ADDITIONAL_TO, toll.id),))
    result = add([toll, hurt])
    assert result.quantity == more_than(70)
    assert result.left_out == 1


def test_the_displaced_of_f3_are_never_added():
    whole = figure(CRISIS, "displaced", "51,000")
    crossed = figure(CRISIS, "displaced", "6,000", links=included(whole))
    shelters = [
        figure(CRISIS, "displaced", "5,000", places=[(name, code)], links=included(whole))
        for name, code in (("Jablah", "SY0602"), ("Banyas", "SY1002"))
    ]
    assert add(shelters).quantity == exact(10_000)
    assert rest(whole, crossed) == exact(45_000)
    for attempt in ([whole, crossed], [whole, *shelters], [whole, crossed, *shelters]):
        with pytest.raises(CannotBeAdded, match="included in 51,000") as caught:
            add(attempt)
        assert caught.value.rule == "V7"


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (killed("5", "Lattakia"), killed("7", "Tartous", source="OHCHR"), "different bodies"),
        (killed("5", "Lattakia"), killed("7", "Jablah"), "may count the same people"),
        (killed("5", "Lattakia"), killed("7"), "may count the same people"),
        (killed("5", "Lattakia"), killed("7", "Tartous", as_of=date(2025, 3, 14)), "day apart"),
        (killed("5", "Lattakia"), figure(CRISIS, "displaced", "9"), "Not of one kind"),
        (
            figure(CRISIS, "displaced", "5 families", places=[("Jablah", "SY0602")]),
            figure(CRISIS, "displaced", "7", places=[("Banyas", "SY1002")]),
            "Not the same unit",
        ),
    ],
)
def test_unlike_counts_are_refused_with_the_reason(first, second, reason):
    with pytest.raises(CannotBeAdded, match=reason):
        add([first, second])


def test_populations_are_never_mixed():
    from dataclasses import replace

    everyone = killed("1,225")
    civilians = killed("111", source="OHCHR")
    claim = replace(civilians.claim, population=(Population.CIVILIANS,))
    civilians = replace(civilians, claim=claim)
    with pytest.raises(CannotBeAdded, match="Not the same population: civilians / all people"):
        as_range([everyone, civilians])


def test_rivals_of_one_kind_and_date_span_a_range():
    verified, reported = killed("111", source="OHCHR"), killed("973", as_of=date(2025, 3, 10))
    assert as_range([verified, reported]) == between(111, 973)
    with pytest.raises(CannotBeAdded, match="two ends"):
        as_range([verified, killed("more than 70")])


def test_three_outlets_that_quote_one_monitor_are_one_origin():
    figures = [killed("70"), killed("70"), killed("5", source="OHCHR")]
    assert len(origins(figures)) == 2


# What cannot be told apart


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((("Lattakia", "SY06"),), (("Khalidiya",),)),
        ((("Al-Zahra camp",),), (("Al Zahra Camp",),)),
    ],
    ids=["a place on no list", "one name in two spellings"],
)
def test_areas_that_may_be_one_are_not_added(first, second):
    counts = [
        figure(CRISIS, "killed", value, places=places)
        for value, places in (("100", first), ("20", second))
    ]
    with pytest.raises(CannotBeAdded, match="may count the same people"):
        add(counts)
    said = replace(counts[1], links=(Link(Relation.ADDITIONAL_TO, counts[0].id),))
    assert add([counts[0], said]).quantity == exact(120)


def test_counts_by_nobody_in_particular_are_not_added():
    with pytest.raises(CannotBeAdded, match="Nobody is named who counted"):
        add([killed("5", "Lattakia", source=""), killed("7", "Tartous", source="")])


def test_two_sums_that_share_an_addend_are_not_added():
    whole = [replace(killed(n, p), derivation="1 + 1") for n, p in (("12", ""), ("9", ""))]
    links = tuple(Link(Relation.COMPONENT_OF, each.id) for each in whole)
    shared = replace(killed("2", "Jablah"), links=links)
    whole[1] = replace(whole[1], links=(Link(Relation.ADDITIONAL_TO, whole[0].id),))
    with pytest.raises(CannotBeAdded, match="2 is counted into both 12 and 9"):
        add(whole, [shared])
