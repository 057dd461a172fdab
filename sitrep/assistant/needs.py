"""What people lack, said by a verb and a noun apart: "need some form of humanitarian help"."""

from __future__ import annotations

from sitrep.assistant.nouns import Noun
from sitrep.assistant.predicates import Attachment
from sitrep.assistant.words import Is, Mark

_OBJECT = 7  # words from the verb to what is needed
_HOUSED = ("people", "families", "households")
_ENDS = Is.CLAUSE | Is.RELATIVE
_IN_NEED = ("in_need",)


def told(marks: list[Mark], verb: int, noun: Noun) -> Attachment | None:
    """Return the need that a verb says of the people before it."""
    folk = noun.unit in _HOUSED or not (noun.unit or noun.head)
    if not folk or marks[verb].kinds or not _is_followed(marks, verb):
        return None
    return Attachment(verb, "state", strong=True, kinds=_IN_NEED)


def asked(marks: list[Mark], number_of: int, at: int) -> int | None:
    """Return the verb of "the number of Somalis who require emergency aid has risen to 12,000"."""
    between = range(number_of + 1, min(at, number_of + _OBJECT))
    return next((place for place in between if _is_followed(marks, place)), None)


def _is_followed(marks: list[Mark], verb: int) -> bool:
    """Tell whether a verb of need has what is needed after it."""
    if not marks[verb].flags & Is.NEED:
        return False
    for index in range(verb + 1, min(verb + 1 + _OBJECT, len(marks))):
        mark = marks[index]
        if mark.flags & Is.RELIEF:
            return True
        uses = (
            mark.flags & Is.RECEIVER and not mark.flags & Is.AIM
        )  # "depend on the river for water"
        if (
            uses
            or mark.found
            or mark.flags & _ENDS
            or (mark.flags & Is.POINT and mark.word not in ",-")
        ):
            return False
    return False
