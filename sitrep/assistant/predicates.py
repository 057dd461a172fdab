"""Where the cue of a count stands: after it, before it, or as a running total."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.assistant.nouns import Noun, Nouns
from sitrep.assistant.words import Is, Mark, Role

_REACH = 14  # words
_BEHIND = 18
_LINKS = ("of", "to", "among", "for", "in")  # of grammar more than of words


@dataclass(slots=True)
class Attachment:
    """A cue that belongs to a count.

    Attributes:
        cue: Index of its mark.
        rule: Short name of the rule.
        strong: Nothing but auxiliaries stands between.
        increment: The count came on top: "rose by 12".
        earlier: The count was true before: "up from 48".
        first: Index of the first mark to quote, where it is not the cue's.
        kinds: What the cue stands for here, where it is no cue by itself: a camp.
    """

    cue: int
    rule: str
    strong: bool
    increment: bool = False
    earlier: bool = False
    first: int | None = None
    kinds: tuple[str, ...] = ()


def is_passive(marks: list[Mark], cue: int) -> bool:
    back = cue - 1
    while back >= 0 and cue - back < 4 and not marks[back].kinds:
        mark = marks[back]
        if mark.flags & Is.BE:
            return True
        if not (mark.flags & (Is.BRIDGE | Is.HAVE) or mark.word.endswith("ly")):
            return False
        back -= 1
    return False


class After:
    """Looks for the cue after a count: "12 people, including 3 children, were killed"."""

    def __init__(self, marks: list[Mark], nouns: Nouns) -> None:
        self._marks = marks
        self._nouns = nouns

    def find(self, at: int, noun: Noun) -> Attachment | None:
        marks = self._marks
        self._be, self._clean, self._prepositional = False, True, False
        self._words = 0
        self._loose = bool(noun.head) and not (noun.unit or noun.capital)
        place = noun.end
        if place < len(marks) and marks[place].word == ")":
            place += 1
        while place < min(len(marks), noun.end + 40) and self._words <= _REACH:
            mark = marks[place]
            if mark.kinds:
                return self._verdict(place, noun)
            site = self._site(place) if mark.found else None
            if site:
                return Attachment(site, "state", self._clean, kinds=marks[site].meaning.site)
            following = self._step(place, at, noun)
            if following is None:
                return None
            place = following
        return None

    def _site(self, place: int) -> int | None:
        """Return the place of shelter in "5,000 people are in 6 camps"."""
        marks = self._marks
        if not marks[place - 1].flags & Is.SITE_IN or self._words > 3:
            return None
        for index in range(place + 1, min(place + 4, len(marks))):
            if marks[index].meaning.site:
                return index
        return None

    def _verdict(self, place: int, noun: Noun) -> Attachment | None:  # noqa: PLR0911 - a table of cases
        marks, cue = self._marks, self._marks[place]
        following = marks[place + 1] if place + 1 < len(marks) else None
        if following and (
            following.word == ":" or (following.flags & Is.NOT_HEAD and cue.role & Role.NOUN)
        ):
            return None
        if marks[place - 1].flags & Is.CONJUNCTION and not self._be:
            return None
        led = marks[place - 1].flags & Is.PREPOSITION  # "sentenced five men to death"
        adjacent = self._words == 0 and self._clean and not led
        if cue.role & Role.NOUN and adjacent and not self._be:
            return Attachment(place, "noun", strong=True)
        if cue.role & Role.EITHER:
            if self._be:
                return Attachment(place, "passive", self._clean)
            reduced = self._clean or (self._prepositional and not self._loose)
            if reduced and not _is_object(following):
                return Attachment(place, "passive", self._clean)
            return None
        if cue.role & Role.BEFORE:
            return Attachment(place, "state", self._clean)
        if cue.role & Role.TOLL and place > noun.end and marks[place - 1].flags & Is.DETERMINER:
            return Attachment(place, "toll", self._words <= 2)
        return None

    def _step(self, place: int, at: int, noun: Noun) -> int | None:  # noqa: C901, PLR0911
        """Return the next place to look at, None where the search ends."""
        marks, mark = self._marks, self._marks[place]
        flags = mark.flags
        if mark.found:
            return self._over_count(place)
        if flags & Is.POINT:
            return self._over_point(place, noun)
        if flags & Is.BE:
            self._be = True
            return place + 1
        if flags & Is.INCLUDING:
            return self._past_aside(place)
        if flags & (Is.CLAUSE | Is.NEGATION):
            return None
        if flags & Is.RELATIVE:
            return place + 1 if self._words <= 4 else None
        if flags & (Is.HAVE | Is.BRIDGE | Is.MODAL) or mark.word.endswith("ly"):
            return place + 1
        self._words += 1
        if flags & Is.CONJUNCTION:
            self._words -= 1
            article = place + 1 < len(marks) and marks[place + 1].flags & Is.DETERMINER
            other = self._nouns.read(marks, place + 1 if article else place)
            return other.end if other.unit and not self._be else place + 1
        if self._be and self._clean and not flags & (Is.PREPOSITION | Is.DETERMINER):
            following = marks[place + 1 : place + 3]
            if len(following) > 1 and following[0].flags & Is.CONJUNCTION and following[1].kinds:
                return place + 2
            return None
        if flags & Is.PREPOSITION and self._clean:
            self._prepositional = True
        elif not (mark.capital or flags & (Is.PREPOSITION | Is.DETERMINER | Is.NOT_HEAD)):
            self._prepositional = False
        self._clean = False
        return place + 1

    def _over_count(self, place: int) -> int | None:
        """Step over a second count that shares the predicate or stands in a phrase of place."""
        before = self._marks[place - 1]
        if self._loose:
            return None
        shares = self._clean or self._prepositional
        joined = before.flags & Is.CONJUNCTION or before.word == ","
        if before.flags & Is.PREPOSITION or (joined and shares):
            return self._nouns.read(self._marks, place).end
        return None

    def _over_point(self, place: int, noun: Noun) -> int | None:  # noqa: PLR0911 - a table of cases
        marks, word = self._marks, self._marks[place].word
        if word == "(":
            return self._closing(place, ")")
        if word in ",-–—":
            following = marks[place + 1] if place + 1 < len(marks) else None
            if following is None:
                return None
            if following.found and word == ",":
                return place + 1
            aside = self._past_aside(place)
            if aside is not None:
                return aside
            if following.flags & (Is.RELATIVE | Is.BE) or (
                following.flags & Is.CONJUNCTION
                and place + 2 < len(marks)
                and marks[place + 2].found
            ):
                return place + 1
            return None
        return place + 1 if word in "\"“”'’‘" else None

    def _closing(self, place: int, sign: str) -> int | None:
        for index in range(place + 1, min(place + 20, len(self._marks))):
            if self._marks[index].word == sign:
                return index + 1
        return None

    def _past_aside(self, place: int) -> int | None:
        """Step over ", including 3 children," up to the predicate."""
        marks = self._marks
        for index in range(place + 1, min(place + 26, len(marks) - 1)):
            if marks[index].word in (";", "."):
                return None
            if marks[index].word in (",", "–", "—", "-"):
                following = marks[index + 1]
                if following.flags & (Is.BE | Is.HAVE) or (
                    following.kinds and following.role & Role.BEFORE and not following.found
                ):
                    return index + 1
        return None


def _is_object(following: Mark | None) -> bool:
    if following is None:
        return False
    if following.found is not None:
        return True
    return bool(following.flags & Is.DETERMINER) or bool(following.unit and not following.kinds)


def before(marks: list[Mark], at: int) -> Attachment | None:  # noqa: PLR0911 - a table of cases
    """Look for the cue just before a count: "killing 12", "the deaths of 12", "Injured: 12"."""
    place, of = at - 1, False
    while place >= 0 and at - place <= 5 and not marks[place].kinds:
        mark = marks[place]
        family = mark.unit and place + 1 < at and marks[place + 1].word == "of"
        if not (family or mark.flags & Is.FILLER or mark.word in _LINKS):
            break
        of = not family and (of or mark.word in _LINKS)
        place -= 1
    if place < 0:
        return None
    mark = marks[place]
    if not mark.kinds:
        return _labeled(marks, place)
    if mark.role & Role.AFTER:
        return Attachment(place, "active", strong=True)
    if mark.role & Role.NOUN and of:
        return Attachment(place, "noun", strong=True)
    if mark.role & Role.EITHER and not of and not is_passive(marks, place):
        free = place == 0 or marks[place - 1].found is None
        return Attachment(place, "active", strong=free)
    if mark.role & (Role.TOLL | Role.NOUN) and mark.capital and place == at - 1:
        return Attachment(place, "list", strong=False)
    return None


def _labeled(marks: list[Mark], place: int) -> Attachment | None:
    word = marks[place].word
    if word in (":", "-", "–", "=", "—", "("):
        return _label(marks, place)
    return _listed(marks, place) if word == "," else None


def _listed(marks: list[Mark], comma: int) -> Attachment | None:
    """Read the later counts of "Affected: 3 districts, 4,500 people"."""
    for place in range(comma - 1, max(-1, comma - 12), -1):
        if marks[place].word == ":":
            return _label(marks, place)
        if marks[place].kinds or marks[place].flags & Is.BE:
            return None
    return None


def _label(marks: list[Mark], point: int) -> Attachment | None:
    """Read "Deaths: 12" and "Houses damaged – 1,200"."""
    for place in range(point - 1, max(-1, point - 5), -1):
        mark = marks[place]
        if mark.found or (mark.flags & Is.POINT and mark.word not in ("(", ")", "/")):
            return None
        if mark.kinds:
            spaced = marks[point].word in (":", "=") or place == point - 1
            return Attachment(place, "list", strong=True) if spaced else None
    return None


def toll(marks: list[Mark], at: int, passing: frozenset[str]) -> Attachment | None:  # noqa: C901, PLR0912
    """Look for a running total before a count: "the death toll from the quake rose to 12"."""
    found = marks[at].found
    place, reached, increment, earlier = at - 1, False, False, False
    while place >= 0 and at - place <= 4:
        mark = marks[place]
        if mark.flags & Is.FROM_BEFORE:
            earlier = True
        elif mark.flags & Is.REACH:
            reached = True
        elif mark.flags & Is.INCREASE:
            reached = increment = True
        elif not (mark.flags & (Is.FILLER | Is.HAVE | Is.BRIDGE) and not mark.kinds):
            break
        place -= 1
        if reached or earlier:
            break
    verb = found is not None and found.quantity.words.split()[0].lower() in passing
    if not (reached or earlier or verb):
        return None
    cue: int | None = None
    for index in range(place, max(-1, at - _BEHIND), -1):
        mark = marks[index]
        if mark.word in (";", ".") or (
            mark.found and cue is None and not _is_earlier(marks, index)
        ):
            break
        if mark.kinds and mark.role & Role.TOLL:
            return Attachment(index, "toll", strong=True, increment=increment, earlier=earlier)
        if mark.kinds and cue is None and not mark.flags & Is.REACH:
            near = index >= place and marks[place].word != "("
            if mark.role & Role.NOUN and near and not _has_counter(marks, index):
                return Attachment(index, "toll", strong=True, increment=increment, earlier=earlier)
            cue = index
        if mark.flags & Is.NUMBER_OF and cue is not None:
            return Attachment(cue, "toll", True, increment, earlier, index)
    return None


def _has_counter(marks: list[Mark], cue: int) -> bool:
    return any(mark.flags & Is.NUMBER_OF for mark in marks[max(0, cue - 4) : cue])


def _is_earlier(marks: list[Mark], index: int) -> bool:
    return index > 0 and bool(marks[index - 1].flags & (Is.FROM_BEFORE | Is.INCREASE))
