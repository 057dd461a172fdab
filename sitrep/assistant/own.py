"""Puts the words that staff added among those of a lexicon, and knows those that tell nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sitrep.assistant.tokens import LETTERS
from sitrep.domain.own_words import OwnBody, OwnCue, OwnWords
from sitrep.languages.lexicon import CODES, Lexicon, lexicon
from sitrep.languages.writing import lowered

_EVERYWHERE = ("preposition", "conjunction", "determiner", "relative", "of", "link", "be", "have")


@lru_cache(maxsize=8)
def extended(lexicon: Lexicon, own: OwnWords) -> Lexicon:
    """Return the lexicon with the cues and speakers of `own` among its own."""
    if not own.cues and not own.bodies:
        return lexicon
    tables = dict(lexicon.tables)
    tables["cues"] = _with_cues(lexicon, own.cues)
    tables["facts"] = _with_speakers(lexicon, own.bodies)
    return Lexicon(lexicon.code, lexicon.name, MappingProxyType(tables), lexicon.writing)


def tells_nothing(cue: str) -> bool:
    """Tell whether a cue is of words that stand beside most counts: "the", "of", "people".

    With it nearly every number of an article would be taken for a figure.
    """
    return any(_is_common(cue, lexicon(code)) for code in CODES)


def _is_common(cue: str, words: Lexicon) -> bool:
    said = LETTERS.findall(_as_read(words, cue))
    return _common(words).issuperset(said)


@lru_cache(maxsize=len(CODES))
def _common(words: Lexicon) -> frozenset[str]:
    """Return the words of grammar, and those for anybody who is counted."""
    found = {word for name in _EVERYWHERE for word in words.words("grammar", name)}
    anybody = words.words("grammar", "folk") or words.words("units", "people")
    cues = words.table("cues").values()
    told = {phrase for roles in cues for phrases in roles.values() for phrase in phrases}
    return frozenset(found | set(anybody)) - told


def _with_cues(lexicon: Lexicon, cues: tuple[OwnCue, ...]) -> Mapping[str, Any]:
    made = {name: dict(roles) for name, roles in lexicon.table("cues").items()}
    for cue in cues:
        roles = made.setdefault(_sense_of(lexicon, cue.kind), {})
        phrase = _as_read(lexicon, cue.phrase)
        if LETTERS.search(phrase):  # a sign of another script may leave nothing in this one
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
