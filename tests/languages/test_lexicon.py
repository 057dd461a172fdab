"""Every lexicon is whole, and its numbers are found where they stand."""

from __future__ import annotations

import pytest

from sitrep.languages.lexicon import CODES, lexicon
from sitrep.languages.numbers import grammar
from sitrep.languages.writing import lowered


def test_english_is_among_the_languages() -> None:
    assert "en" in CODES


def test_unknown_language_is_refused() -> None:
    with pytest.raises(LookupError, match="xx"):
        lexicon("xx")


@pytest.mark.parametrize("code", CODES)
def test_lexicon_holds_what_the_assistant_needs(code: str) -> None:
    words = lexicon(code)
    assert words.code == code
    for table in ("numbers", "quantifiers", "units", "cues", "senses", "grammar", "dates", "facts"):
        assert words.table(table), table


@pytest.mark.parametrize("code", CODES)
def test_phrases_are_lower_case_and_given_once(code: str) -> None:
    for kind, roles in lexicon(code).table("cues").items():
        for role, phrases in roles.items():
            assert list(phrases) == [phrase.lower() for phrase in phrases], (kind, role)
            assert len(phrases) == len(set(phrases)), (kind, role)


@pytest.mark.parametrize("text", ["İstanbul 12", "STRASSE ß 12", "ﬁ 12", ""])
def test_lower_case_keeps_every_offset(text: str) -> None:
    assert len(lowered(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200 and 1.2 million", [1200, 1200000]),
        ("two hundred and fifty thousand", [250000]),
        ("three and four", [3, 4]),
        ("twenty-five", [25]),
        ("a hundred and twenty", [120]),
        ("one million two hundred thousand", [1200000]),
        ("two dozen", [24]),
        ("12 hundred", [1200]),
        ("10th, 12x, six-story, 6.4", []),
        ("1 234 567", [1234567]),
        ("$5 and 5%", []),
    ],
)
def test_numbers_are_found_with_their_values(text: str, values: list[int]) -> None:
    assert [number.value for number in grammar(lexicon("en")).scan(text)] == values
