"""What stands beside a count: other objects of its verb, places in brackets, the next label."""

from __future__ import annotations

from sitrep.assistant import lists
from sitrep.assistant.nouns import Noun
from sitrep.assistant.predicates import Attachment, is_passive
from sitrep.assistant.words import Is, Mark, Role

_FIGURE = 100  # less may number a list
_TITLE = 8  # words of a label after its count
_BEFORE_BRACKET = 22  # words from the cue to the first place and its count in brackets


def in_row(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "killed a woman and three children", "destroyed 4 tanks and 11 houses"."""
    place = at - 1
    if place < 0 or not (marks[place].flags & Is.CONJUNCTION or marks[place].word == ","):
        return None
    after = marks[at + 1].flags if noun.end == at + 1 < len(marks) else 0
    if after & Is.PREPOSITION:
        place = 0  # "l'effondrement de leurs maisons et 29 par noyade"
    for index in range(place - 1, max(-1, place - 8), -1):
        mark = marks[index]
        if mark.kinds and "-" in mark.word:
            return None  # "in the flood-affected areas and 3,000 people"
        if mark.kinds:
            active = mark.role & Role.AFTER or (
                mark.role & Role.EITHER and not is_passive(marks, index)
            )
            other = marks[index + 1]  # a woman, 4 tanks, crops
            measured = other.word[:1].isdigit()  # 40 hectares
            follows = other.flags & (Is.DETERMINER | Is.NOT_HEAD) or other.found or measured
            lists_on = marks[place].word != "," or _goes_on(marks, noun.end)
            return Attachment(index, "active", False) if active and follows and lists_on else None
        if mark.found and not (noun.unit and marks[index - 1].kinds):
            return None
        if mark.flags & (Is.BE | Is.CLAUSE | Is.RELATIVE | Is.HAVE):
            return None
    return None


def _goes_on(marks: list[Mark], end: int) -> bool:
    """Tell whether a row goes on or ends, and no verb follows: "a woman, 3 men and a boy"."""
    return end >= len(marks) or marks[end].flags & (Is.POINT | Is.CONJUNCTION) > 0


def bracketed(marks: list[Mark], at: int) -> Attachment | None:
    """Read the first of "The largest displacements were in Homs (4,200), Hama (900)"."""
    if not (lists.is_bracketed(marks, at) or lists.is_counted_in_brackets(marks, at)):
        return None
    for index in range(at - 3, max(-1, at - _BEFORE_BRACKET), -1):
        if marks[index].found or marks[index].flags & Is.CLAUSE:
            return None
        if marks[index].kinds:
            named = marks[index].role & (Role.NOUN | Role.EITHER | Role.BEFORE)
            return Attachment(index, "noun", strong=False, far=True) if named else None
    return None


def titled(marks: list[Mark], at: int) -> Attachment | None:
    """Read "1,813 Number of new arrivals": a count that stands before its label."""
    if at == 0 and len(marks) > 3 and _is_figure_of(marks):
        cue = next((i for i in range(2, min(len(marks), _TITLE)) if marks[i].kinds), None)
        told = cue is not None and marks[cue].role & (Role.EITHER | Role.NOUN) > 0
        return Attachment(cue, "list", strong=False) if cue is not None and told else None
    numbered = False
    for index in range(1, min(len(marks), _TITLE)) if at == 0 and _is_title(marks) else ():
        mark = marks[index]
        numbered = numbered or mark.flags & Is.NUMBER_OF > 0
        if mark.kinds and (mark.role & Role.TOLL or numbered):
            return Attachment(index, "list", strong=True)
        if numbered and mark.flags & Is.REFUGE:
            return Attachment(index, "list", strong=True, kinds=("displaced_crossborder",))
        if mark.found or mark.flags & (Is.BE | Is.HAVE | Is.CLAUSE):
            return None
    return None


def _is_figure_of(marks: list[Mark]) -> bool:
    """Tell whether a figure and a dash open a line: "1.25 million – people forced to leave"."""
    found = marks[0].found
    spaced = marks[0].end < marks[1].start and marks[1].end < marks[2].start
    large = found is not None and (found.quantity.low or 0) >= _FIGURE
    return large and spaced and marks[1].word in "-–—:" and bool(marks[2].unit or marks[2].kinds)


def _is_title(marks: list[Mark]) -> bool:
    counts = len(marks) > 1 and marks[1].flags & Is.NUMBER_OF | marks[1].role & Role.TOLL
    return bool(counts) and marks[1].capital


def is_ended(marks: list[Mark], end: int) -> bool:
    """Tell whether an object ends at a comma: "affected 300 people, many of whom had fled"."""
    if end + 1 >= len(marks) or marks[end].word != ",":
        return False
    return marks[end + 1].found is None and not marks[end + 1].flags & Is.RELATIVE


def crosses(marks: list[Mark], at: int, after: Attachment) -> bool:
    """Tell whether another count stands between a count and its cue."""
    return any(mark.found for mark in marks[at + 1 : after.cue])


def says_other(marks: list[Mark], at: int, after: Attachment, total: Attachment) -> bool:
    """Tell whether the cue after a count is its own and not that of the total before it."""
    joined = any(mark.flags & Is.CONJUNCTION for mark in marks[at + 1 : after.cue])
    own = not (joined or crosses(marks, at, after))
    return own and marks[after.cue].kinds != marks[total.cue].kinds
