"""Who counted, who reported, who published; and how far each may be believed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sitrep.languages import bodies

RELIABILITY = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Reliability cannot be judged",
}
CREDIBILITY = {
    "1": "Confirmed by other sources",
    "2": "Probably true",
    "3": "Possibly true",
    "4": "Doubtful",
    "5": "Improbable",
    "6": "Truth cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """An Admiralty grade, the source's letter and the information's digit: F6 until judged."""

    reliability: str = "F"
    credibility: str = "6"

    def __post_init__(self) -> None:
        if self.reliability not in RELIABILITY or self.credibility not in CREDIBILITY:
            raise ValueError(f"{self.reliability}{self.credibility} is no grade from A1 to F6")

    @property
    def is_judged(self) -> bool:
        return self != Grade()

    def __str__(self) -> str:
        return self.reliability + self.credibility


class Verification(StrEnum):
    """How far a figure has been checked (E9). Corroboration counts origins, not articles."""

    UNVERIFIED = "unverified"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    RETRACTED = "retracted"


class Did(StrEnum):
    """What a body in the chain did with the figure."""

    COUNTED = "counted"
    REPORTED = "reported"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class SourceLink:
    """One body in the chain from the count to the page; the first link is the origin."""

    name: str
    verb: Did = Did.REPORTED


def origin(chain: tuple[SourceLink, ...]) -> str:
    """Return the body the count comes from, or "" if nobody is named."""
    return chain[0].name if chain else ""


def short(name: str) -> str:
    """Return "HRM" for "Human Rights Monitor (HRM)", else the name as it is."""
    return bodies.acronym(name) or name


def unbracketed(name: str) -> tuple[str, ...]:
    """Return the two names in "Human Rights Monitor (HRM)", nothing of a name without brackets."""
    acronym = bodies.acronym(name)
    return (name.removesuffix(f"({acronym})").rstrip(), acronym) if acronym else ()


def body(name: str) -> str:
    """Return what tells one body from another, however and in whatever language it is named."""
    said = short(name.strip())
    return bodies.key(said) or said.casefold().removeprefix("the ")


def counted(chain: tuple[SourceLink, ...]) -> bool:
    """Tell whether a body is named that counted or reported, and not only who published."""
    return bool(chain) and chain[0].verb is not Did.PUBLISHED
