"""Labels and counts in a row: "Dead 23, Injured 45", "Families affected 2,310"."""

from __future__ import annotations

from sitrep.assistant.words import Is, Mark, Role

_LABEL = 3  # words before the cue of a label
_JOINTS = frozenset(";:")  # "Toll: dead 12; injured 45"


def is_row(marks: list[Mark], cue: int, at: int) -> bool:
    """Tell whether label and count stand alone: "Dead 23, Injured 45", "Confirmed deaths 19"."""
    first = cue
    while first and not _bounds(marks[first - 1]) and cue - first < _LABEL:
        first -= 1
    opens = marks[first].capital and (first == 0 or _bounds(marks[first - 1]))
    opens = opens or (first > 0 and marks[first - 1].word in _JOINTS)
    joint = marks[cue - 1] if cue > 1 and marks[cue - 2].found else None
    follows = joint is not None and (joint.word == "," or joint.flags & Is.CONJUNCTION > 0)
    return (opens or follows) and ends_row(marks, at)


def is_label(marks: list[Mark], at: int) -> bool:
    """Tell whether a count stands between its label and the next: "Injured 32 Houses burned 5"."""
    if at == 0 or at + 1 >= len(marks) or not marks[at - 1].kinds or not marks[at + 1].capital:
        return False
    return ends_row(marks, at) and is_row(marks, at - 1, at)


def ends_row(marks: list[Mark], at: int) -> bool:
    """Tell whether a count ends its row: a sign follows, or the next label."""
    if at + 1 == len(marks) or marks[at + 1].flags & Is.POINT:
        return True
    after = marks[at + 1]
    if not after.capital:
        return False
    label = marks[at + 1 : at + 2 + _LABEL]
    end = next((i for i, mark in enumerate(label) if mark.found or mark.flags & Is.POINT), 0)
    numbered = after.flags & Is.NUMBER_OF > 0
    return numbered or (end > 0 and label[end].found is not None and any(m.kinds for m in label))


def _bounds(mark: Mark) -> bool:
    return mark.found is not None or mark.flags & (Is.POINT | Is.BE) > 0


def is_heading(marks: list[Mark], cue: int, at: int) -> bool:
    """Tell whether a label alone is said of a count: "Families inside evacuation centers 820"."""
    headed = marks[cue].role == Role.BEFORE and cue == 1 and bool(marks[0].unit)
    return headed or is_label(marks, at)


def counts_things(marks: list[Mark], cue: int) -> bool:
    """Tell whether a label in a row names things: "Livestock lost 1,204"."""
    return cue > 1 and marks[cue - 2].found is not None and is_of_things(marks[cue - 1])


def is_of_things(mark: Mark) -> bool:
    return mark.flags & Is.NOT_HEAD > 0 and not (mark.unit or mark.kinds)
