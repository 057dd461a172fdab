"""Names of well-known bodies in each language: one bodies.toml a language.

A body that is on no list keeps the name it was given: nothing is translated by guess.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sitrep import paths

_FOLDER = paths.RESOURCES / "languages"
_SHORT = re.compile(r"^(?P<name>.*\S)\s+\((?P<short>[^()\s]{2,14})\)$")
_BEFORE = ("the ", "united nations ", "un ")
_MARKS = str.maketrans({"’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Body:
    """A body in one language.

    Attributes:
        name: All of it.
        short: The acronym or the short name; all of it where it has none.
        whole: The name as it stands where it is said first: "name (short)".
        others: Names that people write besides, which no page prints by itself.
    """

    name: str
    short: str
    whole: str
    others: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        return (self.name, self.short, *self.others)


def acronym(name: str) -> str:
    """Return what a name has in brackets at its end: "HRM" of "Human Rights Monitor (HRM)"."""
    match = _SHORT.match(name)
    return match["short"] if match else ""


def translated(name: str, language: str) -> str:
    """Return what a body is called in a language; `name` itself where that is not known.

    A short name gives a short one, a name with its acronym one with its own.
    """
    key = _key(name)
    body = _bodies(language).get(key) if key else None
    if body is None:
        return name
    if acronym(name) and _folded(name) not in _keys():
        return body.whole
    return body.short if name.isupper() else body.name


def is_known(name: str, language: str) -> bool:
    """Tell whether a language has a name of its own for a body."""
    return _key(name) in _bodies(language)


@cache
def key(name: str) -> str:
    """Return what a body has in common with itself under any name, in any language; "" for others.

    A word that two languages use of two bodies tells neither.
    """
    return _everywhere().get(_folded(name), "")


def everywhere(name: str) -> list[str]:
    """Return all that a body is called in all languages; nothing for one that is on no list."""
    own = key(name)
    if not own:
        return []
    english = [each for each, its in _names() if its == own]
    longer = [f"{before}{each}" for each in english for before in ("United Nations ", "UN ")]
    rows = [_bodies(each)[own] for each in _languages() if own in _bodies(each)]
    others = [form for row in rows for form in row.every]
    return list(dict.fromkeys((*longer, *english, *others)))


def forms(name: str, matches: Callable[[str], object], language: str) -> list[str]:
    """Return the names and short names in a language of a body, and of those whose names match."""
    found = dict.fromkeys((_key(name), *(key for each, key in _names() if matches(each))))
    known = _bodies(language)
    return list(dict.fromkeys(form for key in found if key in known for form in known[key].every))


def is_marked(name: str, language: str) -> bool:
    """Tell whether verbs of a body take the feminine (Arabic) or the plural (French, Spanish)."""
    rules = _rules(language)
    words = rules.get("feminine", rules.get("plural", ()))
    return isinstance(words, list) and name.startswith(tuple(words))


def _key(name: str) -> str:
    """Return the key of a body; "" for one that is on no list."""
    match = _SHORT.match(name)
    known = _keys()
    return known.get(_folded(name)) or (known.get(_folded(match["name"]), "") if match else "")


def _folded(name: str) -> str:
    words = " ".join(name.casefold().translate(_MARKS).split())
    for before in _BEFORE:
        words = words.removeprefix(before)
    return words


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return the names that articles have, each with the key of its body."""
    rows = tomllib.loads((_FOLDER / "en" / "bodies.toml").read_text("utf-8"))
    return tuple((name, key) for key, names in rows.items() for name in names)


@cache
def _keys() -> Mapping[str, str]:
    return MappingProxyType({_folded(name): key for name, key in _names()})


@cache
def _everywhere() -> Mapping[str, str]:
    """Return the keys of bodies by all their names in all languages."""
    found: dict[str, set[str]] = {name: {each} for name, each in _keys().items()}
    for language in _languages():
        for each, known in _bodies(language).items():
            for name in known.every:
                found.setdefault(_folded(name), set()).add(each)
    return MappingProxyType({name: keys.pop() for name, keys in found.items() if len(keys) == 1})


@cache
def _languages() -> tuple[str, ...]:
    """Return the languages that have a list, English first, since its names are the keys."""
    others = {file.parent.name for file in _FOLDER.glob("*/bodies.toml")} - {"en"}
    return ("en", *sorted(others))


@cache
def _rules(language: str) -> Mapping[str, object]:
    file = _FOLDER / language / "bodies.toml"
    if language == "en" or not file.is_file():
        return MappingProxyType({})
    return MappingProxyType(tomllib.loads(file.read_text("utf-8")))


@cache
def _bodies(language: str) -> Mapping[str, Body]:
    rules = _rules(language)
    rows, whole = rules.get("bodies", {}), str(rules.get("whole", ""))
    others = rules.get("others", {})
    if not isinstance(rows, dict) or not isinstance(others, dict):
        return MappingProxyType({})
    found = {}
    for key, (name, *short) in rows.items():
        said = whole.format(name=name, short=short[0]) if short else name
        more = tuple(others.get(key, ()))
        found[key] = Body(name, short[0] if short else name, said, more)
    return MappingProxyType(found)
