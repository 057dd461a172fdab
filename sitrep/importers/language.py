"""Which language an article is written in, by its commonest words and its script."""

from __future__ import annotations

import re
from functools import cache

_SAMPLE = 20_000  # characters
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_LATIN = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "de": "German",
    "tr": "Turkish",
    "nl": "Dutch",
}
_ARABIC = {"ar": "Arabic", "fa": "Persian", "ur": "Urdu"}
LATIN = ("en", "fr", "es", "pt", "it", "de")  # written in the letters of Windows-1252
_COMMONEST = 0.2  # least share of the words of a text that are common words of its language
_AHEAD = 1.15  # how far the first must be ahead of the second


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, "" if that is not clear."""
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if len(words) < 4:
        return ""
    arabic = len(_ARABIC_LETTER.findall(sample)) > 0.5 * letters
    codes = _ARABIC if arabic else _LATIN
    shares = sorted(
        (
            (sum(w in _common(name) for w in words) / len(words), code)
            for code, name in codes.items()
        ),
        reverse=True,
    )
    (best, code), (second, _) = shares[:2]
    least = 0.1 if arabic else _COMMONEST
    return code if best >= least and best >= _AHEAD * second else ""


@cache
def _common(name: str) -> frozenset[str]:
    import justext  # type: ignore[import-untyped]

    return frozenset(word.lower() for word in justext.get_stoplist(name) if word.isalpha())
