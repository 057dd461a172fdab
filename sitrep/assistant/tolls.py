"""The running total before a count: "the death toll rose to 12"."""

from __future__ import annotations

from dataclasses import replace

from sitrep.assistant import dwellers, needs
from sitrep.assistant.predicates import QUOTES, Attachment
from sitrep.assistant.rows import is_of_things
from sitrep.assistant.words import Is, Mark, Role
from sitrep.domain.quantity import Quantifier
from sitrep.domain.reading import Found

_OPENS = frozenset(",;:–—-•")
_BEHIND = 18  # words from a running total to its count
_RELATIVE = 5  # words from it to a relative clause that narrows it
_FAR = 34  # the same, where a verb says that it is one: "has climbed to"
_SHORT = 8  # words of an aside between the verb of a total and a range
_ASIDE = 12  # words of a relative clause between a total and its verb
_FIRM = Is.REACH | Is.INCREASE
_LOOSE = Is.PREPOSITION | Is.BE | Is.POINT | Is.LINK | Is.OF | Is.CLAUSE
_GIVEN = ("reached",)  # also of refugees who were received
_MOVED = ("moved",)
_NEEDY = ("in_need",)
_WHERE = frozenset({"moved", "sheltered", "evacuated"})  # "waiting to be moved to the camp"
_ABROAD = ("displaced_crossborder",)


def toll(marks: list[Mark], at: int, passing: frozenset[str]) -> Attachment | None:  # noqa: C901, PLR0911
    """Look for a running total before a count: "the death toll from the quake rose to 12"."""
    reach = _reach(marks, at, passing)
    if reach is None:
        return None
    place, increment, earlier = reach
    firm = any(mark.flags & _FIRM and not mark.flags & _LOOSE for mark in marks[place + 1 : at])
    cue: int | None = None
    refuge: int | None = None
    nearest = min(place, _aside(marks, place) - 1)
    for index in range(nearest, max(-1, at - (_FAR if firm else _BEHIND)), -1):
        mark = marks[index]
        other = mark.found and cue is None and not _is_earlier(marks, index)
        if mark.word in (";", ".") or (other and not (firm and _is_within(marks, index))):
            break
        if mark.flags & Is.FREE and cue is not None:
            break  # "the number of people freed from under the rubble reached 12"
        if cue is not None and mark.flags & Is.CONJUNCTION and _is_counted(marks, index, cue):
            return Attachment(cue, "toll", strong=False, increment=increment, earlier=earlier)
        if mark.kinds and _are_things(marks, index):
            return None
        if mark.kinds and mark.role & Role.TOLL:
            said = narrowed(marks, index)
            return Attachment(said, "toll", strong=True, increment=increment, earlier=earlier)
        if mark.kinds and cue is None and not mark.flags & Is.REACH:
            near = index >= place and marks[place].word != "("
            near = near or all(m.flags & Is.REACH and not m.kinds for m in marks[index + 1 : at])
            told = marks[place + 1].flags & Is.BE and marks[index - 1].flags & Is.DETERMINER
            near = near or (bool(firm or told) and _is_subject(marks, index))
            names = mark.role & Role.NOUN or (mark.role & Role.EITHER and _is_headed(marks, index))
            if names and near and not _has_counter(marks, index):
                return Attachment(index, "toll", strong=True, increment=increment, earlier=earlier)
            cue = index
        if mark.flags & Is.REFUGE:
            refuge = index
        people = _number_of_people(marks, index, at, cue, refuge)
        if people:
            return replace(people, increment=increment, earlier=earlier)
        if mark.flags & Is.NUMBER_OF and cue is not None:
            named = next((i for i in range(index + 1, cue + 1) if _counts_as(marks, i)), -1)
            total = Attachment(named, "toll", True, increment, earlier, index)
            return total if named >= 0 else None  # "decisions on treatment rose to 271,000"
    return None


def _are_things(marks: list[Mark], cue: int) -> bool:
    """Tell "No. of villages relocated: 64", "the number of IDP settlements has doubled to 147"."""
    if cue and is_of_things(marks[cue - 1]):
        return True
    return bool(marks[cue + 1].meaning.site) and bool(marks[cue].unit)


def _number_of_people(
    marks: list[Mark], index: int, at: int, cue: int | None, refuge: int | None
) -> Attachment | None:
    """Read "the number of refugees", "the population of the camp": who or where is said alone."""
    if not marks[index].flags & Is.NUMBER_OF:
        return None
    plain = cue is None or (marks[cue].kinds == _GIVEN and marks[cue].role == Role.BEFORE)
    if refuge is not None and plain:
        return Attachment(refuge, "toll", strong=True, first=index, kinds=_ABROAD)
    need = needs.asked(marks, index, at) if cue is None else None
    if need is not None:
        return Attachment(need, "toll", strong=True, first=index, kinds=_NEEDY)
    there = dwellers.counted_there(marks, index, at)
    if there is None or (cue is not None and marks[cue].kinds[0] not in _WHERE):
        return None
    return Attachment(there, "toll", strong=True, first=index, kinds=_MOVED)


def _reach(marks: list[Mark], at: int, passing: frozenset[str]) -> tuple[int, bool, bool] | None:
    """Step back over the verb of a total: where it begins, if it rose by so much, if before."""
    found = marks[at].found
    place, reached, increment, earlier = at - 1, False, False, False
    near = at
    while place >= 0 and near - place <= 4:
        mark = marks[place]
        earlier = mark.flags & Is.FROM_BEFORE > 0
        increment = not earlier and not mark.flags & Is.REACH and mark.flags & Is.INCREASE > 0
        reached = increment or (not earlier and mark.flags & Is.REACH > 0)
        if not (earlier or reached or _is_light(mark)):
            vary = mark.word == "," and place == at - 1 and found and _is_range(found)
            if not vary:
                break  # else "estimates vary widely, from 40 to 50"
            near = place = _past_aside(marks, place)
        place -= 1
        if reached or earlier:
            break
    verb = found is not None and found.quantity.words.split()[0].lower() in passing
    if not (reached or earlier or verb) or (increment and _is_by_agent(marks, place)):
        return None
    return place, increment, earlier


def _past_aside(marks: list[Mark], comma: int) -> int:
    """Step back over "ranges, depending on the source, from 40 to 50"."""
    for index in range(comma - 1, max(0, comma - _SHORT), -1):
        if marks[index].found:
            break
        if marks[index].word == ",":
            return index if marks[index - 1].flags & Is.REACH else comma
    return comma


def _aside(marks: list[Mark], comma: int) -> int:
    """Return where ", who on Monday were 33," begins if it ends at `comma`, else past it."""
    if comma < 0 or marks[comma].word != ",":
        return comma + 1
    for index in range(comma - 1, max(-1, comma - _ASIDE), -1):
        if marks[index].word == ",":
            told = marks[index + 1].flags & (Is.RELATIVE | Is.CLAUSE)
            return index if told else comma + 1
        if marks[index].flags & Is.POINT:
            break
    return comma + 1


def _is_light(mark: Mark) -> bool:
    """Tell whether a word may stand between the verb of a total and its count."""
    if mark.word in QUOTES:
        return True
    return mark.flags & (Is.FILLER | Is.HAVE | Is.BRIDGE) > 0 and not mark.kinds


def _is_within(marks: list[Mark], index: int) -> bool:
    """Tell whether a count stands in the phrase of a toll: "the toll in three attacks rose to"."""
    if index == 0 or marks[index - 1].kinds:
        return index > 0
    if index + 1 < len(marks) and is_of_things(marks[index + 1]):
        return True  # "damaged due to the two storms were placed at"
    led = index > 1 and marks[index - 1].flags & Is.PREPOSITION > 0
    return led and marks[index - 2].role & Role.TOLL > 0


def _is_counted(marks: list[Mark], joint: int, cue: int) -> bool:
    """Tell whether "and injured in all has passed 400" counts anew, and not the deaths before."""
    between = marks[joint + 1 : cue]
    bare = all(mark.flags & (Is.TOTAL | Is.FILLER) for mark in between)
    named = marks[cue].role & Role.NOUN > 0
    named = named or (
        marks[cue].role & Role.EITHER > 0 and marks[cue - 1].flags & Is.DETERMINER > 0
    )
    return bare and named and marks[cue + 1].found is None


def _is_range(found: Found) -> bool:
    return found.quantity.quantifier is Quantifier.RANGE


def _counts_as(marks: list[Mark], place: int) -> bool:
    """Tell whether a cue names those of a running total: no verb that wants an object.

    In "the number of aid-assisted returns" it is not the first.
    """
    mark, following = marks[place], marks[place + 1]
    described = "-" in mark.word and bool(following.kinds) and following.role & Role.NOUN > 0
    return bool(mark.kinds) and mark.role != Role.AFTER and not described


def narrowed(marks: list[Mark], toll: int) -> int:
    """Return the verb of "the number of refugees who have returned", which says more."""
    for place in range(toll + 1, min(toll + _RELATIVE, len(marks) - 1)):
        if marks[place].flags & Is.RELATIVE:
            verb = place + 1
            while verb + 1 < len(marks) and marks[verb].flags & (Is.BE | Is.HAVE):
                verb += 1
            return verb if marks[verb].kinds else toll
        if marks[place].found or marks[place].kinds or marks[place].flags & (Is.POINT | Is.BE):
            break
    return toll


def _is_subject(marks: list[Mark], cue: int) -> bool:
    """Tell whether a noun opens the sentence: "Returns to Homs reached a high of 50,000"."""
    while cue > 1 and marks[cue - 1].flags & Is.BRIDGE and not marks[cue - 1].kinds:
        cue -= 1  # "Houses reported damaged"
    if cue == 0:
        return True
    first = cue - 1
    opens = first == 0 or marks[first - 1].word in _OPENS
    return opens and (marks[first].flags & (Is.DETERMINER | Is.NEW) > 0 or bool(marks[first].unit))


def _is_headed(marks: list[Mark], cue: int) -> bool:
    """Tell whether a participle ends the subject: "las personas albergadas son 827"."""
    if cue < 1 or not marks[cue - 1].unit or marks[cue - 1].kinds:
        return False
    return cue == 1 or marks[cue - 2].flags & (Is.DETERMINER | Is.POINT) > 0


def _is_by_agent(marks: list[Mark], cue: int) -> bool:
    """Tell "homes destroyed by two blazes" from "the number of homes destroyed rose by two"."""
    return cue >= 0 and bool(marks[cue].kinds) and marks[cue].role & Role.EITHER > 0


def _has_counter(marks: list[Mark], cue: int) -> bool:
    return any(mark.flags & Is.NUMBER_OF for mark in marks[max(0, cue - 4) : cue])


def _is_earlier(marks: list[Mark], index: int) -> bool:
    return index > 0 and bool(marks[index - 1].flags & (Is.FROM_BEFORE | Is.INCREASE))


def is_label_of_things(marks: list[Mark], at: int, cue: int) -> bool:
    """Tell whether a participle describes things before a bare count: "puentes dañados 1"."""
    bare = at + 1 == len(marks) or marks[at + 1].flags & (Is.POINT | Is.CONJUNCTION) > 0
    return bare and 0 < cue == at - 1 and is_of_things(marks[cue - 1])


def is_named_total(marks: list[Mark], end: int, place: int, *, said: bool) -> bool:
    """Tell "12 is the toll" from "un habitant a évoqué un bilan".

    `end` is where the noun of the count ends; `said`: a verb follows it.
    """
    apart = any(mark.flags & Is.CONJUNCTION for mark in marks[end:place])
    named = marks[place - 1].flags & Is.DETERMINER > 0 and not apart
    told = said or place <= end + 1
    return marks[place].role & Role.TOLL > 0 and place > end and named and told
