"""Attaches each count of a sentence to what it counts; every rule has a name.

Rules: ``toll`` a running total, ``passive`` "12 were killed", ``state`` "12 died", ``active``
"killing 12", ``noun`` "12 deaths", ``list`` "Deaths: 12", ``shared`` a count that borrows the cue
of its neighbor, ``part`` one that is included in another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from sitrep.assistant import doubts, lists, predicates
from sitrep.assistant.after import After
from sitrep.assistant.compounds import compounds, groups_of
from sitrep.assistant.nouns import Noun, nouns
from sitrep.assistant.predicates import Attachment
from sitrep.assistant.words import Is, Mark, Role
from sitrep.domain.figure import Relation
from sitrep.domain.reading import Found
from sitrep.languages.lexicon import Lexicon

_ALWAYS = ("people", "families", "households")  # what a cue without senses may count
_KNOWN_ONLY = frozenset({"killed", "injured", "missing", "detained", "abducted"})


@dataclass(slots=True)
class Hit:
    """A count with what it counts, as one sentence says it.

    Attributes:
        at: Index of the count among the marks.
        start: Start of the quote.
        sure: Nothing between count and cue could mean something else.
        cue: The word that says what happened to them.
        parent: Index among the sentence's hits of the one it relates to.
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
    total: bool = False


class Rules:
    """The rules of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = nouns(lexicon)
        self._senses: Mapping[str, Mapping[str, list[str]]] = lexicon.table("senses")
        self._pronouns = frozenset(lexicon.words("numbers", "pronouns"))
        self._passing = frozenset(lexicon.words("grammar", "passing"))

    def read(self, marks: list[Mark]) -> list[Hit]:
        """Return the counts of a sentence that are figures, in reading order."""
        marks = compounds(marks)
        hits: list[Hit] = []
        for at, mark in enumerate(marks):
            if mark.found:
                hit = self._hit(marks, at, hits)
                if hit:
                    hits.append(hit)
        return hits

    def _hit(self, marks: list[Mark], at: int, hits: list[Hit]) -> Hit | None:
        found = marks[at].found
        if found is None:
            return None
        noun = self._nouns.read(marks, at)
        if noun.whole or noun.alien or doubts.is_fraction(marks, at):
            return None
        if self._is_pronoun(marks, found, noun, at):
            return None
        attached = self._attachment(marks, at, noun)
        if attached and not attached.earlier:
            hit = self._attached(marks, at, noun, attached, hits)
            if hit:
                hit.part = lists.is_taken_of(marks, at, attached.cue)
                return self._related(marks, hit, hits)
        if attached:
            return None
        return self._shared(marks, at, noun, hits)

    def _is_pronoun(self, marks: list[Mark], found: Found, noun: Noun, at: int) -> bool:
        if found.spelled not in self._pronouns or (noun.unit and not noun.part):
            return False
        if noun.part:
            return True
        following = marks[at + 1] if at + 1 < len(marks) else None
        return bool(noun.head) or following is None or following.flags & Is.OF > 0

    def _attachment(self, marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
        after = After(marks, self._nouns).find(at, noun)
        total = predicates.toll(marks, at, self._passing)
        behind = predicates.before(marks, at)
        if total and not (after and after.strong and _says_other(marks, at, after, total)):
            return total
        if noun.adjective and not (behind and behind.rule == "active" and behind.strong):
            cue = marks.index(noun.adjective)
            if not (after and after.strong and marks[after.cue].kinds[0] == "killed"):
                return Attachment(cue, "noun", strong=True)
        active = behind is not None and behind.rule == "active" and behind.strong
        if after and after.strong and not (active and _crosses(marks, at, after)):
            return after
        return behind or after or _object(marks, at)

    def _attached(
        self, marks: list[Mark], at: int, noun: Noun, attached: Attachment, hits: list[Hit]
    ) -> Hit | None:
        cue, found = marks[attached.cue], marks[at].found
        if found is None or doubts.is_hypothetical(marks, at, attached.cue):
            return None
        if doubts.is_rate(marks, max(at, attached.cue)):
            return None
        if attached.kinds:
            cue = replace(cue, kinds=attached.kinds, role=Role.BEFORE, groups=())
        unit, known = self._unit(marks, at, noun, attached, hits)
        kinds = self.kinds(cue, unit)
        if not kinds or not self._fits(kinds, noun, known=known):
            return None
        first = marks[attached.first] if attached.first is not None else cue
        start = min(first.start, cue.start, found.start)
        end = max(cue.end, marks[noun.end - 1].end if noun.unit else found.end)
        if cue.end > found.end:
            end = cue.end
        return Hit(
            at, found, kinds, unit, noun.population, start, end, attached.rule,
            attached.strong and (known or not noun.head), cue,
            new=attached.increment or noun.new,
        )  # fmt: skip

    def _unit(
        self, marks: list[Mark], at: int, noun: Noun, attached: Attachment, hits: list[Hit]
    ) -> tuple[str, bool]:
        """Return what is counted, and whether the text says it."""
        if noun.unit:
            return noun.unit, True
        cue = attached.cue
        if attached.rule in ("toll", "list"):
            near = marks[max(0, cue - 3) : at]
            for mark in near:
                noun_cue = mark.kinds and mark.role & Role.NOUN
                if mark.unit and not noun_cue and self.kinds(marks[cue], mark.unit):
                    return mark.unit, True
        if attached.rule == "active" and not noun.head and lists.heads_row(marks, cue):
            return marks[cue - 1].unit, True
        if hits and not noun.head:
            last = hits[-1].unit
            people = bool(self.kinds(marks[cue], "people"))
            if (last in _ALWAYS and at - hits[-1].at < 8) or (last not in _ALWAYS and not people):
                return last, True
        return "people", False

    def kinds(self, cue: Mark, unit: str) -> tuple[str, ...]:
        """Return the kinds a cue means for what is counted, () if it cannot count that."""
        found: list[str] = []
        for group in groups_of(cue):
            for kind in group:
                senses = self._senses.get(kind)
                meant = senses.get(unit, ()) if senses else (kind,) if unit in _ALWAYS else ()
                if meant:
                    found.extend(meant)
                    break
        return tuple(dict.fromkeys(found))

    def _fits(self, kinds: tuple[str, ...], noun: Noun, *, known: bool) -> bool:
        """Tell whether an unknown noun may stand for people."""
        return known or not noun.head or noun.capital or kinds[0] in _KNOWN_ONLY

    def _related(self, marks: list[Mark], hit: Hit, hits: list[Hit]) -> Hit:
        parent = _parent(hit, hits)
        same = parent is not None and hits[parent].unit == hit.unit
        if parent is not None and same and _is_included(marks, hit, hits):
            hit.relation, hit.parent = Relation.SUBSET_OF, parent
            if hits[parent].kinds == hit.kinds:
                hit.rule, hit.part = "part", True
        elif hit.found.more and hits:
            hit.relation, hit.parent = Relation.ADDITIONAL_TO, _whole(hits)
        return hit

    def _shared(self, marks: list[Mark], at: int, noun: Noun, hits: list[Hit]) -> Hit | None:
        """Let a count borrow the cue of the one before it: "killed 12 soldiers and 3 civilians"."""
        found = marks[at].found
        if not hits or found is None or at - hits[-1].at > 13:
            return None
        if noun.head and not noun.unit:
            return None
        last = hits[-1]
        between = marks[last.at + 1 : at]
        following = marks[noun.end] if noun.end < len(marks) else None
        included = any(mark.flags & Is.INCLUDING for mark in between[-4:]) or (
            following is not None and noun.end == at + 1 and following.flags & Is.INCLUDING > 0
        )
        bracketed = bool(noun.unit) and between[-1].word == "(" and len(between) <= 5
        if bracketed and noun.unit == last.unit:
            included = True
        located = lists.is_located(marks, noun.end, between)
        linked = bool(noun.unit) and lists.is_linked(between)
        if not (included or bracketed or located or linked):
            return None
        return self._borrowed(marks, at, noun, hits, included=included)

    def _borrowed(
        self, marks: list[Mark], at: int, noun: Noun, hits: list[Hit], *, included: bool
    ) -> Hit | None:
        found, last = marks[at].found, hits[-1]
        unit = noun.unit or last.unit
        kinds = self.kinds(last.cue, unit)
        if found is None or not kinds or (unit not in _ALWAYS and last.unit in _ALWAYS):
            return None
        end = marks[lists.phrase_end(marks, at, noun)].end
        part = included or last.part
        hit = Hit(
            at, found, kinds, unit, noun.population, found.start, end,
            "part" if part else "shared", sure=False, cue=last.cue, part=part,
        )  # fmt: skip
        if part:
            hit.relation, hit.parent = Relation.SUBSET_OF, _parent(hit, hits)
        elif found.more:
            hit.relation, hit.parent = Relation.ADDITIONAL_TO, _whole(hits)
        return hit


def _object(marks: list[Mark], at: int) -> Attachment | None:
    """Read "killed a woman and three children"."""
    place = at - 1
    if place < 0 or not (marks[place].flags & Is.CONJUNCTION or marks[place].word == ","):
        return None
    for index in range(place - 1, max(-1, place - 8), -1):
        mark = marks[index]
        if mark.kinds:
            active = mark.role & Role.AFTER or (
                mark.role & Role.EITHER and not predicates.is_passive(marks, index)
            )
            follows = marks[index + 1].flags & Is.DETERMINER
            return Attachment(index, "active", strong=False) if active and follows else None
        if mark.found or mark.flags & (Is.BE | Is.CLAUSE | Is.RELATIVE | Is.HAVE):
            return None
    return None


def _whole(hits: list[Hit]) -> int:
    """Return the last count that is not part of another."""
    return max((i for i, hit in enumerate(hits) if not hit.part), default=len(hits) - 1)


def _parent(hit: Hit, hits: list[Hit]) -> int | None:
    for index in range(len(hits) - 1, -1, -1):
        if set(hit.kinds) <= set(hits[index].kinds) and not hits[index].part:
            return index
    return None


def _crosses(marks: list[Mark], at: int, after: Attachment) -> bool:
    """Tell whether another count stands between a count and its cue."""
    return any(mark.found for mark in marks[at + 1 : after.cue])


def _says_other(marks: list[Mark], at: int, after: Attachment, total: Attachment) -> bool:
    """Tell whether the cue after a count is its own and not that of the total before it."""
    own = not _crosses(marks, at, after)
    return own and marks[after.cue].kinds != marks[total.cue].kinds


def _is_included(marks: list[Mark], hit: Hit, hits: list[Hit]) -> bool:
    if any(mark.flags & Is.INCLUDING for mark in marks[max(0, hit.at - 4) : hit.at]):
        return True
    last = hits[-1]
    between = marks[last.at + 1 : hit.at]
    return last.part and last.kinds == hit.kinds and lists.is_list(between)


@cache
def rules(lexicon: Lexicon) -> Rules:
    return Rules(lexicon)
