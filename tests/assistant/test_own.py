"""Words that staff added are used from then on, and only by who passes them."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.assistant.propose import propose
from sitrep.domain.figure import PlaceRef, Proposal
from sitrep.domain.own_words import OwnBody, OwnCue, OwnPlace, OwnWords
from sitrep.languages.lexicon import CODES

OWN = OwnWords(
    places=(OwnPlace("Ras al-Bahr", "SY0602"), OwnPlace("Karu")),
    bodies=(OwnBody("Coastal Relief Network", "CRN"),),
    cues=(
        OwnCue("killed", "liquidated"),
        OwnCue("homes_destroyed", "knocked flat"),
        OwnCue("displaced", "took to the boats", "before"),
    ),
)


def read(text: str, own: OwnWords = OWN, country: str = "SYR") -> list[Proposal]:
    made = propose(text, language="en", published=date(2025, 3, 7), country=country, own=own)
    return list(made.proposals)


def test_cues_that_staff_added_are_read_as_the_lexicons_own() -> None:
    text = "Gunmen liquidated 12 people. Some 40 houses were knocked flat. 300 took to the boats."
    assert [(each.claim.kinds, each.claim.quantity.low) for each in read(text)] == [
        (("killed",), 12),
        (("homes_destroyed",), 40),
        (("displaced",), 300),
    ]
    assert read(text, OwnWords()) == []


def test_place_that_staff_added_has_its_code_whatever_the_country() -> None:
    text = "12 people were killed in Ras al-Bahr and 3 in Karu."
    for country in ("SYR", "XXX"):
        first, second = read(text, country=country)
        assert first.claim.places == (PlaceRef("Ras al-Bahr", "SY0602"),)
        assert second.claim.places == (PlaceRef("Karu"),)


def test_acronym_that_staff_added_is_printed_as_the_full_name() -> None:
    (death,) = read("The CRN said 12 people were killed.")
    assert death.claim.origin == "Coastal Relief Network (CRN)"


def test_body_that_staff_added_may_appeal() -> None:
    (appeal,) = read("The CRN called for safe passage.")
    assert (appeal.claim.kinds, appeal.claim.origin) == (
        ("appeal",),
        "Coastal Relief Network (CRN)",
    )
    assert read("The CRN called for safe passage.", OwnWords()) == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("phrase", ["ـــ", ".*", "1,200", "\u200f", "((", "🙂"])
def test_a_cue_without_letters_in_a_language_is_passed_over(code: str, phrase: str) -> None:
    own = OwnWords(cues=(OwnCue("killed", phrase),))
    assert (
        list(propose("12 x 13", language=code, published=None, country="SYR", own=own).proposals)
        == []
    )
