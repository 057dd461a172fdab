"""Key figures in columns are read whichever of label and count comes first."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.assistant.propose import propose

FIGURES = [(("killed",), 197), (("missing",), 222), (("displaced",), 4690)]


@pytest.mark.parametrize(
    "text",
    [
        "IN NUMBERS\n\n197\n\nConfirmed dead\n\n222\n\nPeople missing\n\n4,690\n\nPeople displaced",
        "Confirmed deaths\n197\nPeople missing\n222\nPeople displaced\n4,690\n",
        "Deaths: 197\nMissing: 222\nDisplaced: 4,690",
        "Dead 197, Missing 222, Displaced 4,690.",
    ],
)
def test_label_and_count_find_each_other(text: str) -> None:
    made = propose(text, language="en", published=date(2025, 3, 7), country="")
    found = [(each.claim.kinds, each.claim.quantity.low) for each in made.proposals]
    assert found == FIGURES


def test_single_person_is_one_and_never_certain() -> None:
    made = propose(
        "A farmer was killed. A man could be hurt.",
        language="en", published=date(2025, 3, 7), country="",
    )  # fmt: skip
    (only,) = made.proposals
    assert (only.claim.quantity.low, only.certainty.value, only.rule) == (1, "low", "en.single")
