"""How the words around a count and its noun hang together."""

from __future__ import annotations

from collections.abc import Callable

from sitrep.assistant.words import Is, Mark, Role

_ADJECTIVES = 3  # words of "sustained rather less severe damage"
STOPS = (
    Is.POINT | Is.BE | Is.HAVE | Is.PREPOSITION | Is.CONJUNCTION | Is.CLAUSE
    | Is.RELATIVE | Is.MODAL | Is.NEGATION | Is.INCLUDING | Is.DETERMINER | Is.SUFFER | Is.NEED
)  # fmt: skip


def is_said_again(marks: list[Mark], at: int) -> bool:
    """Tell whether a count in brackets is the one before it: "thirty (30) families"."""
    if at < 2 or at + 1 >= len(marks) or marks[at - 1].word != "(" or marks[at + 1].word != ")":
        return False
    first, again = marks[at - 2].found, marks[at].found
    return first is not None and again is not None and first.quantity.order == again.quantity.order


def is_bracketed_alone(marks: list[Mark], at: int) -> bool:
    """Tell whether a count alone stands in brackets before its noun: "انهيار (375) منزلا"."""
    around = marks[at - 1 : at + 3] if at else []
    if len(around) < 4 or (around[0].word, around[2].word) != ("(", ")"):
        return False
    told = at > 1 and not (marks[at - 2].unit or marks[at - 2].found or marks[at - 2].capital)
    noun = around[3].word[:1].isalpha() and not around[3].flags & STOPS and not around[3].kinds
    return told and noun


def hangs(marks: list[Mark], place: int) -> bool:
    """Tell whether half a compound stands here: "4 flood- or storm-related deaths"."""
    if place + 2 >= len(marks) or marks[place + 1].word != "-":
        return False
    tied = marks[place].end == marks[place + 1].start < marks[place + 2].start
    return tied and marks[place + 2].flags & Is.CONJUNCTION > 0


def is_told_of(marks: list[Mark], at: int) -> bool:
    """Tell whether the noun follows with its article: "son 355 las viviendas dañadas"."""
    verb = at - 1
    while verb > 0 and marks[verb].flags & Is.BRIDGE and not marks[verb].flags & Is.BE:
        verb -= 1  # "suman ya 900 las viviendas"
    said = Is.BE | Is.REACH
    if (
        at == 0
        or at + 2 >= len(marks)
        or not marks[verb].flags & said
        or marks[verb].flags & Is.POINT
    ):
        return False
    return marks[at + 1].flags & Is.DETERMINER > 0 and bool(marks[at + 2].unit)


def is_of_count(marks: list[Mark], at: int) -> bool:
    """Tell "12 of the 60 kidnapped girls" from "most of the 60 kidnapped girls"."""
    back = at - 1
    while back > 0 and not marks[back].flags & Is.OF:
        back -= 1
    before = marks[back - 1]
    return back < 1 or before.found is not None or before.flags & (Is.SHARE | Is.POINT) > 0


def past_bracket(marks: list[Mark], place: int) -> int:
    """Step over "384 households (2,112 people) who were affected"."""
    if place >= len(marks) or marks[place].word != "(":
        return place
    return next((i + 1 for i in range(place, len(marks)) if marks[i].word == ")"), place)


def has_own_cue(marks: list[Mark], end: int, after_noun: Callable[[str], bool]) -> bool:
    """Tell whether "12 of the 120 dead" says itself what happened to the whole."""
    place, own = past_bracket(marks, end), Role.EITHER | Role.NOUN
    if place < len(marks) and marks[place].flags & Is.RELATIVE:
        place, own = place + 1, own | Role.BEFORE
        while place < len(marks) and marks[place].flags & (Is.BE | Is.HAVE):
            place += 1
    while place < len(marks) and marks[place].flags & Is.BRIDGE and not marks[place].kinds:
        place, own = place + 1, own | Role.BEFORE  # "believed still buried"
    if place >= len(marks):
        return False
    if after_noun(marks[place].word.partition(" ")[0]):
        own |= Role.BEFORE  # "of the 12,000 people living in schools"
    return bool(marks[place].kinds) and marks[place].role & own > 0


def is_fraction_of(marks: list[Mark], of: int) -> bool:
    """Tell "54 départements sur 68" from "300 families composed of 1,200"."""
    share = marks[of].flags & Is.FRACTION and not marks[of].flags & Is.LINK
    return bool(share) and any(mark.found for mark in marks[max(0, of - 3) : of])


def describes_thing(marks: list[Mark], place: int) -> bool:
    """Tell whether what was read so far describes a thing: "two suicide and gun attacks"."""
    if place >= len(marks) or not marks[place].flags & Is.CONJUNCTION:
        return False
    for mark in marks[place + 1 : place + 4]:
        if mark.flags & Is.NOT_HEAD and not mark.unit:
            return True
        if mark.found or mark.kinds or mark.flags & STOPS:
            return False
    return False


def is_of_them(marks: list[Mark], place: int) -> bool:
    """Tell "two of them were killed" from "12, including 3"."""
    if place + 1 >= len(marks) or not marks[place].flags & Is.THEM:
        return False
    place += 1
    while place + 1 < len(marks) and marks[place].flags & Is.BRIDGE and not marks[place].kinds:
        place += 1
    return bool(marks[place].flags & (Is.BE | Is.HAVE) or marks[place].kinds)


def is_owner(mark: Mark) -> bool:
    return "'" in mark.word or "’" in mark.word


def suffers(marks: list[Mark], end: int, place: int) -> bool:
    """Tell whether a verb gives the count what the cue names: "sustained lesser damage"."""
    before = marks[max(end, place - _ADJECTIVES - 1) : place]
    return any(mark.flags & (Is.SUFFER | Is.SHARING) for mark in before)


def is_object(following: Mark | None) -> bool:
    if following is None:
        return False
    if following.found is not None:
        return True
    return bool(following.flags & Is.DETERMINER) or bool(following.unit and not following.kinds)


def is_aside(marks: list[Mark], place: int) -> bool:
    """Tell whether one word stands in brackets inside a phrase: "288 public (rural) houses"."""
    if marks[place].word != "(" or place + 3 >= len(marks) or marks[place + 2].word != ")":
        return False
    inside, after = marks[place + 1], marks[place + 3]
    return inside.word.isalpha() and not inside.found and bool(after.unit)
