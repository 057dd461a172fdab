"""Marks the words of a sentence with all that each may mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sitrep.assistant.facts import facts
from sitrep.assistant.single import singles
from sitrep.assistant.tokens import LETTERS, Tokens
from sitrep.assistant.words import Is, Mark, Meaning, Phrases, Role, Tails, Vocabulary, vocabulary
from sitrep.domain.reading import Found
from sitrep.languages.lexicon import Lexicon
from sitrep.languages.numbers import grammar

_NONE = Meaning()
_NUMBER = Meaning()
_POINT = Meaning(flags=Is.POINT)
_ADVERB = Meaning(flags=Is.BRIDGE)
_FUTURE = Meaning(flags=Is.MODAL)
_MOST_KNOWN = 50_000  # tokens that are remembered


class May:
    """What a token may be part of: a sentence is read only where such tokens come together."""

    CUE = 1 << 0  # a cue, by the rarest of its words
    TELL = 1 << 1  # what the rules attach a count to
    BEGIN = 1 << 2  # the first word of a phrase that tells
    NUMBER = 1 << 3
    MERE = 1 << 4  # what happened without being counted
    ONE = 1 << 5  # a single person
    FACT = 1 << 6  # a curfew, an appeal
    FLIGHT = 1 << 7  # the last word of what tells of people who fled


# What is known of a token, whatever stands around it: its word, what that means, the phrases that
# it begins, whether the lexicon has it. A tuple, for it is looked up often.
Token = tuple[str, Meaning, Phrases | None, bool]


class Table(dict[str, Token]):
    """The tokens of one language, each looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._vocabulary = known = vocabulary(lexicon)
        self.uncased = known.uncased
        self.may = Parts(lexicon)

    def __missing__(self, token: str) -> Token:
        word = _whole(token)
        meaning = self._vocabulary.single.get(word) or compounded(self._vocabulary, word)
        made = (
            word,
            meaning or self._unknown(word),
            self._vocabulary.longer.get(word),
            meaning is not None,
        )
        if len(self) < _MOST_KNOWN:
            self[token] = made
        return made

    def tells(self, pairs: Iterable[list[str]]) -> bool:
        """Tell whether a word and the next begin a phrase that a count may hang on."""
        opening = self._vocabulary.opening
        return any(pair[-1] in opening.get(self[pair[0]][0], ()) for pair in pairs)

    def _unknown(self, word: str) -> Meaning:
        """Return what the form of a word says; a name says nothing."""
        if not word[0].isalnum():
            return _POINT
        if self._vocabulary.is_future(word):
            return _FUTURE
        return _ADVERB if word.endswith(self._vocabulary.adverbs) else _NONE


class Parts(dict[str, int]):
    """What each token of one language may be part of, each looked at once."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._vocabulary = known = vocabulary(lexicon)
        flight = lexicon.words("grammar", "flight")
        self._may = (
            (May.CUE, known.cues),
            (May.TELL, known.telling),
            (May.BEGIN, known.opening.keys()),
            (May.NUMBER, grammar(lexicon).first_words),
            (May.MERE, facts(lexicon).mere),
            (May.ONE, singles(lexicon).nouns),
            (May.FACT, facts(lexicon).first_words),
            (May.FLIGHT, frozenset(LETTERS.findall(phrase)[-1] for phrase in flight)),
        )

    def __missing__(self, token: str) -> int:
        word = _whole(token)
        words = {*LETTERS.findall(token), *LETTERS.findall(word)}
        may = May.NUMBER if any(char.isdecimal() for char in word) else 0
        telling = word in self._vocabulary.telling or compounded(self._vocabulary, word) is not None
        may |= May.TELL if telling else 0
        may |= May.BEGIN if word in self._vocabulary.opening else 0
        for flag, known in self._may:
            may |= 0 if known.isdisjoint(words) else flag
        if len(self) < _MOST_KNOWN:
            self[token] = may
        return may


def _whole(token: str) -> str:
    """Return a word that is broken at the end of a line in one piece."""
    return token.replace("-\n", "")


def compounded(known: Vocabulary, word: str) -> Meaning | None:
    """Read "drought-displaced" as "displaced"."""
    first, joint, last = word.rpartition("-")
    meaning = known.single.get(last) if joint and first else None
    if meaning is None or not meaning.kinds or not meaning.role & Role.EITHER:
        return None
    return None if "held" in meaning.kinds else meaning  # "rebel-held"


def marks(
    text: str, tokens: Tokens, span: tuple[int, int], counts: Iterable[Found], table: Table
) -> list[Mark]:
    """Return the marked words of a sentence; a count is one mark."""
    start, end = span
    made: list[Mark] = []
    for found in counts:
        _add_stretch(made, text, tokens.within(start, found.start), table)
        made.append(Mark(found.start, found.end, "", _NUMBER, found))
        start = found.end
    _add_stretch(made, text, tokens.within(start, end), table)
    return made


def _add_stretch(
    made: list[Mark], text: str, stretch: tuple[Tokens, int, int], table: Table
) -> None:
    tokens, at, last = stretch
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    while at < last:
        word, meaning, longer, known = table[words[at]]
        start, size = starts[at], 1
        if word == "." and made and _is_abbreviated(made[-1], start):
            at += 1
            continue
        following = longer and at + 1 < last and longer.get(words[at + 1])
        if following and (phrase := _phrase(following, words, at, last)):
            size, meaning, known = phrase[0], phrase[1], True
            word = tokens.low(start, ends[at + size - 1])
        end, capital = ends[at + size - 1], text[start].isupper()
        at += size
        if not known:
            if table.uncased and made:
                capital = made[-1].flags & Is.PREPOSITION > 0
            if capital and meaning is not _POINT:
                meaning = _NONE
        flags, kinds, role = meaning.flags, meaning.kinds, meaning.role
        made.append(Mark(start, end, word, meaning, None, flags, kinds, role, capital))


def _is_abbreviated(before: Mark, point: int) -> bool:
    """Tell whether a point is the last of "U.S."."""
    return before.end == point and before.capital and before.word[1:2] == "."


def _phrase(
    sizes: dict[int, Tails], words: list[str], at: int, last: int
) -> tuple[int, Meaning] | None:
    """Return the size and the meaning of the longest phrase that stands at `at`."""
    for size, tails in sizes.items():
        meaning = tails.get(tuple(words[at + 2 : at + size])) if at + size <= last else None
        if meaning is not None:
            return size, meaning
    return None


@cache
def table(lexicon: Lexicon) -> Table:
    """Return the tokens of a language with all that each may mean and be part of."""
    return Table(lexicon)
