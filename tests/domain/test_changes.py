"""Differences, remainders and what an issue printed: no bound, word or source is ever lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.document.evidence import Citations
from sitrep.document.model import Document, Masthead
from sitrep.document.pairing import pairs, printed_figure, quantity
from sitrep.document.sentences import Writer
from sitrep.domain.changes import difference, is_lower
from sitrep.domain.derive import left, summed
from sitrep.domain.figure import Link, Relation
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import Quantifier, Quantity, exact, vague
from sitrep.domain.report import Situation
from sitrep.domain.steps import whole
from tests.domain.test_quantity import counted
from tests.services.figures import SOHR, figure

SITUATION = Situation("s1", "Coastal hostilities", "SYR")
DAY = date(2025, 3, 11)
ROUGH = st.booleans()


def within(change, value):
    above = change.low is None or value >= change.low + change.above
    below = change.high is None or value <= change.high - change.below
    return above and below


@given(counted(), counted())
def test_a_difference_holds_every_difference_of_values_that_both_counts_hold(before, now):
    (before, was), (now, is_) = before, now
    change = difference(before, now)
    if change is None:
        assert now.low is None or before.high is None
        assert now.high is None or before.low is None
        return
    assert within(change, is_ - was)
    exact_ones = before.is_exact and now.is_exact and was >= 20
    assert (change.per_cent is not None) == exact_ones


@given(counted(), counted(), ROUGH)
def test_what_is_about_right_makes_a_difference_that_is_about_right(before, now, rough):
    change = difference(replace(before[0], approximate=rough), now[0])
    assert change is None or change.rough == (rough or now[0].approximate)


@given(counted(), counted())
def test_what_is_called_lower_may_be_lower(before, now):
    if is_lower(before[0], now[0]):
        change = difference(before[0], now[0])
        assert change is None or change.low is None or change.low < 0


@pytest.mark.parametrize("nothing", [vague("dozens"), Quantity(Quantifier.PRESENCE)])
def test_what_holds_no_number_has_no_difference(nothing):
    assert difference(nothing, exact(70)) is None
    assert difference(exact(70), nothing) is None


@given(counted(), ROUGH)
def test_what_an_issue_printed_reads_back_with_every_bound_and_its_source(drawn, rough):
    count = drawn[0] if drawn[0].is_exact else replace(drawn[0], approximate=rough)
    one = figure(SITUATION, "killed", "70", places=[("Tartous", "SY10")])
    one = replace(one, claim=replace(one.claim, quantity=count))
    citations = Citations(Writer("en", gazetteer("SYR")), {})
    citations.cite(one)
    [row] = whole(citations.evidence())
    back = quantity(row)
    assert replace(back, words="") == replace(count, words="")
    assert printed_figure(row).claim.origin == SOHR
    page = Document("en", "ltr", "situation_report", Masthead("", "", "", 1, "", "public", ""),
                    evidence=(row,))  # fmt: skip
    assert pairs([one], page) == ()  # nobody touched it


@given(counted(), counted())
def test_a_rest_keeps_its_bounds_its_source_and_both_terms(whole, part):
    one = figure(SITUATION, "displaced", "70", as_of=DAY)
    one = replace(one, claim=replace(one.claim, quantity=whole[0]))
    links = (Link(Relation.SUBSET_OF, one.id),)
    other = figure(SITUATION, "displaced_crossborder", "70", as_of=DAY, links=links)
    other = replace(other, claim=replace(other.claim, quantity=part[0]))
    try:
        made = left("x", one, other)
    except ValueError:
        return
    if made is None or part[1] > whole[1]:
        return
    count, value = made.claim.quantity, whole[1] - part[1]
    assert count.low is None or value >= count.low + count.low_open
    assert count.high is None or value <= count.high - count.high_open
    assert made.claim.origin == SOHR
    assert len(made.derivation.split(" \N{MINUS SIGN} ")) == 2


@given(st.lists(counted(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_addends_changes_no_bound(drawn, order):
    towns = ("SY06", "SY10", "SY05", "SY04")
    addends = []
    for (count, _), town in zip(drawn, towns, strict=False):
        one = figure(SITUATION, "killed", "70", places=[(town, town)])
        addends.append(replace(one, claim=replace(one.claim, quantity=count)))
    first = summed("x", addends).claim.quantity
    order.shuffle(addends)
    assert summed("x", addends).claim.quantity == first
