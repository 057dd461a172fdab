"""Keeps apart from line breaks what is read as one: a number and its unit, a month and its year."""

from __future__ import annotations

import re

_BOUND = "\N{NO-BREAK SPACE}"
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
