"""What places are called on a page, in the language of the report."""

from __future__ import annotations

from functools import lru_cache

from sitrep.domain import exonyms
from sitrep.languages import countries
from sitrep.languages.cities import city

_SIDES = frozenset(["north", "northern", "south", "southern", "east", "eastern", "west", "western",
                    "central", "center", "centre"])  # fmt: skip


def called(name: str, country: str, language: str) -> str:
    """Return what an area or a town is called in a language; "" where that is not known.

    Args:
        name: As somebody wrote it, in any language.
        country: ISO 3166-1 alpha-3 code; "" where that is not known.
        language: Of the report.
    """
    if not country:
        return ""
    return _inside(name, country, language) or _abroad(name, country, language)


def _inside(name: str, country: str, language: str) -> str:
    area = exonyms.area(name, country, language)
    if area or not exonyms.is_town(name, country):
        return area
    return exonyms.arabic_town(name, country) if language == "ar" else city(name, language, country)


@lru_cache(1 << 10)
def _abroad(name: str, country: str, language: str) -> str:
    """Return what another country is called, or an area or town of one neighbor and of no other.

    People flee across borders, and the page says to where.
    """
    other = countries.code(name)
    if other:
        return countries.country_name(other, language)
    if exonyms.is_town(name, country):
        return ""
    found = {
        _inside(name, each, language)
        for each in exonyms.neighbors(country)
        if not _is_told_short(name, each)
    } - {""}
    return found.pop() if len(found) == 1 else ""


def _is_told_short(name: str, country: str) -> bool:
    """Tell whether an area is called less than was said: "North" of "North Lebanon"."""
    english = exonyms.area(name, country, "en")
    words = exonyms.bare(english).split()
    said = exonyms.bare(name).split()
    return bool(words) and (len(words) < len(said) or _SIDES.issuperset(words))
