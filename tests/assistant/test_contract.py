"""Proposals are printed with exactly the keys the command line promises."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from sitrep.assistant.contract import as_contract
from sitrep.assistant.propose import propose

FIGURE = {
    "id", "kind", "kinds", "quantifier", "min", "max", "unit", "vague", "words", "quote", "start",
    "places", "as_of", "measure", "population", "source", "chain", "links", "passages", "headline",
    "certainty", "rule",
}  # fmt: skip
FACT = {"kind", "quote", "start", "places", "source"}


def contract(text: str, country: str = "SYR") -> dict[str, Any]:
    return as_contract(propose(text, language="en", published=date(2025, 3, 7), country=country))


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return contract(
        "Police said 12 people, including two women, were killed or injured in Homs. Dozens fled."
        " No deaths were reported in Hama. A curfew was imposed."
    )


def test_keys_are_those_of_the_contract(made: dict[str, Any]) -> None:
    assert made.keys() == {"figures", "facts", "left_out"}
    assert all(figure.keys() == FIGURE for figure in made["figures"])
    assert all(fact.keys() == FACT for fact in made["facts"])
    assert made["figures"]
    assert made["facts"]


def test_contract_is_plain_json(made: dict[str, Any]) -> None:
    assert json.loads(json.dumps(made)) == made


def test_compound_lists_its_kinds(made: dict[str, Any]) -> None:
    first = made["figures"][0]
    assert (first["kind"], first["kinds"]) == ("compound", ["killed", "injured"])


def test_vague_count_has_no_bounds() -> None:
    (figure,) = contract("Dozens fled.")["figures"]
    assert (figure["vague"], figure["min"], figure["max"]) == (True, None, None)
    assert (figure["source"], figure["words"]) == (None, "Dozens")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("more than 70", 70, None),
        ("up to 70", None, 70),
        ("40 to 50", 40, 50),
        ("about 70", 70, 70),
        ("70", 70, 70),
    ],
)
def test_bounds_are_numbers(words: str, low: int | None, high: int | None) -> None:
    (figure,) = contract(f"The blast killed {words} people.")["figures"]
    assert (figure["min"], figure["max"]) == (low, high)


def test_place_without_a_list_is_named_without_a_code() -> None:
    (figure,) = contract("12 people were killed in the town of Karu.", country="XXX")["figures"]
    assert figure["places"] == [{"name": "Karu", "pcode": None}]
