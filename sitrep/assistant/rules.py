"""Attaches each count of a sentence to what it counts; every rule has a name.

Rules: ``toll`` a running total, ``passive`` "12 were killed", ``state`` "12 died", ``active``
"killing 12", ``noun`` "12 deaths", ``list`` "Deaths: 12", ``shared`` a count that borrows the cue
of its neighbor, ``part`` one that is included in another.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sitrep.assistant import beside, degrees, doubts, dwellers, lists, predicates
from sitrep.assistant.attaching import attaching
from sitrep.assistant.compounds import completed, compounds
from sitrep.assistant.hits import (
    Hit,
    Tie,
    excess,
    is_compared,
    is_included,
    left_over,
    parent_of,
    supersede,
    tie_of,
    total_of,
    whole_of,
)
from sitrep.assistant.nouns import Noun, nouns
from sitrep.assistant.phrases import is_said_again
from sitrep.assistant.predicates import Attachment
from sitrep.assistant.things import follow_thing
from sitrep.assistant.units import ALWAYS, population_of, units
from sitrep.assistant.words import Is, Mark, Role, vocabulary
from sitrep.domain.bounds import passed
from sitrep.domain.figure import Relation
from sitrep.domain.quantity import Quantifier
from sitrep.domain.reading import Found
from sitrep.languages.lexicon import Lexicon

_REACH = 13  # words over which a count borrows a cue
_FAR_REACH = 22  # the same in brackets, after a place
_HOMES = frozenset({"homes", "buildings"})
_MOVED = ("moved",)  # arrived or left: displaced only in a text that tells of flight
_BACK = ("returned",)
_STRUCK = ("affected",)
_OF_ALL = (_STRUCK, ("displaced",))  # said of customers, it is no figure
_HELPED = ("reached",)
_FLED = (("displaced",), ("sheltered",))
_ABROAD = ("displaced_crossborder",)
_KNOWN_ONLY = frozenset({"killed", "injured", "missing", "detained", "abducted"})


class Rules:
    """The rules of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = nouns(lexicon)
        self._vocabulary = vocabulary(lexicon)
        self._units = units(lexicon)
        self._pronouns = frozenset(lexicon.words("numbers", "pronouns"))
        self._articles = frozenset(lexicon.words("numbers", "articles"))
        self.verb_first = bool(lexicon.table("order").get("verb_first"))
        self._attaching = attaching(lexicon)
        self._passing = frozenset(lexicon.words("grammar", "passing"))

    def read(self, marks: list[Mark], *, flight: bool = True) -> list[Hit]:
        """Return the counts of a sentence that are figures, in reading order.

        Args:
            marks: The sentence.
            flight: The text speaks of people who fled: "300 arrived" may count them.
        """
        marks = compounds(completed(marks, self._vocabulary))
        hits = self._hits(marks, flight=flight)
        if not flight and any(hit.kinds in _FLED for hit in hits):
            hits = self._hits(marks, flight=True)
        return hits

    def _hits(self, marks: list[Mark], *, flight: bool) -> list[Hit]:
        hits: list[Hit] = []
        for at, mark in enumerate(marks):
            if mark.found:
                hit = self._hit(marks, at, hits)
                known = flight or any(before.kinds == _BACK for before in hits)
                if hit and self._is_told(marks, hit, flight=flight, known=known):
                    hits.append(hit)
        return hits

    def _is_told(self, marks: list[Mark], hit: Hit, *, flight: bool, known: bool) -> bool:
        """Tell whether the text speaks of what a cue may mean; functions return numbers too."""
        if hit.cue.kinds == _MOVED:
            return self._fled(marks, hit, flight=flight)
        if hit.cue.flags & Is.TRANSFER and hit.at + 1 == self._nouns.read(marks, hit.at).end:
            return flight  # "60 were laid off and 50 moved to another site"
        if hit.kinds != _BACK or known:
            return True
        noun = self._nouns.read(marks, hit.at)
        labeled = hit.rule == "toll" or (hit.rule == "list" and hit.cue.capital)
        return bool(noun.unit) or noun.capital or labeled

    def _fled(self, marks: list[Mark], hit: Hit, *, flight: bool) -> bool:
        """Tell whether those who only arrived or left somewhere are displaced."""
        before = marks[hit.at - 1].flags if hit.at else 0
        noun = self._nouns.read(marks, hit.at)
        found = marks[hit.at].found
        if found and found.spelled in self._articles and not noun.unit:
            return False  # "la llegada de un huracán"
        own = before & Is.SHARING or marks[min(noun.end, len(marks) - 1)].flags & Is.RELATIVE
        if hit.rule == "state" and before & Is.PREPOSITION and not own:
            return False  # "tents for 300 families arrived"
        if hit.rule == "noun" and hit.cue.role & Role.NOUN:
            return flight  # "1,200 arrivals"
        last = marks[noun.end - 1]
        folk = any(mark.flags & Is.FOLK for mark in marks[hit.at + 1 : noun.end])
        anybody = folk or last.found or last.capital or noun.capital or noun.of_them
        return hit.unit != "people" or (flight and bool(anybody))

    def _hit(self, marks: list[Mark], at: int, hits: list[Hit]) -> Hit | None:
        found = marks[at].found
        if found is None or is_said_again(marks, at):
            return None
        noun = self._nouns.read(marks, at)
        if hits and lists.is_excess(marks, at):
            return excess(marks, at, hits)
        bare = noun.end == at + 1
        other = doubts.is_fraction(marks, at) or doubts.is_age(marks, at, bare=bare)
        if noun.whole or noun.alien or other:
            return None
        if self._is_pronoun(marks, found, noun, at) or follow_thing(marks, at, noun, self._nouns):
            return None
        attached = self._attaching.find(marks, at, noun)
        elsewhere = attached is not None and self._is_elsewhere(marks, at, noun, attached, hits)
        if attached is None or elsewhere:
            return self._shared(marks, at, noun, hits)
        hit = self._attached(marks, at, noun, attached, hits)
        if hit:
            among = attached.rule == "part" or marks[attached.cue].flags & Is.INCLUDING > 0
            hit.part = among or noun.of_them or lists.is_taken_of(marks, at)
            hit.past = attached.earlier or is_compared(marks, at, hits)
            hit = self._related(marks, hit, hits)
            supersede(hits, hit)
        return hit

    def _is_elsewhere(
        self, marks: list[Mark], at: int, noun: Noun, attached: Attachment, hits: list[Hit]
    ) -> bool:
        """Tell whether the cue is of a later count: "11 dead in Abo, 7 in Karu and 2 hurt"."""
        if attached.cue < at or noun.unit or not hits or not beside.crosses(marks, at, attached):
            return False
        return lists.is_located(marks, noun.end, marks[hits[-1].at + 1 : at])

    def _is_pronoun(self, marks: list[Mark], found: Found, noun: Noun, at: int) -> bool:
        if found.spelled in self._articles and noun.unit:
            described = self._nouns.adjectives_follow and noun.head  # "un convoi militaire"
            if described or noun.unit not in ALWAYS:
                return True
        if found.spelled in self._articles and doubts.is_presented(marks, at):
            return True
        rise = at + 1 < len(marks) and marks[at + 1].flags & Is.INCREASE
        if found.spelled in self._articles and rise:
            return True  # "soit une hausse de 60 %"
        if found.spelled not in self._pronouns or (noun.unit and not noun.part):
            return False
        if noun.part:
            return True
        following = marks[at + 1] if at + 1 < len(marks) else None
        other = bool(noun.head) and not noun.capital  # "one Kenyan" is a person
        quoted = following is not None and following.word in predicates.QUOTES
        return other or quoted or following is None or following.flags & Is.OF > 0

    def _attached(
        self, marks: list[Mark], at: int, noun: Noun, attached: Attachment, hits: list[Hit]
    ) -> Hit | None:
        cue, found = marks[attached.cue], marks[at].found
        if found is None or doubts.is_doubtful(marks, at, attached.cue, noun.end):
            return None
        if attached.kinds:
            cue = replace(cue, kinds=attached.kinds, role=Role.BEFORE, groups=())
        unit, known = self._units.of(marks, at, noun, attached, hits)
        row = attached.cue if attached.cue < at and attached.rule in ("list", "toll") else None
        kinds = degrees.of_homes(marks, at, noun.end, self.kinds(cue, unit), row)
        if cue.flags & Is.TRANSFER:
            kinds = self._transferred(marks, noun, hits) or kinds
        named = attached.rule == "noun" and attached.cue == noun.end  # "12 voluntary returns"
        counted = named or self._fits(cue.kinds, noun, known=known)
        owners = unit in _HOMES and not noun.unit and lists.is_owner_count(marks, at)
        owners = owners or (attached.cue > at and lists.is_of_members(marks, at, noun.unit))
        loose = kinds == _STRUCK or (kinds == _HELPED and predicates.is_bare_verb(cue))
        struck = loose and attached.rule == "active" and noun.end == at + 1
        if struck and not (known or hits):
            return None  # "he hit 42", "prices hit 200", "served 12"
        client = kinds in _OF_ALL and marks[noun.end - 1].flags & Is.CLIENT > 0
        if not kinds or kinds == _MOVED or owners or client or not counted:
            return None
        first = marks[attached.first] if attached.first is not None else cue
        start = min(first.start, cue.start, found.start)
        whole = found.quantity.quantifier is Quantifier.RANGE  # perhaps past the noun
        said = found.start + len(found.quantity.words) if whole else 0
        end = max(cue.end, marks[noun.end - 1].end if noun.unit else found.end, said)
        if attached.far:
            start, end = found.start, marks[lists.phrase_end(marks, at, noun)].end
        population = noun.population or population_of(marks, attached, at)
        if attached.rule == "toll" and self._is_passed(marks[attached.cue : at]):
            found = replace(found, quantity=passed(found.quantity))
        return Hit(
            at, found, kinds, unit, population, start, end, attached.rule,
            attached.strong and (known or not noun.head) and cue.kinds != _MOVED, cue,
            new=attached.increment or noun.new,
        )  # fmt: skip

    def _is_passed(self, between: list[Mark]) -> bool:
        """Tell whether a verb apart from the count bounds it: "superó este domingo los 6.400"."""
        return any(mark.word in self._passing and not mark.found for mark in between)

    def _transferred(self, marks: list[Mark], noun: Noun, hits: list[Hit]) -> tuple[str, ...]:
        """Return what refugees who were moved are, and those counted among displaced people."""
        if marks[noun.end - 1].flags & Is.REFUGE:
            return _ABROAD
        fled = bool(hits) and hits[-1].kinds[0].startswith(_FLED[0])
        return hits[-1].kinds if fled else ()

    def kinds(self, cue: Mark, unit: str) -> tuple[str, ...]:
        """Return the kinds a cue means for what is counted, () if it cannot count that."""
        return self._units.kinds(cue, unit)

    def _fits(self, kinds: tuple[str, ...], noun: Noun, *, known: bool) -> bool:
        """Tell whether an unknown noun may stand for people."""
        if noun.head and not known and self._nouns.are_things(noun.head):
            return False
        return known or not noun.head or noun.capital or kinds[0] in _KNOWN_ONLY

    def _related(self, marks: list[Mark], hit: Hit, hits: list[Hit]) -> Hit:
        parent = parent_of(hit, hits)
        same = parent is not None and (
            hits[parent].unit == hit.unit or {hits[parent].unit, hit.unit} <= _HOMES
        )
        if parent is not None and same and is_included(marks, hit, hits, parent):
            hit.relation, hit.parent = Relation.SUBSET_OF, parent
            if hits[parent].kinds == hit.kinds:
                hit.rule, hit.part = "part", True
        elif hit.found.more and hits:
            hit.relation, hit.parent = Relation.ADDITIONAL_TO, whole_of(hits)
        return hit

    def _shared(self, marks: list[Mark], at: int, noun: Noun, hits: list[Hit]) -> Hit | None:
        """Let a count borrow the cue of the one before it: "killed 12 soldiers and 3 civilians"."""
        if not hits:
            return None
        if lists.is_sum(marks, at):
            return total_of(marks, at, hits)
        if lists.is_of_others(marks, hits[-1].at, at):
            return None
        if dwellers.is_left_over(marks, at, noun, hits[-1].kinds):
            return left_over(marks, at, hits[-1])
        if doubts.is_found(marks, noun.end, hits[-1].cue):
            return None
        far = lists.is_bracketed(marks, at) or lists.is_next_place(marks, at, noun.end)
        reach = _FAR_REACH if far else _REACH
        tie = tie_of(marks, at, noun, hits) if at - hits[-1].at <= reach else None
        return self._borrowed(marks, at, noun, hits, tie) if tie else None

    def _borrowed(
        self, marks: list[Mark], at: int, noun: Noun, hits: list[Hit], tie: Tie
    ) -> Hit | None:
        found, last = marks[at].found, hits[-1]
        unit = noun.unit or lists.unit_said(marks, at) or last.unit
        kinds = degrees.of_homes(marks, at, noun.end, self.kinds(last.cue, unit))
        if found is None or not kinds or (unit not in ALWAYS and last.unit in ALWAYS):
            return None
        end = marks[lists.phrase_end(marks, at, noun)].end
        part = tie is Tie.PART or last.part
        hit = Hit(
            at, found, kinds, unit, noun.population, found.start, end,
            "part" if part else "shared", sure=tie is Tie.PLACE, cue=last.cue, part=part,
            past=tie is Tie.EARLIER,
        )  # fmt: skip
        if hit.past:
            supersede(hits, hit)
        elif part:
            hit.relation, hit.parent = Relation.SUBSET_OF, parent_of(hit, hits)
        elif found.more:
            hit.relation, hit.parent = Relation.ADDITIONAL_TO, whole_of(hits)
        return hit


@cache
def rules(lexicon: Lexicon) -> Rules:
    return Rules(lexicon)
