"""Where people are: a place of shelter says that they fled."""

from __future__ import annotations

from sitrep.assistant.nouns import Noun
from sitrep.assistant.predicates import Attachment
from sitrep.assistant.words import Is, Mark

_CROWD = 100  # less may be those that the text tells of
_LIMIT = 6  # words from "admission" to a count
_SITE = 6  # words to the place of shelter
_NO_SITE = Is.POINT | Is.CLAUSE | Is.RELATIVE | Is.BE | Is.HAVE | Is.PREPOSITION | Is.NOT_HEAD


def stay(marks: list[Mark], place: int, at: int, noun: Noun) -> Attachment | None:
    """Read "200 people in Tar Yao monastery", for a text that tells of flight."""
    last = marks[noun.end - 1]
    anybody = noun.end == at + 1 or last.flags & Is.FOLK or noun.capital
    if not marks[place].flags & Is.SITE_IN or not anybody:
        return None
    for index in range(place + 1, min(place + _SITE, len(marks))):
        if marks[index].meaning.site:
            return Attachment(index, "state", strong=False, kinds=("moved",))
        how_many = marks[index].found and index <= place + 2  # "65,000 Syrians in the nine camps"
        if (marks[index].found and not how_many) or marks[index].kinds:
            return None
        if marks[index].flags & _NO_SITE:
            return None
    return None


def existing(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "there are now 13,730 refugees": that they are there is all that is said of them."""
    last = marks[noun.end - 1]
    place = at - 1
    while place > 1 and marks[place].flags & Is.BRIDGE and not marks[place].flags & Is.BE:
        place -= 1
    said = place > 0 and marks[place].flags & Is.BE and marks[place - 1].flags & Is.THERE
    has = place > 0 and marks[place].flags & Is.HAVE  # "the region has 90,000 refugees"
    limited = any(mark.flags & Is.LIMIT for mark in marks[max(0, at - _LIMIT) : at])
    if limited or not last.flags & Is.REFUGE:
        return None
    plain = said or has or _is_entry(marks, at, noun.end)
    if not (plain or _is_crowd(marks, at, noun.end)):
        return None
    return Attachment(noun.end - 1, "state", bool(plain), kinds=("displaced_crossborder",))


def _is_crowd(marks: list[Mark], at: int, end: int) -> bool:
    """Tell "home to 9,000 refugees" from "blankets for 9,000 refugees" and "two refugees"."""
    found = marks[at].found
    given = at > 0 and marks[at - 1].flags & Is.RECEIVER > 0
    part = any(mark.flags & Is.INCLUDING for mark in marks[max(0, at - 3) : at])
    following = marks[end : end + 1]
    told = bool(following) and following[0].flags & (Is.BE | Is.HAVE | Is.MODAL) > 0
    return not (given or part or told) and found is not None and found.quantity.order >= _CROWD


def _is_entry(marks: list[Mark], at: int, end: int) -> bool:
    """Tell whether the count and who they are make an entry: "• 205,403 refugees in Chad"."""
    if any(not mark.flags & Is.POINT for mark in marks[:at]):
        return False
    rest = marks[end:]
    led = not rest or rest[0].flags & Is.PREPOSITION > 0
    return led and not any(m.flags & (Is.BE | Is.HAVE | Is.MODAL) or m.kinds for m in rest)


def counted(marks: list[Mark], place: int) -> int | None:
    """Return the place of shelter in "5,000 people are in 6 camps"."""
    if not marks[place - 1].flags & Is.SITE_IN:
        return None
    for index in range(place + 1, min(place + 4, len(marks))):
        if marks[index].meaning.site:
            return index
    return None
