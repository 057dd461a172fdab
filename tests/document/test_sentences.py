"""The words written from figures: bounds are kept, numbers nobody said are never made."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.document import differences
from sitrep.document.sentences import Writer
from sitrep.domain.changes import difference
from sitrep.domain.figure import Claim, PlaceRef
from sitrep.domain.kinds import KINDS, Measure, Population, Unit
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import (
    Quantifier,
    Quantity,
    between,
    exact,
    more_than,
    people,
    vague,
)
from sitrep.domain.source import SourceLink

WRITER = Writer("en", gazetteer("SYR"))
SOHR = (SourceLink("Syrian Observatory for Human Rights (SOHR)"),)
COAST = (PlaceRef("Latakia", "SY06"), PlaceRef("Tartus", "SY10"))
Q = Quantifier


def claim(kinds, quantity, unit=Unit.PEOPLE, **others):
    return Claim(tuple(kinds.split("+")), quantity, unit, Measure.CUMULATIVE, **others)


@pytest.mark.parametrize(
    ("quantity", "count", "tile"),
    [
        (exact(1_225), "1,225", "1,225"),
        (exact(3), "three", "3"),
        (more_than(70), "more than 70", "70+"),
        (Quantity(Q.AT_LEAST, 70), "at least 70", "70+"),
        (Quantity(Q.LESS_THAN, None, 70), "fewer than 70", "<70"),
        (Quantity(Q.UP_TO, None, 70), "up to 70", "≤70"),
        (Quantity(Q.APPROXIMATELY, 300, 300), "about 300", "~300"),
        (Quantity(Q.APPROXIMATELY, 300, 300, below=True), "nearly 300", "~300"),
        (Quantity(Q.MORE_THAN, 310, approximate=True), "more than about 310", "~310+"),
        (between(40, 50), "40 to 50", "40–50"),
        (between(8, 12), "8 to 12", "8–12"),
        (vague("dozens more"), "dozens of", "Dozens"),
        (vague("tens of thousands"), "tens of thousands of", "Tens of thousands"),
        (vague("many"), "many", "Many"),
        (Quantity(Q.NONE_REPORTED, 0, 0), "no", "None reported"),
        (Quantity(Q.PRESENCE), "an unknown number of", "Reported"),
        (exact(1_200_000), "1.2 million", "1.2 million"),
        (exact(1_234_567), "1,234,567", "1,234,567"),
    ],
)
def test_a_count_is_written_with_its_bounds(quantity, count, tile):
    assert WRITER.count(quantity) == count
    assert WRITER.tile(quantity) == tile


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            claim("killed", more_than(70), places=COAST, chain=SOHR),
            "More than 70 people were killed in Lattakia and Tartous, according to the Syrian "
            "Observatory for Human Rights (SOHR).",
        ),
        (
            claim("injured+detained", vague("dozens more"), chain=SOHR),
            "Dozens of people were wounded or captured, according to the Syrian Observatory for "
            "Human Rights (SOHR).",
        ),
        (
            claim("displaced", Quantity(Q.PRESENCE), Unit.FAMILIES, places=COAST),
            "Families were displaced in Lattakia and Tartous; no figure is available.",
        ),
        (claim("killed", exact(1)), "One person was killed."),
        (claim("killed", exact(1_225)), "A total of 1,225 people were killed."),
        (
            claim("injured", Quantity(Q.NONE_REPORTED, 0, 0), chain=(SourceLink("OCHA"),)),
            "No people were wounded, according to OCHA.",
        ),
        (
            claim("killed", exact(111), population=(Population.CIVILIANS,)),
            "A total of 111 civilians were killed.",
        ),
        (claim("homes_damaged", exact(12), Unit.HOMES), "A total of 12 homes were damaged."),
    ],
)
def test_a_sentence_names_its_source_and_never_starts_with_a_digit(given, sentence):
    assert WRITER.sentence(given) == sentence


def test_captions_hold_the_kind_and_the_acronym_within_their_limit():
    assert WRITER.caption(claim("killed", more_than(70), chain=SOHR)) == "Killed (SOHR)"
    compound = claim("injured+detained", vague("dozens"), chain=SOHR)
    assert WRITER.caption(compound) == "Wounded or captured (SOHR)"
    long = claim("facility_out", exact(6), Unit.FACILITIES, chain=SOHR)
    assert "SOHR" not in WRITER.caption(long)


def test_every_kind_that_counts_makes_a_sentence():
    for kind in KINDS.values():
        if kind.counts:
            made = WRITER.sentence(Claim((kind.key,), exact(12), kind.unit, kind.measure))
            assert made.endswith(".")
            assert "{" not in made


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (exact(1_225), exact(1_383), "+158 (+12.9 per cent)"),
        (exact(4_181), exact(3_145), "−1,036 (−24.8 per cent)"),
        (exact(12), exact(18), "+6"),
        (exact(48), more_than(70), "more than +22"),
        (more_than(70), exact(90), "less than +20"),
        (between(40, 50), exact(47), "−3 to +7"),
        (exact(5), exact(5), "no change"),
        (exact(12), more_than(12), "at least +1"),
        (Quantity(Q.APPROXIMATELY, 2_000, 2_000, below=True), exact(1_500), "about −500"),
    ],
)
def test_a_difference_keeps_sign_and_bounds(before, now, words):
    assert differences.said(WRITER, difference(before, now)) == words


def test_nothing_is_subtracted_from_a_count_without_a_number():
    assert difference(vague("dozens"), exact(70)) is None
    assert difference(more_than(70), more_than(90)) is None


def test_households_are_written_with_what_they_make():
    assert WRITER.count(people(exact(1_000), 5.0)) == "5,000"


def test_dates_and_clock_times_follow_the_house_style():
    assert WRITER.day(date(2025, 3, 7)) == "7 March 2025"
