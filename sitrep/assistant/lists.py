"""Counts that stand in a row: what links one to the cue of another."""

from __future__ import annotations

from itertools import pairwise

from sitrep.assistant.nouns import Noun
from sitrep.assistant.words import Is, Mark, Role

_ENDS_ASIDE = frozenset(",–—")
_NO_AGE = 121
_TOTAL = "total"  # in the words of a count; the same in three languages
_GIVEN = ("reached",)
_HOMES = frozenset({"homes", "buildings"})
_DASHES = frozenset("-–—")
_LEADS = _DASHES | {",", ":"}
_OPENS = Is.CONJUNCTION | Is.PREPOSITION  # what a name may follow


def phrase_end(marks: list[Mark], at: int, noun: Noun) -> int:
    """Return the last mark to quote of a count without a cue: "9 in Hama", "5 of them children"."""
    last = max(noun.end - 1, at)
    following = marks[last + 1 : last + 3]
    if not noun.unit and len(following) > 1:
        says_more = following[1].unit or _is_place(*following)
        return last + 2 if says_more else last
    return last


def is_excess(marks: list[Mark], at: int) -> bool:
    """Tell whether the count only compares: "973, 158 more than on Tuesday"."""
    return at + 1 < len(marks) and marks[at + 1].flags & Is.EXCESS > 0


def is_handed_out(marks: list[Mark], at: int) -> bool:
    """Tell whether things are counted: "served 400 meals to 120 families", "to crews"."""
    following = marks[at + 1] if at + 1 < len(marks) else None
    if following is None or following.role != Role.AFTER or " " not in following.word:
        return False
    receivers = any(mark.found or mark.unit for mark in marks[at + 2 : at + 5])
    return following.kinds == _GIVEN and receivers


def is_of_others(marks: list[Mark], last: int, at: int) -> bool:
    """Tell whether "12 of them" are of what stands between: "hit 240 houses, with 36 shocks,"."""
    them = at + 1 < len(marks) and marks[at + 1].flags & (Is.THEM | Is.INCLUDING) > 0
    return them and any(mark.found for mark in marks[last + 1 : at])


def is_sum(marks: list[Mark], at: int) -> bool:
    """Tell whether the count is a running total: "bringing the total to 1,225"."""
    found = marks[at].found
    if at > 1 and found and marks[at - 1].flags & Is.RECEIVER and _TOTAL in found.quantity.words:
        return True  # "14 on Monday, for a total of 31"
    if at < 2 or not marks[at - 1].flags & Is.REACH or marks[at - 1].flags & Is.POINT:
        return False
    return any(mark.flags & Is.TOTAL for mark in marks[max(0, at - 4) : at - 1])


def is_owned(marks: list[Mark], at: int, cue: int) -> bool:
    """Tell whether the count is only had: "the officer, who has 3 children, was hurt"."""
    has = at > 0 and marks[at - 1].flags & Is.HAVE > 0
    return has and any(mark.word in _ENDS_ASIDE for mark in marks[at:cue])


def is_owner_count(marks: list[Mark], at: int) -> bool:
    """Tell whether people are counted by whose homes: "les maisons de 90.000 autres"."""
    return at > 1 and marks[at - 1].flags & Is.OF > 0 and marks[at - 2].unit in _HOMES


def unit_said(marks: list[Mark], at: int) -> str:
    """Return the unit of "97 families, of whom 210 are children"."""
    after = marks[at + 1 : at + 3]
    told = len(after) > 1 and after[0].flags & Is.BE > 0 and not after[1].kinds
    return after[1].unit if told else ""


def is_of_members(marks: list[Mark], at: int, unit: str) -> bool:
    """Tell whether families are counted by some of them: "members of two families who died"."""
    led = at > 1 and marks[at - 1].flags & Is.OF > 0 and marks[at - 2].unit == "people"
    counted = at > 2 and marks[at - 3].found is not None  # "91 people of 28 families"
    return led and not counted and unit in ("families", "households")


def heads_row(marks: list[Mark], cue: int) -> bool:
    """Tell whether the cue ends the label of a table row: "Families displaced 450"."""
    before = marks[cue - 1] if cue else None
    if before is None or not before.unit or before.kinds:
        return False
    first = cue - 2
    if first > 0 and marks[first].flags & Is.DETERMINER:
        first -= 1
    return cue == 1 or marks[first].flags & (Is.POINT | Is.DETERMINER) > 0


def is_linked(between: list[Mark]) -> bool:
    if not between or not (between[-1].flags & Is.CONJUNCTION or between[-1].word in ",/"):
        return False
    return is_list(between)


def is_located(marks: list[Mark], end: int, between: list[Mark]) -> bool:
    """Read "22 were killed in Homs and 9 in Hama", "in Homs 22 were killed; in Hama 9"."""
    if between and _is_followed(between):
        return True
    if between and _is_led(between if between[-1].word != "," else between[:-1]):
        return True
    if not between or not (between[-1].flags & Is.CONJUNCTION or between[-1].word in _LEADS):
        return False
    if between[-1].word == ":" or _is_spaced_dash(between):
        return _begins_place(marks, end)
    bare = [mark for mark in between if not mark.flags & Is.DETERMINER]  # "in the Caribbean"
    axis = between[-1].word == "," and between[-2:-1] and between[-2].word == ")"
    named = axis or any(_is_place(a, b) for a, b in pairwise(bare))
    named = named or any(_is_named_site(a, b) for a, b in pairwise(between))
    return _begins_place(marks, end) and bool(named)


def is_of_next_subject(marks: list[Mark], at: int, end: int, last: int) -> bool:
    """Read the 25 of "India reported 61 deaths and Tibet 25": the verb is left out."""
    if at - last < 3 or end != at + 1 or not _is_name(marks[at - 1]):
        return False
    joint = marks[at - 2]
    ends = end >= len(marks) or marks[end].flags & (Is.POINT | Is.CONJUNCTION) > 0
    if not ends or not (joint.flags & Is.CONJUNCTION or joint.word == ","):
        return False
    return any(_is_name(mark) for mark in marks[max(0, last - 3) : last])


def _is_name(mark: Mark) -> bool:
    return mark.capital and not (mark.kinds or mark.unit or mark.flags or mark.found)


def is_shared_out(marks: list[Mark], end: int, between: list[Mark]) -> bool:
    """Read the 6 of "9 people were killed, with 6 in Homs"."""
    return bool(between) and between[-1].flags & Is.SHARING > 0 and _begins_place(marks, end)


def is_bracketed(marks: list[Mark], at: int) -> bool:
    """Tell whether the count stands in brackets after a place: "to Homs (4,200), Hama (900)".

    A small number there may be an age.
    """
    found = marks[at].found
    if found is None or at < 3 or marks[at - 1].word != "(":
        return False
    name = at - 2
    while name and marks[name].flags & Is.NOT_HEAD and not marks[name].capital:
        name -= 1  # "in Kelto zones (4,200)"
    if not marks[name].capital:
        return False
    large = max(found.quantity.low or 0, found.quantity.high or 0) >= _NO_AGE
    begin = name
    while begin and (marks[begin].capital or _is_joint(marks, begin)):
        begin -= 1
    opens = (
        Is.PREPOSITION | Is.CONJUNCTION | Is.BE | Is.BRIDGE
    )  # "in Homs (4,200), then Hama (900)"
    return large and (marks[begin].flags & opens > 0 or marks[begin].word == ",")


def _is_joint(marks: list[Mark], at: int) -> bool:
    """Tell the "el" of "Northern Bahr el Ghazal" from a word that opens a name."""
    mark = marks[at]
    return not mark.flags and mark.word.isalpha() and len(mark.word) < 4 and marks[at - 1].capital


def _is_spaced_dash(between: list[Mark]) -> bool:
    """Tell the dash of "were moved to Jewi camp- 260 from Moro" from that of a compound."""
    return len(between) > 1 and between[-1].word in _DASHES


def is_next_place(marks: list[Mark], at: int, end: int) -> bool:
    """Tell whether a place alone follows, in a row: "at the Elo post (Karu axis), 71 in Moro"."""
    joined = marks[at - 1].word == "," or marks[at - 1].flags & Is.CONJUNCTION > 0
    return at > 0 and end == at + 1 and joined and _begins_place(marks, end)


def is_next_entry(marks: list[Mark], at: int, between: list[Mark]) -> bool:
    """Tell whether a row goes on after a bracket: "IDPs: 30,000 (Homs); 9,000 (Hama)"."""
    closed = [mark.word for mark in between[-2:]] == [")", ";"] or between[-1:] == [marks[at - 1]]
    ends = any(mark.word == ")" for mark in between[-2:])
    named = marks[at + 1 : at + 3]
    return closed and ends and len(named) > 1 and named[0].word == "(" and named[1].capital


def is_counted_in_brackets(marks: list[Mark], at: int) -> bool:
    """Tell whether brackets hold a count and its noun: "live in camps (319,854 individuals)"."""
    around = marks[at - 1 : at + 3] if at else []
    if len(around) < 4 or (around[0].word, around[3].word) != ("(", ")"):
        return False
    return around[2].unit in ("people", "families", "households")


def _is_followed(between: list[Mark]) -> bool:
    """Tell whether a place "with" the count follows: "in Homs, followed by Hama with 9"."""
    if not between[-1].flags & Is.SHARING:
        return False
    begin = len(between) - 2
    while begin >= 0 and between[begin].capital:
        begin -= 1
    opens = begin >= 0 and (between[begin].word == "," or between[begin].flags & _OPENS > 0)
    return opens and begin < len(between) - 2


def _begins_place(marks: list[Mark], at: int) -> bool:
    """Tell whether "in Hama" or "in the village of Tem" begins here."""
    if at >= len(marks) or not marks[at].flags & Is.PREPOSITION:
        return False
    for mark in marks[at + 1 : at + 5]:
        if mark.kinds or mark.found or mark.flags & (Is.POINT | Is.BE | Is.CONJUNCTION):
            return False
        if mark.capital:
            return True
    return False


def _is_led(between: list[Mark]) -> bool:
    """Tell whether a place and nothing else leads up to the count: "; in Hama 9"."""
    if between and between[-1].flags & Is.BE:  # "while in Hama there are 9"
        between = between[: -2 if len(between) > 1 and between[-2].flags & Is.THERE else -1]
    first = len(between) - 1
    while first > 1 and between[first].capital and _goes_back(between, first):
        first -= 1 if between[first - 1].capital else 2  # "in Norte de Santander"
    if first < 2 or not _is_place(between[first - 1], between[first]):
        return False
    opens = between[first - 2]
    return opens.flags & (Is.CONJUNCTION | Is.CLAUSE) > 0 or opens.word in ";,"


def _goes_back(between: list[Mark], last: int) -> bool:
    """Tell whether a name begins further back: with another name, or one and "of"."""
    if between[last - 1].capital:
        return True
    return between[last - 1].flags & Is.OF > 0 and between[last - 2].capital


def _is_place(preposition: Mark, name: Mark) -> bool:
    return bool(preposition.flags & Is.PREPOSITION) and name.capital and not name.kinds


def _is_named_site(the: Mark, name: Mark) -> bool:
    """Tell "the Elegu border point" by its article and its name."""
    return the.flags & Is.DETERMINER > 0 and name.capital and not (name.kinds or name.unit)


def is_taken_of(marks: list[Mark], at: int) -> bool:
    """Tell whether the count is taken of those counted already: "12 of the wounded"."""
    place = at + 1
    if place >= len(marks) or not marks[place].flags & Is.OF:
        return False
    while place + 1 < len(marks) and marks[place + 1].flags & Is.DETERMINER:
        place += 1
    told = place + 1 < len(marks) and bool(marks[place + 1].kinds) and not marks[place + 1].unit
    return told and marks[place].flags & Is.DETERMINER > 0


def is_degree(marks: list[Mark], at: int) -> bool:
    """Tell whether only an adverb follows: "25 were injured, five critically"."""
    if at + 1 >= len(marks) or marks[at - 1].word not in (",", "("):
        return False
    adverb = marks[at + 1]
    ends = at + 2 == len(marks) or marks[at + 2].flags & (Is.POINT | Is.CONJUNCTION) > 0
    return ends and adverb.flags & Is.BRIDGE > 0 and adverb.word.endswith("ly")


def is_gapped(between: list[Mark], following: Mark) -> bool:
    """Tell whether the noun is left out: "helped 40 families with cash and 60 with seeds"."""
    word = following.word
    same = following.flags & Is.PREPOSITION and any(
        mark.word == word or (mark.kinds and mark.word.endswith(f" {word}")) for mark in between
    )
    told = max((place for place, mark in enumerate(between) if mark.kinds), default=-1)
    between = between[told + 1 :]  # what follows "were reached with"
    joined = bool(between) and (between[-1].flags & Is.CONJUNCTION > 0 or between[-1].word == ",")
    degree = Is.PARTLY | Is.WHOLLY  # "560 viviendas totalmente y 830 parcialmente"
    said = bool(same) or following.flags & degree > 0
    return said and joined and is_list(between)


def is_list(between: list[Mark]) -> bool:
    """Tell whether only a short noun phrase and "and" stand between two counts."""
    return len(between) <= 8 and not any(
        mark.flags & (Is.BE | Is.CLAUSE | Is.RELATIVE | Is.HAVE | Is.MODAL)
        or mark.kinds
        or mark.word in (";", ":", ".")
        for mark in between
    )
