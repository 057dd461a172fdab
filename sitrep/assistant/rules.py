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
_KNOWN_ONLY = frozenset({"killed", "injured", "missing", "detained", "abducted"})


@dataclass(slots=True)
class Hit:
    """A count with what it counts, as one sentence says it.

    Attributes:
        at: Index of the count among the marks.
        start: Start of the quote.
        sure: Nothing between count and cue could mean something else.
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
        if noun.whole or noun.alien or self._is_pronoun(marks, found, noun, at):
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
        if found.spelled not in self._pronouns or noun.unit:
            return False
        following = marks[at + 1] if at + 1 < len(marks) else None
        return bool(noun.head) or following is None or following.word == "of"

    def _attachment(self, marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
        after = After(marks, self._nouns).find(at, noun)
        total = predicates.toll(marks, at, self._passing)
        behind = predicates.before(marks, at)
        if total and not (
            after and after.strong and marks[after.cue].kinds != marks[total.cue].kinds
        ):
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
        unit, known = self._unit(marks, at, noun, attached, hits)
        kinds = self.kinds(cue, unit)
        if not kinds or not self._fits(kinds, noun, known=known):
            return None
        start = min(cue.start, found.start)
        end = max(cue.end, marks[noun.end - 1].end if noun.unit else found.end)
        if cue.end > found.end:
            end = cue.end
        return Hit(
            at, found, kinds, unit, noun.population, start, end, attached.rule,
            attached.strong and (known or not noun.head),
            new=attached.increment,
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
            hit.relation, hit.parent, hit.rule, hit.part = Relation.SUBSET_OF, parent, "part", True
        elif hit.found.more and hits:
            hit.relation, hit.parent = Relation.ADDITIONAL_TO, len(hits) - 1
        return hit

    def _shared(self, marks: list[Mark], at: int, noun: Noun, hits: list[Hit]) -> Hit | None:
        """Let a count borrow the cue of the one before it: "killed 12 soldiers and 3 civilians"."""
        found = marks[at].found
        if not hits or found is None or noun.head:
            return None
        last = hits[-1]
        between = marks[last.at + 1 : at]
        included = any(m.flags & Is.INCLUDING for m in between[-4:])
        linked = between and (between[-1].flags & Is.CONJUNCTION or between[-1].word in ",(")
        if len(between) > 12 or not (included or (linked and _is_list(between, last))):
            if not (
                noun.end < len(marks)
                and marks[noun.end].flags & Is.INCLUDING
                and noun.end == at + 1
            ):
                return None
            included = True
        if not (noun.unit or included):
            return None
        unit = noun.unit or last.unit
        if unit not in _ALWAYS or last.unit not in _ALWAYS:
            return None
        start, end = found.start, marks[max(noun.end - 1, at)].end
        rule = "part" if included or last.part else "shared"
        hit = Hit(at, found, last.kinds, unit, noun.population, start, end, rule, sure=False)
        if rule == "part":
            hit.part = True
            hit.relation, hit.parent = Relation.SUBSET_OF, _parent(hit, hits)
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
    place = first - 1
    while place >= 0 and first - place <= 7:
        mark = marks[place]
        if mark.flags & (Is.MODAL | Is.NEGATION) and not _is_month(marks, place):
            return True
        if mark.found or (mark.flags & (Is.CLAUSE | Is.POINT | Is.RELATIVE)) or mark.kinds:
            break
        place -= 1
    return any(
        mark.flags & Is.MODAL and not mark.capital and not mark.kinds
        for mark in marks[first + 1 : last]
    )


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


def _parent(hit: Hit, hits: list[Hit]) -> int | None:
    for index in range(len(hits) - 1, -1, -1):
        if hits[index].kinds == hit.kinds and not hits[index].part:
            return index
    return None


def _is_linked(between: list[Mark], last: Hit) -> bool:
    if not between or not (between[-1].flags & Is.CONJUNCTION or between[-1].word == ","):
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
