"""Words that staff added: local names of places, bodies and their acronyms, cue words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sitrep.languages.lexicon import Lexicon
from sitrep.languages.writing import lowered


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A name that people use for a place; `pcode` is "" where none is known."""

    name: str
    pcode: str = ""


@dataclass(frozen=True, slots=True)
class OwnBody:
    """A body that may be named as a source, and what articles call it."""

    name: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class OwnCue:
    """A phrase that tells of a kind.

    Attributes:
        kind: A code of `KINDS`.
        role: Where the count stands, as in the table `cues` of a lexicon.
    """

    kind: str
    phrase: str
    role: str = "either"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """All words that staff added, as one value; equal values are compiled once."""

    places: tuple[OwnPlace, ...] = ()
    bodies: tuple[OwnBody, ...] = ()
    cues: tuple[OwnCue, ...] = ()


NOTHING = OwnWords()


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
