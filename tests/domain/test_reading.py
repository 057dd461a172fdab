"""Counts are read from forms and prose by one grammar, with their words kept."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.domain.kinds import Unit
from sitrep.domain.quantity import Quantifier
from sitrep.domain.reading import find, quantity
from sitrep.languages.lexicon import lexicon

Q = Quantifier

# fmt: off
FORMS = [
    ("70",                      Q.EXACT,         70, 70, None),
    ("seventy",                 Q.EXACT,         70, 70, None),
    ("1,000 households",        Q.EXACT,         1000, 1000, Unit.HOUSEHOLDS),
    ("1 200",                   Q.EXACT,         1200, 1200, None),
    ("1’200",                   Q.EXACT,         1200, 1200, None),
    ("1,20,000",                Q.EXACT,         120000, 120000, None),
    ("1.2 million",             Q.EXACT,         1200000, 1200000, None),
    ("1.5m",                    Q.EXACT,         1500000, 1500000, None),
    ("2 lakh people",           Q.EXACT,         200000, 200000, Unit.PEOPLE),
    ("half a million",          Q.EXACT,         500000, 500000, None),
    ("two hundred and fifty",   Q.EXACT,         250, 250, None),
    ("a dozen",                 Q.EXACT,         12, 12, None),
    ("0",                       Q.EXACT,         0, 0, None),
    ("2015",                    Q.EXACT,         2015, 2015, None),
    ("more than 70",            Q.MORE_THAN,     70, None, None),
    ("Over 70",                 Q.MORE_THAN,     70, None, None),
    ("70+",                     Q.MORE_THAN,     70, None, None),
    (">70",                     Q.MORE_THAN,     70, None, None),
    ("> 70 people",             Q.MORE_THAN,     70, None, Unit.PEOPLE),
    ("surpassed 70",            Q.MORE_THAN,     70, None, None),
    ("at least 12",             Q.AT_LEAST,      12, None, None),
    ("70 or more",              Q.AT_LEAST,      70, None, None),
    ("no fewer than 12",        Q.AT_LEAST,      12, None, None),
    ("fewer than 20",           Q.LESS_THAN,     None, 20, None),
    ("<20",                     Q.LESS_THAN,     None, 20, None),
    ("up to 70",                Q.UP_TO,         None, 70, None),
    ("no more than 70",         Q.UP_TO,         None, 70, None),
    ("about 300",               Q.APPROXIMATELY, 300, 300, None),
    ("~300",                    Q.APPROXIMATELY, 300, 300, None),
    ("nearly 2,000",            Q.APPROXIMATELY, 2000, 2000, None),
    ("40-50",                   Q.RANGE,         40, 50, None),
    ("40–50 families",          Q.RANGE,         40, 50, Unit.FAMILIES),
    ("40 to 50",                Q.RANGE,         40, 50, None),
    ("between 40 and 50",       Q.RANGE,         40, 50, None),
    ("from 40 to as many as 50", Q.RANGE,        40, 50, None),
    ("2 to 3 million",          Q.RANGE,         2000000, 3000000, None),
    ("dozens",                  Q.VAGUE,         None, None, None),
    ("dozens more",             Q.VAGUE,         None, None, None),
    ("several",                 Q.VAGUE,         None, None, None),
    ("many",                    Q.VAGUE,         None, None, None),
    ("hundreds of families",    Q.VAGUE,         None, None, Unit.FAMILIES),
    ("tens of thousands",       Q.VAGUE,         None, None, None),
    ("none",                    Q.NONE_REPORTED, 0, 0, None),
    ("No casualties",           Q.NONE_REPORTED, 0, 0, None),
    ("reported",                Q.PRESENCE,      None, None, None),
    ("yes",                     Q.PRESENCE,      None, None, None),
    ("n/a",                     Q.NOT_AVAILABLE, None, None, None),
    ("not available",           Q.NOT_AVAILABLE, None, None, None),
]
# fmt: on


@pytest.mark.parametrize(("text", "quantifier", "low", "high", "unit"), FORMS)
def test_typed_count_is_read_with_its_bounds_and_words(
    text: str, quantifier: Quantifier, low: int | None, high: int | None, unit: Unit | None
) -> None:
    read, counted = quantity(text)
    assert (read.quantifier, read.low, read.high, counted) == (quantifier, low, high, unit)
    assert read.words == text


def test_nearly_approaches_from_below() -> None:
    read, _ = quantity("nearly 2,000")
    assert read.below
    assert read.approximate


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no count here"),
        ("-5", "below zero"),
        ("1.200", "without the point"),
        ("2.5", "not a whole number"),
        ("50%", "a share"),
        ("12x", "not read as a count"),
        ("bananas", "not read as a count"),
        ("70 bananas", "“bananas” is not understood"),
        ("12 dead", "“dead” is not understood"),
        ("12 and 13", "not understood"),
        ("more than", "not read as a count"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        quantity(text)


@given(st.integers(0, 10**12))
def test_any_whole_number_is_read_with_and_without_commas(value: int) -> None:
    assert quantity(str(value))[0].low == value
    assert quantity(f"{value:,}")[0].low == value


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert quantity(text)[0].words == text.strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At least another 300 people fled.", ["At least another 300"]),
        ("The toll rose from 20 to 30.", ["20", "30"]),
        ("Between 20 and 30 people fled.", ["Between 20 and 30"]),
        ("In 2015 and on 12 March 2020, and since March 12.", []),
        ("It cost $5 million, or 12 million dollars.", []),
        ("5-10 per cent, 7.5 km, 30 minutes, over two decades, 6.4.", []),
        ("A 12-year-old, aged 12; a six-story block; the 3rd; COVID-19.", []),
        ("Category 4, Article 12, magnitude 7, resolution 2254.", []),
        ("By 18:30 on 2020-05-01, between 2 and 5 March.", []),
        ("Tens of thousands, then dozens more.", ["Tens of thousands", "dozens more"]),
    ],
)  # fmt: skip
def test_prose_gives_its_counts_and_nothing_else(text: str, words: list[str]) -> None:
    found = list(find(text, lexicon("en")))
    assert [each.quantity.words for each in found] == words
    assert all(text[each.start : each.end] == each.quantity.words for each in found)
