"""How far homes are destroyed, said after them: "560 totalmente y 830 parcialmente"."""

from __future__ import annotations

from sitrep.assistant.words import Is, Mark

_DESTROYED, _DAMAGED = ("homes_destroyed",), ("homes_damaged",)
_WORDS = 3  # between the noun and the adverb: its verb, "de manera"


def of_homes(
    marks: list[Mark], at: int, end: int, kinds: tuple[str, ...], label: int | None = None
) -> tuple[str, ...]:
    """Return the kinds of the homes counted at `at`, as an adverb after them narrows them.

    `end` is where their noun ends; `label` the cue of a row: "Collapsed partly: 512".
    """
    if kinds not in (_DESTROYED, _DAMAGED):
        return kinds
    places = range(at + 1, min(end + _WORDS, len(marks)))
    for place in places if label is None else range(label + 1, at):
        flags = marks[place].flags
        both = place + 2 < len(marks) and marks[place + 2].flags & (Is.PARTLY | Is.WHOLLY)
        if flags & (Is.PARTLY | Is.WHOLLY):
            if both and marks[place + 1].flags & Is.CONJUNCTION:
                return kinds  # "totally or partly"
            return _DAMAGED if flags & Is.PARTLY else _DESTROYED
        if (
            marks[place].found
            or marks[place].kinds
            or flags & (Is.POINT | Is.CONJUNCTION | Is.CLAUSE)
        ):
            break
    return kinds
