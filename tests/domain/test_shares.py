"""A share is read where a person types it, and only there."""

from __future__ import annotations

import pytest

from sitrep.domain.figure import Claim, with_count
from sitrep.domain.kinds import RATES, Measure, Unit
from sitrep.domain.quantity import Quantifier, exact
from sitrep.domain.reading import find, quantity
from sitrep.domain.shares import count_or_share
from sitrep.languages.lexicon import lexicon


@pytest.mark.parametrize(
    ("language", "typed", "unit", "bounds"),
    [
        ("en", "25 per cent", Unit.PER_CENT, ("exact", 25, 25)),
        ("en", "25%", Unit.PER_CENT, ("exact", 25, 25)),
        ("en", "more than 25 percent", Unit.PER_CENT, ("more_than", 25, None)),
        ("en", "20-30 per cent.", Unit.PER_CENT, ("range", 20, 30)),
        ("en", "about 12 per 1,000", Unit.PER_1000, ("approximately", 12, 12)),
        ("fr", "plus de 25 %", Unit.PER_CENT, ("more_than", 25, None)),
        ("fr", "12 pour 1 000", Unit.PER_1000, ("exact", 12, 12)),
        ("es", "25 por ciento", Unit.PER_CENT, ("exact", 25, 25)),
        ("es", "12 por cada 1.000", Unit.PER_1000, ("exact", 12, 12)),
        ("ar", "٢٥ في المائة", Unit.PER_CENT, ("exact", 25, 25)),
        ("ar", "أكثر من 25٪", Unit.PER_CENT, ("more_than", 25, None)),
        ("ar", "12 لكل 1000", Unit.PER_1000, ("exact", 12, 12)),
    ],
)
def test_a_share_is_read_as_a_person_types_it(language, typed, unit, bounds):
    made, named = count_or_share(typed, language)
    assert named is unit
    assert (made.quantifier.value, made.low, made.high) == bounds
    assert made.words == typed


def test_a_count_is_read_as_before():
    assert count_or_share("1,000 households") == quantity("1,000 households")
    assert count_or_share("none")[0].quantifier is Quantifier.NONE_REPORTED


@pytest.mark.parametrize(
    "typed",
    [
        "25% of households",
        "dozens per cent",
        "120 per cent",
        "12.5 per cent",
        "per cent",
        "%",
        "-5%",
    ],
)
def test_what_is_no_share_of_all_is_refused_in_a_sentence(typed):
    with pytest.raises(ValueError, match=r"\.$"):
        count_or_share(typed)


@pytest.mark.parametrize("code", ["en", "fr", "es", "ar"])
def test_a_share_in_prose_is_no_count(code):
    prose = {
        "en": "25 per cent of people fled; 30% of homes; 12 per 1,000 children died.",
        "fr": "25 pour cent des habitants ont fui, 30 % des maisons.",
        "es": "El 25 por ciento huyó y el 30 % de las casas.",
        "ar": "نزح 25 في المائة من السكان و30% من المنازل.",
    }[code]
    said = {each.quantity.low for each in find(prose, lexicon(code))}
    assert not said & {25, 30}


@pytest.mark.parametrize("typed", ["25 per cent", "25%", "12 per 1,000"])
def test_the_reading_of_plain_counts_still_refuses_a_share(typed):
    with pytest.raises(ValueError, match=r"\.$"):
        quantity(typed)


def test_the_unit_of_a_rate_makes_a_claim_a_rate_of_no_more_than_all():
    claim = Claim(("in_need",), exact(25), Unit.PER_CENT, Measure.STOCK)
    assert claim.measure is Measure.RATE
    with pytest.raises(ValueError, match="more than all"):
        Claim(("in_need",), exact(101), Unit.PER_CENT, Measure.RATE)
    assert set(RATES) == {Unit.PER_CENT, Unit.PER_1000}


def test_a_rate_that_becomes_a_count_is_measured_as_is_usual_for_its_kind():
    rate = Claim(("killed",), exact(25), Unit.PER_CENT, Measure.RATE)
    count = with_count(rate, exact(1_225), Unit.PEOPLE)
    assert (count.unit, count.measure) == (Unit.PEOPLE, Measure.CUMULATIVE)
    assert with_count(rate, exact(30), None).unit is Unit.PER_CENT
