"""A style profile: the words and limits of one house, read from its file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from sitrep import paths
from sitrep.domain.report import ReportType
from sitrep.languages.lexicon import any_of

_FOLDER = paths.RESOURCES / "style"
NAMES = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
DEFAULT = "ocha"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a rule knows.

    Attributes:
        sort: "replace", "cut", "avoid", "keep", "relative" or "kind".
        rule: Rule that it belongs to; the code of the kind for a "kind".
        better: The words to write instead, "" for none.
    """

    sort: str
    rule: str
    words: str
    better: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A phrase found in a text."""

    start: int
    end: int
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Limits:
    """Lowest and highest of what one type of report holds; 0 for no limit.

    Attributes:
        overview: In words; of everything written where `whole_body` is true.
        pages_must: Whether a report that has more pages stays a draft.
    """

    title: int
    highlights: tuple[int, int]
    highlight: int
    tiles: tuple[int, int]
    overview: tuple[int, int]
    outlook: int
    funding: int
    contacts: int
    whole_body: bool
    pages: int
    pages_must: bool
    required: tuple[str, ...]


_WORD = re.compile(r"[^\W\d_]+(?:['’.-](?=[^\W\d_])[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s\Z")


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The rules' words of one house, equal only to itself so that patterns are kept by it."""

    name: str
    language: str
    tables: Mapping[str, Any]
    phrases: Mapping[str, tuple[Phrase, ...]]

    def words(self, table: str, key: str) -> tuple[str, ...]:
        return tuple(self.tables[table][key])

    def limits(self, kind: ReportType) -> Limits:
        each = dict(self.tables["limits"][kind.value])
        pairs = {key: tuple(each[key]) for key in ("highlights", "tiles", "overview", "required")}
        return Limits(**{**each, **pairs})

    def tile(self, key: str) -> int:
        return int(self.tables["limits"]["tile"][key])

    def spots(self, low: str) -> Iterator[Spot]:
        """Yield the phrases of a text in lower case, in time linear in its length.

        Where several begin at one word the longest wins, and nothing inside it is looked at.
        """
        done = 0
        for word in _WORD.finditer(low):
            if word.start() < done:
                continue
            for phrase in self.phrases.get(_POSSESSIVE.sub("", word.group()), ()):
                found = phrase.pattern.match(low, word.start())
                if found:
                    done = found.end()
                    yield Spot(word.start(), done, phrase)
                    break


@cache
def profile(name: str = DEFAULT) -> Profile:
    """Return a house's words.

    Raises:
        LookupError: There is no such profile; `NAMES` lists those there are.
    """
    if name not in NAMES:
        raise LookupError(f"no style profile “{name}”")
    tables = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    by_word: dict[str, list[Phrase]] = {}
    for phrase in _phrases(tables):
        first = _WORD.match(phrase.words)
        if first:
            by_word.setdefault(first.group(), []).append(phrase)
    ready = {
        word: tuple(sorted(each, key=lambda phrase: -len(phrase.words)))
        for word, each in by_word.items()
    }
    return Profile(
        tables["name"], tables["language"], MappingProxyType(tables), MappingProxyType(ready)
    )


def _phrases(tables: Mapping[str, Any]) -> Iterator[Phrase]:
    for rule, pairs in tables["replace"].items():
        for words, better in pairs.items():
            yield _phrase("replace", rule, words, better)
    for sort, table in (("cut", "cut"), ("avoid", "avoid"), ("keep", "keep"), ("kind", "kinds")):
        for rule, listed in tables[table].items():
            if rule != "opening":
                for words in listed:
                    yield _phrase(sort, rule, words)
    for words, better in tables["relative"].items():
        yield _phrase("relative", "D2", words, better)


def _phrase(sort: str, rule: str, words: str, better: str = "") -> Phrase:
    low = words.lower()
    return Phrase(sort, rule, low, better, re.compile(rf"{any_of([low])}(?![\w-])"))
