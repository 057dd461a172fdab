"""What befell people outweighs who they are: "3 hostages were killed", "300 evacuated returned"."""

from __future__ import annotations

from sitrep.assistant.nouns import Nouns
from sitrep.assistant.predicates import Attachment, is_passive
from sitrep.assistant.words import Is, Mark, Role

_REACH = 14  # words
_FATES = frozenset({"killed", "injured", "missing", "abducted"})
_LATER = frozenset({"returned", "reached"})  # what may happen to the displaced
_BRACKET = 8  # words in brackets after the displaced
_ASIDE = 4  # words between the displaced and what befell them
_STOP = Is.POINT | Is.CLAUSE | Is.CONJUNCTION | Is.RELATIVE


def fate(marks: list[Mark], place: int) -> Attachment | None:
    """Read "3 hostages were killed": what happened outweighs who they are."""
    if marks[place].kinds[0] == "killed":
        return None  # "79 bodies were brought to hospitals"
    be, further = False, 0
    index, far = (
        _past_participle(marks, _past_bracket(marks, place + 1)),
        marks[place].kinds[0] == "displaced",
    )
    while index < len(marks) and not marks[index].kinds:
        if not marks[index].flags & (Is.BE | Is.HAVE | Is.BRIDGE) or marks[index].found:
            further += 1  # "14 displaced people in the camp were killed"
            if not far or further > _ASIDE or marks[index].found or marks[index].flags & _STOP:
                return None
        be = be or marks[index].flags & Is.BE > 0
        index += 1
    if index >= len(marks) or marks[index].kinds[0] not in _FATES:
        later = index < len(marks) and (marks[index].kinds[0] in _LATER or _is_hit(marks[index]))
        moved = later and not further
        whole = any(mark.flags & Is.OF for mark in marks[max(0, place - 3) : place])
        away = marks[place].kinds[0]  # no "40 per cent of the 5,000 evacuees"
        if not moved or (away != "displaced" and (whole or away != "evacuated")):
            return None
    beside = index == place + 1  # "six displaced people wounded by shells"
    if (be or beside) and marks[index].role & Role.EITHER:
        return Attachment(index, "passive", strong=True)
    return Attachment(index, "state", strong=True) if marks[index].role & Role.BEFORE else None


def among(marks: list[Mark], place: int, nouns: Nouns) -> Attachment | None:
    """Read the two of "two soldiers among five dead", `place` being the five."""
    led = place - 2 if marks[place - 1].flags & Is.DETERMINER else place - 1
    if led < 0 or not marks[led].flags & Is.AMONG:
        return None
    end = nouns.read(marks, place).end
    cue = marks[end] if end < len(marks) else None
    if cue is None or not cue.kinds or cue.kinds[0] not in _FATES:
        return None
    told = cue.role & (Role.NOUN | Role.EITHER | Role.BEFORE) > 0
    return Attachment(end, "part", strong=False, far=True) if told else None


def _is_hit(mark: Mark) -> bool:
    """Tell whether a verb says that they were affected: "أسرة نازحة تضررت"."""
    return mark.kinds[0] == "affected" and mark.role == Role.AFTER | Role.BEFORE


def _past_bracket(marks: list[Mark], place: int) -> int:
    """Step over "500 internally displaced persons (IDPs) returned", "(150 families)"."""
    if place >= len(marks) or marks[place].word != "(":
        return place
    bracket = marks[place : place + _BRACKET]
    return next((place + i for i, mark in enumerate(bracket, 1) if mark.word == ")"), place)


def _past_participle(marks: list[Mark], place: int) -> int:
    """Step over ", enlevés le 3 mai à Kankara," to the verb of "37 otages"."""
    opens = marks[place : place + 2]
    if len(opens) < 2 or opens[0].word != "," or not opens[1].role & Role.EITHER:
        return place
    for index in range(place + 2, min(place + _REACH, len(marks) - 1)):
        if marks[index].word == ",":
            told = marks[index + 1].flags & (Is.BE | Is.HAVE)
            return index + 1 if told else place
        if marks[index].kinds or marks[index].found or marks[index].flags & _STOP:
            return place
    return place


def received(marks: list[Mark], place: int) -> Attachment | None:
    """Read "300 people in need received aid": what they got outweighs what they lack."""
    after = marks[place + 1 : place + 2]
    got = after and after[0].kinds[:1] == ("reached",) and after[0].role & Role.BEFORE
    if marks[place].kinds != ("in_need",) or not got:
        return None
    return Attachment(place + 1, "state", strong=True)


def went_back(marks: list[Mark], place: int) -> Attachment | None:
    """Read "300 people who had been evacuated returned": the verb of the main clause."""
    relative = any(mark.flags & Is.RELATIVE for mark in marks[max(0, place - 4) : place])
    if not (relative or _is_driven(marks, place)):
        return None
    caught = marks[place].kinds == ("trapped",)
    for index in range(place + 1, min(place + _REACH, len(marks))):
        had = relative or marks[index - 1].flags & (Is.HAVE | Is.BRIDGE)
        if marks[index].kinds == ("returned",) and marks[index].role & Role.BEFORE and had:
            return Attachment(index, "state", strong=False)
        if caught and marks[index].kinds and is_passive(marks, index):
            return Attachment(index, "passive", strong=False)  # "who were trapped were led out"
        if marks[index].found or (
            marks[index].flags & (Is.POINT | Is.CONJUNCTION) and not _is_of_names(marks, index)
        ):
            return None
    return None


def _is_driven(marks: list[Mark], place: int) -> bool:
    """Tell whether a participle only says why: "3,500 people displaced by floods"."""
    plain = marks[place].kinds == ("displaced",) and marks[place].role & Role.EITHER > 0
    return plain and any(mark.flags & Is.PREPOSITION for mark in marks[place + 1 : place + 2])


def _is_of_names(marks: list[Mark], at: int) -> bool:
    """Tell whether a comma or "and" stands in a row of names: "in Chad, South and West Tem"."""
    return at + 1 < len(marks) and marks[at - 1].capital and marks[at + 1].capital
