"""No computed figure loses a bound, a quantifier or a source."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.domain.article import Classification
from sitrep.domain.derive import how, in_people, left_out, summed
from sitrep.domain.quantity import exact
from sitrep.domain.reconcile import CannotBeAdded
from sitrep.domain.report import Situation
from sitrep.domain.source import Grade, Verification
from tests.services.figures import SOHR, figure

CRISIS = Situation("s1", "Coast", "SYR")
TOWNS = [f"Town {n}" for n in range(6)]
COUNTS = [
    "70",
    "more than 70",
    "at least 12",
    "up to 40",
    "40-50",
    "about 30",
    "dozens",
    "reported",
]


def killed(value, town, **others):
    return figure(CRISIS, "killed", value, places=[(town,)], **others)


def test_households_are_people_of_the_size_given():
    site = figure(CRISIS, "sheltered", "1,000 households", household_size=5.0)
    made = in_people(site)
    assert (made.claim.quantity, made.claim.unit) == (exact(5000), "people")
    assert how(site) == "1,000 households × 5"
    small = figure(CRISIS, "sheltered", "1,000 households", household_size=4.5)
    assert in_people(small).claim.quantity == exact(4500)


def test_households_without_a_size_are_not_added_to_people():
    homes = figure(CRISIS, "sheltered", "10 households", places=[("A",)])
    heads = figure(CRISIS, "sheltered", "7", places=[("B",)])
    with pytest.raises(CannotBeAdded, match="Not the same unit: households / people"):
        summed("x", [homes, heads])


def test_a_sum_is_no_better_known_than_its_addends():
    first = killed("5", "A", verification=Verification.VERIFIED, grade=Grade("A", "1"))
    second = killed("7", "B", classification=Classification.INTERNAL, reviewed=False)
    made = summed("x", [first, second])
    assert made.verification is Verification.REPORTED
    assert str(made.grade) == "F6"
    assert made.classification is Classification.INTERNAL
    assert not made.reviewed
    assert made.derivation == "5 + 7"


def test_what_holds_no_number_makes_no_sum():
    with pytest.raises(CannotBeAdded, match="holds a number"):
        summed("x", [killed("dozens", "A"), killed("several", "B")])


@given(st.lists(st.sampled_from(COUNTS), min_size=2, max_size=5))
def test_a_sum_keeps_source_bounds_and_every_term(counts):
    addends = [killed(count, town) for count, town in zip(counts, TOWNS, strict=False)]
    numbers = [each.claim.quantity for each in addends if each.claim.quantity.has_number]
    if not numbers:
        return
    made = summed("x", addends)
    assert made.claim.origin == SOHR
    assert len(made.derivation.split(" + ")) == len(addends)
    assert left_out(made) == len(addends) - len(numbers)
    total = made.claim.quantity
    assert (total.low or 0) >= sum(each.low or 0 for each in numbers)
    if any(each.high is None for each in numbers):
        assert total.high is None
    if any(each.low_open for each in numbers) and total.high is None:
        assert total.low_open


def test_another_day_is_not_added():
    with pytest.raises(CannotBeAdded, match="More than 1 day apart: 11 March 2025 / 1 March 2025"):
        summed("x", [killed("5", "A"), killed("7", "B", as_of=date(2025, 3, 1))])
