"""Cues that share one count: "wounded or captured", "damaged or destroyed"."""

from __future__ import annotations

from dataclasses import replace

from sitrep.assistant.words import Is, Mark, Role, Vocabulary

_NEAR = 10  # words
_NO_VERB = Role.AFTER | Role.EITHER | Role.NOUN  # "the death and injury of 12"
_PREDICATE = Role.BEFORE | Role.EITHER


def compounds(marks: list[Mark]) -> list[Mark]:
    """Join cues that share one count: "wounded or captured", "dead and wounded"."""
    cues = (at for at, mark in enumerate(marks) if mark.kinds)
    if not any(_joined(marks, at, marks[at]) for at in cues):
        return marks  # as most are
    made: list[Mark] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        while mark.kinds and (size := _joined(marks, at, mark)):
            other = marks[at + size]
            both = _shared_role(mark.role, other.role)
            groups = (*groups_of(mark), other.kinds)
            kinds = tuple(dict.fromkeys(kind for group in groups for kind in group))
            mark = replace(mark, end=other.end, flags=0, kinds=kinds, role=both, groups=groups)
            at += size
        made.append(mark)
        at += 1
    return made


def _shared_role(first: int, second: int) -> int:
    """Return what both are; "dead or injured" stays a predicate, though one is a participle."""
    both = first & second or first | second
    if not both & _PREDICATE and first & _PREDICATE and second & _PREDICATE:
        both |= Role.BEFORE
    return both


def completed(marks: list[Mark], known: Vocabulary) -> list[Mark]:
    """Give an adverb its verb: "310 were partially and 45 fully damaged", "Damaged: 12 fully"."""
    made = list(marks)
    for at, adverb in enumerate(marks):
        if not adverb.flags & Is.BRIDGE or adverb.kinds or at == 0:
            continue
        cue = _shared_after(marks, at) or _shared_before(marks, at)
        meaning = known.phrase([adverb.word, cue.word.split()[-1]]) if cue else None
        if meaning:
            made[at] = replace(
                adverb, meaning=meaning, flags=meaning.flags, kinds=meaning.kinds, role=meaning.role
            )
    return made


def _shared_after(marks: list[Mark], at: int) -> Mark | None:
    """Return the verb of "partially" in "were partially and 45 fully damaged"."""
    following = [mark for mark in marks[at + 1 : at + 5] if not mark.flags & Is.BE]
    if len(following) < 3 or not following[1].found or not following[2].kinds:
        return None
    joint = following[0]
    return following[2] if joint.flags & Is.CONJUNCTION or joint.word == "," else None


def _shared_before(marks: list[Mark], at: int) -> Mark | None:
    """Return the verb of "fully" in "Damaged: 12 fully", "12 destroyed, 30 partially"."""
    ends = at + 1 == len(marks) or marks[at + 1].flags & (Is.POINT | Is.PREPOSITION)
    if ends and at + 2 < len(marks) and marks[at + 1].word == ":" and marks[at + 2].found:
        near = reversed(marks[max(0, at - _NEAR) : at])  # "Houses damaged - fully: 12"
        return next((mark for mark in near if mark.kinds), None)
    beside = at > 1 and marks[at - 1].word in ("(", ",")  # "Damaged houses: 12 (fully)"
    back = at - 2 if beside or marks[at - 1].flags & Is.BE else at - 1
    if not ends or back < 0 or not marks[back].found:
        return None
    near = reversed(marks[max(0, at - _NEAR) : at])
    return next((mark for mark in near if mark.kinds and "injured" not in mark.kinds), None)


def groups_of(cue: Mark) -> tuple[tuple[str, ...], ...]:
    return cue.groups or (cue.kinds,)


def _joined(marks: list[Mark], at: int, first: Mark) -> int:
    """Return how far on the other cue of a compound stands, 0 for none."""
    if _is_listed(marks, at, first):
        return 2
    for size in (2, 3):
        if at + size >= len(marks):
            return 0
        joint, other = marks[at + size - 1], marks[at + size]
        if not other.kinds or set(other.kinds) <= set(first.kinds) or other.role == Role.TOLL:
            continue
        object_ = marks[at + size + 1] if at + size + 1 < len(marks) else None
        own = object_ and (object_.unit or (size == 3 and object_.found))
        if other.role == Role.AFTER and first.role & Role.NOUN and own:
            continue  # "of the wounded, besides wrecking buildings", "no dead, and moved 35"
        if size == 3 and marks[at + 1].flags & (Is.BE | Is.POINT) == 0:
            return 0
        if not (joint.flags & Is.CONJUNCTION or joint.word == "/"):
            continue
        shares = not joint.flags & Is.ALSO or not _begins_another(marks, at, at + size)
        return size if shares and not first.flags & Is.REACH else 0
    return 0


def _is_listed(marks: list[Mark], at: int, first: Mark) -> bool:
    """Tell whether the cue after a comma is one of "killed, injured or kidnapped"."""
    place = at
    while place + 3 < len(marks) and marks[place + 1].word == "," and marks[place + 2].kinds:
        place += 2
    following = marks[place + 1 : place + 4]
    if following and following[0].word == ",":
        following = following[1:]
    if place == at or len(following) < 2 or set(marks[at + 2].kinds) <= set(first.kinds):
        return False
    joint = following[0].flags
    return joint & Is.CONJUNCTION > 0 and not joint & Is.ALSO and bool(following[1].kinds)


def _begins_another(marks: list[Mark], at: int, other: int) -> bool:
    """Tell whether "12 killed and wounded 30" goes on with a count of its own."""
    follows = other + 1 < len(marks) and marks[other + 1].found is not None
    opens = at == 0 and marks[at].role != Role.AFTER
    active = at + 1 < len(marks) and (opens or not marks[at].role & _NO_VERB)
    own = any(mark.found for mark in marks[max(0, at - 5) : at])
    return follows and (own or active)
