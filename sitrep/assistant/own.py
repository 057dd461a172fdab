"""Puts the words that staff added among those of a lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sitrep.domain.own_words import OwnBody, OwnCue, OwnWords
from sitrep.languages.lexicon import Lexicon
from sitrep.languages.writing import lowered


@lru_cache(maxsize=8)
def extended(lexicon: Lexicon, own: OwnWords) -> Lexicon:
    """Return the lexicon with the cues and speakers of `own` among its own."""
    if not own.cues and not own.bodies:
        return lexicon
    tables = dict(lexicon.tables)
    tables["cues"] = _with_cues(lexicon, own.cues)
    tables["facts"] = _with_speakers(lexicon, own.bodies)
    return Lexicon(lexicon.code, lexicon.name, MappingProxyType(tables), lexicon.writing)


def _with_cues(lexicon: Lexicon, cues: tuple[OwnCue, ...]) -> Mapping[str, Any]:
    made = {name: dict(roles) for name, roles in lexicon.table("cues").items()}
    for cue in cues:
        roles = made.setdefault(_sense_of(lexicon, cue.kind), {})
        phrase = lexicon.writing.phrase(lowered(cue.phrase))
        roles[cue.role] = [*roles.get(cue.role, ()), phrase]
    return made


def _sense_of(lexicon: Lexicon, kind: str) -> str:
    """Return the table of cues that stands for a kind: "destroyed" for homes_destroyed."""
    if kind in lexicon.table("cues"):
        return kind
    for name, units in lexicon.table("senses").items():
        if [kind] in units.values():
            return str(name)
    return kind


def _with_speakers(lexicon: Lexicon, bodies: tuple[OwnBody, ...]) -> Mapping[str, Any]:
    names = [_as_read(lexicon, name) for body in bodies for name in (body.name, body.short) if name]
    return {
        kind: words | {"speakers": [*words["speakers"], *names]} if "speakers" in words else words
        for kind, words in lexicon.table("facts").items()
    }


def _as_read(lexicon: Lexicon, phrase: str) -> str:
    return lexicon.writing.phrase(lowered(" ".join(phrase.split())))
