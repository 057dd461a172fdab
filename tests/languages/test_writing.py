"""A text is cut into words, and every part of it leads back to where it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.languages.lexicon import CODES, lexicon
from sitrep.languages.writing import SEAM, rejoined


def cut(word: str, language: str = "ar") -> list[str]:
    return lexicon(language).writing.read(word).low.split()


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وإصابة", ["و", "اصابه"]),
        ("القتلى", ["ال", "قتلي"]),
        ("والجرحى", ["و", "ال", "جرحي"]),
        ("للنازحين", ["ل", "ال", "نازحين"]),
        ("بـ12", ["ب", "12"]),
        ("و٣٠", ["و", "30"]),
        ("شخصان", ["2", "شخص"]),
        ("قُتِلَ", ["قتل"]),
        ("منزلاً", ["منزل"]),
        ("وكالة", ["وكاله"]),
        ("ولاية", ["ولايه"]),
        ("فقد", ["فقد"]),
        ("واحد", ["واحد"]),
    ],
)
def test_what_arabic_joins_is_cut(word: str, parts: list[str]) -> None:
    assert cut(word) == parts


def test_elided_words_stand_alone_in_french() -> None:
    assert cut("d'au moins qu’ils aujourd'hui", "fr") == [
        "d", "au", "moins", "qu", "ils", "aujourd'hui",
    ]  # fmt: skip


def test_a_name_is_joined_again() -> None:
    read = lexicon("ar").writing.read("المرصد للنازحين")
    assert SEAM in read.text
    assert rejoined(read.text) == "المرصد للنازحين"


@pytest.mark.parametrize("code", CODES)
@given(text=st.text(alphabet="واللبفكمنقتىةأإء ً شخصان١٢3e\u0301'\u200fABé\n.", max_size=40))
def test_every_stretch_leads_back_into_the_text(code: str, text: str) -> None:
    read = lexicon(code).writing.read(text)
    assert len(read.text) == len(read.low)
    ends = [read.span(at, at + 1) for at in range(len(read.text))]
    assert all(0 <= start <= end <= len(text) for start, end in ends)
    assert ends == sorted(ends)
