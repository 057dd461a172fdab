"""Words between a count's noun and its predicate: joints, first verbs, where to."""

from __future__ import annotations

from sitrep.assistant import asides, orders
from sitrep.assistant.nouns import Noun, Nouns
from sitrep.assistant.words import Is, Mark, Role

_BUILT = ("homes", "buildings")
_FIRST_VERB = 5  # words of it
_ENDS = Is.POINT | Is.CLAUSE | Is.RELATIVE | Is.BE | Is.HAVE
_FROM_THERE = Is.PREPOSITION | Is.OF | Is.AWAY | Is.AIM | Is.FROM_BEFORE


def past_joint(
    marks: list[Mark], place: int, nouns: Nouns, noun: Noun, *, be: bool, had: bool
) -> int | None:
    """Step over "and" with what it joins, None where a clause of its own begins.

    `be`: an auxiliary was read; `had`: a verb gives the homes that are counted.
    """
    if noun.unit in _BUILT and asides.is_of_stock(marks, place, noun.unit, had):
        return None  # "90 homes and half of them were"
    if not be and orders.begins_inverted(marks, place + 1):
        return None  # "murieron 3 personas y quedaron heridas 12"
    ahead = marks[place + 1 : place + 3]
    if ahead and ahead[0].flags & (Is.OF | Is.NUMBER_OF):
        named = len(ahead) > 1 and (ahead[1].capital or ahead[1].flags & Is.NOT_HEAD > 0)
        if not (nouns.adjectives_follow and named):  # else "et du Sud Kivu"
            return None  # "the number of homes hit at 710 and of homes lost at 96"
    article = bool(ahead) and ahead[0].flags & Is.DETERMINER > 0
    if article and len(ahead) > 1 and ahead[1].flags & Is.BE:
        return None  # "3,410 and these were recorded in Karu"
    other = nouns.read(marks, place + 1 if article else place)
    if not be and any(mark.flags & Is.OTHERS for mark in marks[place + 1 : other.end]):
        return None  # "killed 12 people and many others were hurt"
    return other.end if other.unit and not be else place + 1


def goes_out(marks: list[Mark], place: int, nouns: Nouns) -> bool:
    """Tell whether where to follows an unknown verb: "were put out of their homes"."""
    cue = marks[place] if place < len(marks) else None
    if cue is None or not cue.kinds or not cue.role & Role.BEFORE or " " not in cue.word:
        return False
    first = nouns.meaning(cue.word.split()[0])
    return first is not None and first.flags & _FROM_THERE > 0 and not first.flags & Is.SITE_IN


def second_verb(marks: list[Mark], place: int) -> tuple[int, bool] | None:
    """Step over the first verb of "were pulled from the rubble and treated for injuries".

    Returns:
        Where the second begins, and whether it stands right after the joint.
    """
    for index in range(place, min(place + _FIRST_VERB, len(marks) - 2)):
        mark, cue = marks[index], marks[index + 1]
        if mark.flags & Is.CONJUNCTION and not marks[index + 2].found:
            return (index + 1, index == place) if cue.kinds else None
        if mark.kinds and mark.kinds[0] == "killed" and mark.role & Role.NOUN:
            return index, True  # "were dug out dead"
        if mark.found or mark.kinds or mark.flags & _ENDS:
            return None
    return None


def past_listed(marks: list[Mark], place: int, nouns: Nouns, *, be: bool, row: bool) -> int | None:
    """Step over one more of a list: "houses in Karu, Tiako and Abo", "homes, shops and"."""
    if place + 1 < len(marks) and marks[place].flags & Is.CONJUNCTION:
        place += 1
    if be or marks[place].kinds or marks[place].found:
        return None
    if marks[place].unit in ("homes", "buildings", "facilities"):
        return nouns.read(marks, place - 1).end
    return place if row and marks[place].capital else None
