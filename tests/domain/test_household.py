"""A household's size and who gives it, as people write them."""

from __future__ import annotations

import pytest

from sitrep.domain.household import household, typed


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("5", (5.0, "")),
        ("4.5 (OCHA)", (4.5, "OCHA")),
        ("5.0 (source: OCHA)", (5.0, "OCHA")),
        ("5, OCHA", (5.0, "OCHA")),
        ("5 from the Central Bureau of Statistics", (5.0, "the Central Bureau of Statistics")),
        ("4,5", (4.5, "")),
        ("5 مكتب الإحصاء", (5.0, "مكتب الإحصاء")),
    ],
)
def test_a_size_is_read_with_its_source(words, read):
    assert household(words) == read
    assert household(typed(*read)) == read


@pytest.mark.parametrize("words", ["", "five", "0", "0.4", "100", "-2", "5x", "OCHA 5"])
def test_what_is_no_number_of_people_is_not_read(words):
    with pytest.raises(ValueError, match="no number of people in a household"):
        household(words)


def test_no_size_is_typed_as_nothing():
    assert typed(None, "OCHA") == ""
