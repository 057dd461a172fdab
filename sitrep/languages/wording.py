"""The words that documents are written with, as data: one sentences.toml a language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from sitrep import paths

_FOLDER = paths.RESOURCES / "languages"

NAMES = {"en": "English", "fr": "French", "es": "Spanish", "ar": "Arabic"}
LANGUAGES = tuple(sorted(path.parent.name for path in _FOLDER.glob("*/sentences.toml")))


@cache
def wording(language: str) -> Mapping[str, Any]:
    """Return the patterns of a language.

    Raises:
        LookupError: No document is written in `language`; `LANGUAGES` lists those there are.
    """
    if language not in LANGUAGES:
        raise LookupError(f"no documents in “{language}”")
    return MappingProxyType(
        tomllib.loads((_FOLDER / language / "sentences.toml").read_text("utf-8"))
    )


def plural(value: float, language: str) -> str:
    """Return the plural category of a number: one, two, few, many or other.

    Source: Unicode CLDR. Its names, not the order of gettext (see messages.py).
    """
    return str(_rule(language)(value))


@cache
def _rule(language: str) -> Callable[[float], str]:
    from babel.plural import PluralRule  # noqa: PLC0415 - the window opens without

    return PluralRule.parse(wording(language)["plurals"])
