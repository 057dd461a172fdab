from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.domain.figure import Role
from sitrep.domain.indicator import slot, updated
from sitrep.domain.report import Situation
from tests.services.figures import figure, killed

CRISIS = Situation("0190", "Coastal hostilities", "SYR")


def test_the_newest_of_a_chain_stands_for_all_of_it():
    first = killed(CRISIS, "70")
    second = killed(CRISIS, "1,225", updates=first)
    third = killed(CRISIS, "1,383", updates=second)
    assert updated([first, second, third]) == {first.id: third.id, second.id: third.id}


def test_an_update_that_was_taken_out_updates_nothing():
    first = killed(CRISIS, "1,225")
    wrong = replace(killed(CRISIS, "13,830", updates=first), role=Role.REJECTED)
    assert updated([first, wrong]) == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (figure(CRISIS, "killed", "70"), figure(CRISIS, "killed", "dozens"), True),
        (killed(CRISIS, "9 families"), killed(CRISIS, "8 households"), True),
        (figure(CRISIS, "killed", "70"), figure(CRISIS, "injured", "70"), False),
        (figure(CRISIS, "killed", "70"), figure(CRISIS, "killed", "7", places=[("Homs",)]), False),
        (figure(CRISIS, "displaced", "9 families"), figure(CRISIS, "displaced", "9"), False),
    ],
)  # fmt: skip
def test_figures_share_a_slot_only_when_they_count_the_same(one, other, same):
    assert (slot(one.claim) == slot(other.claim)) is same
