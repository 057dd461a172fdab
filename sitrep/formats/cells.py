"""Cells that a spreadsheet must take as words, never as a formula."""

from __future__ import annotations

_STARTS = "=+-@\t\r＝＋－＠"


def guarded(words: str) -> str:
    """Return `words` with an apostrophe before what a spreadsheet would run."""
    return f"'{words}" if words.lstrip()[:1] in _STARTS and words.strip() else words
