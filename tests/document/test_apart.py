"""What a translation says otherwise than its original is all that is carried of it."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from sitrep.document.apart import apart, together
from sitrep.document.model import Run
from tests.formats.coastal_crisis import DOCUMENT

FRENCH = replace(
    DOCUMENT,
    language="fr",
    highlights=((Run("Des routes sont fermées."),), *DOCUMENT.highlights[1:]),
    overview=DOCUMENT.overview[:1],
    outlook=(),
    impact=None,
    tiles=(replace(DOCUMENT.tiles[0], caption="Tués"), *DOCUMENT.tiles[1:]),
)


@pytest.mark.parametrize(("main", "other"), [(DOCUMENT, FRENCH), (FRENCH, DOCUMENT)])
def test_the_other_document_comes_back_from_what_it_says_otherwise(main, other):
    found = msgspec.json.decode(msgspec.json.encode(apart(main, other)))
    assert together(main, found) == other


def test_what_both_say_is_not_said_again():
    assert apart(DOCUMENT, replace(DOCUMENT, language="fr")) == {"language": ["fr"]}
    assert apart(DOCUMENT, DOCUMENT) == {}


@pytest.mark.parametrize(
    "wrong", [{"nothing": ["x"]}, {"language": []}, {"language": {"0": ["f"]}}, "fr", None, 7]
)
def test_what_is_no_difference_is_refused(wrong):
    with pytest.raises(ValueError, match=r"no difference|Expected"):
        together(DOCUMENT, wrong)
