"""Who says so, where and when, in French, Spanish and Arabic."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.assistant.propose import propose
from sitrep.domain.figure import Claim


def _claims(text: str, language: str, country: str = "") -> list[Claim]:
    made = propose(text, language=language, published=date(2025, 3, 12), country=country)
    return [each.claim for each in made.proposals]


def _bodies(text: str, language: str) -> list[list[str]]:
    return [[link.name for link in claim.chain] for claim in _claims(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("fr", "Douze personnes sont mortes, a annoncé lundi l'OMS.", "OMS"),
        ("fr", "Douze personnes sont mortes, a indiqué à l'AFP un médecin de Lira.", "médecin"),
        ("fr", "Douze maisons ont été détruites, d'après la société civile.", "société civile"),
        ("fr", "Douze personnes sont mortes, selon le maire.", "maire"),
        ("es", "Murieron 12 personas, informó este viernes la Cruz Roja.", "Cruz Roja"),
        ("es", "Murieron 12 personas, según un informe de Indeci divulgado el lunes.", "Indeci"),
        ("es", "La ONU había contabilizado 12 muertos.", "ONU"),
        ("ar", "أعلنت اليوم وزارة الصحة مقتل 12 شخصا.", "وزارة الصحة"),
        ("ar", "أفادت سانا بمقتل 12 شخصا.", "سانا"),
    ],
)
def test_source_stands_behind_its_verb_and_a_day_or_at_the_end(
    language: str, text: str, body: str
) -> None:
    (chain,) = _bodies(text, language)
    assert chain
    assert body in chain[0]


def test_what_is_reported_by_nobody_has_no_source() -> None:
    assert _bodies("En Cortés se reportan 12 heridos.", "es") == [[]]


def test_quoted_speech_in_french_marks_is_a_sentence_with_its_own_source() -> None:
    text = (
        "Selon l'ONU, 400 personnes ont fui. « Nous avons reçu 12 blessés dimanche », "
        "a déclaré un médecin de l'hôpital."
    )
    fled, hurt = _claims(text, "fr")
    assert [link.name for link in fled.chain] == ["ONU"]
    assert hurt.chain
    assert "médecin" in hurt.chain[0].name
    assert (fled.as_of, hurt.as_of) == (date(2025, 3, 12), date(2025, 3, 9))


def test_place_of_a_dateline_is_not_where_it_happened() -> None:
    text = "دمشق - قتل 47 مدنيا وأصيب 62 آخرون في اشتباكات بمدينة جبلة."
    assert [[ref.name for ref in each.places] for each in _claims(text, "ar", "SYR")] == [
        ["جبلة"],
        ["جبلة"],
    ]


def test_what_only_names_a_number_of_decisions_is_read_to_its_end() -> None:
    text = "ارتفع عدد قرارات العلاج إلى 271 ألف قرار. وقتل 12 شخصا."
    assert [claim.kinds for claim in _claims(text, "ar")] == [("killed",)]
