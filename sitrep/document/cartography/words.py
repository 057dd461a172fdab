"""The words of maps and charts, in the language of the report."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any

from sitrep import paths
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.source import short
from sitrep.languages.countries import country_name


@cache
def _all_words() -> dict[str, dict[str, Any]]:
    with (paths.RESOURCES / "maps" / "words.toml").open("rb") as file:
        return tomllib.load(file)


def words(language: str) -> dict[str, Any]:
    """Return the words of maps and charts in a language."""
    return _all_words().get(language) or _all_words()["en"]


def short_country(code: str, language: str) -> str:
    """Return the short name that maps of the United Nations print."""
    return str(words(language)["countries"].get(code) or country_name(code, language))


def source_of(figures: Sequence[Figure], writer: Writer) -> list[str]:
    """Return "Figures: HRM, as of 9 March 2025.", as a list of one; empty without figures."""
    origins = [figure.claim.origin for figure in figures if figure.claim.origin]
    names = list(dict.fromkeys(writer.names.body(short(name)) for name in origins))
    days = [figure.claim.as_of for figure in figures if figure.claim.as_of]
    if not names or not days:
        return []
    first, last = min(days), max(days)
    day = writer.day(last)
    if first != last:
        day = "–".join(writer.days(first, last))
    told = writer.phrase("as_of_short", day=day)
    sources = writer.listed(names[:3], "and")
    return [words(writer.language)["source"].format(sources=sources, day=told)]
