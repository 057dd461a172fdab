"""Phrases that stand right before or right after a number: "more than", "or so"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sitrep.languages.writing import SEAM

_SPACES = str.maketrans({"\n": " ", SEAM: " "})
ByWord = Mapping[str, tuple[tuple[str, str], ...]]


def by_word(table: Mapping[str, Iterable[str]], *, last: bool) -> ByWord:
    """Sort phrases by the word that stands next to the number."""
    sorted_: dict[str, list[tuple[str, str]]] = {}
    for key, phrases in table.items():
        for phrase in phrases:
            word = phrase.split()[-1 if last else 0]
            sorted_.setdefault(word, []).append((phrase, key))
    return {
        word: tuple(sorted(each, key=lambda pair: -len(pair[0]))) for word, each in sorted_.items()
    }


_LAST = re.compile(r"(?:[^\W\d_]+\.?|[<>≥≤~≈=]+)$")
_SIGNS = ".<>≥≤~≈="  # what may end it, beside a letter
_FIRST = re.compile(r"\s{0,2}([^\W\d_]+|\+)")


def _word_before(low: str, end: int) -> str:
    """Return the word or the signs that end at `end`, "" for anything else."""
    begin = max(0, end - 16)
    word = low[low.rfind(" ", begin, end) + 1 : end]
    if word.isalpha() and len(word) < 16:
        return word
    last = low[end - 1 : end]
    found = _LAST.search(low, begin, end) if last.isalnum() or last in _SIGNS else None
    return found.group() if found else ""


def behind(low: str, at: int, phrases: ByWord) -> tuple[str, int]:
    """Return the quantifier that ends just before `at`, and where it begins."""
    end = at
    while end > 0 and at - end < 3 and low[end - 1].isspace():
        end -= 1
    known = phrases.get(_word_before(low, end))
    if not known:
        return "", at  # as most do
    said = low[max(0, end - len(known[0][0])) : end].translate(_SPACES)
    for phrase, key in known:  # the longest first
        start = end - len(phrase)
        if said.endswith(phrase) and not (
            phrase[0].isalpha() and low[start - 1 : start].isalnum() and start > 0
        ):
            return key, start
    return "", at


def ahead(
    low: str, at: int, phrases: ByWord, unless: Mapping[str, tuple[str, ...]]
) -> tuple[str, int]:
    """Return the quantifier that begins just after `at`, and where it ends.

    A quantifier before one of the words in `unless` is none: "12 more than last year".
    """
    found = _FIRST.match(low, at)
    if not found:
        return "", at
    for phrase, key in phrases.get(found[1], ()):
        start, end = found.start(1), found.start(1) + len(phrase)
        if low[start:end].translate(_SPACES) != phrase or low[end : end + 1].isalnum():
            continue
        if low[end : end + 12].lstrip().startswith(unless.get(key, ())):
            continue
        return key, end
    return "", at
