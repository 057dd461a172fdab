"""Areas of figures by their levels, as tables for machines have them."""

from __future__ import annotations

import pytest

from sitrep.document.located import areas
from sitrep.document.model import EvidenceArea
from sitrep.document.sentences import Writer
from sitrep.domain.figure import PlaceRef
from sitrep.domain.place import Gazetteer, Place, gazetteer

SYRIA = EvidenceArea(0, "Syria", "SYR")


def told(*places, country="SYR", language="en"):
    return areas(places, Writer(language, gazetteer(country)))


def test_a_district_stands_after_the_governorate_and_the_country_it_lies_in():
    assert told(PlaceRef("Baniyas", "SY1002"), PlaceRef("Tartus", "SY10")) == (
        SYRIA, EvidenceArea(1, "Tartous", "SY10"), EvidenceArea(2, "Banyas", "SY1002"),
    )  # fmt: skip


def test_areas_are_called_as_the_language_of_the_report_calls_them():
    assert [each.name for each in told(PlaceRef("Jableh", "SY0602"), language="ar")] == [
        "سوريا", "اللاذقية", "جبلة",
    ]  # fmt: skip


def test_what_is_of_the_situation_as_a_whole_is_of_its_country():
    assert told() == (SYRIA,)
    assert told(country="") == ()


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (PlaceRef("Lebanon"), EvidenceArea(0, "Lebanon", "LBN")),
        (PlaceRef("Masnaa crossing"), EvidenceArea(None, "Masnaa crossing")),
        (PlaceRef("Akkar", "LB6"), EvidenceArea(None, "Akkar", "LB6")),
    ],
)
def test_nothing_beyond_the_lists_is_said_to_lie_in_the_country(place, expected):
    assert told(place) == (expected,)


def test_a_country_without_a_list_has_the_areas_of_its_map():
    assert told(PlaceRef("Beirut"), country="LBN")[-1] == EvidenceArea(1, "Beirut")


def test_a_list_that_puts_an_area_into_itself_is_read_to_its_end():
    odd = Gazetteer([Place("SYR", 1, "SY99", "Odd", parent="SY99")], "SYR")
    assert areas([PlaceRef("Odd", "SY99")], Writer("en", odd)) == (
        SYRIA, EvidenceArea(1, "Odd", "SY99"),
    )  # fmt: skip
