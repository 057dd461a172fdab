"""Numbers of French, Spanish and Arabic are found where they stand, with their values."""

from __future__ import annotations

import pytest

from sitrep.languages.lexicon import lexicon
from sitrep.languages.numbers import grammar


def values(text: str, language: str) -> list[int | None]:
    words = lexicon(language)
    return [number.value for number in grammar(words).scan(words.writing.read(text).low)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 200", [1200]),
        ("1\u202f200 et 1\u00a0200", [1200, 1200]),
        ("1.200", [1200]),
        ("1,2 million", [1200000]),
        ("1,250 million", [1250000]),
        ("2 millions et demi", [2500000]),
        ("un million et demi", [1500000]),
        ("soixante-dix", [70]),
        ("soixante et onze", [71]),
        ("soixante-dix-sept", [77]),
        ("quatre-vingts", [80]),
        ("quatre-vingt-onze", [91]),
        ("quatre-vingt-dix-neuf", [99]),
        ("vingt et un", [21]),
        ("vingt et une", [21]),
        ("septante-deux", [72]),
        ("deux cent cinquante mille", [250000]),
        ("mille deux cents", [1200]),
        ("deux mille trois cent quarante-cinq", [2345]),
        ("une vingtaine", [20]),
        ("une centaine", [100]),
        ("des dizaines, des centaines", [None, None]),
        ("3,5 et 12 %", [12]),
        ("12e, 3ème", []),
    ],
)
def test_french_numbers(text: str, expected: list[int | None]) -> None:
    assert values(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.200", [1200]),
        ("1,450", [1450]),
        ("1 200", [1200]),
        ("2,5 millones", [2500000]),
        ("1.5 millones", [1500000]),
        ("treinta y dos", [32]),
        ("veintidós", [22]),
        ("mil doscientos", [1200]),
        ("doscientos cincuenta mil", [250000]),
        ("ciento veintiún mil", [121000]),
        ("dos mil quinientas cuarenta y tres", [2543]),
        ("medio millón", [500000]),
        ("un millón y medio", [1500000]),
        ("una decena", [10]),
        ("un centenar", [100]),
        ("decenas de miles", [None]),
        ("cientos y miles", [None, None]),
        ("tres y cuatro", [3, 4]),
        ("5º, 3ª", []),
    ],
)
def test_spanish_numbers(text: str, expected: list[int | None]) -> None:
    assert values(text, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("١٬٢٠٠ و۷۰", [1200, 70]),
        ("١٫٥ مليون", [1500000]),
        ("1,200", [1200]),
        ("ثلاثة وسبعون", [73]),
        ("خمسة وعشرين", [25]),
        ("مئة وعشرون", [120]),
        ("مائة وخمسة وعشرون", [125]),
        ("ثلاثمئة وأربعون", [340]),
        ("اثنا عشر", [12]),
        ("ثلاث عشرة", [13]),
        ("خمسة آلاف", [5000]),
        ("خمسة وعشرون ألفًا", [25000]),
        ("ألف", [1000]),
        ("ألفا شخص", [2000]),
        ("ألفان وخمسمئة", [2500]),
        ("ثلاثة آلاف وأربعمئة وخمسون", [3450]),
        ("12 ألفا و500", [12500]),
        ("نصف مليون", [500000]),
        ("مليون ونصف", [1500000]),
        ("مليونان ونصف المليون", [2500000]),
        ("شخصان وأسرتان", [2, 2]),
        ("عشرات الآلاف والمئات", [None, None]),
    ],
)
def test_arabic_numbers(text: str, expected: list[int | None]) -> None:
    assert values(text, "ar") == expected
