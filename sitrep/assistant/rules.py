"""Attaches each count of a sentence to what it counts; every rule has a name.

Rules: ``toll`` a running total, ``passive`` "12 were killed", ``state`` "12 died", ``active``
"killing 12", ``noun`` "12 deaths", ``list`` "Deaths: 12", ``shared`` a count that borrows the cue
of its neighbor, ``part`` one that is included in another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from sitrep.assistant import predicates
from sitrep.assistant.nouns import Noun, nouns
from sitrep.assistant.predicates import After, Attachment
from sitrep.assistant.words import Is, Mark, Role
from sitrep.domain.figure import Relation
from sitrep.domain.reading import Found
from sitrep.languages.lexicon import Lexicon

_ALWAYS = ("people", "families", "households")  # what a cue without senses may count
_MAIN_CLAUSE = 14  # words back to the verb that a participle hangs on
_WHOLES = frozenset({2, 3, 4, 5, 10, 20, 100, 1000})
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
        if noun.whole or noun.alien or _is_fraction(marks, at):
            return None
        if self._is_pronoun(marks, found, noun, at):
            return None
        attached = self._attachment(marks, at, noun)
        if attached and not attached.earlier:
            hit = self._attached(marks, at, noun, attached, hits)
            if hit:
                hit.part = _is_taken_of(marks, at, attached.cue)
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
        return bool(noun.head) or following is None or following.word == "of"

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
        if after and after.strong:
            return after
        return behind or after or _object(marks, at)

    def _attached(
        self, marks: list[Mark], at: int, noun: Noun, attached: Attachment, hits: list[Hit]
    ) -> Hit | None:
        cue, found = marks[attached.cue], marks[at].found
        if found is None or _is_hypothetical(marks, at, attached.cue):
            return None
        if _is_rate(marks, max(at, attached.cue)):
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
        if attached.rule == "active" and not noun.head and _heads_row(marks, cue):
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
        for group in _groups(cue):
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
        if parent is not None and _is_included(marks, hit, hits):
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
        located = _is_located(marks, noun.end, between)
        linked = bool(noun.unit) and _is_linked(between, last)
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
        end = marks[_phrase_end(marks, at, noun)].end
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


def compounds(marks: list[Mark]) -> list[Mark]:
    """Join cues that share one count: "wounded or captured", "dead and wounded"."""
    made: list[Mark] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        while mark.kinds and (size := _joined(marks, at, mark)):
            other = marks[at + size]
            both = mark.role & other.role or mark.role | other.role
            groups = (*_groups(mark), other.kinds)
            kinds = tuple(dict.fromkeys(kind for group in groups for kind in group))
            mark = replace(mark, end=other.end, flags=0, kinds=kinds, role=both, groups=groups)
            at += size
        made.append(mark)
        at += 1
    return made


def _groups(cue: Mark) -> tuple[tuple[str, ...], ...]:
    return cue.groups or (cue.kinds,)


def _joined(marks: list[Mark], at: int, first: Mark) -> int:
    """Return how far on the other cue of a compound stands, 0 for none."""
    for size in (2, 3):
        if at + size >= len(marks):
            return 0
        joint, other = marks[at + size - 1], marks[at + size]
        if not other.kinds or set(other.kinds) <= set(first.kinds) or other.role == Role.TOLL:
            continue
        if size == 3 and marks[at + 1].flags & (Is.BE | Is.POINT) == 0:
            return 0
        if not (joint.flags & Is.CONJUNCTION or joint.word == "/"):
            continue
        shares = joint.word != "and" or not _begins_another(marks, at, at + size)
        return size if shares and not first.flags & Is.REACH else 0
    return 0


def _begins_another(marks: list[Mark], at: int, other: int) -> bool:
    """Tell whether "12 killed and wounded 30" goes on with a count of its own."""
    follows = other + 1 < len(marks) and marks[other + 1].found is not None
    active = at + 1 < len(marks) and (at == 0 or not marks[at].role & (Role.AFTER | Role.EITHER))
    own = any(mark.found for mark in marks[max(0, at - 5) : at])
    return follows and (own or active)


def _is_hypothetical(marks: list[Mark], at: int, cue: int) -> bool:
    """Tell whether "could", "plans to" or "no" governs the count or its cue."""
    first, last = min(at, cue), max(at, cue)
    place, governs = first - 1, Is.MODAL | Is.NEGATION
    while place >= 0 and first - place <= 7:
        mark = marks[place]
        if mark.flags & governs and not _is_month(marks, place):
            return True
        if mark.found or (mark.flags & (Is.CLAUSE | Is.POINT | Is.RELATIVE)) or mark.kinds:
            break
        governs = governs & Is.MODAL if mark.flags & Is.CONJUNCTION else governs
        place -= 1
    if cue and marks[cue].role & Role.AFTER and marks[cue - 1].word == ",":
        first = max(0, cue - _MAIN_CLAUSE)  # "seas could rise, displacing 12,000"
    return any(
        mark.flags & Is.MODAL and not mark.capital and not mark.kinds
        for mark in marks[first + 1 : last]
    )


def _is_rate(marks: list[Mark], last: int) -> bool:
    """Tell whether the count is one of "12 deaths per 10,000 people"."""
    following = marks[last + 1 : last + 3]
    return len(following) > 1 and following[0].flags & Is.RATE > 0


def _is_month(marks: list[Mark], place: int) -> bool:
    """Tell "May" from "may"."""
    return place > 0 and marks[place].capital and len(marks[place].word) > 0


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


def _says_other(marks: list[Mark], at: int, after: Attachment, total: Attachment) -> bool:
    """Tell whether the cue after a count is its own and not that of the total before it."""
    own = not any(mark.found for mark in marks[at + 1 : after.cue])
    return own and marks[after.cue].kinds != marks[total.cue].kinds


def _phrase_end(marks: list[Mark], at: int, noun: Noun) -> int:
    """Return the last mark to quote of a count without a cue: "9 in Hama", "5 of them children"."""
    last = max(noun.end - 1, at)
    following = marks[last + 1 : last + 3]
    if not noun.unit and len(following) > 1:
        says_more = following[1].unit or _is_place(*following)
        return last + 2 if says_more else last
    return last


def _heads_row(marks: list[Mark], cue: int) -> bool:
    """Tell whether the cue ends the label of a table row: "Families displaced 450"."""
    before = marks[cue - 1] if cue else None
    if before is None or not before.unit or before.kinds:
        return False
    return cue == 1 or marks[cue - 2].flags & Is.POINT > 0


def _is_fraction(marks: list[Mark], at: int) -> bool:
    """Tell whether the count is part of "nine in ten"."""
    for first in (at, at - 2):
        three = marks[max(first, 0) : first + 3] if first >= 0 else []
        if len(three) < 3 or not three[1].flags & Is.FRACTION:
            continue
        part, whole = three[0].found, three[2].found
        if part and whole and (whole.quantity.low or 0) in _WHOLES:
            return (part.quantity.low or 0) < (whole.quantity.low or 0)
    return False


def _is_linked(between: list[Mark], last: Hit) -> bool:
    if not between or not (between[-1].flags & Is.CONJUNCTION or between[-1].word in ",/"):
        return False
    return _is_list(between, last)


def _is_located(marks: list[Mark], end: int, between: list[Mark]) -> bool:
    """Read "22 were killed in Homs and 9 in Hama"."""
    if not between or not (between[-1].flags & Is.CONJUNCTION or between[-1].word == ","):
        return False
    here = end + 1 < len(marks) and _is_place(marks[end], marks[end + 1])
    return here and any(_is_place(a, b) for a, b in pairwise(between))


def _is_place(preposition: Mark, name: Mark) -> bool:
    return bool(preposition.flags & Is.PREPOSITION) and name.capital and not name.kinds


def _is_taken_of(marks: list[Mark], at: int, cue: int) -> bool:
    """Tell whether the count is taken of those counted already: "12 of the wounded"."""
    place = at + 1
    if place >= len(marks) or marks[place].word != "of":
        return False
    while place + 1 < len(marks) and marks[place + 1].flags & Is.DETERMINER:
        place += 1
    return marks[place].flags & Is.DETERMINER > 0 and place + 1 == cue


def _is_included(marks: list[Mark], hit: Hit, hits: list[Hit]) -> bool:
    if any(mark.flags & Is.INCLUDING for mark in marks[max(0, hit.at - 4) : hit.at]):
        return True
    last = hits[-1]
    between = marks[last.at + 1 : hit.at]
    return last.part and last.kinds == hit.kinds and _is_list(between, last)


def _is_list(between: list[Mark], last: Hit) -> bool:
    """Tell whether only a short noun phrase and "and" stand between two counts."""
    return len(between) <= 8 and not any(
        mark.flags & (Is.BE | Is.CLAUSE | Is.RELATIVE | Is.HAVE | Is.MODAL)
        or mark.kinds
        or mark.word in (";", ":", ".")
        for mark in between
    )


@cache
def rules(lexicon: Lexicon) -> Rules:
    return Rules(lexicon)
