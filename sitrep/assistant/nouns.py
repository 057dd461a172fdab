"""What a count counts: the noun phrase after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sitrep.assistant.phrases import (
    STOPS,
    describes_thing,
    hangs,
    has_own_cue,
    is_aside,
    is_bracketed_alone,
    is_fraction_of,
    is_of_count,
    is_of_them,
    is_owner,
    is_said_again,
    is_told_of,
)
from sitrep.assistant.rows import is_label
from sitrep.assistant.words import Is, Mark, Meaning, Role, vocabulary
from sitrep.languages.lexicon import Lexicon

_ADJECTIVES = 2  # after a noun, where the language puts them there
_FURTHEST = 7  # words from the count to its noun

_THING = "damaged"  # may be said of people and of things
_HOUSED = ("families", "households")
_NO_HEADS = Is.BRIDGE | Is.REACH | Is.NEW | Is.FILLER | Is.PAST


@dataclass(slots=True)
class Noun:
    """The noun phrase of a count.

    Attributes:
        end: Index of the first mark after it.
        unit: What is counted, "" if not said or not known.
        head: The last word, if the lexicon does not know it.
        alien: It counts something that is no figure of ours: villages, vehicles, cattle.
        whole: The count is only the whole that a part is taken of: "14 of the 172".
        part: The count is taken of a whole: the 14.
        of_them: Taken of what was counted before: "two of them".
        adjective: A cue inside: "12 injured people".
        new: Said to be new: "7 new deaths".
    """

    end: int
    unit: str = ""
    population: tuple[str, ...] = ()
    head: str = ""
    capital: bool = False
    alien: bool = False
    whole: bool = False
    part: bool = False
    of_them: bool = False
    adjective: Mark | None = None
    new: bool = False
    described: int = 0  # adjectives taken after the noun


class Nouns:
    """Reads noun phrases with one language's endings of words for people."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._endings = lexicon.words("people_endings", "suffixes")
        self._vocabulary = vocabulary(lexicon)
        self._participles = lexicon.words("endings", "participles")
        self._things = lexicon.words("people_endings", "things")
        self._pronouns = frozenset(lexicon.words("numbers", "pronouns"))
        self._some = frozenset(lexicon.words("numbers", "some"))
        self._areas = frozenset(lexicon.words("places", "areas"))
        self._places = frozenset(lexicon.words("places", "within"))
        self._joined = lexicon.writing.article
        self.adjectives_follow = bool(lexicon.table("order").get("noun_first"))
        self._not_people = frozenset(lexicon.words("people_endings", "not_people"))

    def read(self, marks: list[Mark], at: int) -> Noun:
        noun = Noun(at + 1)
        noun.whole = self._is_whole(marks, at)
        if is_of_them(marks, at + 1):
            noun.end, noun.of_them = at + 2, True
            return noun
        if is_label(marks, at):
            return noun
        if self._is_inhabited(marks, at):
            noun.alien = True
            return noun
        place = self._begin(marks, at, noun)
        last = min(len(marks), at + 1 + _FURTHEST)
        while place < last:
            mark = marks[place]
            if hangs(marks, place) or (not noun.unit and is_aside(marks, place)):
                place = noun.end = place + 3
                continue
            if mark.found or not self._take(marks, place, noun):
                break
            place += 1
            noun.end = place
        if noun.head and not noun.unit:
            if self._is_person(noun):
                noun.unit = "people"
            elif describes_thing(marks, place):
                noun.alien = True
        noun.whole = noun.whole or self._is_all_but_one(marks, at, noun)
        noun.whole = noun.whole and not self._has_own(marks, at, noun)
        return noun

    def _has_own(self, marks: list[Mark], at: int, noun: Noun) -> bool:
        """Tell whether a whole has a cue of its own."""
        if noun.adjective is not None and not is_of_count(marks, at):
            return True
        told = not (noun.alien or (noun.head and not noun.unit))
        return told and has_own_cue(marks, noun.end, self._after_noun)

    def _begin(self, marks: list[Mark], at: int, noun: Noun) -> int:
        """Step over what stands between a count and its noun: brackets, "of the", a note."""
        noun.end = at + 4 if is_said_again(marks, at + 2) else at + 1
        if is_bracketed_alone(marks, at):
            noun.end = at + 2  # "killed (12) people"
        place = self._after_of(marks, noun.end, noun)
        if self._joined and place < len(marks) and marks[place].word == self._joined:
            place = noun.end = place + 1  # "عشرات المنازل"
        if self.adjectives_follow and is_told_of(marks, at):
            place = noun.end = at + 2  # "son 355 las viviendas"
        if place < len(marks) and marks[place].word == "*":
            place = noun.end = place + 1  # "1,825,321 * IDPs": a note
        return place

    def _is_whole(self, marks: list[Mark], at: int) -> bool:
        """Tell whether the count is what a part is taken of: "half of the town's 40,000"."""
        back, owned = at - 1, False
        while back >= 0 and (marks[back].flags & Is.DETERMINER or is_owner(marks[back])):
            owned = True
            back -= 1
        if back < 0 or not marks[back].flags & Is.OF:
            return False
        before = marks[back - 1] if back else None
        share = is_fraction_of(marks, back)
        if share or (before and before.flags & Is.ALL):
            return share
        if before and before.found and before.found.spelled in self._pronouns:
            return False
        found = marks[at].found
        vague = found is not None and found.quantity.low is None
        if vague and marks[back].word in self._some and (before is None or before.flags & Is.POINT):
            return False  # "Des milliers d'habitants"
        if before is None or before.found or before.flags & (Is.POINT | Is.SHARE):
            return True
        return owned and not before.kinds

    def _is_inhabited(self, marks: list[Mark], at: int) -> bool:
        """Tell whether a town is described by its size: "in Pira, a city of 200,000, 3 died"."""
        if at < 2 or not marks[at - 1].flags & Is.OF or marks[at - 2].word not in self._areas:
            return False
        ends = marks[at + 2 if at + 1 < len(marks) and marks[at + 1].flags & Is.FOLK else at + 1 :]
        return not ends or ends[0].word in (",", ")", ".")

    def _is_all_but_one(self, marks: list[Mark], at: int, noun: Noun) -> bool:
        """Tell whether "one of the 11 survivors was hurt" is said of the one alone."""
        if at < 3 or not (marks[at - 1].flags & Is.DETERMINER and marks[at - 2].flags & Is.OF):
            return False
        one = marks[at - 3].found
        says = noun.end < len(marks) and marks[noun.end].flags & (Is.BE | Is.HAVE) > 0
        return says and one is not None and one.spelled in self._pronouns

    def _after_of(self, marks: list[Mark], place: int, noun: Noun) -> int:
        if place < len(marks) and marks[place].flags & Is.OF:
            first = place
            place += 1
            while place < len(marks) and (
                marks[place].flags & Is.DETERMINER or is_owner(marks[place])
            ):
                place += 1
            if place < len(marks) and (whole := marks[place].found):
                noun.part = True
                inner = self.read(marks, place)
                noun.unit, noun.end, noun.alien = inner.unit, inner.end, inner.alien
                noun.population, noun.head, noun.capital = (
                    inner.population,
                    inner.head,
                    inner.capital,
                )
                if inner.unit in _HOUSED and whole.spelled in self._pronouns:
                    noun.unit = "people"  # "trois d'une même famille"
                return len(marks)
            if self._joined and self._is_source(marks, place):
                return first
            noun.end = place
        return place

    def _is_source(self, marks: list[Mark], place: int) -> bool:
        """Tell whether "من" and an article say where from: "عشرات الآلاف من المدينة"."""
        if place >= len(marks) or marks[place - 1].word != self._joined:
            return False
        mark = marks[place]
        if mark.unit or mark.kinds or mark.found:
            return False
        return not mark.flags & Is.NOT_HEAD or mark.word in self._places

    def _take(self, marks: list[Mark], place: int, noun: Noun) -> bool:  # noqa: C901, PLR0911 - cases
        """Take one more word into the phrase; False where it ends."""
        mark = marks[place]
        following = marks[place + 1] if place + 1 < len(marks) else None
        noun.new = noun.new or mark.flags & Is.NEW > 0
        if self.adjectives_follow and noun.unit:
            return _describes(mark, noun)
        if self.adjectives_follow and _is_described(mark, noun):
            return False
        if mark.flags & Is.NOT_HEAD and not (mark.kinds and not mark.unit):
            noun.alien, noun.unit = True, mark.unit or ""
            if mark.unit:
                noun.alien = False
            return True
        if mark.meaning.site and not (mark.unit or mark.kinds):
            noun.alien = True  # "22 accommodation centers"
            return True
        if mark.unit and noun.unit and following and following.flags & Is.DETERMINER:
            return False  # "12 workers building a school"
        if mark.unit and not (noun.unit and mark.kinds):
            noun.unit, noun.alien = mark.unit, False
            noun.population = tuple(dict.fromkeys((*noun.population, *mark.meaning.population)))
            return not (mark.kinds and mark.role & Role.NOUN and self._ends(following))
        if mark.kinds:
            return self._take_cue(mark, following, noun)
        described = mark.flags & Is.BRIDGE and following is not None and not following.found
        stops = mark.flags & STOPS & ~(Is.INCLUDING if described else 0)  # "12 mostly old men"
        late = self._is_person(noun) and not mark.word.endswith("s")  # "190 marchers overnight"
        if stops or noun.unit or noun.alien or late:
            return False
        if " " in mark.word and not (noun.head or mark.flags & Is.NUMBER_OF):
            return False  # "9,000 in a week"
        if mark.word[0].isalpha() and not mark.flags & _NO_HEADS:
            noun.head, noun.capital = mark.word, mark.capital
        return mark.word[0].isalnum()

    def _ends(self, following: Mark | None) -> bool:
        """Tell whether a noun that is a cue ends its phrase: "نازحا عراقيا", "12 dead men"."""
        return self.adjectives_follow or _ends_phrase(following)

    def _take_cue(self, mark: Mark, following: Mark | None, noun: Noun) -> bool:
        """Take "injured" in "12 injured people"; a predicate ends the phrase."""
        plural = noun.head.endswith("s") or self.adjectives_follow
        if noun.unit or (noun.head and plural) or following is None or not following.unit:
            return False  # else "86 flood affected families"
        if following.kinds and following.role & Role.NOUN:
            return "-" in mark.word  # "1.6 million conflict-affected IDPs"
        if not mark.role & (Role.EITHER | Role.NOUN):
            return False
        noun.adjective = mark
        return True

    def meaning(self, word: str) -> Meaning | None:
        """Return what a word means by itself."""
        return self._vocabulary.single.get(word)

    def is_of(self, word: str) -> bool:
        meaning = self.meaning(word)
        return meaning is not None and meaning.flags & Is.OF > 0

    def are_things(self, word: str) -> bool:
        """Tell an unknown word that by its ending names no people: "amendments"."""
        return bool(self._things) and word.endswith(self._things)

    def _after_noun(self, word: str) -> bool:
        """Tell whether a cue begins as what hangs on a noun does: "living in tents", "in need"."""
        return word in self._places or (
            bool(self._participles) and word.endswith(self._participles)
        )

    def _is_person(self, noun: Noun) -> bool:
        return self.are_people(noun.head)

    def are_people(self, word: str) -> bool:
        """Tell an unknown word that by its ending names people: "campaigners"."""
        return word not in self._not_people and len(word) > 4 and word.endswith(self._endings)


def _is_described(mark: Mark, noun: Noun) -> bool:
    """Tell whether a word only describes a thing: "41 carreteras afectadas", "un muro afectado"."""
    thing = bool(noun.head) and mark.role & Role.EITHER > 0 and _THING in mark.kinds
    return thing or (noun.alien and bool(mark.unit))


def _describes(mark: Mark, noun: Noun) -> bool:
    """Tell whether a word after a noun describes it: "180 familias campesinas"."""
    if mark.kinds or mark.flags & Is.NOT_HEAD:
        return False
    if mark.unit:
        noun.population = tuple(dict.fromkeys((*noun.population, *mark.meaning.population)))
        return True
    noun.described += 1
    return not mark.flags and mark.word[0].isalpha() and noun.described <= _ADJECTIVES


def _ends_phrase(following: Mark | None) -> bool:
    return following is None or not following.unit


@cache
def nouns(lexicon: Lexicon) -> Nouns:
    return Nouns(lexicon)
