"""The cue after a count: "12 people, including 3 children, were killed"."""

from __future__ import annotations

from collections.abc import Callable

from sitrep.assistant import asides, dwellers, fates, joints, needs, orders, sites
from sitrep.assistant.nouns import Noun, Nouns
from sitrep.assistant.phrases import describes_thing, suffers
from sitrep.assistant.predicates import Attachment
from sitrep.assistant.things import describes_things, destroys_other, is_active, opens_noun
from sitrep.assistant.tolls import is_named_total, narrowed
from sitrep.assistant.words import Is, Mark, Role

_REACH = 14  # words
_LOST = ("missing",)
_BUILT = ("homes", "buildings")
_ABROAD = ("displaced_crossborder",)
_NOTHING = Attachment(-1, "", strong=False)
_SAYS = Is.LEAVE | Is.NEED | Is.REFUGE
_MOVES = Is.DRIVE | Is.CARRY
_AUXILIARY = Is.BE | Is.HAVE | Is.BRIDGE


class After:
    """Looks for the cue after a count: "12 people, including 3 children, were killed"."""

    def __init__(
        self, marks: list[Mark], nouns: Nouns, counts: Callable[[Mark, str], object]
    ) -> None:
        self._marks = marks
        self._nouns = nouns
        self._counts = counts  # whether a cue can be said of a unit: tents do not vanish
        self._struck: Attachment | None = None
        self._noun = Noun(0)
        self._latin = nouns.adjectives_follow  # "blessées la veille": an article is no object

    def find(self, at: int, noun: Noun) -> Attachment | None:
        marks = self._marks
        self._be, self._clean, self._prepositional = False, True, False
        self._words, self._crossed = 0, False
        self._named, self._struck = noun.capital, None
        self._noun = noun
        self._unit, self._had = noun.unit, bool(at) and marks[at - 1].flags & Is.HAVE > 0
        self._aside = asides.is_apposition(marks, at)
        self._loose = bool(noun.head) and not (noun.unit or noun.capital)
        place = asides.past_quantifier(marks, at, noun.end)
        if place < len(marks) and marks[place].word == ")":
            if asides.begins_other(marks, place + 1):
                return None  # "(214 men, 14 girls) and 1,650 injured"
            place += 1
        if noun.part:
            place = asides.main_verb(marks, place)
        again = place > noun.end and marks[place - 1].word == ")"
        stay = asides.members(marks, place, noun)
        if stay:
            return stay
        while place < min(len(marks), noun.end + 40) and self._words <= _REACH:
            near = self._words <= 1 and not again
            stay = stay or (sites.stay(marks, place, at, noun) if near else None)
            mark = marks[place]
            moves = self._be and mark.flags & _MOVES
            if mark.kinds or mark.found or mark.flags & _SAYS or moves:
                said = self._said_at(place, at, noun)
                if said is not _NOTHING:
                    return said
            following = self._step(place)
            if following is None:
                break
            place = following
        return stay or self._struck

    def _said_at(self, place: int, at: int, noun: Noun) -> Attachment | None:
        """Return what the word at a place says of the count, _NOTHING where it says nothing."""
        marks, mark = self._marks, self._marks[place]
        told = dwellers.told(marks, place, at, noun, be=self._be) or needs.told(marks, place, noun)
        if told:
            return told
        if mark.kinds and not self._is_aside(place) and self._may(mark, noun):
            taken = at > 1 and any(mark.flags & Is.OF for mark in marks[at - 2 : at])
            back = None if taken else fates.went_back(marks, place)
            return back or fates.received(marks, place) or self._verdict(place, at, noun)
        moved = self._moved_on(place, noun) if self._be and mark.flags & _MOVES else None
        return moved or (self._beside(place, noun) if mark.found else None) or _NOTHING

    def _moved_on(self, place: int, noun: Noun) -> Attachment | None:
        """Read "12 refugees were brought", "300 people were led out of"."""
        marks = self._marks
        if marks[noun.end - 1].flags & Is.REFUGE and marks[place].flags & Is.CARRY:
            return Attachment(place, "passive", self._clean, kinds=_ABROAD)
        return orders.moved(marks, place, place + 1)

    def _beside(self, place: int, noun: Noun) -> Attachment | None:
        """Read "two soldiers among five dead", "5,000 people are in 6 camps"."""
        among = fates.among(self._marks, place, self._nouns)
        if among or self._words > 3 or noun.unit in _BUILT:
            return among
        site = sites.counted(self._marks, place)
        kinds = self._marks[site].meaning.site if site else ()
        return Attachment(site, "state", self._clean, kinds=kinds) if site else None

    def _may(self, cue: Mark, noun: Noun) -> bool:
        return noun.unit not in _BUILT or bool(self._counts(cue, noun.unit))

    def _is_aside(self, place: int) -> bool:
        """Tell whether the predicate is still to come: "12 people trying to flee were killed"."""
        marks, later = self._marks, place + 1
        while later < len(marks) and marks[later].flags & _AUXILIARY and not marks[later].kinds:
            later += 1
        verb = later > place + 1 and later < len(marks) and marks[later].kinds
        where = not self._clean or marks[place].kinds == ("sheltered",)
        joined = marks[place].role == Role.NOUN and marks[place - 1].flags & Is.CONJUNCTION > 0
        return bool(verb) and where and (marks[place].role & Role.BEFORE > 0 or joined)

    def _verdict(self, place: int, at: int, noun: Noun) -> Attachment | None:  # noqa: C901, PLR0911 - a table of cases
        marks, cue = self._marks, self._marks[place]
        following = marks[place + 1] if place + 1 < len(marks) else None
        if self._names_other(place, noun):
            return None
        of = place == noun.end and marks[place - 1].flags & Is.OF  # "2 millions de déplacés"
        led = marks[place - 1].flags & Is.PREPOSITION and not of  # "sentenced five to death"
        adjacent = self._words == 0 and self._clean and not (led or self._crossed)
        if (
            cue.role & Role.AFTER
            and adjacent
            and not self._be
            and opens_noun(marks, place, self._nouns)
        ):
            return Attachment(place, "noun", strong=True)
        built = noun.unit in _BUILT and not self._latin
        if (
            built
            and adjacent
            and cue.role & Role.EITHER
            and not self._be
            and destroys_other(marks, place, at)
        ):
            return None
        if cue.role & Role.NOUN and adjacent and not self._be:
            return fates.fate(marks, place) or Attachment(place, "noun", strong=True)
        if cue.role & (Role.AFTER | Role.NOUN) and suffers(marks, noun.end, place):
            return Attachment(place, "state", self._words <= 2)
        if cue.role & Role.EITHER:
            if self._be:
                return Attachment(place, "passive", self._clean)
            reduced = self._clean or (self._prepositional and not self._loose)
            active = is_active(marks, place, self._nouns)
            if reduced and not active:
                return Attachment(place, "passive", self._clean)
            if active:
                return None
        if cue.role & Role.BEFORE:
            leaves = cue.kinds == ("moved",) and following and following.found
            return None if leaves else Attachment(place, "state", self._clean)  # "have left 12"
        if is_named_total(marks, noun.end, place, said=self._be):
            return Attachment(narrowed(marks, place), "toll", self._words <= 2)
        return None

    def _names_other(self, place: int, noun: Noun) -> bool:
        """Tell whether a cue is said of something else: it heads a list or describes a thing."""
        marks, cue = self._marks, self._marks[place]
        following = marks[place + 1] if place + 1 < len(marks) else None
        if following and (
            (following.word == ":" and cue.capital)
            or (following.flags & Is.NOT_HEAD and cue.role & Role.NOUN)
        ):
            return True
        thing = place == noun.end and not noun.unit and describes_thing(marks, place + 1)
        if thing or (marks[place - 1].flags & Is.CONJUNCTION and not self._be):
            return True  # "seven flood-affected or flood-prone regions"
        lost = cue.kinds == _LOST and not self._be
        return lost and describes_things(marks, place, self._nouns)  # "the 2 missing yolks"

    def _step(self, place: int) -> int | None:  # noqa: PLR0911 - a table of cases
        """Return the next place to look at, None where the search ends."""
        mark = self._marks[place]
        flags = mark.flags
        if mark.found:
            return self._over_count(place)
        if flags & Is.POINT:
            return self._over_point(place)
        if flags & Is.RESTATES and place + 1 < len(self._marks) and self._marks[place + 1].found:
            self._prepositional = True
            return self._nouns.read(self._marks, place + 1).end
        if flags & Is.WHOSE and self._unit:
            self._struck = asides.struck_homes(self._marks, place)
        if flags & (Is.INCLUDING | Is.WHOSE):
            return (
                asides.past_part(self._marks, place, self._nouns, clean=self._clean)
                if flags & Is.INCLUDING
                else asides.past_whose(self._marks, place)
            )
        auxiliary = self._marks[place - 1].flags & (Is.HAVE | Is.BE)
        since = flags & Is.BRIDGE and auxiliary  # "have since left", "are so badly damaged"
        seen = self._be and flags & Is.FILLER and self._marks[place - 1].flags & Is.BRIDGE
        if seen:
            return place + 1  # "have been verified as needing aid"
        if flags & (Is.CLAUSE | Is.NEGATION) and not since:
            return None
        if flags & Is.RELATIVE:
            return (
                (asides.past_relative(self._marks, place) or place + 1)
                if self._words <= 4
                else None
            )
        if flags & (Is.BE | Is.HAVE | Is.BRIDGE | Is.MODAL | (self._be and Is.DRIVE)):
            self._be = self._be or flags & Is.BE > 0
            return place + 1
        return self._over_word(place, flags)

    def _over_word(self, place: int, flags: int) -> int | None:
        """Step over a word that stands between the noun and its predicate."""
        marks, mark = self._marks, self._marks[place]
        joint = flags & (Is.CONJUNCTION | Is.OF)  # "or 71 per cent of", "out of the"
        share = asides.past_share(marks, place) if joint else None
        if share is not None:
            return share
        if flags & Is.CONJUNCTION:
            return joints.past_joint(
                marks, place, self._nouns, self._noun, be=self._be, had=self._had
            )
        self._words += 1
        if self._be and self._clean and not flags & (Is.PREPOSITION | Is.DETERMINER):
            return self._over_verb(place + 1)
        if flags & Is.PREPOSITION and self._clean:
            self._prepositional = True
        elif not (mark.capital or flags & (Is.PREPOSITION | Is.DETERMINER | Is.NOT_HEAD)):
            owner = marks[place - 1].flags & Is.DETERMINER and mark.unit in asides.HOUSED
            self._prepositional = self._prepositional and bool(owner)  # "members of his family"
        self._clean = False
        return place + 1

    def _over_verb(self, place: int) -> int | None:
        """Step over a first verb that is not known: "were pulled out and treated"."""
        if joints.goes_out(self._marks, place, self._nouns):
            return place
        second = joints.second_verb(self._marks, place)
        if second is None:
            return None
        self._clean = self._clean and second[1]
        return second[0]

    def _over_count(self, place: int) -> int | None:
        """Step over a second count that shares the predicate or stands in a phrase of place."""
        before = self._marks[place - 1]
        led = before.flags & Is.DETERMINER and self._marks[place - 2].flags & Is.PREPOSITION
        if led and self._nouns.read(self._marks, place).alien:
            before = self._marks[place - 2]  # "300 houses in the two villages were"
        self._crossed = True
        if self._loose:
            return None
        other = self._nouns.read(self._marks, place)
        if not self._words and asides.is_other_unit(self._unit, other):
            return other.end  # "33 HH 104 INDs left"
        shares = self._clean or self._prepositional
        joined = before.flags & Is.CONJUNCTION or before.word in (",", "/")
        bare = joined and before.flags & Is.CONJUNCTION and not (other.unit or other.head)
        follows = self._marks[place - 2].word == ","
        own = before.flags & Is.PREPOSITION and asides.counts_other(self._marks, other)
        if own or (bare and follows):
            return None  # "two residents told of at least 12 dead", "10 people, and 30 were hurt"
        if self._latin and not self._be and asides.counts_itself(self._marks, place, other):
            return None  # "430 000 réfugiés et 21 000 retournés"
        if before.flags & Is.PREPOSITION or (joined and shares):
            return other.end
        return None

    def _over_point(self, place: int) -> int | None:  # noqa: PLR0911 - a table of cases
        marks, word = self._marks, self._marks[place].word
        if word == "(":
            return asides.past_bracket(marks, place)
        if word in ",/-–—":
            following = marks[place + 1] if place + 1 < len(marks) else None
            if following is None:
                return None
            goes_on = following.kinds and following.role & Role.BEFORE
            far = self._words or self._prepositional or self._crossed
            if self._latin and goes_on and far and word == ",":
                return place + 1  # "711 personas de cinco comunidades, se desplazaron"
            if self._aside and (goes_on or following.flags & (Is.BE | Is.HAVE)):
                return place + 1  # "their inhabitants, 5,000 people, fled"
            part = place + 2 < len(marks) and marks[place + 2].flags & Is.THEM
            if following.found and word in ",/" and not part:
                return place + 1
            aside = asides.past_aside(self._marks, place)
            if aside is not None:
                return aside
            if following.flags & Is.INCLUDING and word == ",":
                return asides.past_part(marks, place + 1, self._nouns, clean=self._clean)
            row = self._prepositional or self._named  # "9,000 Poles, Jews and Roma"
            listed = (
                joints.past_listed(marks, place + 1, self._nouns, be=self._be, row=row)
                if word == ","
                else None
            )
            if listed is not None:
                return listed
            return place + 1 if asides.goes_on(marks, place) else None
        quoted = word in "\"“”'’‘«»" and (self._be or self._words == 0)  # no: yelled "Die"
        return place + 1 if quoted else None
