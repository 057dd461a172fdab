"""No sum, difference, rest or range is looser than its terms, nor says less of how they are known.

That each holds every value its terms allow is tested beside them; here, that nothing is given away:
a result without bounds would hold every value too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sitrep.document import differences, dispute
from sitrep.document.sentences import Writer
from sitrep.domain.changes import Difference, difference
from sitrep.domain.derive import in_people, summed
from sitrep.domain.disaggregation import breakdowns, row
from sitrep.domain.kinds import Unit
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import Quantifier, Quantity, exact, less, people, total
from sitrep.domain.reconcile import as_range
from sitrep.domain.report import Situation
from sitrep.domain.source import SourceLink
from tests.domain.test_quantity import counted
from tests.services.figures import SOHR, figure

Q = Quantifier
CRISIS = Situation("s1", "Coast", "SYR")
DAY = date(2025, 3, 11)
LANGUAGES = ("en", "fr", "es", "ar")


@st.composite
def counts(draw):
    """Draw a count with a number, sometimes one that is about right only."""
    count, value = draw(counted())
    if count.is_exact:
        rough = Quantity(Q.APPROXIMATELY, value, value)
        return draw(st.sampled_from([count, rough]))
    return replace(count, approximate=draw(st.booleans()))


def least(count):
    """Return the smallest whole number that a count allows."""
    return (count.low or 0) + count.low_open


def most(count):
    return None if count.high is None else count.high - count.high_open


def rough(*several):
    return any(each.approximate for each in several)


def of(count, kind="killed", place=("Tartous", "SY10"), **others):
    made = figure(CRISIS, kind, "70", places=[place] if place else (), as_of=DAY, **others)
    return replace(made, claim=replace(made.claim, quantity=count))


# Sums


@given(st.lists(counts(), min_size=1, max_size=5))
def test_a_sum_keeps_each_bound_that_all_its_addends_have(addends):
    made = total(addends).quantity
    lows, highs = [each.low or 0 for each in addends], [each.high for each in addends]
    assert least(made) == sum(lows) + any(each.low_open for each in addends)
    if None in highs:
        assert made.high is None
    else:
        assert most(made) == sum(highs) - any(each.high_open for each in addends)
    assert made.approximate == rough(*addends)


@given(st.lists(counts(), min_size=2, max_size=4))
def test_a_recorded_sum_keeps_them_too_with_its_source_and_every_term(addends):
    towns = (("A", "SY06"), ("B", "SY10"), ("C", "SY05"), ("D", "SY04"))
    terms = [of(each, place=town) for each, town in zip(addends, towns, strict=False)]
    made = summed("x", terms)
    assert made.claim.quantity == total(addends).quantity
    assert made.claim.chain == (SourceLink(SOHR),)
    assert len(made.derivation.split(" + ")) == len(terms)
    assert [place.pcode for place in made.claim.places] == [t[1] for t in towns[: len(terms)]]


@given(counts(), st.sampled_from([0.5, 1.0, 4.5, 5.0, 6.3]))
def test_households_become_people_with_every_bound_and_word(count, size):
    assume((count.high or 1) * size >= 1)
    try:
        made = people(count, size)
    except ValueError:  # the two ends of a narrow range have come to be the same
        assume(False)
    assert (made.low is None, made.high is None) == (count.low is None, count.high is None)
    assert (made.quantifier, made.approximate) == (count.quantifier, count.approximate)
    for before, after in ((count.low, made.low), (count.high, made.high)):
        assert before is None or abs(after - before * size) <= 0.5
    homes = replace(of(count, "sheltered"), household_size=size)
    homes = replace(homes, claim=replace(homes.claim, unit=Unit.HOUSEHOLDS))
    assert in_people(homes).claim.origin == SOHR


# Differences and rests


@given(counts(), counts())
def test_a_difference_keeps_each_bound_that_both_counts_give_it(before, now):
    change = difference(before, now)
    low = None if now.low is None or before.high is None else now.low - before.high
    high = None if now.high is None or before.low is None else now.high - before.low
    if low is None and high is None:
        assert change is None
        return
    assert (change.low, change.high) == (low, high)
    assert change.rough == rough(before, now)
    if low is not None:
        assert change.above == (now.low_open or before.high_open)
    if high is not None:
        assert change.below == (now.high_open or before.low_open)


@pytest.mark.parametrize("language", LANGUAGES)
@given(counts(), counts())
def test_a_difference_says_in_words_whatever_it_leaves_open(language, before, now):
    change = difference(before, now)
    if change is None or change.low == change.high == 0:
        return
    writer = Writer(language, gazetteer("SYR"))
    said = differences.said(writer, change)
    known = change.low if change.low is not None else change.high
    if change.low is None or change.high is None:
        assert said != differences.said(writer, Difference(known, known, rough=change.rough))
    if change.above and change.high is None:
        assert said != differences.said(writer, replace(change, above=False))
    if change.below and change.low is None:
        assert said != differences.said(writer, replace(change, below=False))
    if change.rough:
        assert said != differences.said(writer, replace(change, rough=False))


@given(counts(), counts())
def test_what_a_part_leaves_keeps_each_bound(whole, part):
    try:
        made = less(whole, part)
    except ValueError:
        assert most(whole) is not None
        assert least(part) >= most(whole)
        return
    low = (whole.low or 0) - part.high if part.high is not None else -1
    if made is None:
        assert whole.high is None
        assert low < 0 or (low == 0 and not whole.low_open and not part.high_open)
        return
    if low > 0:
        assert least(made) == low + (whole.low_open or part.high_open)
    if whole.high is None:
        assert made.high is None
    else:
        most_left = whole.high - (part.low or 0) - (whole.high_open or part.low_open)
        assert most(made) == max(most_left, least(made))
    assert made.approximate == rough(whole, part)


@given(counts(), counts())
def test_what_is_not_disaggregated_is_what_the_rows_leave(whole, women):
    try:
        rest = less(whole, women)
    except ValueError:
        with pytest.raises(ValueError, match="more than the total"):
            breakdowns(whole, [row("women", women)])
        return
    [found] = breakdowns(whole, [row("women", women)])
    assert found.unknown == rest


# Ranges


@given(counts(), counts())
def test_a_range_of_rivals_reaches_from_the_lowest_to_the_highest_and_stays_about_right(one, two):
    rivals = [of(one), of(two, source="OHCHR")]
    try:
        made = as_range(rivals)
    except ValueError:
        ends = {one.low, one.high, two.low, two.high}
        assert None in ends or len(ends) == 1
        return
    assert made.low == min(one.low, two.low)
    assert made.high == max(one.high, two.high)
    assert made.approximate == rough(one, two)
    low, high = sorted(rivals, key=lambda each: each.claim.quantity.high)
    assume(low.claim.quantity.low < high.claim.quantity.high)
    assert dispute.span((low, high)).approximate == rough(one, two)


def test_both_ends_of_a_range_keep_their_words_and_their_bodies():
    ends = of(exact(111), source="OHCHR"), of(Quantity(Q.APPROXIMATELY, 973, 973))
    said = dispute.ranged(Writer("en", gazetteer("SYR")), ends)
    assert said.startswith("From 111 (reported, OHCHR, 11 March) to about 973 (reported, SOHR")
