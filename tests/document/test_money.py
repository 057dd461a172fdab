"""Sums of money in the language of the page, as far as they are understood."""

from __future__ import annotations

import pytest

from sitrep.document.entries import funding
from sitrep.document.sentences import Writer
from sitrep.domain.place import Gazetteer


def said(text, language, digits=""):
    return Writer(language, Gazetteer(()), digits).money(text).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("US$ 2.0 billion", "fr", "2,0 milliards de dollars É.-U."),
        ("US$ 2.0 billion", "es", "2,0 mil millones de dólares EE. UU."),
        ("US$ 2.0 billion", "ar", "2.0 مليار دولار أمريكي"),
        ("$10 million", "fr", "10 millions de dollars"),
        ("$10 million", "es", "10 millones de dólares"),
        ("$10 million", "ar", "10 ملايين دولار"),
        ("€ 1.2 million", "fr", "1,2 million d’euros"),
        ("$1,250,000", "es", "1 250 000 dólares"),
        ("12.8 per cent", "fr", "12,8 %"),
        ("43%", "ar", "43 في المائة"),
    ],
)
def test_a_sum_is_written_as_the_language_writes_it(text, language, written):
    assert said(text, language) == written


def test_eastern_digits_are_written_in_sums_too():
    assert said("$10 million", "ar", "arab") == "١٠ ملايين دولار"


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
@pytest.mark.parametrize("text", ["SYP 5 million", "about half", "10 million", "", "$ 5 crore"])
def test_what_is_not_understood_stays_as_it_was_typed(text, language):
    assert said(text, language) == text


@pytest.mark.parametrize("text", ["US$ 2.0 billion", "$256 million", "43%", "$1,250,000"])
def test_english_says_sums_as_they_were_typed(text):
    assert said(text, "en") == text


def test_a_funding_line_has_its_sums_in_the_language_and_its_words_as_written():
    line = '{"appeal": "Appel", "required": "$10 million", "share": "25 per cent"}'
    made = funding(line, Writer("fr", Gazetteer(())))
    assert (made.appeal, made.required, made.received, made.share) == (
        "Appel", "10\u00a0millions de\u00a0dollars", "", "25\u00a0%",
    )  # fmt: skip
