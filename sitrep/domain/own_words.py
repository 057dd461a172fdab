"""Words that staff added: local names of places, bodies and their acronyms, cue words."""

from __future__ import annotations

from dataclasses import dataclass

MOST_LETTERS = 80  # of one word or phrase


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


OwnWord = OwnPlace | OwnBody | OwnCue
NOTHING = OwnWords()
