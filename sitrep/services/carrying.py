"""What a PDF carries of its translations: those of words that it prints, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from sitrep.document.model import Document
from sitrep.document.record import Record
from sitrep.document.sentences import Writer
from sitrep.document.unnamed import without_names
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Issue
from sitrep.domain.tokens import Token, pieces
from sitrep.domain.translation import BODY, SITUATION, State, Translation, Unit
from sitrep.services import editions, originals, reporting, translating, withholding
from sitrep.store import translations
from sitrep.store.database import Store


def words(
    store: Store, issue: Issue, record: Record, document: Document, language: str
) -> Iterator[Translation]:
    """Yield what people wrote in a language for what an edition prints.

    Args:
        store: The open store.
        issue: Whose edition it is.
        record: Of the edition; no name stands in it that stays inside.
        document: The edition, in the language that its fields are written in.
        language: A code.
    """
    shown = _Shown(record, document)
    limits = withholding.limits(store, issue.situation, editions.EDITIONS[record.edition])
    country = reporting.situation_of(store, issue.situation).country
    own = translations.beginning(store, issue.situation, language, BODY)
    main = Writer(document.language, gazetteer(country))
    writer = Writer(language, gazetteer(country), own=own)
    for unit in translating.written(store, issue, language):
        found = shown.translation(unit, language)
        if found and without_names(found, limits.inside, main).original == found.original:
            yield without_names(found, limits.inside, writer)


class _Shown:
    """Knows the words that an edition prints, by the names under which they are translated."""

    def __init__(self, record: Record, document: Document) -> None:
        said = {field.field: field.value for field in record.fields}
        self._fields = originals.of_fields(said)
        if record.situation:
            self._fields[SITUATION] = record.situation.name
        self._names = {text: name for name, text in reversed(self._fields.items())}
        everything = msgspec.to_builtins(replace(record, translations=())), document
        self._text = "\n".join(_strings(msgspec.to_builtins(everything)))

    def translation(self, unit: Unit, language: str) -> Translation | None:
        """Return the translation of what a unit says, as the record has it; None if it has not."""
        if unit.state is not State.CURRENT:
            return None
        if unit.field.startswith((BODY, *originals.SENTENCES)):
            there = unit.original.strip().rstrip(".") in self._text
            return Translation(unit.field, language, unit.value, unit.original) if there else None
        name = unit.field
        ids = _renaming(unit.original, self._fields.get(name, ""))
        if ids is None:  # elsewhere in a list of which the edition leaves some out
            name = self._names.get(unit.original, "")
            ids = {each: each for each in _figures(unit.original)} if name else None
        if ids is None or not set(_figures(unit.value)) <= ids.keys():
            return None
        return Translation(name, language, _renamed(unit.value, ids), self._fields[name])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def _renaming(now: str, shown: str) -> dict[str, str] | None:
    """Return what figures are called in the same words as an edition shows them, by their ids."""
    ids = dict(zip(_figures(now), _figures(shown), strict=False))
    return ids if shown and _renamed(now, ids) == shown else None


def _figures(text: str) -> list[str]:
    return [piece.figure for piece in pieces(text) if isinstance(piece, Token)]


def _renamed(text: str, ids: Mapping[str, str]) -> str:
    """Return prose whose tokens name figures by other ids."""
    return "".join(
        str(replace(piece, figure=ids.get(piece.figure, piece.figure)))
        if isinstance(piece, Token)
        else piece
        for piece in pieces(text)
    )
