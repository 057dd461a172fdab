"""People counted where they stay, without a word of flight: "the camp has 4,000 inhabitants"."""

from __future__ import annotations

from sitrep.assistant.nouns import Noun
from sitrep.assistant.predicates import Attachment
from sitrep.assistant.words import Is, Mark, Role

_CROWD = 100  # less may be those that the text tells of
_SUBJECT = 12  # words from the place to its verb
_VERB = 5  # words from the people to where they live
_SITE = 6  # words from the verb to the place
_PLACE = 4  # words of "the nearest camp"
_SINCE = 12  # words to "after fleeing"
_DISPLACED = ("displaced",)
_MOVED = ("moved",)  # counts only in a text that tells of flight
_ABROAD = ("displaced_crossborder",)
_REACHED = ("reached",)
_HEADS = ("population", "number at", "numbers ", "number in", "head")
_AWAY = (("displaced",), ("returned",), ("sheltered",))
_ENDS = Is.CLAUSE | Is.RELATIVE | Is.CONJUNCTION
_LIGHT = Is.BE | Is.HAVE | Is.BRIDGE | Is.FILLER


def dwelling(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Return the place of shelter that says of those counted that they fled."""
    if not _are_people(marks, at, noun):
        return None
    staying = _held(marks, at) or _staying(marks, at, noun)
    return staying or _enrolled(marks, at, noun) or _after_flight(marks, noun)


def _are_people(marks: list[Mark], at: int, noun: Noun) -> bool:
    """Tell whether anybody is counted: people, families, a nation, or nobody named."""
    last = marks[noun.end - 1]
    folk = last.flags & (Is.FOLK | Is.REFUGE) > 0 or noun.capital
    return noun.end == at + 1 or folk or noun.unit in ("families", "households")


def is_haven(mark: Mark) -> bool:
    """Tell a place of shelter, or the border where people wait."""
    return bool(mark.meaning.site) or mark.flags & Is.HAVEN > 0


def _held(marks: list[Mark], at: int) -> Attachment | None:
    """Read "the camp, built for 5,000, now has 12,300 residents"."""
    place = at - 1
    while place > 0 and marks[place].flags & Is.FILLER and not marks[place].flags & Is.HOLD:
        place -= 1  # "accueille désormais"
    if place < 1 or not marks[place].flags & Is.HOLD or marks[place - 1].flags & Is.MODAL:
        return None  # "which can hold 4,000"
    for index in range(place - 1, max(-1, place - _SUBJECT), -1):
        mark = marks[index]
        if mark.flags & Is.HAVEN:
            return Attachment(index, "state", strong=False, kinds=_MOVED)
        meant_for = index > 0 and marks[index - 1].flags & (Is.RECEIVER | Is.PLAN)  # its capacity
        if (mark.found and not meant_for) or mark.word in (";", ":", "."):
            return None
        if mark.flags & Is.CLAUSE and not mark.flags & Is.RECEIVER:
            return None
    return None


def _after_flight(marks: list[Mark], noun: Noun) -> Attachment | None:
    """Read "250,000 Colombians are in Ecuador after fleeing the conflict"."""
    for index in range(noun.end, min(noun.end + _SINCE, len(marks) - 1)):
        mark, cue = marks[index], marks[index + 1]
        if mark.found or mark.kinds or mark.word in (";", ":", "."):
            return None
        if mark.flags & Is.CLAUSE:
            fled = cue.kinds == _DISPLACED and cue.role & Role.BEFORE
            return Attachment(index + 1, "state", strong=False) if fled else None
    return None


def _staying(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "people (90 families) are still living in classrooms", "were admitted to the camp"."""
    place = _past_bracket(marks, noun.end)
    apposed = at > 0 and marks[at - 1].word == ","
    if apposed and place < len(marks) and marks[place].word == ",":
        place += 1  # "some of them, 1.3 million Palestinians, live in camps"
    verb = None
    for index in range(place, min(place + _VERB, len(marks))):
        if marks[index].flags & Is.LIVE:
            verb = index
        elif not marks[index].flags & _LIGHT or marks[index].flags & Is.PREPOSITION:
            break
    if verb is None:
        return _at_haven(marks, at, place)
    led = marks[verb + 1 : verb + 2]
    if not (" " in marks[verb].word or (led and led[0].flags & (Is.SITE_IN | Is.AIM))):
        return None  # "children are out of school"
    for index in range(verb + 1, min(verb + 1 + _SITE, len(marks))):
        mark = marks[index]
        if is_haven(mark):
            return Attachment(index, "state", strong=False, kinds=_MOVED)
        if mark.flags & _ENDS or (mark.flags & Is.POINT and mark.word not in "-()"):
            return None
    return None


def _at_haven(marks: list[Mark], at: int, place: int) -> Attachment | None:
    """Read "counted 7,210 people at the Dalori site": a crowd, and no verb."""
    found = marks[at].found
    crowd = found is not None and found.quantity.order >= _CROWD
    if not crowd or place >= len(marks) or not marks[place].flags & Is.SITE_IN:
        return None
    for index in range(place + 1, min(place + _PLACE, len(marks))):
        mark = marks[index]
        if is_haven(mark):
            return Attachment(index, "state", strong=False, kinds=_MOVED)
        if mark.found or mark.kinds or mark.flags & (_ENDS | Is.POINT | Is.PREPOSITION):
            return None
    return None


def _enrolled(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "registered 4,300 Burundians", "10,000 Malians registered so far"."""
    refuge = marks[noun.end - 1].flags & Is.REFUGE > 0
    kinds = _ABROAD if refuge else _MOVED
    named = refuge or noun.capital or noun.end == at + 1
    if at and marks[at - 1].flags & Is.ENROLL and (refuge or noun.capital):
        return Attachment(at - 1, "active", strong=False, kinds=kinds)
    place = _past_bracket(marks, noun.end)
    while place < len(marks) and marks[place].flags & (Is.BE | Is.HAVE):
        place += 1
    if not named or place + 1 >= len(marks) or not marks[place].flags & Is.ENROLL:
        return None
    when = marks[place + 1].flags & (Is.TOTAL | Is.PREPOSITION)
    told = place > _past_bracket(marks, noun.end) and refuge
    return Attachment(place, "passive", strong=False, kinds=kinds) if when or told else None


def _past_bracket(marks: list[Mark], place: int) -> int:
    """Step over "(90 families)"."""
    if place >= len(marks) or marks[place].word != "(":
        return place
    ahead = range(place, min(place + _SITE, len(marks)))
    return next((i + 1 for i in ahead if marks[i].word == ")"), place)


def told(marks: list[Mark], place: int, at: int, noun: Noun, *, be: bool) -> Attachment | None:
    """Return what a verb of leaving or arriving, or "refugees", says of the people before it."""
    if is_of_place(marks, place):
        return Attachment(place, "state", strong=True, kinds=_MOVED)
    if be and _are_refugees(marks, at, noun, place):
        return Attachment(place, "state", strong=True, kinds=_ABROAD)
    return None


def _are_refugees(marks: list[Mark], at: int, noun: Noun, place: int) -> bool:
    """Tell whether a people is said to be abroad: "2.4 million Sudanese are now refugees"."""
    found = marks[at].found
    if found is None or not marks[place].flags & Is.REFUGE or found.quantity.order < _CROWD:
        return False
    return noun.capital or marks[noun.end - 1].flags & Is.FOLK > 0


def is_of_place(marks: list[Mark], verb: int) -> bool:
    """Tell whether a verb and a place say where people came or went.

    "left Homs", "abandoned the occupied region", "reached Tem", "have reached the nearest camp".
    """
    mark = marks[verb]
    came = mark.flags & Is.REACH > 0 and mark.kinds == _REACHED
    following = marks[verb + 1] if verb + 1 < len(marks) else None
    if following is None or not (came or mark.flags & Is.LEAVE) or following.found:
        return False
    if following.capital:
        return not (following.unit or following.kinds or following.flags)
    if not following.flags & Is.DETERMINER:
        return False
    for ahead in marks[verb + 2 : verb + 2 + _PLACE]:
        if is_haven(ahead) or (ahead.flags & Is.LAND and not came):
            return True
        if ahead.found or ahead.kinds or ahead.flags & (Is.POINT | Is.PREPOSITION | Is.BE):
            return False
    return False


def is_left_over(marks: list[Mark], at: int, noun: Noun, kinds: tuple[str, ...]) -> bool:
    """Tell whether those who did not go back are counted: "and only 1,500 still remain"."""
    if noun.unit or noun.head or kinds not in _AWAY:
        return False
    verb = next((i for i in range(at + 1, len(marks)) if not marks[i].flags & Is.BRIDGE), at)
    stays = verb < len(marks) and marks[verb].flags & Is.BE > 0
    after = marks[verb + 1 : verb + 2] if stays else []
    if stays and after and after[0].flags & Is.BRIDGE and not after[0].kinds:
        after = marks[verb + 2 : verb + 3]  # "are left"
    elif stays and not marks[verb].flags & Is.LIVE:
        return False
    return stays and (not after or after[0].flags & (Is.POINT | Is.PREPOSITION) > 0)


def counted_there(marks: list[Mark], number_of: int, at: int) -> int | None:
    """Return the place of "the population of Kala camp as of 4 May stands at 2,310"."""
    names = marks[number_of : min(at, number_of + _SUBJECT)]
    people = marks[number_of].word.startswith(_HEADS)
    for index, mark in enumerate(names):
        people = people or mark.flags & (Is.FOLK | Is.REFUGE) > 0
        following = names[index + 1 : index + 2]
        of_land = bool(following) and following[0].flags & Is.LAND > 0  # "the border district"
        if people and is_haven(mark) and not of_land:
            return number_of + index
        if mark.found or mark.flags & (Is.POINT | Is.CONJUNCTION):
            return None
    return None
