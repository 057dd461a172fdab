"""Names of bodies: those on a list are translated, all others stand as they were given."""

from __future__ import annotations

import re

import pytest

from sitrep.languages import bodies
from sitrep.languages.wording import LANGUAGES

OTHERS = [each for each in LANGUAGES if each != "en"]


@pytest.mark.parametrize(
    ("name", "language", "written"),
    [
        ("Syrian Observatory for Human Rights (SOHR)", "fr",
         "Observatoire syrien des droits de l’homme (OSDH)"),
        ("the Syrian Observatory for Human Rights", "es", "Observatorio Sirio de Derechos Humanos"),
        ("SOHR", "ar", "المرصد السوري"),
        ("UN Office for the Coordination of Humanitarian Affairs (OCHA)", "ar",
         "مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية"),
        ("UN High Commissioner for Refugees (UNHCR)", "fr",
         "Haut-Commissariat des Nations Unies pour les réfugiés (HCR)"),
        ("WHO", "es", "OMS"),
        ("UN Children's Fund (UNICEF)", "fr", "Fonds des Nations Unies pour l’enfance (UNICEF)"),
        ("Syrian Civil Defence (White Helmets)", "ar", "الدفاع المدني السوري"),
        ("health ministry", "es", "Ministerio de Salud"),
    ],
)  # fmt: skip
def test_a_known_body_is_called_as_the_language_calls_it(name, language, written):
    assert bodies.translated(name, language) == written


@pytest.mark.parametrize(
    "name", ["Hillside Relief", "Syrian health ministry", "Human Rights Monitor (HRM)", ""]
)
@pytest.mark.parametrize("language", [*OTHERS, "en", "xx"])
def test_nothing_is_translated_by_guess(name, language):
    assert bodies.translated(name, language) == name


def test_english_keeps_the_name_that_the_source_has():
    assert bodies.translated("UN refugee agency", "en") == "UN refugee agency"


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_names_every_body(language):
    for name, _ in bodies._names():
        assert bodies.is_known(name, language), name


def test_all_that_a_body_is_called_is_found_by_part_of_its_name():
    found = bodies.forms("World Health", re.compile("World Health").search, "fr")
    assert found == ["Organisation mondiale de la Santé", "OMS"]


def test_a_verb_takes_the_gender_or_the_number_of_a_body():
    assert bodies.is_marked("مفوضية اللاجئين", "ar")
    assert bodies.is_marked("المنظمة الدولية للهجرة", "ar")
    assert not bodies.is_marked("أوتشا", "ar")
    assert bodies.is_marked("Casques blancs", "fr")
    assert bodies.is_marked("Naciones Unidas", "es")
    assert not bodies.is_marked("Organisation mondiale de la Santé", "fr")
