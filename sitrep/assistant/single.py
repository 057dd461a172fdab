"""One person, said without a number: "a man was killed", "killing a woman"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sitrep.assistant import doubts
from sitrep.assistant.facts import Uncounted
from sitrep.assistant.predicates import is_passive
from sitrep.assistant.rules import Rules
from sitrep.assistant.words import Is, Mark, Role
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.languages.lexicon import Lexicon

_NOUN = 4  # words from the article to the noun
_KINDS = frozenset({"killed", "injured", "missing", "abducted", "detained"})


class Singles:
    """Finds single persons by one language's articles and nouns."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._articles = frozenset(lexicon.words("single", "articles"))
        self.nouns = frozenset(lexicon.words("single", "nouns"))

    def find(self, marks: list[Mark], rules: Rules) -> Iterator[Uncounted]:
        """Yield the single persons of a sentence to whom something happened."""
        for at, mark in enumerate(marks):
            noun = self._noun(marks, at) if mark.word in self._articles else None
            if noun is None:
                continue
            cue = _after(marks, noun) or _before(marks, at)
            if cue is None or doubts.is_hypothetical(marks, at, cue):
                continue
            kinds = rules.kinds(marks[cue], "people")
            if len(kinds) == 1 and kinds[0] in _KINDS:
                start, end = min(mark.start, marks[cue].start), max(marks[noun].end, marks[cue].end)
                yield Uncounted(
                    kinds, Quantity(Quantifier.EXACT, 1, 1), "people", start, end, "single"
                )

    def _noun(self, marks: list[Mark], at: int) -> int | None:
        for place in range(at + 1, min(at + 1 + _NOUN, len(marks))):
            if marks[place].word in self.nouns:
                return place
            if marks[place].flags & (Is.POINT | Is.PREPOSITION) or marks[place].found:
                return None
        return None


def _after(marks: list[Mark], noun: int) -> int | None:
    """Return the cue of "a man was killed", "a man died"."""
    place = noun + 1
    while place < len(marks) and not marks[place].kinds:
        if not marks[place].flags & (Is.BE | Is.HAVE | Is.BRIDGE):
            return None
        place += 1
    if place >= len(marks):
        return None
    passive = marks[place].role & Role.EITHER and is_passive(marks, place)
    return place if passive or marks[place].role & Role.BEFORE else None


def _before(marks: list[Mark], at: int) -> int | None:
    """Return the cue of "killing a woman"."""
    if at == 0 or not marks[at - 1].kinds:
        return None
    active = marks[at - 1].role & Role.AFTER or (
        marks[at - 1].role & Role.EITHER and not is_passive(marks, at - 1)
    )
    return at - 1 if active else None


@cache
def singles(lexicon: Lexicon) -> Singles:
    return Singles(lexicon)
