"""What happened without being counted: facts, mere presence, and "no casualties"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sitrep.assistant.rules import Rules
from sitrep.assistant.tokens import LETTERS
from sitrep.assistant.words import Is, Mark, Role
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.languages.lexicon import Lexicon, any_of

_NEAR = 70  # characters from a speaker to the verb
_NO_NONE = Is.POINT | Is.CLAUSE | Is.PREPOSITION | Is.INCLUDING
_PRESENT = frozenset(
    {"homes_damaged", "homes_destroyed", "displaced", "facility_out", "facility_damaged"}
)


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Something said to have happened, or not to have, without a number."""

    kinds: tuple[str, ...]
    quantity: Quantity
    unit: str
    start: int
    end: int
    rule: str
    speaker: tuple[int, int] | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Fact:
    kind: str
    first_words: frozenset[str]  # of its triggers
    trigger: re.Pattern[str]
    needs: re.Pattern[str] | None
    speaker: re.Pattern[str] | None
    never: re.Pattern[str] | None


class Facts:
    """Finds curfews, closures, appeals and responses by one language's words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._facts = [
            _Fact(
                kind,
                _first_words(words["trigger"]),
                _pattern(words.get("trigger", ())) or re.compile(r"(?!)"),
                _pattern(words.get("needs") or words.get("objects", ())),
                _pattern(words.get("speakers", ())),
                _pattern(words.get("never", ())),
            )
            for kind, words in lexicon.table("facts").items()
        ]
        triggers = [w for words in lexicon.table("facts").values() for w in words["trigger"]]
        self.subjects = frozenset(lexicon.words("presence", "subjects"))
        others = (*self.subjects, *lexicon.words("grammar", "negation"))
        doubts = [
            w for name in ("modal", "plan", "negation") for w in lexicon.words("grammar", name)
        ]
        self._doubt = re.compile(rf"(?<![\w-])(?:{any_of(doubts)})(?![\w-])")
        self._verb_first = bool(lexicon.table("order").get("verb_first"))
        have = any_of(lexicon.words("grammar", "have"))
        self._auxiliary = re.compile(rf"\s(?:{have})(?!\w)")
        self.mere = frozenset(word.split()[-1] for word in others)
        self.first_words = _first_words(triggers)

    def find(self, low: str, span: tuple[int, int], tokens: Iterable[str]) -> Iterator[Uncounted]:
        """Yield at most one fact of each kind from a sentence; its quote is the clause.

        `tokens` are those of the sentence that may begin to tell of one.
        """
        start, end = span
        words = {word for token in tokens for word in LETTERS.findall(token)}
        for fact in self._facts:
            if fact.first_words.isdisjoint(words):
                continue
            trigger = fact.trigger.search(low, start, end)
            if not trigger or (fact.never and fact.never.search(low, start, end)):
                continue
            if fact.needs and not fact.needs.search(low, start, end):
                continue
            speaker = self._speaker(low, start, trigger, fact.speaker) if fact.speaker else None
            if fact.speaker and not speaker:
                continue
            quote = _clause(low, span, trigger)
            doubted = self._doubt.search(low, quote[0], trigger.end() + (0 if speaker else _NEAR))
            present = Quantity(Quantifier.PRESENCE)
            yield Uncounted(
                (fact.kind,), present, "incidents", *quote, fact.kind, speaker, sure=not doubted
            )

    def _speaker(
        self, low: str, start: int, trigger: re.Match[str], known: re.Pattern[str]
    ) -> tuple[int, int] | None:
        """Return the subject of the verb, if it is a body that may speak."""
        found = known.search(low, max(start, trigger.start() - _NEAR), trigger.start())
        if not found and self._verb_first:
            found = known.search(low, trigger.end(), trigger.end() + _NEAR)
            return found.span() if found else None
        if not found:
            return None
        words = low[found.start() : trigger.start()]
        between = self._auxiliary.split(words)[0].rstrip(" ,")
        if len(between) <= _NEAR and "," not in between and between:
            return found.start(), found.start() + len(between)
        return found.span()


def _clause(low: str, span: tuple[int, int], trigger: re.Match[str]) -> tuple[int, int]:
    """Return a long sentence cut to the clause around the trigger."""
    start, end = span
    if end - start <= 240:
        return start, end
    begin = max(low.rfind("; ", start, trigger.start()) + 2, start)
    begin = (
        begin if trigger.start() - begin < 200 else low.rfind(" ", start, trigger.start() - 150) + 1
    )
    stop = low.find(", ", trigger.end() + 20, end)
    stop = stop if stop > 0 else end
    if stop - trigger.end() > 200:
        stop = low.rfind(" ", trigger.end(), trigger.end() + 200)
    return max(begin, start), max(stop, trigger.end())


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(LETTERS.findall(phrase)[0] for phrase in phrases)


def _pattern(words: object) -> re.Pattern[str] | None:
    phrases = [str(word) for word in words] if isinstance(words, list) else []
    return re.compile(rf"(?<![\w-])(?:{any_of(phrases)})(?![\w-])") if phrases else None


def uncounted(marks: list[Mark], rules: Rules, subjects: frozenset[str]) -> Iterator[Uncounted]:
    """Yield what a sentence says happened without a number, or did not happen at all."""
    for at, mark in enumerate(marks):
        if mark.flags & Is.NEGATION:
            made = _none(marks, at, rules)
        elif mark.word in subjects and not mark.kinds:
            led = rules.verb_first and at and marks[at - 1].role & Role.AFTER
            made = (_present_after if led else _present)(marks, at, rules)
        else:
            made = None
        if made:
            yield made


def _none(marks: list[Mark], at: int, rules: Rules) -> Uncounted | None:
    """Read "no casualties were reported" and "no one was killed"."""
    for place in range(at + 1, min(at + 5, len(marks))):
        mark = marks[place]
        if mark.kinds:
            if not mark.role & (Role.NOUN | Role.EITHER | Role.BEFORE):
                return None
            kinds = rules.kinds(mark, "people")
            if not kinds or kinds[0] not in ("killed", "injured", "missing"):
                return None
            if mark.role & Role.BEFORE and is_plain(marks, place + 1):
                return None  # "no dead code"
            quantity = Quantity(Quantifier.NONE_REPORTED, 0, 0, words=marks[at].word)
            return Uncounted(kinds, quantity, "people", marks[at].start, mark.end, "none")
        if mark.found or mark.flags & _NO_NONE or mark.meaning.kinds:
            return None
    return None


def _present(marks: list[Mark], at: int, rules: Rules) -> Uncounted | None:
    """Read "homes damaged", "families displaced", "hospitals are struggling"."""
    unit = marks[at]
    if _is_counted(marks, at):
        return None
    place, be = at + 1, False
    while place < len(marks) and not marks[place].kinds:
        mark = marks[place]
        if not (mark.flags & (Is.BE | Is.HAVE | Is.BRIDGE)):
            return None
        be = be or bool(mark.flags & Is.BE)
        place += 1
    if place >= len(marks) or place - at > 4:
        return None
    cue = marks[place]
    following = marks[place + 1] if place + 1 < len(marks) else None
    if not cue.role & (Role.EITHER | Role.BEFORE) or (
        following and (following.found or following.unit)
    ):
        return None
    kinds = rules.kinds(cue, unit.unit)
    if not kinds or kinds[0] not in _PRESENT or (unit.unit == "people"):
        return None
    quantity = Quantity(Quantifier.PRESENCE)
    end = _whole(marks, place) if following and following.flags & Is.AIM else cue.end
    plain = be or cue.role & Role.EITHER > 0  # not "homes collapse"
    return Uncounted(kinds, quantity, unit.unit, _start(marks, at), end, "presence", sure=plain)


def _present_after(marks: list[Mark], at: int, rules: Rules) -> Uncounted | None:
    """Read "نزحت عائلات": what happened stands before those it happened to."""
    unit, cue = marks[at], marks[at - 1]
    kinds = rules.kinds(cue, unit.unit)
    if not kinds or kinds[0] not in _PRESENT or _is_counted(marks, at):
        return None
    quantity = Quantity(Quantifier.PRESENCE)
    return Uncounted(kinds, quantity, unit.unit, cue.start, unit.end, "presence", sure=True)


def is_plain(marks: list[Mark], place: int) -> bool:
    """Tell whether a word stands here that says nothing of grammar and is no cue."""
    if place >= len(marks):
        return False
    mark = marks[place]
    plain = mark.word.isalpha() and not (mark.flags or mark.kinds or mark.unit or mark.found)
    return plain and not mark.capital


def _whole(marks: list[Mark], cue: int) -> int:
    """Return the end of the clause: "struggling to handle the influx of injured"."""
    for place in range(cue + 1, min(cue + 10, len(marks))):
        if marks[place].flags & (Is.POINT | Is.CLAUSE | Is.CONJUNCTION):
            return marks[place - 1].end
    return marks[min(cue + 9, len(marks) - 1)].end


def _start(marks: list[Mark], at: int) -> int:
    """Take an adjective or two into the quote: "Local hospitals"."""
    before = marks[at - 1] if at else None
    plain = before and before.word.isalpha() and not before.flags and not before.kinds
    return before.start if before and plain else marks[at].start


def _is_counted(marks: list[Mark], at: int) -> bool:
    return any(
        mark.found or mark.flags & (Is.MODAL | Is.PLAN | Is.NEGATION)
        for mark in marks[max(0, at - 5) : at]
    )


@cache
def facts(lexicon: Lexicon) -> Facts:
    return Facts(lexicon)
