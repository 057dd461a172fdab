"""The article of scenarios F1 and F2 yields their cards and no false one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitrep.assistant.contract import as_contract
from sitrep.assistant.propose import propose

ARTICLE = Path(__file__).parents[2] / "../shared/articles/coastal-syria.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the shared articles are not here")

LATAKIA_AND_TARTUS = [
    {"name": "Latakia", "pcode": "SY06"},
    {"name": "Tartus", "pcode": "SY10"},
]


@pytest.fixture(scope="module")
def contract() -> dict[str, Any]:
    text = ARTICLE.read_text("utf-8")
    return as_contract(
        propose(text, language="en", published=date(2025, 3, 7), country="SYR", publisher="Outlet")
    )


def figure(contract: dict[str, Any], *kinds: str) -> dict[str, Any]:
    (found,) = [each for each in contract["figures"] if each["kinds"] == list(kinds)]
    return dict(found)


def test_three_mentions_of_the_toll_are_one_certain_headline(contract: dict[str, Any]) -> None:
    toll = figure(contract, "killed")

    assert (toll["quantifier"], toll["min"], toll["max"]) == ("more_than", 70, None)
    assert (toll["words"], toll["quote"]) == ("surpassed 70", "death toll has surpassed 70")
    assert [p["quote"] for p in toll["passages"]] == ["Over 70 Killed", "over 70 fatalities"]
    assert (toll["headline"], toll["certainty"], toll["rule"]) == (True, "high", "en.toll")
    assert (toll["measure"], toll["as_of"]) == ("cumulative", "2025-03-07")


def test_toll_names_its_counting_body_and_its_places(contract: dict[str, Any]) -> None:
    toll = figure(contract, "killed")

    assert toll["source"] == "Syrian Observatory for Human Rights (SOHR)"
    assert toll["chain"] == [
        {"name": "Syrian Observatory for Human Rights (SOHR)", "verb": "reported"},
        {"name": "Outlet", "verb": "published"},
    ]
    assert toll["places"] == LATAKIA_AND_TARTUS


def test_wounded_or_captured_stays_one_figure_beside_the_toll(contract: dict[str, Any]) -> None:
    compound = figure(contract, "injured", "detained")

    assert (compound["kind"], compound["vague"]) == ("compound", True)
    assert compound["words"] == "dozens more"
    assert compound["quote"] == "dozens more wounded or captured"
    toll = figure(contract, "killed")["id"]
    assert compound["links"] == [{"relation": "additional_to", "to": toll}]


def test_what_nobody_counted_is_present_without_a_number(contract: dict[str, Any]) -> None:
    present = {
        f["kind"]: (f["quote"], f["unit"], f["certainty"])
        for f in contract["figures"]
        if f["quantifier"] == "presence_only"
    }
    assert present == {
        "homes_damaged": ("homes damaged", "homes", "high"),
        "displaced": ("families displaced", "families", "high"),
        "facility_out": (
            "Local hospitals are struggling to handle the influx of injured",
            "facilities",
            "high",
        ),
    }


def test_curfew_and_appeals_are_facts_with_their_speakers(contract: dict[str, Any]) -> None:
    facts = [(f["kind"], f["source"]) for f in contract["facts"]]
    assert facts == [("appeal", "Aid groups"), ("curfew", "Outlet"), ("appeal", "United Nations")]


def test_nothing_else_is_proposed(contract: dict[str, Any]) -> None:
    assert len(contract["figures"]) == 5
    assert contract["left_out"] == 0


def test_a_bare_number_in_the_headline_takes_its_bound_and_source_from_the_text():
    from sitrep.assistant.propose import propose

    text = "70 killed in clashes\n\nMore than 70 people were killed in Homs, the SOHR said.\n"
    (toll,) = propose(text, language="en", published=None, country="SYR").proposals
    assert (toll.claim.quantity.low, toll.claim.quantity.high) == (70, None)
    assert toll.claim.origin == "SOHR"
    assert toll.headline
    assert [passage.quote for passage in toll.passages[1:]] == ["70 killed"]
