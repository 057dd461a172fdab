"""Cells that a spreadsheet must take as words, never as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PCODE = re.compile(r"[A-Z]{2,3}[0-9]+[A-Z0-9]*")  # places without one stand by their name
_STARTS = "=+-@\t\r＝＋－＠"


def guarded(words: str) -> str:
    """Return `words` with an apostrophe before what a spreadsheet would run."""
    return f"'{words}" if words.lstrip()[:1] in _STARTS and words.strip() else words


def pcodes(codes: Iterable[str]) -> str:
    """Return the P-codes of a figure's places in one cell."""
    return " ".join(code for code in codes if _PCODE.fullmatch(code))
