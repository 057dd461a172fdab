"""Counts of a sentence that are figures, and how one stands to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from sitrep.assistant import lists
from sitrep.assistant.nouns import Noun
from sitrep.assistant.words import Is, Mark, Role
from sitrep.domain.figure import Relation
from sitrep.domain.reading import Found

_NEAR = 9  # words
_BRACKETED = 5
_APPOSED = 9  # words before a bracket that counts in another unit
_RESTATED = 14
_ESTIMATE = 4  # words from "placing it" to a count
_PARTS = 7  # words from "including" to a count of those included
_FLED = ("displaced",)
_OF_PERSONS = ("killed", "injured", "missing")
_OPENERS = frozenset(":-–—")  # of a list of parts
_LATER = ("list", "toll")  # rules whose count follows the cue


class Tie(StrEnum):
    """What ties a count without a cue to the one before it."""

    PART = "part"  # "12 people, including 3 children"
    EARLIER = "earlier"  # "31, up from 24"
    PLACE = "place"  # "22 were killed in Homs and 9 in Hama"
    BESIDE = "beside"  # "killed 12 soldiers and 3 civilians"


@dataclass(slots=True)
class Hit:
    """A count with what it counts, as one sentence says it.

    Attributes:
        at: Index of the count among the marks.
        start: Start of the quote.
        sure: Nothing between count and cue could mean something else.
        cue: The word that says what happened to them.
        parent: Index among the sentence's hits of the one it relates to.
        past: True before, and no longer: "up from 48".
    """

    at: int
    found: Found
    kinds: tuple[str, ...]
    unit: str
    population: tuple[str, ...]
    start: int
    end: int
    rule: str
    sure: bool
    cue: Mark
    relation: Relation | None = None
    parent: int | None = None
    new: bool = False
    past: bool = False
    part: bool = False


def whole_of(hits: list[Hit]) -> int:
    """Return the last count that is not part of another."""
    return max((i for i, hit in enumerate(hits) if not hit.part), default=len(hits) - 1)


def parent_of(hit: Hit, hits: list[Hit]) -> int | None:
    for index in range(len(hits) - 1, -1, -1):
        if set(hit.kinds) <= set(hits[index].kinds) and not hits[index].part:
            return index
    return None


def is_included(marks: list[Mark], hit: Hit, hits: list[Hit], parent: int) -> bool:
    if hits[parent].cue is hit.cue and _is_broken_down(marks, hit, hits[parent]):
        return True  # "12 people were killed: 9 in Homs"
    if any(mark.flags & Is.INCLUDING for mark in marks[max(0, hit.at - 4) : hit.at]):
        return True
    last = hits[-1]
    between = marks[last.at + 1 : hit.at]
    return last.part and last.kinds == hit.kinds and lists.is_list(between)


def _is_broken_down(marks: list[Mark], hit: Hit, whole: Hit) -> bool:
    """Tell whether a colon or bracket opens the parts of what was counted before it."""
    if hit.rule not in _LATER or whole.rule in _LATER:
        return False
    return any(mark.word in (":", "(") for mark in marks[whole.at : hit.at])


def excess(marks: list[Mark], at: int, hits: list[Hit]) -> Hit | None:
    """Read the 158 of "973, 158 more than on Tuesday": part of the total, and new."""
    found, last = marks[at].found, hits[-1]
    if found is None or at - last.at > _NEAR:
        return None
    return replace(
        last, at=at, found=found, start=found.start, end=marks[at + 1].end, rule="increase",
        sure=True, relation=Relation.SUBSET_OF, parent=len(hits) - 1, new=True, part=True,
    )  # fmt: skip


def left_over(marks: list[Mark], at: int, last: Hit) -> Hit | None:
    """Read the 1,500 of "23,500 have returned and only 1,500 still remain"."""
    found = marks[at].found
    if found is None:
        return None
    return Hit(
        at, found, _FLED, last.unit, (), found.start, marks[at + 1].end, "state",
        sure=False, cue=marks[at + 1],
    )  # fmt: skip


def total_of(marks: list[Mark], at: int, hits: list[Hit]) -> Hit | None:
    """Read "bringing the total to 1,225": a running total of what the sentence counted."""
    found, last = marks[at].found, hits[whole_of(hits)]
    if found is None:
        return None
    return replace(
        last, at=at, found=found, start=found.start, end=found.end, rule="toll", population=(),
        sure=True, relation=None, parent=None, new=False, part=False, past=False,
    )  # fmt: skip


def supersede(hits: list[Hit], hit: Hit) -> None:
    """Link a total to the earlier one beside it: "31, up from 24", "from 24 to 31"."""
    if not hits or hits[-1].kinds != hit.kinds or hits[-1].past == hit.past:
        return
    if hit.past and hits[-1].relation is None:
        hits[-1].relation, hits[-1].parent = Relation.UPDATES, len(hits)
    elif hits[-1].past and hit.relation is None:
        hit.relation, hit.parent = Relation.UPDATES, len(hits) - 1


def is_compared(marks: list[Mark], at: int, hits: list[Hit]) -> bool:
    """Tell whether the count is only what another is compared with: "up from 48"."""
    if at and marks[at - 1].flags & Is.FROM_BEFORE and _goes_to(marks, at):
        return True
    last = hits[-1].at if hits else max(0, at - _NEAR)
    between = marks[last + 1 : at]
    goes_on = bool(between) and between[-1].flags & Is.AIM > 0  # "up from five to 17"
    other = goes_on and any(mark.found for mark in between)
    return not other and any(mark.flags & Is.COMPARED for mark in between)


def _goes_to(marks: list[Mark], at: int) -> bool:
    """Tell whether the count is only where another comes from: "from 300 to 270"."""
    following = marks[at + 1 : at + 3]
    return len(following) > 1 and following[0].flags & Is.AIM > 0 and following[1].found is not None


def _is_rival(marks: list[Mark], at: int, noun: Noun, between: list[Mark]) -> bool:
    """Tell whether another number for the same is given: "others put it at 90"."""
    if noun.end != at + 1 or not between:
        return False
    if between[-1].flags & Is.RUMOR or any(m.flags & Is.ESTIMATES for m in between[-_ESTIMATE:]):
        return True
    ends = Is.POINT | Is.CONJUNCTION | Is.CLAUSE
    new = any(mark.flags & ends for mark in between[:-1])  # "41; the opposition says 90"
    ended = noun.end >= len(marks) or marks[noun.end].flags & ends > 0
    return between[-1].flags & Is.TELLS > 0 and new and ended


def tie_of(marks: list[Mark], at: int, noun: Noun, hits: list[Hit]) -> Tie | None:
    """Return what ties a count without a cue to the one before it."""
    between = marks[hits[-1].at + 1 : at]
    if is_compared(marks, at, hits):
        return Tie.EARLIER
    if noun.head and not noun.unit:
        return None
    again = _is_rival(marks, at, noun, between)
    if again or (hits[-1].rule in _LATER and lists.is_next_entry(marks, at, between)):
        return Tie.BESIDE if again else Tie.PLACE
    named = lists.is_of_next_subject(marks, at, noun.end, hits[-1].at)
    if named or lists.is_located(marks, noun.end, between) or lists.is_bracketed(marks, at):
        whole = hits[whole_of(hits)]
        opened = any(mark.word in _OPENERS for mark in marks[whole.at + 1 : at])
        return Tie.PART if opened and whole.rule not in _LATER else Tie.PLACE
    if any(mark.word == ";" for mark in between):
        return None
    return _tie_within(marks, at, noun, hits)


def _is_same_in_other_unit(noun: Noun, last: Hit, between: list[Mark]) -> bool:
    """Read the 400 of "2,000 people from 400 households", "400 families of 2,000 members"."""
    units = {noun.unit, last.unit}
    if "people" not in units or not units & {"families", "households"}:
        return False
    if last.kinds[0] in _OF_PERSONS or not between:
        return False
    if any(mark.flags & Is.RESTATES for mark in between[-3:]) and len(between) <= _RESTATED:
        return True
    if not 1 < len(between) <= _BRACKETED:
        return False
    if between[0].kinds and between[0].role & Role.NOUN:
        between = between[1:]  # "61,700 IDP families comprised of"
    return between[-1].flags & Is.PREPOSITION > 0 and lists.is_list(between)


def _is_included(marks: list[Mark], at: int, noun: Noun, last: Hit, between: list[Mark]) -> bool:
    """Tell whether a count is said to be of the one before it: "12 injured, two of them badly"."""
    if not noun.unit and last.kinds == ("injured",) and lists.is_degree(marks, at):
        return True
    plain = not any(mark.word.isdigit() for mark in between)  # "some as young as 9 and 12"
    if plain and any(mark.flags & Is.INCLUDING for mark in between[-_PARTS:]):
        return True
    following = marks[noun.end : noun.end + 1] if noun.end == at + 1 else []
    return bool(following) and following[0].flags & Is.INCLUDING > 0


def _tie_within(marks: list[Mark], at: int, noun: Noun, hits: list[Hit]) -> Tie | None:
    between = marks[hits[-1].at + 1 : at]
    if lists.is_shared_out(marks, noun.end, between):
        return Tie.PART
    if _is_same_in_other_unit(noun, hits[-1], between):
        return Tie.BESIDE
    if _is_included(marks, at, noun, hits[-1], between):
        return Tie.PART
    other = noun.unit != hits[-1].unit and lists.is_list(between)
    reach = _APPOSED if other else _BRACKETED
    if noun.unit and between and between[-1].word in ("(", "/") and len(between) <= reach:
        return Tie.PART if noun.unit == hits[-1].unit else Tie.BESIDE
    if noun.end == at + 1 and lists.is_next_place(marks, at, noun.end) and len(between) <= 3:
        return Tie.PART  # "204 dead, 74 in Moro"
    degree = at + 1 < len(marks) and marks[at + 1].flags & (Is.PARTLY | Is.WHOLLY)
    end = at + 1 if degree else noun.end  # "1872 منزلا كليا و2340 جزئيا"
    following = marks[end] if end < len(marks) else None
    gapped = following is not None and end == at + 1 and lists.is_gapped(between, following)
    return Tie.BESIDE if gapped or (noun.unit and lists.is_linked(between)) else None
