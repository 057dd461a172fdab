"""Keeps apart from line breaks what is read as one: a number and its unit, a month and its year."""

from __future__ import annotations

import re
from typing import Any

_BOUND = "\N{NO-BREAK SPACE}"
_PLAIN = str.maketrans(dict.fromkeys((_BOUND, "\N{NARROW NO-BREAK SPACE}"), " "))
_LETTER = re.compile(rb"^(<[0-9a-f]{4}> )<((?:[0-9a-f]{4})+)>$")  # a glyph, and its words in UTF-16
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")  # "90 000", typed with plain spaces
_YEAR = r"(?:19|20)\d\d(?![\d.,]\d|\d)"
_COUNTED = re.compile(rf"(?<![\d.,])(?!{_YEAR})(\d[\d.,\u00a0\u202f]*) (?=[^\W\d_]{{1,12}}\b)")
_OF = re.compile(r"(?<=\d\u00a0)de (?=\w)")  # "14 de mayo"
_DATED = re.compile(rf"\b([^\W\d_]{{1,10}}) (?={_YEAR})")
_MARKED = re.compile(r" (?=[?!;:»](?:\s|$))|(?<=«) ")  # spaces that French sets beside marks


def bound(words: str) -> str:
    """Return the words with spaces that no line is broken at where a number would lose its unit."""
    if " " not in words:
        return words
    words = _GROUPS.sub(lambda match: match[0].replace(" ", _BOUND), words)
    words = _OF.sub(f"de{_BOUND}", _COUNTED.sub(rf"\1{_BOUND}", words))
    return _MARKED.sub(_BOUND, _DATED.sub(rf"\1{_BOUND}", words))


def unbound(words: str) -> str:
    """Return the words with plain spaces alone, for text that breaks its lines as it will."""
    return words.translate(_PLAIN)


def read_plainly(pdf: Any) -> None:
    """Have a `pydyf.PDF` that is built say plain spaces to all who search, copy or read it aloud.

    What the letters of a font stand for is known apart from the lines, which keep their breaks.
    The narrow space of French numbers stays: readers would take its width for that of a space,
    and see spaces between the letters of a spaced heading.
    """
    streams = {each.reference: each for each in pdf.objects}
    for font in pdf.objects:
        if isinstance(font, dict) and "ToUnicode" in font:
            table = streams[font["ToUnicode"]].stream
            table[:] = [_LETTER.sub(_plain, line) for line in table]


def _plain(letter: re.Match[bytes]) -> bytes:
    said = bytes.fromhex(letter[2].decode()).decode("utf-16-be")
    return letter[1] + b"<%b>" % said.replace(_BOUND, " ").encode("utf-16-be").hex().encode()
