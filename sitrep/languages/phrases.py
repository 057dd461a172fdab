"""The phrases of a lexicon's tables: told one by one, and rewritten as they will stand in texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitrep.languages.writing import Writing


def phrases_of(tables: Mapping[str, Any]) -> Iterator[str]:
    """Yield every phrase of a lexicon's tables, keys of numbers among them."""
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from phrases_of(value)
        elif isinstance(value, list):
            yield from (each for each in _flat(value) if isinstance(each, str))
        elif isinstance(value, int) and not isinstance(value, bool):
            yield key


def _flat(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list):
            yield from _flat(value)
        else:
            yield value


def rewritten(tables: Mapping[str, Any], writing: Writing) -> dict[str, Any]:
    """Return a lexicon's tables with every phrase as it will stand in texts."""
    made: dict[str, Any] = {}
    for key, value in tables.items():
        if isinstance(value, Mapping):
            made[key] = rewritten(value, writing)
        elif isinstance(value, list):
            made[key] = _each(value, writing)
        elif isinstance(value, int) and not isinstance(value, bool):
            made[writing.phrase(key)] = value
        else:
            made[key] = value
    return made


def _each(values: list[Any], writing: Writing) -> list[Any]:
    made = [
        _each(value, writing)
        if isinstance(value, list)
        else writing.phrase(value)
        if isinstance(value, str)
        else value
        for value in values
    ]
    return made if any(isinstance(each, list) for each in made) else list(dict.fromkeys(made))
