"""Sums of money and shares of them, as a person typed them in English, in another language."""

from __future__ import annotations

import re
from functools import cache

from sitrep.domain.kinds import Unit
from sitrep.languages import forms
from sitrep.languages.wording import wording

_ENGLISH = "en"
_NUMBER = r"(?P<n>\d[\d,]*(?:\.\d+)?)"


def money(text: str, language: str) -> str | None:
    """Return "2,0 milliards de dollars É.-U." for "US$ 2.0 billion", "12,8 %" for "12.8 per cent".

    None of what is no such sum, or is in a currency that is not on the list, and in English.
    """
    if language == _ENGLISH:
        return None
    share = _share().fullmatch(text.strip())
    if share:
        bare = str(wording(language)["rates"][Unit.PER_CENT.value]["bare"])
        return bare.format(n=forms.rewritten(share["n"], language))
    found = _sum().fullmatch(text.strip())
    sign = (found["before"] or found["after"]) if found else None
    return _sum_of(found, sign, language) if found and sign else None


def _sum_of(found: re.Match[str], sign: str, language: str) -> str:
    words = wording(language)["money"]
    currency = words["currencies"][_currencies()[sign]]
    number = forms.rewritten(found["n"], language)
    if found["scale"] is None:
        return str(words["plain"]).format(n=number, currency=currency)
    scale = words["scales"][found["scale"]]
    scaled = scale.get(forms.category(found["n"], language), scale["other"]).format(n=number)
    return str(words["scaled"]).format(n=scaled, currency=currency)


@cache
def _currencies() -> dict[str, str]:
    """Return the key of each currency by how English writes it."""
    return {sign: key for key, sign in wording(_ENGLISH)["money"]["currencies"].items()}


@cache
def _sum() -> re.Pattern[str]:
    signs = "|".join(map(re.escape, sorted(_currencies(), key=len, reverse=True)))
    scales = "|".join(wording(_ENGLISH)["money"]["scales"])
    return re.compile(
        rf"(?P<before>{signs})?\s*{_NUMBER}(?:\s*(?P<scale>{scales}))?(?:\s*(?P<after>{signs}))?"
    )


@cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}\s*(?:%|per cent|percent)")
