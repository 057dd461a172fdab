"""The cue after a count: "12 people, including 3 children, were killed"."""

from __future__ import annotations

from collections.abc import Callable

from sitrep.assistant import asides, fates, orders, sites
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
_FIRST_VERB = 5  # words of it
_MOVES = Is.DRIVE | Is.CARRY
_AUXILIARY = Is.BE | Is.HAVE | Is.BRIDGE
_ENDS = Is.POINT | Is.CLAUSE | Is.RELATIVE | Is.BE | Is.HAVE


class After:
    """Looks for the cue after a count: "12 people, including 3 children, were killed"."""

    def __init__(
        self, marks: list[Mark], nouns: Nouns, counts: Callable[[Mark, str], object]
    ) -> None:
        self._marks = marks
        self._nouns = nouns
        self._counts = counts  # whether a cue can be said of a unit: tents do not vanish
        self._latin = nouns.adjectives_follow  # "blessées la veille": an article is no object

    def find(self, at: int, noun: Noun) -> Attachment | None:
        marks = self._marks
        self._be, self._clean, self._prepositional = False, True, False
        self._words, self._crossed = 0, False
        self._named = noun.capital
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
        stay = asides.members(marks, place, noun)
        if stay:
            return stay
        while place < min(len(marks), noun.end + 40) and self._words <= _REACH:
            stay = stay or (sites.stay(marks, place, at, noun) if self._words <= 1 else None)
            mark = marks[place]
            if mark.kinds or mark.found or (self._be and mark.flags & _MOVES):
                said = self._said_at(place, at, noun)
                if said is not _NOTHING:
                    return said
            following = self._step(place)
            if following is None:
                break
            place = following
        return stay

    def _said_at(self, place: int, at: int, noun: Noun) -> Attachment | None:
        """Return what the word at a place says of the count, _NOTHING where it says nothing."""
        marks, mark = self._marks, self._marks[place]
        if mark.kinds and not self._is_aside(place) and self._may(mark, noun):
            taken = at > 1 and any(mark.flags & Is.OF for mark in marks[at - 2 : at])
            back = None if taken else fates.went_back(marks, place)
            return back or fates.received(marks, place) or self._verdict(place, at, noun)
        if self._be and mark.flags & _MOVES:
            if marks[noun.end - 1].flags & Is.REFUGE and mark.flags & Is.CARRY:
                return Attachment(place, "passive", self._clean, kinds=_ABROAD)
            moved = orders.moved(marks, place, place + 1)
            if moved:
                return moved
        far = self._words > 3 or noun.unit in _BUILT
        site = sites.counted(marks, place) if mark.found and not far else None
        if site:
            return Attachment(site, "state", self._clean, kinds=marks[site].meaning.site)
        return _NOTHING

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
        if cue.role & Role.AFTER and suffers(marks, noun.end, place):
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
        if flags & Is.CONJUNCTION:
            if self._is_new_clause(place):
                return None
            if place + 1 < len(marks) and marks[place + 1].flags & (Is.OF | Is.NUMBER_OF):
                named = place + 2 < len(marks) and marks[place + 2].capital  # "et du Sud Kivu"
                if not (self._latin and named):
                    return None  # "the number of homes hit at 710 and of homes lost at 96"
            article = place + 1 < len(marks) and marks[place + 1].flags & Is.DETERMINER
            other = self._nouns.read(marks, place + 1 if article else place)
            if not self._be and any(m.flags & Is.OTHERS for m in marks[place + 1 : other.end]):
                return None  # "killed 12 people and many others were hurt"
            return other.end if other.unit and not self._be else place + 1
        self._words += 1
        if self._be and self._clean and not flags & (Is.PREPOSITION | Is.DETERMINER):
            return self._second_verb(place + 1)
        if flags & Is.PREPOSITION and self._clean:
            self._prepositional = True
        elif not (mark.capital or flags & (Is.PREPOSITION | Is.DETERMINER | Is.NOT_HEAD)):
            self._prepositional = False
        self._clean = False
        return place + 1

    def _is_new_clause(self, place: int) -> bool:
        """Tell "murieron 3 personas y quedaron heridas 12", "90 homes and half of them were"."""
        if self._unit in _BUILT and asides.is_of_stock(self._marks, place, self._unit, self._had):
            return True
        return not self._be and orders.begins_inverted(self._marks, place + 1)

    def _second_verb(self, place: int) -> int | None:
        """Step over the first verb of "were pulled from the rubble and treated for injuries"."""
        for index in range(place, min(place + _FIRST_VERB, len(self._marks) - 2)):
            mark, cue = self._marks[index], self._marks[index + 1]
            if mark.flags & Is.CONJUNCTION and not self._marks[index + 2].found:
                self._clean = index == place
                return index + 1 if cue.kinds else None
            if mark.kinds and mark.kinds[0] == "killed" and mark.role & Role.NOUN:
                return index  # "were dug out dead"
            if mark.found or mark.kinds or mark.flags & _ENDS:
                return None
        return None

    def _over_count(self, place: int) -> int | None:
        """Step over a second count that shares the predicate or stands in a phrase of place."""
        before = self._marks[place - 1]
        self._crossed = True
        if self._loose:
            return None
        shares = self._clean or self._prepositional
        joined = before.flags & Is.CONJUNCTION or before.word in (",", "/")
        other = self._nouns.read(self._marks, place)
        bare = joined and before.flags & Is.CONJUNCTION and not (other.unit or other.head)
        follows = self._marks[place - 2].word == ","
        if bare and follows:
            return None  # "10 people, and 30 sustained wounds"
        if before.flags & Is.PREPOSITION and asides.counts_other(self._marks, other):
            return None  # "two residents told of at least 12 dead"
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
            far = self._words or self._prepositional
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
            listed = self._listed(place + 1) if word == "," else None
            if listed is not None:
                return listed
            return place + 1 if asides.goes_on(marks, place) else None
        quoted = word in "\"“”'’‘«»" and (self._be or self._words == 0)  # no: yelled "Die"
        return place + 1 if quoted else None

    def _listed(self, place: int) -> int | None:
        """Step over one more of a list: "houses in Karu, Tiako and Abo", "homes, shops and"."""
        marks = self._marks
        if place + 1 < len(marks) and marks[place].flags & Is.CONJUNCTION:
            place += 1
        if self._be or marks[place].kinds or marks[place].found:
            return None
        if marks[place].unit in ("homes", "buildings", "facilities"):
            return self._nouns.read(marks, place - 1).end
        row = self._prepositional or self._named  # "9,000 Poles, Jews and Roma"
        return place if row and marks[place].capital else None
