"""Counts and cues of things, not of people: "60 ambulances, 55 of them burned"."""

from __future__ import annotations

from sitrep.assistant import lists
from sitrep.assistant.nouns import Noun, Nouns
from sitrep.assistant.phrases import is_object
from sitrep.assistant.words import Is, Mark, Role

_JOINTS = frozenset(",;")
_THING = 6  # words back to the thing counted before
_OF_THINGS = frozenset({"affected", "damaged", "destroyed"})
_ROW = 12  # words of a row that leaves its noun out


def follow_thing(marks: list[Mark], at: int, noun: Noun, nouns: Nouns) -> bool:  # noqa: PLR0911 - cases
    """Tell whether things are counted: "12,000 livestock dead and 4,000 injured"."""
    if lists.is_handed_out(marks, at):
        return True
    if noun.of_them or (noun.end == at + 1 < len(marks) and marks[at + 1].flags & Is.THEM):
        last = _last(marks, at, nouns)  # "hit 60 ambulances, damaging 55 of them"
        return last is not None and (last.alien or last.unit == "vehicles")
    if _is_under_label(marks, at, noun) or _is_one_more(marks, at, noun, nouns):
        return True
    if noun.unit or noun.head or not at:
        return False
    if _are_animals(marks, at, nouns):
        return True
    if marks[at - 1].word == ";":
        last = _last(marks, at, nouns)  # "tagged 70 turtles; 12 were found dead"
        unnamed = last is not None and bool(last.head) and not (last.unit or last.capital)
        return unnamed and last is not None and last.end == at - 1
    if not marks[at - 1].flags & Is.CONJUNCTION:
        return False
    for place in range(at - 2, max(-1, at - _THING), -1):
        if marks[place].found:
            thing = nouns.read(marks, place)
            return thing.alien and bool(marks[thing.end].kinds)
    return False


def _is_under_label(marks: list[Mark], at: int, noun: Noun) -> bool:
    """Tell whether a label names things: "Escuelas: 120 afectadas"."""
    if at < 2 or noun.end != at + 1 or marks[at - 1].word != ":" or at + 1 >= len(marks):
        return False
    label = marks[at - 2]
    thing = label.unit in ("facilities", "vehicles") or label.flags & Is.NOT_HEAD > 0
    said = _OF_THINGS.intersection(marks[at + 1].kinds)  # no "Attack on mosque: 40 killed"
    return thing and not label.kinds and bool(said)


def _is_one_more(marks: list[Mark], at: int, own: Noun, nouns: Nouns) -> bool:
    """Tell whether the noun is left out of a row: "4 communes du Sud, 3 du Nord et 2 de l'Est"."""
    if own.unit or (own.head and not own.capital) or not nouns.adjectives_follow:
        return False
    if not at or at + 1 >= len(marks) or not marks[at + 1].flags & Is.OF:
        return False
    if not (marks[at - 1].word == "," or marks[at - 1].flags & Is.CONJUNCTION):
        return False
    for place in range(at - 2, max(-1, at - _ROW), -1):
        if marks[place].kinds:
            return False
        if marks[place].found:
            noun = nouns.read(marks, place)
            if noun.alien or noun.unit or (noun.head and not noun.capital):
                return noun.alien
    return False


def _are_animals(marks: list[Mark], at: int, nouns: Nouns) -> bool:
    """Tell whether some of the animals counted before are: "40 mice had it and 12 died"."""
    if not (marks[at - 1].word in _JOINTS or marks[at - 1].flags & Is.CONJUNCTION):
        return False
    last = _last(marks, at, nouns)
    return last is not None and marks[last.end - 1].flags & Is.ANIMAL > 0


def _last(marks: list[Mark], at: int, nouns: Nouns) -> Noun | None:
    """Return the noun of the last count before one."""
    last = next((i for i in range(at - 1, -1, -1) if marks[i].found), None)
    return None if last is None else nouns.read(marks, last)


def describes_things(marks: list[Mark], place: int, nouns: Nouns) -> bool:
    """Tell whether a cue is an adjective of things: a plain plural follows it."""
    following = marks[place + 1] if place + 1 < len(marks) else None
    if nouns.adjectives_follow or following is None or following.capital:
        return False
    things = following.word.isalpha() and following.word.endswith("s")
    known = following.flags or following.kinds or following.unit or following.found
    return things and not known and not nouns.are_people(following.word)


def opens_noun(marks: list[Mark], place: int, nouns: Nouns) -> bool:
    """Tell "12 bodies of fishermen" from "the bodies of 12 fishermen"."""
    first, _, of = marks[place].word.rpartition(" ")
    word = nouns.meaning(first)
    known = word is not None and word.role & Role.NOUN > 0 and nouns.is_of(of)
    return known and not any(mark.found for mark in marks[place + 1 : place + 4])


def destroys_other(marks: list[Mark], place: int, at: int) -> bool:
    """Tell "a row of 9 homes destroyed the view" from "9 homes destroyed"."""
    following = marks[place + 1 : place + 2]
    if not following or not at or not marks[at - 1].flags & Is.OF:
        return False
    return following[0].found is not None or following[0].flags & Is.DETERMINER > 0


def is_active(marks: list[Mark], place: int, nouns: Nouns) -> bool:
    """Tell "58,000 have reached Sittwe", "12 wounded an officer" from "12 wounded"."""
    words = marks[place].word.split()
    if any(meant and meant.flags & Is.AIM for meant in map(nouns.meaning, words[1:-1])):
        return False  # "120,000 forced to flee their homes"
    has = marks[place - 1].flags & Is.HAVE > 0
    following = marks[place + 1] if place + 1 < len(marks) else None
    if nouns.adjectives_follow:  # "blessées la veille": an article is no object
        return has
    return is_object(following) or (has and following is not None and following.capital)
