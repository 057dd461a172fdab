"""Where people are: a place of shelter says that they fled."""

from __future__ import annotations

from sitrep.assistant.nouns import Noun
from sitrep.assistant.predicates import Attachment
from sitrep.assistant.words import Is, Mark

_SITE = 6  # words to the place of shelter
_NO_SITE = Is.POINT | Is.CLAUSE | Is.RELATIVE | Is.BE | Is.HAVE | Is.PREPOSITION | Is.NOT_HEAD


def stay(marks: list[Mark], place: int, at: int, noun: Noun) -> Attachment | None:
    """Read "200 people in Tar Yao monastery", for a text that tells of flight."""
    anybody = noun.end == at + 1 or marks[noun.end - 1].flags & Is.FOLK
    if not marks[place].flags & Is.SITE_IN or not anybody:
        return None
    for index in range(place + 1, min(place + _SITE, len(marks))):
        if marks[index].meaning.site:
            return Attachment(index, "state", strong=False, kinds=("moved",))
        if marks[index].found or marks[index].kinds or marks[index].flags & _NO_SITE:
            return None
    return None


def counted(marks: list[Mark], place: int) -> int | None:
    """Return the place of shelter in "5,000 people are in 6 camps"."""
    if not marks[place - 1].flags & Is.SITE_IN:
        return None
    for index in range(place + 1, min(place + 4, len(marks))):
        if marks[index].meaning.site:
            return index
    return None
