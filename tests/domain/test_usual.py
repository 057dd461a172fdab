from __future__ import annotations

from datetime import date

import pytest

from sitrep.domain.kinds import KINDS, Population
from sitrep.domain.usual import GROUPS, MEASURES, day, population

TODAY = date(2025, 3, 15)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", None),
        ("today", TODAY),
        ("Yesterday", date(2025, 3, 14)),
        ("2025-03-07", date(2025, 3, 7)),
        ("12", date(2025, 3, 12)),
        ("20", date(2025, 2, 20)),
        ("12 March", date(2025, 3, 12)),
        ("12 mar.", date(2025, 3, 12)),
        ("March 12th", date(2025, 3, 12)),
        ("December 30", date(2024, 12, 30)),
        ("1 June 2024", date(2024, 6, 1)),
    ],
)
def test_a_day_is_read_as_people_write_it(words, expected):
    assert day(words, TODAY) == expected


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("12/3", "two ways"),
        ("31 February", "There is no day"),
        ("soon", "not read as a day"),
        ("16 March 2025", "lies in the future"),
    ],
)
def test_a_day_that_cannot_be_read_says_why(words, reason):
    with pytest.raises(ValueError, match=reason):
        day(words, TODAY)


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("111 civilians", (Population.CIVILIANS,)),
        ("three aid workers", (Population.AID_WORKERS,)),
        ("70", ()),
        ("1,000 households", ()),
    ],
)
def test_people_named_with_a_count_are_heard(words, groups):
    assert population(words) == groups


def test_every_usual_line_is_a_kind_that_counts():
    lines = [line for group in GROUPS for line in group.lines]
    assert all(KINDS[line.kind].counts for line in lines)
    assert all(measure in MEASURES for line in lines for measure in line.measures)
    assert [group.label for group in GROUPS] == ["Casualties", "Displacement", "Damage", "Response"]


def test_a_later_day_than_the_one_spoken_of_can_be_named():
    assert day("16 March 2025", TODAY, date(2025, 3, 20)) == date(2025, 3, 16)
    assert day("12 March", TODAY, date(2026, 11, 24)) == date(2025, 3, 12)
