"""The cue before a count: "killing 12", "Deaths: 12", "the death toll rose to 12"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitrep.assistant.words import Is, Mark, Role

_FAR = 34  # the same, where a verb says that it is one: "has climbed to"
QUOTES = frozenset('"“”«»„')
_GIVEN = 14  # words
_LABEL = 3  # words before the cue of a label
_ENDS = frozenset(";:.")
_STOPS = frozenset(",;.")
_NO_AGE = 121
_TAKEN_OF = 7  # words of "Of the people confirmed dead,"


@dataclass(slots=True)
class Attachment:
    """A cue that belongs to a count.

    Attributes:
        cue: Index of its mark.
        rule: Short name of the rule.
        strong: Nothing but auxiliaries stands between.
        increment: The count came on top: "rose by 12".
        earlier: The count was true before: "up from 48".
        first: Index of the first mark to quote, where it is not the cue's.
        kinds: What the cue stands for here, where it is no cue by itself: a camp.
        far: Other counts stand between; the quote is the count's own words.
    """

    cue: int
    rule: str
    strong: bool
    increment: bool = False
    earlier: bool = False
    first: int | None = None
    kinds: tuple[str, ...] = ()
    far: bool = False


def is_passive(marks: list[Mark], cue: int) -> bool:
    back = cue - 1
    while back >= 0 and cue - back < 4 and not marks[back].kinds:
        mark = marks[back]
        if mark.flags & Is.BE:
            return True
        if not (mark.flags & (Is.BRIDGE | Is.HAVE)):
            return False
        back -= 1
    return False


def before(marks: list[Mark], at: int) -> Attachment | None:  # noqa: C901, PLR0911 - a table of cases
    """Look for the cue just before a count: "killing 12", "the deaths of 12", "Injured: 12"."""
    place, of = at - 1, False
    while place >= 0 and at - place <= 5 and not marks[place].kinds:
        mark = marks[place]
        family = mark.unit and place + 1 < at and marks[place + 1].flags & Is.PREPOSITION > 0
        out_of = mark.flags & Is.FROM_BEFORE and place and marks[place - 1].unit
        if not (family or out_of or mark.flags & (Is.FILLER | Is.LINK) or mark.word in QUOTES):
            break
        of = not family and (of or mark.flags & Is.LINK > 0)
        place -= 1
    if place < 0:
        return None
    mark = marks[place]
    if place and not mark.kinds and marks[place - 1].kinds and _includes(marks, place):
        return Attachment(place - 1, "part", strong=True)
    if not mark.kinds:
        return _given(marks, at) or _labeled(marks, place)
    if mark.flags & Is.REACH and _is_number_of(marks, place):
        return None
    if mark.role & Role.AFTER:
        return Attachment(place, "active", strong=True)
    if mark.role & Role.NOUN and of:
        return Attachment(place, "noun", strong=True)
    if mark.role & Role.EITHER and not of and not is_passive(marks, place):
        free = place == 0 or marks[place - 1].found is None
        return Attachment(place, "active", strong=free)
    if mark.role & (Role.TOLL | Role.NOUN) and place == at - 1:
        row = _is_row(marks, place, at)
        if mark.capital or row:
            return Attachment(place, "list", strong=row)
    return None


def _is_number_of(marks: list[Mark], verb: int) -> bool:
    """Tell "the number of incidents reached 10,599" from "aid reached 10,599 people"."""
    near = True
    for mark in reversed(marks[max(0, verb - _FAR) : verb]):
        if (near and mark.flags & Is.NUMBER_OF) or (mark.kinds and mark.role & Role.TOLL):
            return True
        near = near and not (mark.found or mark.word in _STOPS)
        if mark.kinds or mark.word == ";":
            return False
    return False


def _includes(marks: list[Mark], place: int) -> bool:
    """Read "the toll includes 18 civilians", "among the dead were four children"."""
    cue = marks[place - 1]
    if marks[place].flags & Is.BE:
        return cue.flags & Is.INCLUDING > 0
    return marks[place].flags & Is.INCLUDING > 0 and cue.role & (Role.TOLL | Role.NOUN) > 0


def _is_row(marks: list[Mark], cue: int, at: int) -> bool:
    """Tell whether label and count stand alone: "Dead 23, Injured 45", "Confirmed deaths 19"."""
    first = cue
    while first and not marks[first - 1].flags & (Is.POINT | Is.BE) and cue - first < _LABEL:
        first -= 1
    opens = marks[first].capital and (first == 0 or marks[first - 1].flags & Is.POINT > 0)
    joint = marks[cue - 1] if cue > 1 and marks[cue - 2].found else None
    follows = joint is not None and (joint.word == "," or joint.flags & Is.CONJUNCTION > 0)
    return (opens or follows) and (at + 1 == len(marks) or marks[at + 1].flags & Is.POINT > 0)


def _given(marks: list[Mark], at: int) -> Attachment | None:
    """Read "distributed 400 tents to 120 families": the receivers are counted."""
    if not marks[at - 1].flags & Is.RECEIVER:
        return None
    for place in range(at - 2, max(-1, at - _GIVEN), -1):
        mark = marks[place]
        if mark.flags & Is.GIVE and mark.kinds:
            return Attachment(place, "active", strong=True)
        if mark.word in _ENDS or mark.flags & (Is.CLAUSE | Is.RELATIVE):
            return None
    return None


def _labeled(marks: list[Mark], place: int) -> Attachment | None:
    word = marks[place].word
    if word in (":", "-", "–", "=", "—", "("):
        return _label(marks, place)
    if word != ",":
        return None
    return _of_these(marks, place) or _listed(marks, place) or _apposed(marks, place)


def _apposed(marks: list[Mark], comma: int) -> Attachment | None:
    """Read "most of the newly displaced, over 61,000, stayed": a number in commas after a cue."""
    count = marks[comma + 1].found
    closed = comma + 2 < len(marks) and marks[comma + 2].word == ","
    if not (closed and comma and count and marks[comma - 1].role & (Role.NOUN | Role.EITHER)):
        return None
    large = max(count.quantity.low or 0, count.quantity.high or 0) >= _NO_AGE
    led = any(mark.flags & Is.DETERMINER for mark in marks[max(0, comma - 4) : comma])
    return Attachment(comma - 1, "noun", strong=False) if large and led else None


def _of_these(marks: list[Mark], comma: int) -> Attachment | None:
    """Read "Of the deaths, 17 were reported in Homs": a part of what was counted before."""
    cue: int | None = None
    for place in range(comma - 1, max(-1, comma - _TAKEN_OF), -1):
        mark = marks[place]
        if cue is None and mark.kinds and mark.role & (Role.NOUN | Role.EITHER):
            cue = place
        opens = place == 0 or marks[place - 1].flags & Is.POINT
        if cue is not None and opens and mark.flags & (Is.OF | Is.THEM):
            return Attachment(cue, "part", strong=True, far=True)
        if mark.found or mark.flags & (Is.POINT | Is.CLAUSE):
            return None
    return None


def _listed(marks: list[Mark], comma: int) -> Attachment | None:
    """Read the later counts of "Affected: 3 districts, 4,500 people"."""
    for place in range(comma - 1, max(-1, comma - 12), -1):
        if marks[place].word == ":":
            label = _label(marks, place)
            return replace(label, far=True) if label else None
        if marks[place].kinds or marks[place].flags & Is.BE:
            return None
    return None


def _label(marks: list[Mark], point: int) -> Attachment | None:
    """Read "Deaths: 12" and "Houses damaged – 1,200"."""
    for place in range(point - 1, max(-1, point - 5), -1):
        mark = marks[place]
        if mark.found or (mark.flags & Is.POINT and mark.word not in ("(", ")", "/")):
            return None
        if mark.kinds:
            if place and marks[place - 1].flags & Is.NOT_HEAD and not marks[place - 1].unit:
                return None  # "Livestock lost: 3,100"
            named = all(each.unit for each in marks[place + 1 : point])  # "Displaced families –"
            spaced = marks[point].word in (":", "=") or named
            return Attachment(place, "list", strong=True) if spaced else None
    return None


def is_of_things(mark: Mark) -> bool:
    return mark.flags & Is.NOT_HEAD > 0 and not (mark.unit or mark.kinds)
