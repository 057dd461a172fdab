"""A sentence as marked words: what each may mean to the rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from sitrep.domain.reading import Found
from sitrep.languages.lexicon import Lexicon
from sitrep.languages.writing import Writing


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
    EXCESS = 1 << 33
    COMPARED = 1 << 34
    THEM = 1 << 35
    GIVE = 1 << 36
    WIDE = 1 << 37
    UNSURE = 1 << 38
    INVERTS = 1 << 45  # an auxiliary whose subject may follow the participle
    EVERY = 1 << 39
    RECEIVER = 1 << 40
    DRIVE = 1 << 41  # "drove 5,000 people out"
    CARRY = 1 << 42  # "brought 270 people out"
    AWAY = 1 << 43
    FREE = 1 << 44
    ALL = 1 << 46
    FOLK = 1 << 47  # "people", "residents": anybody, not "pilgrims" or "delegates"


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
_FUTURE_LENGTH = 5
_FUTURE = Meaning(flags=Is.MODAL)
_TOKEN = re.compile(
    r"[^\W\d_]+(?:['’.\-‑][^\W\d_]+|-\n[^\W\d_]+)*|\d+(?:[.,:/]\d+)*(?:-?[^\W\d_]+)*|[^\w\s]",
    re.UNICODE,
)


def words_in(low: str, start: int, end: int) -> list[str]:
    """Return the words of a stretch of text; those broken at the end of a line are whole."""
    words = _LETTERS.findall(low, start, end)
    if low.find("-\n", start, end) >= 0:
        words += _LETTERS.findall(low[start:end].replace("-\n", ""))
    return words


@dataclass(slots=True)
class Vocabulary:
    """The lexicon as one table; phrases by their first two words, the longest first."""

    single: dict[str, Meaning] = field(default_factory=dict)
    longer: dict[str, dict[str, list[tuple[list[str], Meaning]]]] = field(default_factory=dict)
    adverbs: tuple[str, ...] = ()  # endings
    cues: set[str] = field(default_factory=set)  # a word of each cue
    writing: Writing = field(default_factory=lambda: Writing({}))
    uncased: bool = False  # the script has no capitals: an unknown word after "in" is a name

    def may_hold_cue(self, low: str, start: int, end: int) -> bool:
        """Tell quickly whether a stretch of text is worth reading."""
        return self.may_be_cue(words_in(low, start, end))

    def may_be_cue(self, words: list[str]) -> bool:
        return not self.cues.isdisjoint(words)

    def cover(self, phrases: Iterable[str]) -> None:
        """Choose few words such that every cue holds one of them, the rarer kinds of words first.

        What is common to many sentences, grammar and the nouns counted, is taken only where a cue
        has nothing else.
        """
        split = sorted({tuple(_LETTERS.findall(phrase)) for phrase in phrases}, key=len)
        often = Counter(word for words in split for word in words)
        for words in split:
            if self.cues.isdisjoint(words):
                telling = [word for word in words if not self._is_common(word)]
                self.cues.add(
                    max(telling, key=lambda word: (often[word], len(word)))
                    if telling
                    else max(words, key=len)
                )

    def _is_common(self, word: str) -> bool:
        meaning = self.single.get(word)
        return meaning is not None and bool(meaning.flags or meaning.unit) and not meaning.kinds

    def is_future(self, word: str) -> bool:
        """Tell an unknown word that is a verb of the future, where its form says so."""
        rules = self.writing
        if len(word) < _FUTURE_LENGTH or word in rules.not_future:
            return False
        return word.startswith(rules.future) or word.endswith(rules.future_ends)

    def phrase(self, words: list[str]) -> Meaning | None:
        """Return what a phrase of several words means, if it is known."""
        entries = self.longer.get(words[0], {}).get(words[1], ())
        return next((meaning for known, meaning in entries if known == words), None)

    def add(self, phrase: str) -> Meaning:
        words = _TOKEN.findall(phrase)
        if len(words) == 1:
            return self.single.setdefault(words[0], Meaning())
        entries = self.longer.setdefault(words[0], {}).setdefault(words[1], [])
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
    single, longer, adverbs = vocabulary.single, vocabulary.longer, vocabulary.adverbs
    at, count = 0, len(words)
    while at < count:
        word, token = words[at], tokens[at]
        begin, stop = token.span()
        if "\n" in word:  # hyphenated at the end of a line
            word = words[at] = word.replace("-\n", "")
        meaning = single.get(word)
        following = longer.get(word)
        size = 1
        if following and at + 1 < count and words[at + 1] in following:
            for phrase, meant in following[words[at + 1]]:
                if words[at : at + len(phrase)] == phrase:
                    meaning, size = meant, len(phrase)
                    stop = tokens[at + size - 1].end()
                    word = low[begin:stop]
                    break
        capital = text[begin].isupper()
        if vocabulary.uncased and meaning is None and made:
            capital = made[-1].flags & Is.PREPOSITION > 0
        if meaning is None:
            if word[0].isalnum():
                meaning = _ADVERB if not capital and word.endswith(adverbs) else _NONE
                if not capital and vocabulary.is_future(word):
                    meaning = _FUTURE
            else:
                meaning = _POINT
        made.append(
            Mark(
                begin, stop, word, meaning, None,
                meaning.flags, meaning.kinds, meaning.role, capital,
            )
        )  # fmt: skip
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
    made.writing = lexicon.writing
    made.uncased = bool(lexicon.table("order").get("uncased"))
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
    made.cover(
        phrase
        for table in (lexicon.table("cues"), lexicon.table("sites"))
        for lists in table.values()
        for phrases in lists.values()
        for phrase in phrases
    )
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
        if kind not in meaning.kinds:
            meaning.kinds = (*meaning.kinds, kind)
