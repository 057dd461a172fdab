"""The words of a language, as data: what the assistant and the forms know of it.

A lexicon is a file of words, ``resources/languages/<code>/lexicon.toml``; grammar stands in Python.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from sitrep import paths
from sitrep.languages.phrases import phrases_of, rewritten
from sitrep.languages.writing import Writing

_FOLDER = paths.RESOURCES / "languages"

CODES = tuple(sorted(path.parent.name for path in _FOLDER.glob("*/lexicon.toml")))

NO_WORDS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """One language's words. Equal only to itself, so that compiled grammars can be kept by it.

    Attributes:
        code: ISO 639-1 code.
        tables: Tables of the file by name.
        writing: How its script is read.
    """

    code: str
    name: str
    tables: Mapping[str, Any]
    writing: Writing

    def table(self, *path: str) -> Mapping[str, Any]:
        """Return a table by its path, empty where the language has none."""
        found: Any = self.tables
        for key in path:
            found = found.get(key, NO_WORDS)
        return found if isinstance(found, Mapping) else NO_WORDS

    def words(self, *path: str) -> tuple[str, ...]:
        """Return a list of words by its path, empty where the language has none."""
        *parents, last = path
        return tuple(self.table(*parents).get(last, ()))

    def numbers(self, *path: str) -> Mapping[str, int]:
        """Return words that each stand for a whole number."""
        return {word: int(value) for word, value in self.table(*path).items()}


@cache
def lexicon(code: str) -> Lexicon:
    """Return the words of a language.

    Raises:
        LookupError: No lexicon for `code`; `CODES` lists those there are.
    """
    if code not in CODES:
        raise LookupError(f"no lexicon for “{code}”")
    tables = tomllib.loads((_FOLDER / code / "lexicon.toml").read_text("utf-8"))
    endings = tables.pop("inflection", NO_WORDS).get("endings", ())
    if endings:
        tables = _inflected(tables, tuple(endings))
    writing = Writing(tables.pop("writing", NO_WORDS))
    if writing.joins:
        tables = _as_written(tables, writing)
    return Lexicon(tables["code"], tables["name"], MappingProxyType(tables), writing)


def _inflected(tables: dict[str, Any], endings: tuple[str, ...]) -> dict[str, Any]:
    """Write out phrases that hold "*": "blessé*" is "blessé", "blessée", "blessés", "blessées"."""
    made: dict[str, Any] = {}
    for key, value in tables.items():
        if isinstance(value, dict):
            made[key] = _inflected(value, endings)
        elif isinstance(value, list) and any("*" in str(each) for each in value):
            forms = (
                each.replace("*", ending)
                for each in value
                for ending in (endings if "*" in each else ("",))
            )
            made[key] = list(dict.fromkeys(forms))
        else:
            made[key] = value
    return made


def _as_written(tables: dict[str, Any], writing: Writing) -> dict[str, Any]:
    """Fold all phrases and cut their words as those of texts will be cut."""
    writing.learn(writing.folded(word) for p in phrases_of(tables) for word in p.split())
    return rewritten(tables, writing)


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of `phrases`, the longest first, any white space between words."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return (
        "|".join(r"\s{1,3}".join(map(re.escape, phrase.split())) for phrase in ordered) or r"(?!)"
    )
