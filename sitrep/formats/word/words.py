"""Words of two directions: Word wants each run to say which way it runs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from sitrep.formats.html import direction

_OPEN = {"\u2066": "ltr", "\u2067": "rtl", "\u2068": ""}  # the last one by its first letter
_CLOSE = "\u2069"
MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
_NUMBER = re.compile(r"([0-9](?:[0-9.,]*[0-9])?)")
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl", "AN": "rtl"}


def pieces(words: str, base: str) -> Iterator[tuple[str, str]]:
    """Yield words with the direction of each piece, in reading order.

    What is isolated becomes a piece of its own between marks of its direction, since Word knows no
    isolates. What has no direction goes with its neighbors if they agree, else with the paragraph.

    Args:
        words: As the document has them.
        base: Direction of the paragraph, "ltr" or "rtl".
    """
    at = 0
    while at < len(words):
        start = next((n for n in range(at, len(words)) if words[n] in _OPEN), len(words))
        yield from _by_letters(words[at:start].replace(_CLOSE, ""), base)
        if start == len(words):
            return
        end = words.find(_CLOSE, start)
        end = len(words) if end < 0 else end
        inner = "".join(letter for letter in words[start + 1 : end] if letter not in _OPEN)
        way = _OPEN[words[start]] or direction(inner) or base
        if inner:
            yield (inner if way == base else f"{MARKS[way]}{inner}{MARKS[way]}"), way
        at = end + 1


def _by_letters(words: str, base: str) -> Iterator[tuple[str, str]]:
    if not words:
        return
    strong = [_STRONG.get(unicodedata.bidirectional(letter), "") for letter in words]
    ways = list(strong)
    before = base
    for at, own in enumerate(strong):
        before = own or before
        ways[at] = before
    after = base
    for at in range(len(strong) - 1, -1, -1):
        after = strong[at] or after
        if not strong[at] and ways[at] != after:
            ways[at] = base
    for way, group in groupby(range(len(words)), key=ways.__getitem__):
        piece = "".join(words[at] for at in group)
        yield from _with_digits_kept(piece) if way == "rtl" else [(piece, way)]


def _with_digits_kept(words: str) -> Iterator[tuple[str, str]]:
    """Yield Western digits apart: in a run from right to left, Word may show them as Eastern."""
    for at, piece in enumerate(_NUMBER.split(words)):
        if piece:
            yield piece, "ltr" if at % 2 else "rtl"
