"""Sentences of a text, with exact offsets; cut only as finely as finding counts needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sitrep.languages.lexicon import Lexicon

LONGEST = 3000  # characters; what is longer is cut, so that no rule sees more
_WRAPPED = 45  # a line at least this long may go on in the next one

_END = re.compile(
    r"[.!?…\n](?:"  # one set of characters first: all others are passed at full speed
    r"(?<!\n)[.!?…]*[\"”’»)\]]*(?:\s»)?(?=\s+[\"“‘«(\[•*\-–]*(?<!\w)\s?[^\W_])|(?<=\n)(?:\s*\n\s*)?"
    r"|(?<=[a-zà-öø-ÿ]{3}\.)(?=[A-ZÀ-Þ][a-zà-öø-ÿ]|\d+[.\s])"  # glued by the page it came from
    r"|(?<=[ء-ي]{3}\.)(?=[ء-ي]{3}))"
)
_BULLET = re.compile(r"\s*(?:[-•*–·▪►○●]|\d{1,2}[.)]\s|[a-z][.)]\s)")
_ROW = re.compile(r"[^\W\d_][^:.,;\n]{0,50}:\s?\d")  # "Persons affected: 24,500"
_CLOSING = re.compile(r"[.!?:;…][\"”’»)\]]*\s*$")


def sentences(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence in order; white space around it is left out."""
    words = _words(lexicon)
    start = 0
    for found in _END.finditer(text):
        if found.end() <= start or not _is_end(text, start, found, words):
            continue
        end = found.start() if text[found.start()] == "\n" else found.end()
        yield from _pieces(text, start, end)
        start = found.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return a sentence without the white space around it; one that is too long, in pieces."""
    made: list[tuple[int, int]] = []
    while start < end:
        cut = end
        if end - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = cut if cut > 0 else start + LONGEST
        bare = text[start:cut].lstrip()
        first = cut - len(bare)
        if bare:
            made.append((first, first + len(bare.rstrip())))
        start = cut
    return made


def _is_end(text: str, start: int, found: re.Match[str], words: _Words) -> bool:
    sign, (at, end) = found.group(), found.span()
    if sign[0] == "\n":
        return sign.count("\n") > 1 or _line_ends(text, at, end, words.unfinished)
    if sign != ".":
        return True
    last = _last_word(text, max(start, at - 24), at)
    if not last:
        return True
    if text[end : end + 4].lstrip()[:1].islower():
        return False
    if last in words.short or (len(last) == 1 and last.isalpha()):
        return False
    return not ("." in last and len(last) <= 5 and last[0].isalpha())


def _line_ends(text: str, at: int, after: int, unfinished: frozenset[str]) -> bool:
    """Tell whether a single line break ends a sentence or only a line."""
    begin = text.rfind("\n", max(0, at - 400), at) + 1
    if _CLOSING.search(text, max(begin, at - 8), at) or _BULLET.match(text, after, after + 12):
        return True
    if _ROW.match(text, after):
        return True
    if text[after : after + 1].islower() or text[at - 1 : at] in ",-":
        return False
    if _last_word(text, max(begin, at - 24), at) in unfinished:
        return False
    return at - begin < _WRAPPED


def _last_word(text: str, start: int, end: int) -> str:
    """Return the word that ends at `end`, points within it included, in lower case."""
    words = text[start:end].rsplit(None, 1)
    return words[-1].lstrip("([\"“‘'").lower() if words and not text[end - 1].isspace() else ""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that tell an end from a mere point or line break."""

    short: frozenset[str]  # abbreviations
    unfinished: frozenset[str]  # no sentence ends with these: "in", "the", "were"


@cache
def _words(lexicon: Lexicon) -> _Words:
    within = ("preposition", "determiner", "conjunction", "be", "have", "relative")
    return _Words(
        frozenset(lexicon.words("sentences", "abbreviations")),
        frozenset(word for table in within for word in lexicon.words("grammar", table)),
    )
