"""What is counted where the noun does not say it: the unit of a label, a heading or a whole."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sitrep.assistant import lists
from sitrep.assistant.compounds import groups_of
from sitrep.assistant.hits import Hit
from sitrep.assistant.nouns import Noun, nouns
from sitrep.assistant.predicates import Attachment
from sitrep.assistant.words import Is, Mark, Role, vocabulary
from sitrep.languages.lexicon import Lexicon

ALWAYS = ("people", "families", "households")  # what a cue without senses may count
_PERSONS = (("killed",), ("injured",), ("missing",))  # said of no family
_DAMAGED = "damaged"
_NEXT = 8  # words to a count that may count the same
_HOUSED = ("families", "households")
_TOPICS = ("homes", "buildings")
_ALIEN = "things"  # no unit: no kind counts it
_FEMININE = ("as", "es")  # endings of a participle in the plural
_SENTENCE = 40  # words back to the noun that a participle agrees with
_HEADING = 10  # words back to the noun of "Of the 40 houses here, 34 were destroyed"
_AHEAD = 6  # words on to the noun of "30 damaged and 12 destroyed houses"


class Units:
    """Finds units by one language's words, and what a cue means for each."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = nouns(lexicon)
        self._vocabulary = vocabulary(lexicon)
        self._senses: Mapping[str, Mapping[str, list[str]]] = lexicon.table("senses")
        self._meant = cache(self._of_groups)

    def of(
        self, marks: list[Mark], at: int, noun: Noun, attached: Attachment, hits: list[Hit]
    ) -> tuple[str, bool]:
        """Return what is counted, and whether the text says it."""
        named = self._agreed(marks, at, noun, attached) or noun.unit
        said = named or self._around(marks, at, noun, attached) or self._of_whole(marks, at, noun)
        cue = marks[attached.cue]
        if said in _HOUSED and not named and cue.kinds[:1] in _PERSONS:
            said = "people"  # "six d'une même famille et 15 blessés"
        if said:
            return said, True
        following = marks[attached.cue + 1 : attached.cue + 2]
        if attached.rule == "passive" and following and following[0].unit in ALWAYS:
            return following[0].unit, True  # "85 are newly displaced families"
        people = bool(self.kinds(cue, "people"))
        within = self._within(cue) if attached.rule == "noun" and not noun.head else ""
        if within or cue.kinds[:1] in _PERSONS:
            return within or "people", bool(within)
        if attached.rule == "list" and not noun.head and not people:
            return "homes", False
        if hits and not noun.head:
            last = hits[-1].unit
            near = at - hits[-1].at < _NEXT
            total = attached.rule == "toll" and _DAMAGED in cue.kinds
            same = last == "facilities" and total  # "colegios destruidos: 42, los afectados a 166"
            if ((last in ALWAYS or same) and near) or (last not in ALWAYS and not people):
                return last, True
        return "people", False

    def _agreed(  # noqa: PLR0911 - a table of cases
        self, marks: list[Mark], at: int, noun: Noun, attached: Attachment
    ) -> str:
        """Return the unit of "9 viviendas destruidas y 23 afectadas": said once, agreed with.

        A feminine participle agrees with a noun said before; alone, it would not stand for people.
        """
        cue = marks[attached.cue]
        bare = noun.end <= at + 2 and not noun.head
        bare = bare and (attached.cue > at or (cue.role & Role.EITHER > 0 and not noun.unit))
        if not self._nouns.adjectives_follow or self._names(cue):
            return ""
        named = marks[attached.cue - 1] if 0 < attached.cue < at else None
        if bare and named and named.flags & Is.NOT_HEAD and not named.kinds:
            return named.unit or _ALIEN  # "puentes dañados 1"
        feminine = cue.word.endswith(_FEMININE)
        agrees = feminine or not self.kinds(cue, "people")
        if not (bare and agrees) or (noun.unit and not marks[at + 1].kinds):
            return ""
        for place in range(at - 1, max(-1, at - _SENTENCE), -1):
            mark = marks[place]
            if mark.found:
                before = self._nouns.read(marks, place)
                if before.alien:
                    return _ALIEN if noun.unit or self.kinds(cue, "people") else ""
                if before.unit and not marks[place + 1].kinds:
                    return before.unit if self.kinds(cue, before.unit) else ""
                continue
            if mark.flags & Is.NOT_HEAD and marks[place - 1].word[:1].isdigit():
                return _ALIEN  # "13 mil 310 hectáreas"
            topic = self._within(mark) if mark.kinds else mark.unit
            if topic in _TOPICS and self.kinds(cue, topic):
                return topic
        return ""

    def _around(self, marks: list[Mark], at: int, noun: Noun, attached: Attachment) -> str | None:
        """Return the unit that stands before a count: in its label, or as a heading."""
        cue = marks[attached.cue]
        if attached.rule in ("toll", "list"):
            joined = attached.cue and marks[attached.cue - 1].flags & Is.CONJUNCTION
            for mark in marks[attached.cue if joined else max(0, attached.cue - 3) : at]:
                noun_cue = mark.kinds and mark.role & Role.NOUN
                unit = mark.unit or self._within(mark)
                if unit and (unit != mark.unit or not noun_cue) and self.kinds(cue, unit):
                    return unit
        if attached.rule == "active" and not noun.head and lists.heads_row(marks, attached.cue):
            return marks[attached.cue - 1].unit
        if not noun.head and not self.kinds(cue, "people"):
            around = (*reversed(marks[max(0, at - _HEADING) : at]), *marks[noun.end : at + _AHEAD])
            return next((m.unit for m in around if m.unit and self.kinds(cue, m.unit)), None)
        return None

    def _within(self, label: Mark) -> str:
        """Return what "number of displaced families" counts."""
        known = (self._vocabulary.single.get(word) for word in label.word.split()[1:])
        return next((each.unit for each in known if each and each.unit), "")

    def _names(self, cue: Mark) -> bool:
        """Tell whether a cue says itself whom it counts: "personnes déplacées internes"."""
        first = self._vocabulary.single.get(cue.word.split()[0])
        return " " in cue.word and first is not None and bool(first.unit)

    def _of_whole(self, marks: list[Mark], at: int, noun: Noun) -> str | None:
        """Return the unit of "Of the 40 families here, 12 have left"."""
        if noun.head:
            return None
        for place in range(at - 1, max(-1, at - _HEADING), -1):
            if marks[place].found:
                whole = self._nouns.read(marks, place)
                led = marks[place - 1 : place]
                return whole.unit if led and led[0].flags & (Is.OF | Is.DETERMINER) else None
        return None

    def kinds(self, cue: Mark, unit: str) -> tuple[str, ...]:
        """Return the kinds a cue means for what is counted, () if it cannot count that."""
        return self._meant(groups_of(cue), unit)

    def _of_groups(self, groups: tuple[tuple[str, ...], ...], unit: str) -> tuple[str, ...]:
        found: list[str] = []
        for group in groups:
            for kind in group:
                senses = self._senses.get(kind)
                meant = senses.get(unit, ()) if senses else (kind,) if unit in ALWAYS else ()
                if meant:
                    found.extend(meant)
                    break
        return tuple(dict.fromkeys(found))


def population_of(marks: list[Mark], attached: Attachment, at: int) -> tuple[str, ...]:
    """Return whom a running total counts: "the number of civilians killed"."""
    if attached.rule not in ("toll", "list"):
        return ()
    first = attached.cue - 2 if attached.first is None else attached.first
    named = (mark.meaning.population for mark in marks[max(0, first) : at])
    return next((each for each in named if each), ())


@cache
def units(lexicon: Lexicon) -> Units:
    return Units(lexicon)
