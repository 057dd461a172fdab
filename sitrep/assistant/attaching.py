"""Finds what is said of a count: the cue before it, after it or beside it."""

from __future__ import annotations

from functools import cache

from sitrep.assistant import afar, beside, dwellers, orders, predicates, rows, sites
from sitrep.assistant.after import After
from sitrep.assistant.nouns import Noun, nouns
from sitrep.assistant.predicates import Attachment
from sitrep.assistant.tolls import is_label_of_things, toll
from sitrep.assistant.units import units
from sitrep.assistant.words import Is, Mark
from sitrep.languages.lexicon import Lexicon

_HARM = frozenset({"killed", "injured"})
_OUTWEIGHS = _HARM | {"returned"}  # "the return of 900 IDPs"
_STRUCK = ("affected",)
_BEFELL = _HARM | {"displaced", "evacuated", "missing", "reached"}
_DIED = ("killed",)
_BACK = ("returned",)
_FLED = "displaced"
_WHERE = ("sheltered",)  # where they are says less than what was done: "damaged 12 tents in camps"
_NEEDY = ("in_need",)  # the same: "distributed kits to 150 households in need"


class Attaching:
    """Finds the cues of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = nouns(lexicon)
        self._units = units(lexicon)
        self._verb_first = bool(lexicon.table("order").get("verb_first"))
        self._passing = frozenset(lexicon.words("grammar", "passing"))

    def find(self, marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
        """Return the cue of a count: that of a title or of its sentence."""
        latin = self._nouns.adjectives_follow
        first = beside.titled(marks, at) or (afar.told_before(marks, at) if latin else None)
        return first or self._in_sentence(marks, at, noun)

    def _in_sentence(self, marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
        after = After(marks, self._nouns, self._units.kinds).find(at, noun)
        total = toll(marks, at, self._passing)
        behind = predicates.before(marks, at) or self._behind(marks, at, noun)
        if behind and noun.unit and not self._may_count(marks, behind, noun):
            behind = None  # "hit by floods, with 3,000 people in shelters"
        latin = self._nouns.adjectives_follow
        if latin and behind and is_label_of_things(marks, at, behind.cue):
            return None
        if total and not (after and after.strong and beside.says_other(marks, at, after, total)):
            return total
        active = behind is not None and behind.rule == "active" and behind.strong
        if noun.adjective and not active and (own := _own(marks, noun.adjective, after)):
            return own
        if behind and behind.rule == "list" and behind.strong and rows.ends_row(marks, at):
            return behind
        carried = self._carried(marks, at, noun)
        if after and after.strong and not carried:
            says_less = active and behind and self._says_less(marks, noun, behind, after)
            if not (says_less or (active and beside.crosses(marks, at, after))):
                return after
        return carried or behind or after or self._further(marks, at, noun)

    def _further(self, marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
        """Look where a cue stands apart: two words around the count, a row, a place, an aside."""
        near = (
            self._moved(marks, at, noun)
            or beside.in_row(marks, at, noun)
            or orders.given_for(marks, at, noun.end)
            or beside.bracketed(marks, at)
            or sites.existing(marks, at, noun)
            or dwellers.dwelling(marks, at, noun)
            or afar.over_aside(marks, at, noun)
            or afar.restated(marks, at, noun)
        )
        if near or not self._nouns.adjectives_follow:
            return near
        return afar.listed(marks, at, noun) or afar.and_refugees(marks, at, noun)

    def _may_count(self, marks: list[Mark], said: Attachment, noun: Noun) -> bool:
        return bool(said.kinds or self._units.kinds(marks[said.cue], noun.unit))

    def _says_less(
        self, marks: list[Mark], noun: Noun, behind: Attachment, after: Attachment
    ) -> bool:
        """Tell whether what follows a count says only who or where its objects are."""
        done, kinds = behind.says(marks)[0], after.says(marks)
        fled = kinds[0].startswith(_FLED)
        if done == "moved" and kinds[0] in _HARM:
            return False  # "12 wounded reached the hospital"
        if done in _OUTWEIGHS and (fled or after.rule == "noun"):
            return True  # "killed 3 hostages", "3 who had fled"
        if kinds == _WHERE or (done == "reached" and kinds == _NEEDY):
            return True
        if beside.is_ended(marks, noun.end):
            return True
        return self._nouns.adjectives_follow and orders.describes(marks, noun.end, behind, after)

    def _carried(self, marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
        """Read "moved 31,000 people to higher ground": somebody took them there."""
        verb = marks[at - 1].flags if at else 0
        by_others = verb & Is.CARRY and noun.end < len(marks) and marks[noun.end].flags & Is.AWAY
        return self._moved(marks, at, noun) if by_others else None

    def _moved(self, marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
        if not at or not (noun.unit or noun.capital):
            return None
        last = marks[noun.end - 1]
        anybody = not noun.unit or last.capital or last.flags & Is.FOLK > 0
        verb, after = orders.past_group(marks, at - 1), orders.past_place(marks, noun.end)
        return orders.to_death(marks, verb, noun.end) or orders.moved(
            marks, verb, after, into=anybody and after == noun.end
        )

    def _behind(self, marks: list[Mark], at: int, noun: Noun) -> Attachment | None:
        if not self._verb_first:
            return None
        return (
            orders.stated(marks, at)
            or orders.inverted(marks, at)
            or afar.crossed(marks, at, noun)
            or afar.stated_of(marks, at)
            or orders.across_subject(marks, at)
            or afar.living(marks, at, noun)
            or afar.verb_first(marks, at, noun)
        )


def _own(marks: list[Mark], adjective: Mark, after: Attachment | None) -> Attachment | None:
    """Let "12 injured people" say what it says itself, unless they are said to have died."""
    said = after.says(marks) if after else ()
    weak = adjective.kinds[0] == _FLED  # what befell them says more
    if adjective.kinds == _STRUCK and after and after.strong and said and said[0] in _BEFELL:
        return None  # "21,000 drought-affected people have migrated"
    died = after is not None and said[:1] == _DIED and (after.strong or weak)
    died = died or (weak and said[:1] == _BACK)  # "2,100 IDP households have returned"
    return None if died else Attachment(marks.index(adjective), "noun", strong=True)


@cache
def attaching(lexicon: Lexicon) -> Attaching:
    return Attaching(lexicon)
