"""Situations are opened and changed with a name and a country of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.domain.history import Changed
from sitrep.domain.report import Office, Situation
from sitrep.errors import Refused
from sitrep.languages.countries import countries, country_name, is_country
from sitrep.services import casework, undoing
from sitrep.store import situations


def test_a_situation_is_changed_and_the_change_undone(store, situation):
    changed = replace(
        situation, name="Coastal violence", start=date(2025, 3, 6), glide="CE-2025-000031-SYR"
    )
    assert casework.change_situation(store, changed) is Changed.SITUATIONS
    assert situations.get(store, situation.id) == changed
    undoing.undo(store)
    assert situations.get(store, situation.id) == situation


@pytest.mark.parametrize("name", ["Floods", "floods"])
def test_two_situations_do_not_share_a_name(store, situation, name):
    casework.open_situation(store, Situation("0191", "Floods", "SDN"))
    with pytest.raises(Refused, match="there is one named"):
        casework.change_situation(store, replace(situation, name=name))
    assert situations.get(store, situation.id) == situation


def test_a_situation_may_keep_its_own_name(store, situation):
    casework.change_situation(store, replace(situation, country="LBN"))
    assert situations.get(store, situation.id).country == "LBN"


def test_no_country_is_refused_in_words(store, situation):
    with pytest.raises(Refused, match="The situation was not changed: “XXX” is no country code"):
        casework.change_situation(store, replace(situation, country="XXX"))


def test_the_office_is_named(store):
    office = Office("Coastal Field Office", "Hillside Relief", "Rana")
    casework.name_office(store, office)
    assert situations.office(store) == office


def test_countries_are_those_of_today_each_once():
    listed = countries()
    names = [name for _, name in listed]
    assert names == sorted(names)
    assert len(set(names)) == len(names)
    assert all(is_country(code) and country_name(code) == name for code, name in listed)
    codes = {code for code, _ in listed}
    assert {"SYR", "SDN", "SSD", "PSE", "COD", "MMR"} <= codes
    assert not {"YUG", "SUN", "ZAR", "BUR"} & codes
