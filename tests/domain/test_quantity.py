"""Counts keep their bounds and words through every sum and difference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.domain.quantity import (
    Quantifier,
    Quantity,
    between,
    exact,
    less,
    more_than,
    people,
    total,
    vague,
)

Q = Quantifier


@st.composite
def counted(draw):
    """Draw a quantity with a number, and a true value inside its bounds."""
    value = draw(st.integers(0, 10**6))
    slack = draw(st.integers(1, 1000))
    low = max(0, value - slack)
    options = [
        exact(value),
        Quantity(Q.AT_LEAST, low),
        Quantity(Q.UP_TO, None, value + slack),
        Quantity(Q.LESS_THAN, None, value + slack),
        Quantity(Q.RANGE, low, value + slack),
    ]
    if value:
        options.append(more_than(value - 1))
    return draw(st.sampled_from(options)), value


def holds(quantity, value):
    above = quantity.low is None or value > quantity.low - (not quantity.low_open)
    below = quantity.high is None or value < quantity.high + (not quantity.high_open)
    return above and below


def test_more_than_seventy_is_never_seventy():
    assert not holds(more_than(70), 70)
    assert holds(more_than(70), 71)
    assert more_than(70).high is None


@given(st.lists(counted(), min_size=1, max_size=6))
def test_a_sum_holds_every_sum_of_values_its_addends_hold(drawn):
    result = total(quantity for quantity, _ in drawn)
    assert result.left_out == 0
    assert holds(result.quantity, sum(value for _, value in drawn))


@given(counted(), counted())
def test_a_remainder_holds_what_is_left_of_any_whole_and_part(whole, part):
    (whole, all_of_it), (part, some) = whole, part
    if some > all_of_it:
        return
    rest = less(whole, part)
    assert rest is None or holds(rest, all_of_it - some)


@given(st.lists(counted(), min_size=1, max_size=4), st.integers(1, 3))
def test_counts_without_a_number_change_no_bound_and_are_counted_as_left_out(drawn, vague_ones):
    known = [quantity for quantity, _ in drawn]
    result = total([*known, *[vague("dozens")] * vague_ones])
    assert result.quantity == total(known).quantity
    assert result.left_out == vague_ones


@pytest.mark.parametrize(
    ("addends", "expected"),
    [
        ((more_than(70), exact(12)), more_than(82)),
        ((exact(70), exact(12)), exact(82)),
        ((between(40, 50), exact(10)), between(50, 60)),
        ((between(40, 50), more_than(3)), more_than(43)),
        ((Quantity(Q.UP_TO, None, 70), Quantity(Q.UP_TO, None, 5)), Quantity(Q.UP_TO, None, 75)),
        (
            (Quantity(Q.LESS_THAN, None, 9), Quantity(Q.UP_TO, None, 5)),
            Quantity(Q.LESS_THAN, None, 14),
        ),
        ((Quantity(Q.APPROXIMATELY, 300, 300), exact(10)), Quantity(Q.APPROXIMATELY, 310, 310)),
        (
            (Quantity(Q.APPROXIMATELY, 300, 300), more_than(10)),
            Quantity(Q.MORE_THAN, 310, None, approximate=True),
        ),
        ((exact(7), Quantity(Q.NONE_REPORTED, 0, 0)), exact(7)),
    ],
)
def test_a_sum_is_as_strict_as_its_strictest_addend(addends, expected):
    assert total(addends).quantity == expected


def test_a_sum_of_nothing_countable_has_no_quantity():
    assert total([vague("dozens"), Quantity(Q.PRESENCE)]).quantity is None


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        (exact(51_000), exact(6_000), exact(45_000)),
        (more_than(70), exact(12), more_than(58)),
        (exact(70), more_than(12), Quantity(Q.LESS_THAN, None, 58)),
        (between(40, 50), exact(10), between(30, 40)),
        (exact(70), vague("dozens"), None),
        (more_than(70), more_than(12), None),
    ],
)
def test_a_whole_less_its_part_keeps_the_bounds(whole, part, expected):
    assert less(whole, part) == expected


def test_a_part_larger_than_its_whole_is_refused():
    with pytest.raises(ValueError, match="larger than the whole"):
        less(exact(10), exact(11))


def test_households_become_people_with_their_bounds():
    assert people(more_than(1_000, "over 1,000"), 5.0) == more_than(5_000)
    assert people(exact(3), 4.5) == exact(14)


@pytest.mark.parametrize(
    ("quantifier", "low", "high"),
    [
        (Q.EXACT, 70, None),
        (Q.EXACT, 70, 71),
        (Q.MORE_THAN, 70, 70),
        (Q.RANGE, 50, 40),
        (Q.RANGE, 50, 50),
        (Q.VAGUE, 12, 12),
        (Q.PRESENCE, 1, 1),
        (Q.NONE_REPORTED, None, None),
        (Q.EXACT, -1, -1),
    ],
)
def test_bounds_that_do_not_fit_their_quantifier_are_refused(quantifier, low, high):
    with pytest.raises(ValueError, match=r"."):
        Quantity(quantifier, low, high)


@pytest.mark.parametrize(("size", "said"), [(2.15, 22), (4.35, 44), (4.5, 45)])
def test_half_a_person_is_rounded_up_whatever_the_size(size, said):
    assert people(exact(10), size) == exact(said)


def test_a_range_of_households_that_comes_to_one_number_of_people_is_about_that():
    assert people(between(1, 2), 0.1) == Quantity(Quantifier.APPROXIMATELY, 0, 0)
