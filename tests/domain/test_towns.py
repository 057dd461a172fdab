"""Which names can only be places of another country; homonyms and small places are let be."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sitrep.domain.towns import elsewhere


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Beirut", "SYR"),
        ("BEIRUT", "SYR"),
        ("بيروت", "SYR"),
        ("Tripoli", "SYR"),  # two countries have one, and it is a capital
        ("Mosul", "SYR"),
        ("Kabul", "PAK"),
        ("Nairobi", "SSD"),
    ],
)
def test_a_town_that_only_another_country_has_is_elsewhere(name, country):
    assert elsewhere(name, country)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Latakia", "SYR"),  # its own town
        ("Al-Mukhtariyah", "SYR"),  # a village on no list
        ("Hyderabad", "PAK"),  # India has a larger one
        ("San Miguel", "HND"),  # a name of many places
        ("Rosario", "HND"),  # of two countries, and no capital
        ("Victoria", "PHL"),
        ("Sindh", "PAK"),  # an area of its own, whose towns have other names
        ("Beirut (Homs)", "SYR"),  # somebody says which one
        ("Jerusalem", "PSE"),  # where borders are not agreed
        ("Simferopol", "UKR"),
        ("Beirut", ""),  # of no known country
        ("", "SYR"),
    ],
)
def test_what_may_be_a_place_of_the_country_is_not(name, country):
    assert not elsewhere(name, country)


def test_no_town_is_elsewhere_in_its_own_country():
    for name, country in (("Damascus", "SYR"), ("London", "GBR"), ("Goma", "COD")):
        assert not elsewhere(name, country)


def test_the_lists_of_towns_are_read_only_when_a_name_is_on_no_list():
    code = (
        "from sitrep.domain import abroad, towns\n"
        "from sitrep.domain.figure import PlaceRef\n"
        "assert not abroad._is_outside(PlaceRef('Homs', 'SY04'), 'SYR', ['Lebanon'])\n"
        "assert abroad._is_outside(PlaceRef('Lebanon'), 'SYR', ['Lebanon'])\n"
        "assert towns._world.cache_info().currsize == 0\n"
        "assert abroad._is_outside(PlaceRef('Beirut'), 'SYR', ['Lebanon'])\n"
        "assert towns._world.cache_info().currsize == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
