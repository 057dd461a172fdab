"""Fields of a report: what they hold, and what they are called."""

from __future__ import annotations

import pytest

from sitrep.domain.fields import checked, field_name
from sitrep.domain.tokens import Token, pieces
from sitrep.domain.usual import clock


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("18:00", "18:00"),
        ("6 p.m.", "18:00"),
        ("6pm", "18:00"),
        ("6.30 p.m.", "18:30"),
        ("1330 hours", "13:30"),
        ("9", "09:00"),
        ("12 a.m.", "00:00"),
        ("12 pm", "12:00"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, kept):
    assert clock(typed) == kept


@pytest.mark.parametrize("typed", ["25:00", "18:70", "13 p.m.", "noon", "0 am", "18:0"])
def test_what_is_no_time_is_said_to_be_none(typed):
    with pytest.raises(ValueError, match="write it as 18:00"):
        clock(typed)


@pytest.mark.parametrize("name", ["as_of", "period_from", "next_due"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_from_which_none_can_be_counted_is_refused(name, day):
    with pytest.raises(ValueError, match="the year is one of 1900 to 2199"):
        checked(name, day)


def test_the_order_of_sectors_holds_known_ones_once():
    assert checked("sector_order", "wash, health wash") == "wash health"
    with pytest.raises(ValueError, match="no sector tents"):
        checked("sector_order", "health tents")


def test_fields_have_names_that_people_use():
    assert field_name("overview") == "situation overview"
    assert field_name("sectors.health.needs") == "Health: needs"
    assert field_name("highlights.2") == "highlights"
    assert field_name("key_figures") == "key figures"


def test_words_and_tokens_together_are_the_prose_again():
    prose = "In all, [[a1|people]] died, [[b2]] of them [[odd|form]] on [[c 3]]."
    found = pieces(prose)
    assert [each for each in found if isinstance(each, Token)] == [
        Token("a1", "people"),
        Token("b2"),
        Token("c 3"),
    ]
    assert "".join(str(each) for each in found) == prose
