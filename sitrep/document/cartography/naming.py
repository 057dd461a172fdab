"""What places are called on a page, in the language of the report."""

from __future__ import annotations

from sitrep.domain import exonyms
from sitrep.languages.cities import city


def called(name: str, country: str, language: str) -> str:
    """Return what an area or a town is called in a language; "" where that is not known.

    Args:
        name: As somebody wrote it, in any language.
        country: ISO 3166-1 alpha-3 code; "" where that is not known.
        language: Of the report.
    """
    if not country:
        return ""
    area = exonyms.area(name, country, language)
    if area or not exonyms.is_town(name, country):
        return area
    return exonyms.arabic_town(name, country) if language == "ar" else city(name, language, country)
