"""A part of a name that stays inside is told before a report goes out."""

from __future__ import annotations

import pytest

from sitrep.domain.inside import Inside, Sense
from sitrep.proofing.finding import Severity
from sitrep.services import checking, reporting, translating, withholding
from tests.services.test_reporting import started

PERSON = Inside(Sense.WORDS, "Omar Quietwell")
PARTNER = Inside(Sense.PARTNER, "Hillside Relief Network")


def found(store, issue):
    return [f for f in checking.findings(store, issue) if f.rule == "K1"]


@pytest.mark.parametrize(
    ("kept", "words", "part"),
    [
        (PERSON, "On Monday, Quietwell spoke.", "Quietwell"),
        (PERSON, "QUIETWELL spoke.", "QUIETWELL"),
        (PERSON, "The nurse (O. Q.) spoke.", "O. Q."),
        (PERSON, "See omarquietwell.example.", ""),
        (PERSON, "See omarquietwells.example.", "omarquietwell"),
        (PERSON, "Omar Quietwell spoke.", ""),
        (PERSON, "The village is quiet, well and old.", ""),
        (PARTNER, "HRN opened a clinic.", "HRN"),
        (PARTNER, "Ask rana@hillsiderelief.example.", "hillsiderelief"),
        (PARTNER, "A relief network of the hillside.", ""),
    ],
)
def test_a_surname_initials_or_an_acronym_are_told(store, situation, kept, words, part):
    issue = started(store, situation)
    reporting.set_field(store, issue, "overview", f"Rain fell. {words}")
    assert found(store, issue) == []
    withholding.keep_inside(store, situation, kept)
    said = found(store, issue)
    assert [each.place for each in said] == (["overview"] if part else [])
    if part:
        (one,) = said
        assert one.severity is Severity.WARNS
        start = f"Rain fell. {words}".index(part)
        assert (one.start, one.length) == (start, len(part))
        assert one.message == (
            f"“{part}” may stand for “{kept.thing}”, which is kept inside; public editions print"
            " it."
        )


def test_translations_are_looked_at_too(store, situation):
    issue = started(store, situation)
    reporting.set_field(store, issue, "overview", "A nurse spoke.")
    translating.translate(store, issue, "fr", "overview", "L’infirmière Quietwell a parlé.")
    withholding.keep_inside(store, situation, PERSON)
    assert [each.place for each in found(store, issue)] == ["translations.fr"]
