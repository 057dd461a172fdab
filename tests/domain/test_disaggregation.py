"""Rows are held against their total; what they leave is said, and nobody is counted twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.domain.disaggregation import Part, Sort, breakdowns, row
from sitrep.domain.quantity import Quantifier, Quantity, exact, more_than, vague


def parts(**counts):
    return [row(name.replace("_", " "), exact(count)) for name, count in counts.items()]


@pytest.mark.parametrize(
    ("name", "sort", "written"),
    [
        ("Women", Sort.GROUP, "women"),
        ("female", Sort.SEX, "female"),
        ("5–17", Sort.AGE, "5-17"),
        ("60+", Sort.AGE, "60+"),
        ("<5", Sort.AGE, "0-4"),
        ("female 5-17", Sort.SEX_AND_AGE, "female 5-17"),
        ("male aged 60+", Sort.SEX_AND_AGE, "male 60+"),
        ("with a disability", Sort.DISABILITY, "disability"),
        ("security forces", Sort.CATEGORY, "security forces"),
    ],
)
def test_a_row_is_named_as_people_write_it(name, sort, written):
    made = row(name, exact(5))
    assert (made.sort, made.name) == (sort, written)
    assert row(made.name, exact(5)) == made


def test_what_the_rows_leave_is_not_disaggregated():
    [found] = breakdowns(exact(1225), parts(women=120, men=800))
    assert found.unknown == exact(305)
    [found] = breakdowns(exact(920), parts(women=120, men=800))
    assert found.is_complete
    [found] = breakdowns(more_than(920), parts(women=120, men=800))
    assert found.unknown == more_than(0)
    [found] = breakdowns(exact(9), [row("women", vague("several"))])
    assert found.unknown is None


def test_each_sort_is_held_against_the_total_by_itself():
    rows = [*parts(women=60, men=40), *parts(female=60, male=40), row("5-17", exact(100))]
    assert [each.sort for each in breakdowns(exact(100), rows)] == [Sort.SEX, Sort.AGE, Sort.GROUP]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (parts(women=60, men=41), "more than the total"),
        ([row("women", exact(1)), row("women", exact(2))], "twice"),
        ([row("5-17", exact(1)), row("10-20", exact(2))], "count some people twice"),
        (parts(children=10, girls=5), "count some people twice"),
        ([row("female 5-17", exact(1)), row("female 17-20", exact(2))], "count some people twice"),
    ],
)
def test_rows_that_cannot_be_are_refused(rows, reason):
    with pytest.raises(ValueError, match=reason):
        breakdowns(exact(100), rows)


def test_nobody_knows_other_groups():
    with pytest.raises(ValueError, match="is no group: write women"):
        row("tall people", exact(5))
    with pytest.raises(ValueError, match="younger to the older"):
        row("17-5", exact(5))
    with pytest.raises(ValueError, match="of a group, or of a sex"):
        Part(exact(5))


@given(st.integers(0, 10**6), st.lists(st.integers(0, 10**5), min_size=1, max_size=4))
def test_rows_and_what_they_leave_make_the_total(total, counts):
    rows = [row(name, exact(n)) for name, n in zip(("women", "men", "girls", "boys"), counts,
                                                    strict=False)]  # fmt: skip
    if sum(counts) > total:
        with pytest.raises(ValueError, match="more than the total"):
            breakdowns(exact(total), rows)
        return
    [found] = breakdowns(exact(total), rows)
    assert found.unknown is not None
    assert found.unknown.low == total - sum(counts)


def test_an_upper_bound_stays_one():
    [found] = breakdowns(Quantity(Quantifier.UP_TO, None, 50), parts(women=20))
    assert found.unknown == Quantity(Quantifier.UP_TO, None, 30)
