"""A text cut once into words and signs, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

TOKEN = re.compile(
    r"[a-z]++(?=[ ,\n])|"  # most words are plain; this is the quick way past them
    r"[^\W\d_]+(?:['’.\-‑][^\W\d_]+|-\n[^\W\d_]+)*|\d+(?:[.,:/]\d+)*(?:-?[^\W\d_]+)*|[^\w\s]",
    re.UNICODE,
)
LETTERS = re.compile(r"[^\W\d_]+")
_CUT = re.compile(f"({TOKEN.pattern})")


class Tokens:
    """The words and signs of a text in lower case.

    Attributes:
        words: As they stand, those broken at the end of a line with the break.
        starts: Where each begins.
        ends: Where each ends.
    """

    def __init__(self, low: str, offset: int = 0) -> None:
        self._low, self._offset = low, offset
        pieces = _CUT.split(low)  # gap, token, gap, …
        bounds = list(accumulate(map(len, pieces), initial=offset))
        self.words = pieces[1::2]
        self.starts = bounds[1:-1:2]
        self.ends = bounds[2::2]

    def low(self, start: int, end: int) -> str:
        return self._low[start - self._offset : end - self._offset]

    def around(self, start: int, end: int) -> slice:
        """Return the tokens of a stretch, those that it cuts among them."""
        return slice(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def within(self, start: int, end: int) -> tuple[Tokens, int, int]:
        """Return the tokens of a stretch, with the first of them and the one after the last."""
        part = self.around(start, end)
        first, last = part.start, part.stop
        whole = first >= last or (self.starts[first] >= start and self.ends[last - 1] <= end)
        if whole:
            return self, first, last
        cut = Tokens(self.low(start, end), start)
        return cut, 0, len(cut.words)
