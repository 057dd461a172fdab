"""Orders of words across a count: a verb before it and where to after it; the verb first."""

from __future__ import annotations

from sitrep.assistant.predicates import Attachment
from sitrep.assistant.words import Is, Mark, Role

_TENSE = Is.BE | Is.HAVE | Is.BRIDGE
_REACHED = ("reached",)
_AUXILIARIES = 4  # words from the auxiliary to the participle
_SUBJECT = 6  # words of a subject between its verb and the count
_WIDE_SUBJECT = 8  # with a place, and without articles
_FOR_THEM = ("reached", "targeted", "sheltered")
_BARRIERS = (
    Is.RATE | Is.POINT | Is.CLAUSE | Is.RELATIVE | Is.CONJUNCTION | Is.INCLUDING | Is.BE | Is.MODAL
)


def inverted(marks: list[Mark], at: int) -> Attachment | None:
    """Read "resultaron heridas 30 personas": a passive before its subject."""
    cue = at - 1
    while cue >= 0 and at - cue <= 3 and not marks[cue].kinds:
        if not marks[cue].flags & Is.FILLER:
            return None
        cue -= 1
    if cue < 1 or not marks[cue].role & Role.EITHER:
        return None
    for place in range(cue - 1, max(-1, cue - 1 - _AUXILIARIES), -1):
        mark = marks[place]
        if mark.flags & Is.INVERTS:
            return Attachment(cue, "active", strong=not _has_subject(marks, place))
        if not mark.flags & (Is.BRIDGE | Is.HAVE | Is.BE | Is.CONJUNCTION) and not mark.kinds:
            return None
    return None


def moved(marks: list[Mark], verb: int, after: int, *, into: bool = False) -> Attachment | None:
    """Read "drove 5,000 people across the river", "were led out of": a verb, and where to.

    `into` lets a named place do: "forced 5,000 people into Chad".
    """
    away = after < len(marks) and marks[after].flags & Is.AWAY > 0
    named = into and after + 1 < len(marks) and marks[after].flags & Is.INTO > 0
    if not away and not (named and _is_named(marks, after + 1)):
        return None
    if marks[verb].flags & Is.DRIVE:
        return Attachment(verb, "active", strong=True, kinds=("displaced",))
    if marks[verb].flags & Is.CARRY:
        return Attachment(verb, "active", strong=True, kinds=("evacuated",))
    return None


def given_for(marks: list[Mark], at: int, end: int) -> Attachment | None:
    """Read "kits for 1,200 families were distributed": the receivers are counted."""
    went = at > 1 and marks[at - 1].flags & Is.GO_TO
    if at < 2 or not (went or marks[at - 1].flags & Is.RECEIVER):
        return None
    goods = any(mark.flags & Is.RELIEF for mark in marks[max(0, at - 4) : at])
    if went:
        return Attachment(at - 1, "active", strong=True, kinds=_REACHED) if goods else None
    verb = end
    while verb < len(marks) and marks[verb].flags & _TENSE:
        verb += 1
    told = end < verb < len(marks) and (
        marks[verb].flags & Is.GIVE > 0 or marks[verb].kinds == _REACHED
    )
    return Attachment(verb, "passive", strong=True, kinds=_REACHED) if goods and told else None


def past_place(marks: list[Mark], place: int) -> int:
    """Step over the "in Burundi" of "62 refugees in Burundi away from the border"."""
    two = marks[place : place + 2]
    named = len(two) > 1 and two[0].flags & Is.SITE_IN > 0 and two[1].capital and not two[1].kinds
    return place + 2 if named else place


def past_group(marks: list[Mark], place: int) -> int:
    """Step back over "a group of" to the verb before it."""
    if place < 2 or not (marks[place].flags & Is.OF and marks[place - 1].flags & Is.GROUP):
        return place
    before = place - 2
    return before - 1 if before and marks[before].flags & Is.DETERMINER else before


def to_death(marks: list[Mark], verb: int, after: int) -> Attachment | None:
    """Read "shot three villagers to death", "stabbed two guards dead"."""
    while verb and marks[verb].flags & Is.FILLER and not marks[verb].flags & Is.DEADLY:
        verb -= 1
    fatal = after < len(marks) and marks[after].flags & Is.FATAL > 0
    if not (fatal and marks[verb].flags & Is.DEADLY):
        return None
    return Attachment(verb, "active", strong=True, kinds=("killed",))


def _is_named(marks: list[Mark], place: int) -> bool:
    """Tell whether a name follows, or "the Republic of" one."""
    following = marks[place : place + 2]
    return following[0].capital or (
        len(following) > 1 and following[0].flags & Is.DETERMINER > 0 and following[1].capital
    )


def begins_inverted(marks: list[Mark], place: int) -> bool:
    """Tell whether a clause begins whose subject, a count, follows its participle."""
    told = marks[place + 1 : place + 4]
    inverts = place < len(marks) and marks[place].flags & Is.INVERTS > 0
    return inverts and bool(told) and bool(told[0].kinds) and any(m.found for m in told[1:])


def _has_subject(marks: list[Mark], auxiliary: int) -> bool:
    """Tell whether a count stands before the auxiliary, in the same clause."""
    for mark in reversed(marks[max(0, auxiliary - _SUBJECT) : auxiliary]):
        if mark.found:
            return True
        if mark.flags & (Is.POINT | Is.CLAUSE | Is.CONJUNCTION):
            return False
    return False


def across_subject(marks: list[Mark], at: int) -> Attachment | None:
    """Read "دمرت الغارات 30 منزلا": the subject stands between the verb and its object."""
    words = 0
    for place in range(at - 1, -1, -1):
        mark = marks[place]
        if mark.kinds:
            follows = mark.role & Role.AFTER and place < at - 1
            where = marks[place + 1].flags & Is.PREPOSITION > 0  # "عاد إلى المدينة 900 نازح"
            return Attachment(place, "active", strong=where) if follows else None
        words += not mark.flags & Is.DETERMINER
        if words > _WIDE_SUBJECT or mark.found or mark.flags & _BARRIERS:
            return None
    return None


def stated(marks: list[Mark], at: int) -> Attachment | None:
    """Read "بلغ عدد القتلى 31" and what is joined to it, "والجرحى 40": verb, toll, count."""
    for place in range(at - 1, max(-1, at - 2 - _SUBJECT), -1):
        mark = marks[place]
        if mark.kinds and mark.role & Role.TOLL:
            before = marks[max(0, place - 3) : place]
            said = any(m.flags & Is.REACH and not m.flags & Is.POINT for m in before)
            joined = bool(before) and before[-1].flags & Is.CONJUNCTION > 0 and place == at - 1
            joined = joined or not before or before[-1].flags & Is.POINT > 0  # no verb is needed
            return Attachment(place, "toll", strong=place == at - 1) if said or joined else None
        if mark.found or mark.kinds or mark.flags & _BARRIERS:
            return None
    return None


def describes(marks: list[Mark], end: int, behind: Attachment, after: Attachment) -> bool:
    """Tell whether the cue after a count only describes its noun: "rapatrié 214 déplacés".

    What was done for people says less than what befell them: "soigné 89 blessés" counts injured.
    """
    if after.rule not in ("noun", "passive") or marks[behind.cue].kinds[0] in _FOR_THEM:
        return False
    return not any(mark.flags & (Is.BE | Is.HAVE) for mark in marks[end : after.cue])
