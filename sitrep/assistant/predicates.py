"""The cue before a count: "killing 12", "Deaths: 12", "the death toll rose to 12"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitrep.assistant import rows
from sitrep.assistant.rows import is_row
from sitrep.assistant.words import Is, Mark, Role

_FAR = 34  # the same, where a verb says that it is one: "has climbed to"
QUOTES = frozenset('"“”«»„')
_GIVEN = 14  # words
_BRACKET = 9  # words of one that stands before the colon of a label
_ENDS = frozenset(";:.")
_STOPS = frozenset(",;.")
_SIGNS = frozenset(":-–—=(|")  # between a label and its count
_NO_AGE = 121
_TAKEN_OF = 7  # words of "Of the people confirmed dead,"
_WHOLE = 3  # words from a whole to what befell it


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

    def says(self, marks: list[Mark]) -> tuple[str, ...]:
        """Return what happened, as the cue says or stands for."""
        return self.kinds or marks[self.cue].kinds


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


def is_bare_verb(cue: Mark) -> bool:
    """Tell "served 12" from "reached 12" and "assistance to 12"."""
    return not cue.flags & Is.REACH and " " not in cue.word


def before(marks: list[Mark], at: int) -> Attachment | None:  # noqa: PLR0911 - a table of cases
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
    whole = place - 2 if place > 1 and marks[place - 1].flags & Is.BRIDGE else place - 1
    told = whole >= 0 and not mark.kinds and marks[whole].kinds
    if told and _includes(marks, whole, mark):
        return Attachment(whole, "part", strong=True)
    if not mark.kinds:
        return _given(marks, at) or _labeled(marks, place)
    if mark.flags & Is.REACH and _is_number_of(marks, place):
        return None
    if place == at - 1 and is_row(marks, place, at):
        if rows.counts_things(marks, place):
            return None
        if rows.is_heading(marks, place, at):
            return Attachment(place, "list", strong=True)
    return _by_role(marks, place, at, of=of)


def _by_role(marks: list[Mark], place: int, at: int, *, of: bool) -> Attachment | None:
    """Return what a cue before a count says by its role; `of`: a preposition links the two."""
    mark = marks[place]
    if mark.role & Role.AFTER:
        given = mark.flags & Is.GIVE and any(each.unit for each in marks[place + 1 : at])
        return None if given else Attachment(place, "active", strong=True)  # no "gave us 55 kits"
    if mark.role & Role.NOUN and of:
        return Attachment(place, "noun", strong=True)
    if mark.role & Role.EITHER and not of and not is_passive(marks, place):
        free = place == 0 or marks[place - 1].found is None
        return Attachment(place, "active", strong=free)
    if mark.role & (Role.TOLL | Role.NOUN) and place == at - 1:
        row = is_row(marks, place, at)
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


def _includes(marks: list[Mark], whole: int, verb: Mark) -> bool:
    """Read "the toll includes 18 civilians", "among the dead were four children"."""
    cue = marks[whole]
    if verb.flags & Is.BE:
        return cue.flags & Is.INCLUDING > 0
    return verb.flags & Is.INCLUDING > 0 and cue.role & (Role.TOLL | Role.NOUN) > 0


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
    if word in _SIGNS:
        return _label(marks, place)
    if word != ",":
        return None
    return _of_these(marks, place) or _listed(marks, place) or _apposed(marks, place)


def _apposed(marks: list[Mark], comma: int) -> Attachment | None:
    """Read "most of the newly displaced, over 61,000, stayed": a number in commas after a cue."""
    count = marks[comma + 1].found
    closed = comma + 2 >= len(marks) or marks[comma + 2].word in ",.;"
    total = _total_before(marks, comma) if closed and count else None
    if total is not None:
        return Attachment(total, "toll", strong=False)
    if not (closed and comma and count and marks[comma - 1].role & (Role.NOUN | Role.EITHER)):
        return None
    large = max(count.quantity.low or 0, count.quantity.high or 0) >= _NO_AGE
    led = any(mark.flags & Is.DETERMINER for mark in marks[max(0, comma - 4) : comma])
    return Attachment(comma - 1, "noun", strong=False) if large and led else None


def _total_before(marks: list[Mark], comma: int) -> int | None:
    """Return the toll of "the number of dead in Goma, more than 20,000, is not known"."""
    for place in range(comma - 1, max(-1, comma - _TAKEN_OF), -1):
        mark = marks[place]
        if mark.kinds:
            return place if mark.role & Role.TOLL else None
        if mark.found or mark.flags & (Is.POINT | Is.BE | Is.CLAUSE):
            return None
    return None


def _of_these(marks: list[Mark], comma: int) -> Attachment | None:
    """Read "Of the deaths, 17 were reported in Homs": a part of what was counted before."""
    cue: int | None = None
    for place in range(comma - 1, max(-1, comma - _TAKEN_OF), -1):
        mark = marks[place]
        if cue is None and mark.kinds and mark.role & (Role.NOUN | Role.EITHER | Role.TOLL):
            cue = place
        opens = place == 0 or marks[place - 1].flags & Is.POINT
        if cue is not None and opens and mark.flags & (Is.OF | Is.THEM):
            return Attachment(cue, "part", strong=True, far=True)
        told = cue is not None and cue - place <= _WHOLE  # "Of the 900 displaced, 480 are minors"
        if (mark.found and not told) or mark.flags & (Is.POINT | Is.CLAUSE):
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
    """Read "Deaths: 12" and "Houses damaged – 1,200", "New arrivals (1 Jan - 31 May): 62,011"."""
    last = point - 1
    if marks[point].word == ":" and marks[last].word == ")":
        bracket = (i for i in range(last, max(-1, last - _BRACKET), -1) if marks[i].word == "(")
        last = next(bracket, point) - 1
    for place in range(last, max(-1, last - 4), -1):
        mark = marks[place]
        if mark.found or (mark.flags & Is.POINT and mark.word not in ("(", ")", "/")):
            return None
        if mark.kinds:
            if place and marks[place - 1].flags & Is.NOT_HEAD and not marks[place - 1].unit:
                return None  # "Livestock lost: 3,100"
            light = marks[place + 1 : point]  # "Displaced families –", "توفي نحو (10) أشخاص"
            named = all(each.unit or each.flags & Is.FILLER for each in light)
            spaced = marks[point].word in ":=|" or named
            return Attachment(place, "list", strong=True) if spaced else None
    return None
