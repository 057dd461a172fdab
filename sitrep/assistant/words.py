"""A sentence as marked words: what each may mean to the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from sitrep.domain.reading import Found
from sitrep.languages.lexicon import Lexicon


class Role:
    """Where the count of a cue stands. Plain integers: these are tested for every word."""

    BEFORE = 1 << 0  # "12 died"
    AFTER = 1 << 1  # "killing 12"
    EITHER = 1 << 2  # "12 were killed", "killed 12"
    NOUN = 1 << 3  # "12 deaths", "the deaths of 12"
    TOLL = 1 << 4  # "the death toll rose to 12"


class Is:
    """What a word does in a sentence; names are those of the lexicon's table `grammar`."""

    BE = 1 << 0
    HAVE = 1 << 1
    BRIDGE = 1 << 2
    FILLER = 1 << 3
    PREPOSITION = 1 << 4
    CONJUNCTION = 1 << 5
    CLAUSE = 1 << 6
    RELATIVE = 1 << 7
    DETERMINER = 1 << 8
    INCLUDING = 1 << 9
    REACH = 1 << 10
    FROM_BEFORE = 1 << 11
    INCREASE = 1 << 12
    NUMBER_OF = 1 << 13
    MODAL = 1 << 14
    NEGATION = 1 << 15
    NEW = 1 << 16
    TOTAL = 1 << 17
    PAST = 1 << 18
    PART = 1 << 19
    NOT_HEAD = 1 << 20
    POINT = 1 << 21  # punctuation
    FRACTION = 1 << 22
    SHARE = 1 << 23
    SITE_IN = 1 << 24
    RATE = 1 << 25
    WHOSE = 1 << 26
    OF = 1 << 27
    LINK = 1 << 28
    ALSO = 1 << 29
    AIM = 1 << 30
    PLAN = 1 << 31
    MONTH = 1 << 32


_LETTERS = re.compile(r"[^\W\d_]+")
_FLAGS = {name.lower(): flag for name, flag in vars(Is).items() if name.isupper()}
_ROLES = {name.lower(): role for name, role in vars(Role).items() if name.isupper()}


@dataclass(slots=True)
class Meaning:
    """All that a word or phrase may mean."""

    kinds: tuple[str, ...] = ()
    role: int = 0
    unit: str = ""
    population: tuple[str, ...] = ()
    flags: int = 0
    site: tuple[str, ...] = ()  # kinds of those who are in it: "5,000 people are in 6 camps"


@dataclass(slots=True)
class Mark:
    """A word, phrase, sign or count of a sentence; offsets are the text's own."""

    start: int
    end: int
    word: str
    meaning: Meaning
    found: Found | None = None
    flags: int = 0
    kinds: tuple[str, ...] = ()
    role: int = 0
    capital: bool = False
    groups: tuple[tuple[str, ...], ...] = ()  # of a compound: the kinds of each cue

    @property
    def unit(self) -> str:
        return self.meaning.unit


_NONE = Meaning()
_POINT = Meaning(flags=Is.POINT)
_NUMBER = Meaning()
_ADVERB = Meaning(flags=Is.BRIDGE)
_TOKEN = re.compile(
    r"[^\W\d_]+(?:['’.\-‑][^\W\d_]+|-\n[^\W\d_]+)*|\d+(?:[.,:/]\d+)*(?:-?[^\W\d_]+)*|[^\w\s]",
    re.UNICODE,
)


@dataclass(slots=True)
class Vocabulary:
    """The lexicon as one table of phrases by first word, the longest first."""

    single: dict[str, Meaning] = field(default_factory=dict)
    longer: dict[str, list[tuple[list[str], Meaning]]] = field(default_factory=dict)
    adverbs: tuple[str, ...] = ()  # endings
    cues: set[str] = field(default_factory=set)  # the longest word of each cue

    def may_hold_cue(self, low: str, start: int, end: int) -> bool:
        """Tell quickly whether a stretch of text is worth reading."""
        return not self.cues.isdisjoint(_LETTERS.findall(low, start, end))

    def add(self, phrase: str) -> Meaning:
        words = _TOKEN.findall(phrase)
        if len(words) == 1:
            return self.single.setdefault(words[0], Meaning())
        entries = self.longer.setdefault(words[0], [])
        for known, meaning in entries:
            if known == words:
                return meaning
        meaning = Meaning()
        entries.append((words, meaning))
        entries.sort(key=lambda entry: -len(entry[0]))
        return meaning


def marks(
    text: str, low: str, span: tuple[int, int], counts: Iterable[Found], vocabulary: Vocabulary
) -> list[Mark]:
    """Return the marked words of a sentence; a count is one mark."""
    start, end = span
    made: list[Mark] = []
    for found in counts:
        _add_stretch(made, text, low, (start, found.start), vocabulary)
        made.append(Mark(found.start, found.end, "", _NUMBER, found))
        start = found.end
    _add_stretch(made, text, low, (start, end), vocabulary)
    return made


def _add_stretch(
    made: list[Mark], text: str, low: str, span: tuple[int, int], vocabulary: Vocabulary
) -> None:
    tokens = list(_TOKEN.finditer(low, *span))
    words = [token.group() for token in tokens]
    single, longer = vocabulary.single.get, vocabulary.longer
    at, count = 0, len(words)
    while at < count:
        word, (begin, stop) = words[at], tokens[at].span()
        if "\n" in word:  # hyphenated at the end of a line
            word = word.replace("-\n", "")
        meaning, size = single(word), 1
        if word in longer:
            for phrase, meant in longer[word]:
                if words[at : at + len(phrase)] == phrase:
                    meaning, size = meant, len(phrase)
                    stop = tokens[at + size - 1].end()
                    word = low[begin:stop]
                    break
        capital = text[begin].isupper()
        if meaning is None:
            meaning = _POINT
            if word[0].isalnum():
                adverb = not capital and word.endswith(vocabulary.adverbs)
                meaning = _ADVERB if adverb else _NONE
        flags, kinds, role = meaning.flags, meaning.kinds, meaning.role
        made.append(Mark(begin, stop, word, meaning, None, flags, kinds, role, capital))
        at += size


def _populations(lexicon: Lexicon) -> Mapping[str, list[str]]:
    named: dict[str, list[str]] = {}
    for code, words in lexicon.table("populations").items():
        for word in words:
            named.setdefault(word, []).append(code)
    return named


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the phrases of a language with all that each may mean."""
    made = Vocabulary(adverbs=lexicon.words("endings", "adverbs"))
    _add_grammar(made, lexicon)
    for unit, phrases in lexicon.table("units").items():
        for phrase in phrases:
            made.add(phrase).unit = unit
    for phrase, codes in _populations(lexicon).items():
        meaning = made.add(phrase)
        meaning.population = tuple(codes)
        meaning.unit = meaning.unit or "people"
    for kind, roles in lexicon.table("cues").items():
        for role, phrases in roles.items():
            _add_cues(made, kind, _ROLES[role], phrases)
    for kind, lists in lexicon.table("sites").items():
        for phrase in lists["words"]:
            made.add(phrase).site = (kind,)
            made.cues.add(max(_LETTERS.findall(phrase), key=len))
    for phrase in lexicon.words("skip", "phrases"):
        meaning = made.add(phrase)
        meaning.kinds, meaning.role, meaning.unit, meaning.flags = (), 0, "", 0
    return made


def _add_grammar(made: Vocabulary, lexicon: Lexicon) -> None:
    for name, flag in _FLAGS.items():
        for phrase in lexicon.words("grammar", name):
            made.add(phrase).flags |= flag
    for phrase in lexicon.table("dates", "months"):
        made.add(phrase).flags |= Is.MONTH
    for phrase in lexicon.words("skip", "not_heads"):
        made.add(phrase).flags |= Is.NOT_HEAD
    for sign in ":–-(=":
        made.add(sign).flags |= Is.POINT


def _add_cues(made: Vocabulary, kind: str, role: int, phrases: Iterable[str]) -> None:
    for phrase in phrases:
        meaning = made.add(phrase)
        meaning.role |= role
        made.cues.add(max(_LETTERS.findall(phrase), key=len))
        if kind not in meaning.kinds:
            meaning.kinds = (*meaning.kinds, kind)
