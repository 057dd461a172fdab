"""Cues that stand apart from their count: over an aside, behind it with an article, at a border."""

from __future__ import annotations

from sitrep.assistant.nouns import Noun
from sitrep.assistant.predicates import Attachment, is_passive
from sitrep.assistant.tolls import narrowed
from sitrep.assistant.words import Is, Mark, Role

_ASIDE = 12  # words between two commas: ", according to local sources,"
_LIGHT = 3  # words between the comma and the count
_VERB = 3  # words from the verb of a total to its count
_OF_THINGS = 9  # words from the verb to the count that says its things again in people
_STATED = 20  # words from "the number of" to the count
_FAR = 14  # words from the first of a row to the count
_SUBJECT = 9  # words from where refugees live to their count
_ABROAD = ("displaced_crossborder",)
_STRUCK = "affected"
_MOVED = ("moved",)
_OPENS = Is.POINT | Is.CONJUNCTION | Is.CLAUSE | Is.RELATIVE | Is.HAVE | Is.TELLS


def told_before(marks: list[Mark], at: int) -> Attachment | None:
    """Read "elevaron de 24 a 31 los muertos", "son 31 los fallecidos": the total follows.

    The 24 of the first is the earlier one.
    """
    if at + 2 < len(marks) and marks[at + 1].flags & Is.AIM and marks[at + 2].found:
        later = _total(marks, at + 3) if marks[at - 1].flags & Is.FROM_BEFORE else None
        return Attachment(later, "toll", strong=True, earlier=True) if at and later else None
    cue = _total(marks, at + 1)
    return Attachment(cue, "toll", strong=True) if cue and _is_reached(marks, at) else None


def _total(marks: list[Mark], place: int) -> int | None:
    """Return the total that begins here with its article: "los muertos", "la cifra de muertos"."""
    led = place < len(marks) and marks[place].flags & Is.DETERMINER > 0
    place += led
    if place >= len(marks) or not marks[place].kinds:
        return None
    role = marks[place].role
    named = led and role & Role.NOUN > 0 and not marks[place].flags & Is.REACH
    toll = role == Role.TOLL and (led or " " in marks[place].word)
    if not (named or toll):
        return None
    said = narrowed(marks, place)
    return place if marks[said].kinds == _MOVED else said  # "los desplazados que han llegado"


def _is_reached(marks: list[Mark], at: int) -> bool:
    """Tell whether a verb of a total stands before the count: "suman ya 58"."""
    reached = Is.REACH | Is.FROM_BEFORE | Is.BE | Is.AIM
    for mark in reversed(marks[max(0, at - _VERB) : at]):
        if mark.flags & reached and not mark.flags & Is.POINT:
            return not mark.kinds
        if mark.kinds or not mark.flags & (Is.BRIDGE | Is.FILLER):
            return False
    return False


def over_aside(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "ont tué, selon des sources locales, au moins 23 villageois"."""
    comma, role = at - 1, Role.AFTER
    while comma > 0 and at - comma <= _LIGHT and marks[comma].flags & (Is.FILLER | Is.RECEIVER):
        role |= Role.BEFORE if marks[comma].flags & Is.RECEIVER else 0  # "sin hogar, …, a 900"
        comma -= 1
    if not noun.unit or comma < 2 or marks[comma].word != ",":
        return None
    for first in range(comma - 1, max(0, comma - _ASIDE), -1):
        mark = marks[first]
        if mark.word == ",":
            verb, led = marks[first - 1], marks[first + 1].flags & (Is.PREPOSITION | Is.CLAUSE)
            done = verb.role & role or (
                verb.role & Role.EITHER and marks[first - 2].flags & Is.HAVE
            )
            told = bool(verb.kinds) and done and led and not is_passive(marks, first - 1)
            return Attachment(first - 1, "active", strong=False) if told else None
        if mark.found or mark.kinds or mark.flags & (Is.POINT | Is.RELATIVE):
            return None
    return None


def restated(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "a affecté 32 districts, soit 210 000 personnes": things said again in people."""
    if at < 3 or noun.unit not in ("people", "families", "households"):
        return None
    again = next((i for i in range(at - 1, at - 4, -1) if marks[i].flags & Is.RESTATES), 0)
    light = all(m.flags & Is.FILLER or m.word == "," for m in marks[again + 1 : at])
    if not again or not light:
        return None
    thing = False
    for place in range(again - 1, max(-1, again - 1 - _OF_THINGS), -1):
        mark = marks[place]
        if _STRUCK in mark.kinds:
            return Attachment(place, "active", strong=False, far=True) if thing else None
        if mark.kinds or mark.unit or mark.flags & (Is.CLAUSE | Is.RELATIVE):
            return None
        thing = thing or mark.found is not None
    return None


def crossed(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "عبر 500 ألف شخص المعبر": a verb that elsewhere is "via"."""
    if not at or not marks[at - 1].flags & Is.CROSS or not noun.unit:
        return None
    opens = at == 1 or marks[at - 2].flags & _OPENS > 0
    folk = noun.unit != "people" or any(mark.flags & Is.FOLK for mark in marks[at : noun.end])
    return Attachment(at - 1, "active", strong=True, kinds=_ABROAD) if opens and folk else None


def stated_of(marks: list[Mark], at: int) -> Attachment | None:
    """Read "بلغ عدد الأسر التي نزحت من ديارها 330 أسرة": the number of those who did it."""
    cue: int | None = None
    relative = False
    for place in range(at - 1, max(-1, at - _STATED), -1):
        mark = marks[place]
        if mark.flags & Is.NUMBER_OF:
            return Attachment(cue, "toll", strong=False) if relative and cue is not None else None
        if mark.found or mark.word in (";", ".") or mark.flags & Is.CLAUSE:
            return None
        if mark.kinds and not relative and mark.role & (Role.AFTER | Role.BEFORE):
            cue = place
        relative = relative or (cue == place + 1 and mark.flags & Is.RELATIVE > 0)
    return None


def living(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "يعيش في لبنان 900 ألف لاجئ": refugees where they live, the verb first."""
    if not any(mark.flags & Is.REFUGE for mark in marks[at : noun.end]):
        return None
    for place in range(at - 1, max(-1, at - _SUBJECT), -1):
        if marks[place].flags & Is.LIVE:
            return Attachment(place, "active", strong=False, kinds=_ABROAD)
        if marks[place].found or marks[place].kinds or marks[place].flags & _OPENS:
            return None
    return None


def listed(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "a touché 42 communes, 310 villages et 12 000 familles": people after things."""
    if noun.unit not in ("people", "families", "households") or not at:
        return None
    if not (marks[at - 1].flags & Is.CONJUNCTION or marks[at - 1].word == ","):
        return None
    things = False
    for place in range(at - 2, max(-1, at - _FAR), -1):
        mark = marks[place]
        if mark.kinds:
            led = place > 0 and marks[place - 1].flags & (Is.HAVE | Is.INVERTS)
            active = mark.role & Role.AFTER or (mark.role & Role.EITHER and led)
            goes_on = marks[place + 1].found is not None or marks[place + 1].word == ","
            told = active and goes_on and things
            return Attachment(place, "active", strong=False, far=True) if told else None
        things = things or mark.flags & Is.NOT_HEAD > 0
        if mark.unit or mark.flags & (Is.CLAUSE | Is.RELATIVE | Is.BE | Is.HAVE | Is.MODAL):
            return None
        if mark.flags & Is.POINT and mark.word != ",":
            return None
    return None


def verb_first(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "se han refugiado 16.400 personas": a verb without an object, then who did it."""
    cue = at - 1
    while cue > 0 and at - cue < _LIGHT and marks[cue].flags & Is.FILLER and not marks[cue].kinds:
        cue -= 1
    verb = marks[cue] if at and noun.unit else None
    if verb is None or not verb.role & Role.BEFORE or verb.role & (Role.NOUN | Role.EITHER):
        return None
    if " " not in verb.word or marks[cue].flags & Is.PREPOSITION or verb.kinds == _MOVED:
        return None
    for mark in reversed(marks[max(0, cue - _SUBJECT) : cue]):
        if mark.found or mark.unit:
            return None  # they are its subject
        if mark.flags & (Is.POINT | Is.CLAUSE):
            break
    return Attachment(cue, "active", strong=False)


def and_refugees(marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
    """Read "compte 220 000 déplacés et 20 000 réfugiés": both are counted there."""
    refugees = any(mark.flags & Is.REFUGE for mark in marks[at : noun.end])
    joined = at > 2 and (marks[at - 1].flags & Is.CONJUNCTION or marks[at - 1].word == ",")
    if not (refugees and joined):
        return None
    for place in range(at - 2, max(-1, at - _LIGHT - 3), -1):
        mark = marks[place]
        if mark.kinds:
            fled = mark.kinds[0].startswith("displaced") and mark.role & Role.NOUN
            counted = any(each.found for each in marks[max(0, place - 2) : place])
            told = fled and counted
            return (
                Attachment(place, "noun", strong=False, kinds=_ABROAD, far=True) if told else None
            )
        if mark.found or mark.flags & (Is.POINT | Is.CLAUSE | Is.BE | Is.HAVE):
            return None
    return None
