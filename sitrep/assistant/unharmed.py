"""Counts of people of whom nothing befell is told: whoever is met, who only waits, who plays."""

from __future__ import annotations

from sitrep.assistant.words import Is, Mark, Role

_LISTED = 9  # words back to "met" over what else was met
_REACHED = ("reached",)
_NO_THING = (
    Is.POINT | Is.CLAUSE | Is.RELATIVE | Is.BE | Is.HAVE | Is.PREPOSITION | Is.CONJUNCTION
    | Is.DETERMINER | Is.INCLUDING | Is.NUMBER_OF | Is.BRIDGE | Is.FILLER | Is.REACH
)  # fmt: skip


def is_unharmed(marks: list[Mark], at: int, cue: int) -> bool:
    """Tell whether a cue is not said of those counted, or of no casualties."""
    if _is_met(marks, at) or _is_of_game(marks, cue):
        return True
    return _is_for_them(marks, at, cue) or _is_money_for(marks, at, cue)


def _is_for_them(marks: list[Mark], at: int, cue: int) -> bool:
    """Tell whether a verb is said of what is for those counted: "aid for 900 people is stuck"."""
    handed = marks[cue].flags & Is.GIVE or marks[cue].kinds == _REACHED
    if at < 2 or handed or not marks[at - 1].flags & Is.RECEIVER:
        return False  # "kits for 900 families were distributed"
    thing, between = marks[at - 2], marks[at + 1 : cue]
    if not thing.word[:1].isalpha() or thing.kinds or thing.unit or thing.flags & _NO_THING:
        return False
    says = any(mark.flags & (Is.BE | Is.HAVE) for mark in between)
    return says and not any(mark.flags & Is.RELATIVE for mark in between)


def _is_money_for(marks: list[Mark], at: int, cue: int) -> bool:
    """Tell whether a sum is for those named: "destinó 31 millones para los damnificados"."""
    if cue != at + 3 or not marks[cue].role & Role.NOUN:
        return False
    return marks[at + 1].flags & Is.RECEIVER > 0 and marks[at + 2].flags & Is.DETERMINER > 0


def _is_of_game(marks: list[Mark], cue: int) -> bool:
    """Tell whether injuries are those of a squad: "the champions, hit by 11 injuries"."""
    harm = marks[cue].kinds == ("injured",) and marks[cue].role & Role.NOUN > 0
    named = harm and not marks[cue].role & Role.EITHER
    return named and any(mark.flags & Is.GAME for mark in marks)


def _is_met(marks: list[Mark], at: int) -> bool:
    """Tell whether somebody only spoke to them: "interviewed 120 refugees and 35 returnees"."""
    for place in range(at - 1, max(-1, at - _LISTED), -1):
        mark = marks[place]
        if mark.flags & Is.MEET:
            return True
        listed = mark.found or mark.unit or mark.flags & (Is.CONJUNCTION | Is.FILLER)
        adjective = mark.kinds and marks[place + 1].unit
        if not (listed or adjective or mark.word == ","):
            subject = not mark.flags and place > 0  # "التقى الوزير 14 امرأة"
            return subject and marks[place - 1].flags & Is.MEET > 0
    return False
