"""What is said of a count but did not happen, or is no count: "could", "nine in ten"."""

from __future__ import annotations

from sitrep.assistant import lists
from sitrep.assistant.unharmed import is_unharmed
from sitrep.assistant.words import Is, Mark, Role
from sitrep.domain.quantity import Quantifier

_ROW = 5  # words of "crossed a border, not counted"
_NEAR = 10  # words
_DENIED = 7  # words that a denial reaches
_MAIN_CLAUSE = 14  # words back to the verb that a participle hangs on
_HELD = frozenset({"abducted", "detained", "held", "trapped"})
_DONE_FOR = frozenset({"displaced", "evacuated", "returned", "reached", "moved"})
_LOST = _HELD | {"missing"}
_STRUCK = "affected"
_MONEY = ("$", "€", "£", "¥")
_OLDEST = 121
_HUNDRED = 100
_BOUNDED = (Quantifier.MORE_THAN, Quantifier.LESS_THAN)
_WHOLES = frozenset({2, 3, 4, 5, 10, 20, 100, 1000})


def is_doubtful(marks: list[Mark], at: int, cue: int, end: int) -> bool:
    """Tell whether a count is none of what happened: of a plan, of a rate, of those freed.

    `end` is where the noun of the count ends.
    """
    if is_hypothetical(marks, said_before(marks, at), cue) or is_rate(marks, at, cue, end):
        return True
    if cue < at and is_to_come(marks, cue, end):
        return True
    if is_uncounted(marks, max(cue, end - 1)) or is_unharmed(marks, at, cue):
        return True
    return lists.is_owned(marks, at, cue) or is_freed(marks, at, cue)


def is_hypothetical(marks: list[Mark], at: int, cue: int) -> bool:
    """Tell whether "could", "plans to" or "no" governs the count or its cue."""
    first, last = min(at, cue), max(at, cue)
    finite = cue > at and marks[cue].role == Role.BEFORE
    own = finite or any(mark.flags & (Is.BE | Is.HAVE) for mark in marks[at + 1 : cue])
    bare = cue > at and marks[cue].role & Role.EITHER > 0 and not own  # "and 12 houses destroyed"
    shares = bare or marks[cue].role == Role.AFTER
    if _is_governed(marks, first, infinitive=shares, own=own):
        return True
    verbless = not own or marks[cue].flags & Is.INTO > 0
    if first == at and verbless and _follows_planned(marks, at):
        return True
    if cue and marks[cue].role & Role.AFTER and marks[cue - 1].word == ",":
        first = max(0, cue - _MAIN_CLAUSE)  # "seas could rise, displacing 12,000"
    if cue < at and marks[cue].role & Role.TOLL and _is_expected(marks[cue + 1 : at]):
        return True
    if cue > at and (_is_wished(marks, cue) or _is_yet_to_be(marks, cue)):
        return True
    return any(
        mark.flags & Is.MODAL
        and not (_is_month(mark) or mark.kinds or _is_aside(marks, i) or _is_held(marks, i, cue))
        for i, mark in enumerate(marks[first + 1 : last], first + 1)
    )


def _is_held(marks: list[Mark], likely: int, cue: int) -> bool:
    """Tell "75 people were likely displaced", "are likely to have fled" from "likely to flee"."""
    if not marks[likely].flags & Is.LIKELY or _STRUCK in marks[cue].kinds:
        return False
    ahead = marks[likely + 1 : cue]
    if len(ahead) > 1 and ahead[0].flags & Is.AIM:
        return ahead[1].flags & Is.HAVE > 0
    done = likely > 0 and marks[likely - 1].flags & (Is.BE | Is.HAVE) > 0
    return done and all(mark.flags & Is.BRIDGE and not mark.flags & Is.AIM for mark in ahead)


def _follows_planned(marks: list[Mark], at: int) -> bool:
    """Tell whether a count goes on with a plan: "allows for 900 in Mali and 400 into Niger"."""
    if not at or not (marks[at - 1].flags & Is.CONJUNCTION or marks[at - 1].word == ","):
        return False
    for place in range(at - 2, max(-1, at - _NEAR), -1):
        mark = marks[place]
        if mark.found:
            none = place > 0 and marks[place - 1].flags & Is.NEGATION > 0  # "no one"
            return not none and _is_governed(marks, place, infinitive=False, own=False)
        verb = mark.kinds and mark.role & (Role.BEFORE | Role.EITHER)
        if verb or mark.word == ";" or mark.flags & (Is.BE | Is.HAVE | Is.CLAUSE | Is.RELATIVE):
            return False
    return False


def _is_wished(marks: list[Mark], cue: int) -> bool:
    """Tell whether those counted may or would only do it: "families eligible to return"."""
    place = cue - 1
    while place > 0 and marks[place].flags & (Is.AIM | Is.BE):
        place -= 1
    wished = marks[place].flags & Is.WISH > 0
    return wished and (place < cue - 1 or " " in marks[place].word)  # "eligible to return"


def _is_yet_to_be(marks: list[Mark], cue: int) -> bool:
    """Tell whether an infinitive hangs on those counted: "12,000 people to be displaced"."""
    three = marks[max(0, cue - 3) : cue]
    if len(three) < 3 or not (three[1].flags & Is.AIM and three[2].flags & Is.BE):
        return False
    return bool(three[0].unit) or three[0].found is not None


def _is_aside(marks: list[Mark], modal: int) -> bool:
    """Tell whether a relative clause holds it: "the camp, which can hold 600, shelters 900"."""
    return modal > 1 and marks[modal - 1].flags & Is.RELATIVE > 0 and marks[modal - 2].word == ","


def _is_expected(between: list[Mark]) -> bool:
    """Tell "the number of dead is expected in May to pass 400" from a toll that stands."""
    planned = next((i for i, mark in enumerate(between) if mark.flags & Is.PLAN), None)
    return planned is not None and not any(mark.flags & Is.POINT for mark in between[planned:])


def _is_governed(marks: list[Mark], first: int, *, infinitive: bool, own: bool) -> bool:
    """Look back from `first` for a word that makes a plan or a denial of what follows.

    "Could kill 30 and injure 40" governs both; a denial ends at "and", and so does a plan where
    a verb of its `own` follows the count: "12 may be named today and 9 are missing".
    """
    governs, joined = Is.MODAL | Is.PLAN | Is.NEGATION, False
    if first and marks[first].found and marks[first - 1].flags & Is.DETERMINER:
        governs &= ~Is.NEGATION  # "no chance for any of the 150 people missing"
    for place in range(first - 1, max(-1, first - _NEAR - 1), -1):
        mark = marks[place]
        if first - place > _DENIED:
            governs &= ~Is.NEGATION
        if mark.flags & governs and not _is_month(mark):
            return True
        if mark.word in _MONEY:
            continue  # "seeks $3 million to provide food to 900 people"
        if mark.flags & (Is.CLAUSE | Is.POINT | Is.RELATIVE):
            said = marks[place - 1].flags if place else 0  # "predicted that 12,000 would come"
            return not mark.flags & Is.POINT and said & (Is.MODAL | Is.PLAN) > 0
        object_of = mark.kinds and place == first - 1  # "plans to move 300 families living there"
        if (mark.found or mark.kinds) and not (object_of or (joined and infinitive)):
            return False
        if mark.flags & Is.CONJUNCTION:
            if own:
                return False
            governs, joined = governs & ~Is.NEGATION, True
    return False


def _is_of_hundred(marks: list[Mark], at: int) -> bool:
    found = marks[at].found
    if at < 3 or found is None or found.quantity.low != _HUNDRED:
        return False
    led = marks[at - 1].flags & Is.DETERMINER and marks[at - 2].flags & Is.PREPOSITION
    return bool(led) and (marks[at - 3].found is not None or marks[at - 3].word.isdigit())


def said_before(marks: list[Mark], at: int) -> int:
    """Return the count that one in brackets says again: "to help 900 people (150 families)"."""
    if at < 2 or marks[at - 1].word != "(":
        return at
    near = range(at - 2, max(-1, at - _ROW), -1)
    return next((place for place in near if marks[place].found), at)


def is_to_come(marks: list[Mark], cue: int, end: int) -> bool:
    """Tell whether a count has a verb of its own: "kits to 12 families, 30 more will get cash".

    What is done for people may be due: "the relocation of 300 families is to begin in May".
    """
    if end >= len(marks):
        return False
    if marks[end].flags & Is.MODAL and not _is_month(marks[end]):
        return True
    due = marks[end + 1 : end + 2] if marks[end].flags & Is.BE else []
    moved = marks[cue].kinds[:1] and marks[cue].kinds[0] in _DONE_FOR
    return bool(moved and due) and due[0].flags & (Is.WISH | Is.PLAN | Is.MODAL | Is.AIM) > 0


def is_uncounted(marks: list[Mark], last: int) -> bool:
    """Tell whether "not counted" follows: the number is that of a row. A cell may cut it short."""
    comma = next((i for i in range(last + 1, min(last + _ROW, len(marks))) if _ends(marks[i])), -1)
    after = marks[comma + 1 : comma + 2]
    if comma < 0 or not after or marks[comma].word != ",":
        return False
    cut = after[0].flags & Is.NEGATION > 0 and comma + 2 == len(marks)
    return cut or after[0].flags & Is.UNCOUNTED > 0


def _ends(mark: Mark) -> bool:
    return mark.flags & Is.POINT > 0 or mark.found is not None


def is_age(marks: list[Mark], at: int, *, bare: bool) -> bool:
    """Tell whether a count is an age: "Umm Ali, 45, who fled", `bare` of a noun "su hija de 9"."""
    if bare and (_is_age_of(marks, at) or _is_age_over(marks, at)):
        return True
    if at < 2 or at + 2 >= len(marks) or marks[at - 1].word != ",":
        return False
    named = marks[at - 2].capital and marks[at + 1].word == ","
    return named and marks[at + 2].flags & Is.RELATIVE > 0


def _is_age_of(marks: list[Mark], at: int) -> bool:
    found = marks[at].found
    if at < 2 or found is None or not marks[at - 1].flags & Is.OF:
        return False
    somebody = marks[at - 2]
    exact = found.quantity.low is not None and found.quantity.low == found.quantity.high
    young = exact and (found.quantity.low or 0) < _OLDEST
    return young and somebody.unit == "people" and not somebody.kinds


def _is_age_over(marks: list[Mark], at: int) -> bool:
    """Tell whether some of those counted are "over 60": "most of them over 60"."""
    found = marks[at].found
    if not at or found is None or not marks[at - 1].flags & (Is.INCLUDING | Is.THEM):
        return False
    return found.quantity.quantifier in _BOUNDED and found.quantity.order < _OLDEST


def is_freed(marks: list[Mark], at: int, cue: int) -> bool:
    """Tell whether those who were held are not any more: "freed 61 hostages"."""
    if cue < at or not _HELD.issuperset(marks[cue].kinds):
        return False
    before, after = marks[max(0, at - 1) : at], marks[cue + 1 : cue + 4]
    led = after and after[0].flags & (Is.BE | Is.HAVE)
    return any(mark.flags & Is.FREE for mark in (before + after if led else before))


def is_found(marks: list[Mark], end: int, cue: Mark) -> bool:
    """Tell whether some of the missing are not: "15 missing, four of whom were found alive"."""
    place = end
    while place < len(marks) and marks[place].flags & (Is.THEM | Is.BE | Is.HAVE | Is.BRIDGE):
        place += 1
    lost = not _LOST.isdisjoint(cue.kinds)
    return lost and end < place < len(marks) and marks[place].flags & Is.FREE > 0


def is_presented(marks: list[Mark], at: int) -> bool:
    """Tell whether "un" counts nobody: "un nuevo balance", "dit Issa, un déplacé"."""
    place = at + 1
    while place < len(marks) and marks[place].flags & Is.NEW:
        place += 1
    if place < len(marks) and marks[place].role == Role.TOLL:
        return True
    named = at > 1 and marks[at - 1].word == "," and marks[at - 2].capital
    return named and place < len(marks) and marks[place].role & Role.NOUN > 0


def is_rate(marks: list[Mark], at: int, cue: int, end: int) -> bool:
    """Tell whether the count is one of "12 deaths per 10,000 people", "12 people a day".

    `end` is where the noun of the count ends.
    """
    last = max(at, cue)
    following = marks[last + 1 : last + 3]
    if len(following) > 1 and following[0].flags & Is.RATE:
        return True
    if _is_pace(marks, last + 1) or _is_pace(marks, end):
        return True
    named = at > 1 and marks[1].capital  # "Daily Sun: 20 died"
    opens = marks[: 0 if at == 0 or named else 1]
    beside = (*opens, *marks[last + 1 : last + 2], *marks[end : end + 1])
    return any(mark.flags & Is.EVERY for mark in beside)


def _is_pace(marks: list[Mark], place: int) -> bool:
    """Tell whether "every 36 seconds" follows."""
    two = marks[place : place + 2]
    return len(two) > 1 and two[0].flags & Is.EACH > 0 and two[1].word[:1].isdigit()


def _is_month(mark: Mark) -> bool:
    """Tell "May" from "may"."""
    return mark.capital and mark.flags & Is.MONTH > 0


def is_fraction(marks: list[Mark], at: int) -> bool:
    """Tell whether the count is part of "nine in ten", or of "80 في المئة"."""
    if _is_of_hundred(marks, at):
        return True
    for joint in (at + 1, at - 1):
        if not 0 < joint < len(marks) - 1 or not marks[joint].flags & Is.FRACTION:
            continue
        part, whole = marks[joint - 1].found, marks[joint + 1].found
        if part and whole and (whole.quantity.low or 0) in _WHOLES:
            return (part.quantity.low or 0) < (whole.quantity.low or 0)
    return False
