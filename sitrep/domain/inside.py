"""What a desk keeps out of its public editions: names, places, other words, and sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_LETTERS = 120  # of one name


class Sense(StrEnum):
    """What it is that stays inside, which says what a public edition prints instead."""

    PARTNER = "partner"  # "a national partner"
    PLACE = "place"  # the governorate it lies in
    WORDS = "words"  # nothing: a telephone number, a name
    SOURCE = "source"  # of a figure, which is printed with "source withheld"


@dataclass(frozen=True, slots=True)
class Inside:
    """One thing that stays inside.

    Attributes:
        thing: The name or the words; of a source, the id of the figure.
        pcode: Of a place, the governorate that is printed instead.
        of: Of a further name of a thing, what the person calls it.
    """

    sense: Sense
    thing: str
    pcode: str = ""
    of: str = ""

    @property
    def known_as(self) -> str:
        """Return what the person calls it, whichever of its names this is."""
        return self.of or self.thing


def named(inside: Iterable[Inside]) -> tuple[Inside, ...]:
    """Return those that are words, the longest first, so that none hides inside another."""
    words = [each for each in inside if each.sense is not Sense.SOURCE]
    return tuple(sorted(words, key=lambda each: (-len(each.thing), each.thing)))


def withheld(inside: Iterable[Inside]) -> frozenset[str]:
    """Return the ids of the figures that may be printed without their sources."""
    return frozenset(each.thing for each in inside if each.sense is Sense.SOURCE)
