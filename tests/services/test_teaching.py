"""Words that staff teach the assistant are kept, used from then on, and taken back."""

from __future__ import annotations

import pytest

from sitrep.domain.own_words import OwnBody, OwnCue, OwnPlace, OwnWords
from sitrep.domain.report import Situation
from sitrep.errors import Refused
from sitrep.services import intake, teaching, undoing
from sitrep.services.intake import Details
from sitrep.store import own_words

COAST = Situation("s", "Coast", "SYR")
TEXT = "Gunmen liquidated 12 people in Ras al-Bahr, the CRN said."


def test_words_that_were_taught_are_used_for_the_next_article(store, worker):
    def read():
        own = own_words.of_country(store, COAST.country)
        return intake.prepare(worker, COAST, TEXT.encode(), "a.txt", Details(), own).proposals

    assert read() == ()
    teaching.add(store, OwnCue("killed", " liquidated "), "SYR")
    teaching.add(store, OwnPlace("Ras al-Bahr", "Jableh"), "SYR")
    teaching.add(store, OwnBody("Coastal Relief Network", "CRN"), "SYR")
    (found,) = read()
    assert found.claim.kinds == ("killed",)
    assert [place.pcode for place in found.claim.places] == ["SY0602"]
    assert found.claim.origin == "Coastal Relief Network (CRN)"


def test_a_word_is_changed_by_adding_it_again_and_undone_as_one_step(store):
    teaching.add(store, OwnBody("Coastal Relief Network", "CRN"), "SYR")
    teaching.add(store, OwnBody("Coastal Relief Network", "CoRN"), "SYR")
    assert own_words.of_country(store, "SYR").bodies == (OwnBody("Coastal Relief Network", "CoRN"),)
    undoing.undo(store)
    assert own_words.of_country(store, "SYR").bodies[0].short == "CRN"
    teaching.remove(store, OwnBody("Coastal Relief Network"), "SYR")
    assert own_words.of_country(store, "SYR") == OwnWords()


def test_a_place_is_known_in_its_own_country_only(store):
    teaching.add(store, OwnPlace("Karu"), "SYR")
    assert own_words.of_country(store, "SYR").places == (OwnPlace("Karu"),)
    assert own_words.of_country(store, "PAK").places == ()


@pytest.mark.parametrize(
    ("word", "why"),
    [
        (OwnCue("killed", "!"), "is no word"),
        (OwnCue("killed", "x" * 81), "is no word"),
        (OwnCue("slain", "liquidated"), "no kind of figure"),
        (OwnCue("killed", "the"), "beside most numbers"),
        (OwnCue("killed", "People of"), "beside most numbers"),
        (OwnCue("killed", "personnes"), "beside most numbers"),
        (OwnCue("killed", "ـــ"), "beside most numbers"),
        (OwnPlace("Karu", "Atlantis"), "no place on the list"),
    ],
)
def test_what_means_nothing_is_refused(store, word, why):
    with pytest.raises(Refused, match=why):
        teaching.add(store, word, "SYR")
    assert own_words.of_country(store, "SYR") == OwnWords()
