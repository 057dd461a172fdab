"""What stands between a count and its predicate and is stepped over."""

from __future__ import annotations

from sitrep.assistant import dwellers
from sitrep.assistant.nouns import Noun, Nouns
from sitrep.assistant.predicates import Attachment
from sitrep.assistant.words import Is, Mark, Role
from sitrep.domain.quantity import Quantifier

HOUSED = frozenset({"families", "households"})
_BUILT = frozenset({"homes", "buildings"})
_STRUCK = frozenset({"damaged", "destroyed"})
_DASHES = frozenset("-–—")
_LEAD = 3  # words from the comma to the count of an apposition
_RELATIVE = 14  # words of a relative clause
_SHARE = 7  # words of "or some 71 per cent of"
_PLAIN = 9  # words of a part without commas
_MEMBERS = 4  # words of "of Chadian returnees"
_HARMED = (("killed",), ("injured",), ("missing",))
_WHERE = (("moved",), ("sheltered",))  # where they were says nothing of what befell them
_STANDING = ("displaced", "returned", "evacuated")  # what people are, not what befell them


def past_relative(marks: list[Mark], place: int) -> int | None:
    """Step over "who had lived in a camp since March" to the verb of the main clause."""
    verbs = [
        index
        for index in range(place + 1, min(place + _RELATIVE, len(marks) - 1))
        if marks[index].flags & (Is.BE | Is.HAVE)
    ]
    if len(verbs) < 2 or any(
        mark.flags & (Is.POINT | Is.RELATIVE)
        or mark.found
        or (mark.kinds and mark.kinds not in _WHERE)
        for mark in marks[place + 1 : verbs[-1]]
    ):
        return None
    following = verbs[-1] + 1
    while marks[following].flags & Is.BRIDGE and following + 1 < len(marks):
        following += 1
    return verbs[-1] if marks[following].kinds and verbs[-1] - verbs[0] > 2 else None


def past_whose(marks: list[Mark], place: int) -> int | None:
    """Step over "whose houses were damaged"."""
    for index in range(place + 1, min(place + 7, len(marks))):
        if marks[index].kinds:
            return index + 1
    return None


def struck_homes(marks: list[Mark], whose: int) -> Attachment | None:
    """Read "800,000 households whose homes were damaged": they are affected."""
    homes = marks[whose + 1 : whose + 2]
    if not homes or homes[0].unit not in _BUILT:
        return None
    for index in range(whose + 2, min(whose + _PLAIN, len(marks))):
        mark = marks[index]
        if mark.kinds:
            hit = mark.kinds[0] in _STRUCK
            return Attachment(index, "state", strong=False, kinds=("affected",)) if hit else None
        if not mark.flags & (Is.BE | Is.HAVE | Is.BRIDGE):
            return None
    return None


def past_share(marks: list[Mark], place: int) -> int | None:
    """Step over "or 71 per cent of the 534,000 targeted,", "out of the 11.6 million targeted"."""
    of = next((i for i in range(place, min(place + _SHARE, len(marks))) if _is_of(marks, i)), None)
    ahead = marks[place:of]
    if of is None or (of > place and not any(mark.flags & Is.SHARE for mark in ahead)):
        return None
    whole = of + 1
    while whole < len(marks) and marks[whole].flags & Is.DETERMINER:
        whole += 1
    if whole >= len(marks) or marks[whole].found is None or any(mark.kinds for mark in ahead):
        return None
    for index in range(whole + 1, min(whole + _SHARE, len(marks))):
        mark = marks[index]
        if mark.kinds and mark.role & (Role.EITHER | Role.BEFORE) and marks[index - 1].word != "of":
            return index
        if mark.flags & (Is.BE | Is.HAVE):
            return index
        if mark.found or mark.flags & (Is.CLAUSE | Is.RELATIVE):
            return None
    return None


def _is_of(marks: list[Mark], place: int) -> bool:
    return marks[place].flags & Is.OF > 0


def closing(marks: list[Mark], place: int, sign: str) -> int | None:
    for index in range(place + 1, min(place + 20, len(marks))):
        if marks[index].word == sign:
            return index + 1
    return None


def past_aside(marks: list[Mark], place: int) -> int | None:
    """Step over ", including 3 children," up to the predicate."""
    opens = marks[place + 1 : place + 3]
    if len(opens) > 1 and opens[0].flags & Is.CLAUSE and opens[1].found:
        return None  # ", mientras que 283 familias, que suman 1.142 personas, se"
    for index in range(place + 1, min(place + 26, len(marks) - 1)):
        counts = any(mark.found for mark in marks[index + 1 : index + 3])
        new = index > place + 1 and counts and marks[index].flags & Is.CLAUSE
        if marks[index].word in (";", ".") or (new and marks[index].flags & Is.BRIDGE == 0):
            return None
        if marks[index].word in (",", "–", "—", "-"):
            following = marks[index + 1]
            if following.flags & Is.BRIDGE and index + 2 < len(marks) and not following.kinds:
                following = marks[index + 2]  # "se encuentran"
            if (
                following.flags & (Is.BE | Is.HAVE | Is.AIM | Is.RELATIVE)
                or (following.kinds and following.role & Role.BEFORE and not following.found)
                or dwellers.is_of_place(marks, index + 1)
            ):
                return index + 1
    return None


def past_parts(marks: list[Mark], place: int, nouns: Nouns) -> int | None:
    """Step over "including 12 men, 9 women and 4 children" up to "have died"."""
    while place < len(marks):
        mark = marks[place]
        if mark.found:
            place = nouns.read(marks, place).end
        elif mark.word == "," or mark.flags & Is.CONJUNCTION:
            place += 1
        else:
            verb = mark.flags & (Is.BE | Is.HAVE) or (mark.kinds and mark.role & Role.BEFORE)
            return place if verb and not marks[place - 1].flags & Is.CONJUNCTION else None
    return None


def past_plain_part(marks: list[Mark], place: int) -> int | None:
    """Step over "including women and children" without commas, up to "were killed"."""
    for index in range(place + 1, min(place + _PLAIN, len(marks))):
        mark = marks[index]
        reduced = _is_reduced(marks, index)
        if mark.flags & (Is.BE | Is.HAVE) or (mark.kinds and mark.role & Role.BEFORE) or reduced:
            return index if index > place + 1 else None
        if mark.found or mark.kinds or mark.flags & (Is.POINT | Is.CLAUSE | Is.RELATIVE):
            return None
    return None


def _is_reduced(marks: list[Mark], cue: int) -> bool:
    """Tell whether a participle and where end the clause: "30 others including women hurt in"."""
    if not (marks[cue].kinds and marks[cue].role & Role.EITHER):
        return False
    return cue + 1 < len(marks) and marks[cue + 1].flags & Is.SITE_IN > 0


def is_reduced(marks: list[Mark], comma: int) -> bool:
    """Tell whether a participle and where follow: "or 33,900 people, directly affected in"."""
    after = marks[comma + 1 : comma + 3]
    told = len(after) > 1 and bool(after[0].kinds) and after[0].role & Role.EITHER > 0
    return told and after[1].flags & Is.PREPOSITION > 0


def is_apposition(marks: list[Mark], at: int) -> bool:
    """Tell whether a comma or dash opens what the count belongs to: ", that is 5,000 people,"."""
    for place in range(at - 1, max(-1, at - _LEAD - 1), -1):
        mark = marks[place]
        if mark.word == "," or (mark.word in _DASHES and mark.end < marks[place + 1].start):
            return True
        if mark.kinds or mark.found:
            return False
    return False


def main_verb(marks: list[Mark], place: int) -> int:
    """Step over the participle of a whole: "12 of the 40 families displaced in May have left"."""
    if place >= len(marks) or not marks[place].kinds or not marks[place].role & Role.EITHER:
        return place
    for index in range(place + 1, min(place + _RELATIVE, len(marks) - 1)):
        mark = marks[index]
        if mark.flags & (Is.POINT | Is.CLAUSE | Is.RELATIVE) or mark.kinds:
            break
        if mark.flags & (Is.BE | Is.HAVE):
            return index
    return place


def members(marks: list[Mark], place: int, noun: Noun) -> Attachment | None:
    """Read "102 families of Chadian returnees": who they are is said after the noun."""
    if not noun.unit or noun.part or place >= len(marks) or not marks[place].flags & Is.OF:
        return None
    for index in range(place + 1, min(place + _MEMBERS, len(marks))):
        mark = marks[index]
        if mark.kinds and mark.role & Role.NOUN and mark.unit and mark.kinds[0] in _STANDING:
            return Attachment(index, "noun", strong=True)
        if mark.kinds or mark.flags or mark.found:
            return None
    return None


def past_bracket(marks: list[Mark], place: int) -> int | None:
    """Step over a bracket, or into one that says only what happened: "2,310 (fully)"."""
    bare = place + 2 < len(marks) and marks[place + 2].word == ")"
    if bare and marks[place + 1].kinds:
        return place + 1
    return closing(marks, place, ")")


def goes_on(marks: list[Mark], comma: int) -> bool:
    """Tell whether the predicate may follow a comma."""
    following = marks[comma + 1]
    if is_reduced(marks, comma) or following.flags & (Is.RELATIVE | Is.BE):
        return True
    counted = comma + 2 < len(marks) and marks[comma + 2].found is not None
    return following.flags & Is.CONJUNCTION > 0 and counted


def begins_other(marks: list[Mark], place: int) -> bool:
    following = marks[place : place + 2]
    return (
        len(following) > 1
        and following[0].flags & Is.CONJUNCTION > 0
        and following[1].found is not None
    )


def past_quantifier(marks: list[Mark], at: int, place: int) -> int:
    """Step over the "au moins" of "12 personnes au moins", which is the count's own."""
    found = marks[at].found
    bounded = found is not None and found.quantity.quantifier is not Quantifier.RANGE
    said = found.start + len(found.quantity.words) if found and bounded else 0
    while place < len(marks) and marks[place].end <= said:
        place += 1
    return place


def past_part(marks: list[Mark], place: int, nouns: Nouns, *, clean: bool) -> int | None:
    """Step over "comprising 120 people", with or without commas."""
    if marks[place].flags & Is.THEM:  # "of whom 300 drowned" is said of the 300
        return past_aside(marks, place)
    if place + 1 < len(marks) and marks[place + 1].found and clean:
        part = nouns.read(marks, place + 1)
        plain = part.end
        if plain < len(marks) and marks[plain].word != ",":
            own = marks[plain].role & Role.NOUN and not part.unit
            return None if own else plain  # "12,640, including 340 associated deaths"
    listed = past_parts(marks, place + 1, nouns)
    if listed is not None:
        return listed
    past = past_aside(marks, place)
    return past if past is not None else past_plain_part(marks, place)


def is_other_unit(unit: str, other: Noun) -> bool:
    """Tell whether households are counted again as people, or people as households."""
    units = {unit, other.unit}
    return "people" in units and bool(units & HOUSED)


def counts_other(marks: list[Mark], other: Noun) -> bool:
    """Tell whether a noun that is a cue follows the second count: it is its own."""
    if other.end >= len(marks):
        return False
    cue = marks[other.end]
    return cue.kinds[:1] in _HARMED and cue.role & Role.NOUN > 0 and not other.unit


def counts_itself(marks: list[Mark], place: int, other: Noun) -> bool:
    """Tell whether the second count is of people named by what befell them: "21 000 retournés"."""
    named = marks[other.end] if other.end == place + 1 < len(marks) else None
    return named is not None and bool(named.unit and named.kinds) and named.role & Role.NOUN > 0


def is_of_stock(marks: list[Mark], place: int, unit: str, had: bool) -> bool:  # noqa: FBT001 - said
    """Tell whether a conjunction leads to a part of all homes: "90 homes and half of them were".

    `had`: a verb gives the homes: "the quarter has 90 homes and 12 were flooded".
    """
    ahead = marks[place + 1 : place + 8]
    if had:
        return any(mark.flags & Is.BE for mark in ahead)
    if ahead and ahead[0].flags & Is.INCLUDING:
        return True  # "90 homes and half of them"
    share = any(mark.flags & Is.SHARE or mark.found for mark in ahead[:4])
    again = any(mark.flags & Is.THEM or mark.unit == unit for mark in ahead[1:6])
    return share and again and any(mark.flags & Is.OF or mark.flags & Is.THEM for mark in ahead[:5])
