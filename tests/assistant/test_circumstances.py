"""Where, when and by whom: what a card says beside its count."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitrep.assistant.propose import propose
from sitrep.domain.figure import Claim
from sitrep.languages.countries import countries

FILE = tomllib.loads(Path(__file__).with_name("circumstances.toml").read_text("utf-8"))


def row(claim: Claim) -> str:
    """Write a claim as the file does: count and kinds, places, day, body."""
    quantity = claim.quantity
    count = quantity.low if quantity.low is not None else quantity.high
    body = claim.chain[0].name if claim.chain else ""
    places = ", ".join(place.name for place in claim.places)
    parts = (f"{count} {'/'.join(claim.kinds)}", places, str(claim.as_of or ""), body)
    return " | ".join(parts).replace("  ", " ").rstrip()


@pytest.mark.parametrize("passage", FILE["passage"], ids=lambda each: each["why"])
def test_place_day_and_body_are_those_said_of_the_count(passage: dict[str, Any]) -> None:
    found = propose(
        passage["text"],
        language=FILE["language"],
        published=FILE["published"],
        country=passage.get("country", ""),
    )
    assert [row(each.claim) for each in found.proposals] == passage["rows"]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Since 26 February, 450 people have been killed.", date(2025, 2, 26)),
        ("Between 23 February and 2 March, 47 people were killed.", date(2025, 2, 23)),
        ("On 5 March, 47 people were killed.", None),
    ],
)
def test_day_that_a_count_runs_from_is_kept(text: str, since: date | None) -> None:
    found = propose(text, language="en", published=FILE["published"], country="")
    assert [each.claim.since for each in found.proposals] == [since]


def test_towns_of_the_map_are_found_in_arabic_where_a_word_leads_to_them() -> None:
    text = "نزح 300 شخص من نيالا إلى كسلا."
    found = propose(text, language="ar", published=FILE["published"], country="SDN")
    assert [[place.name for place in each.claim.places] for each in found.proposals] == [
        ["نيالا", "كسلا"]
    ]


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        (
            "fr",
            "Le ministère de la Santé fait état de 40 morts, tandis que l'Observatoire de Karu "
            "en compte 65.",
            ["ministère de la Santé", "Observatoire de Karu"],
        ),
        (
            "fr",
            "Au moins 40 personnes ont été tuées, selon l'armée, et 65 selon la Croix-Rouge.",
            ["armée", "Croix-Rouge"],
        ),
        (
            "es",
            "El ejército dijo que murieron 40 personas, pero la Cruz Roja registró 65 muertos.",
            ["ejército", "Cruz Roja"],
        ),
        (
            "ar",
            "أعلن الجيش مقتل 40 شخصا بينما أعلن الهلال الأحمر مقتل 65 شخصا.",
            ["الجيش", "الهلال الأحمر"],
        ),
    ],
)
def test_two_tolls_of_one_sentence_are_each_of_their_own_body(
    language: str, text: str, bodies: list[str]
) -> None:
    found = propose(text, language=language, published=FILE["published"], country="")
    assert [each.claim.chain[0].name for each in found.proposals] == bodies


def test_a_text_is_read_for_every_country() -> None:
    text = "Twelve people were killed in Karu."
    for country, _ in countries():
        found = propose(text, language="en", published=FILE["published"], country=country)
        assert [each.claim.kinds for each in found.proposals] == [("killed",)], country


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        ("es", "El reporte de la Cruz Roja da cuenta de 12 muertos.", ["Cruz Roja"]),
        ("es", "Los datos de la encuesta hablan de 12 muertos.", []),
        (
            "fr",
            "Dans la déclaration de la Protection civile, il est fait état de 12 morts.",
            ["Protection civile"],
        ),
        ("fr", "Les chiffres de la saison : 12 morts.", []),
    ],
)
def test_body_stands_behind_its_paper(language: str, text: str, bodies: list[str]) -> None:
    (found,) = propose(text, language=language, published=FILE["published"], country="").proposals
    assert [link.name for link in found.claim.chain] == bodies
