"""A stored text as a widget shows it: no line too long for Qt, offsets led back and forth."""

from __future__ import annotations

import re
from bisect import bisect_right

LONGEST = 5000  # characters of a line; Qt lays out longer ones in quadratic time
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class ShownText:
    """The text for a widget, whose positions count UTF-16 units and whose long lines are broken.

    Offsets of the store count code points of the stored text.

    Attributes:
        text: What the widget shows.
    """

    def __init__(self, stored: str) -> None:
        parts, breaks = _broken(stored.replace("\r", " "))
        self.text = "\n".join(parts)
        self._breaks = breaks  # stored offsets before which a line break was put in
        self._wide = [found.start() for found in _ASTRAL.finditer(self.text)]

    def position(self, offset: int) -> int:
        """Return where the widget has the character at a stored offset."""
        at = offset + bisect_right(self._breaks, offset)
        return at + bisect_right(self._wide, at - 1)

    def offset(self, position: int) -> int:
        """Return the stored offset of what stands at a position of the widget."""
        at = position
        if self._wide:
            at = self._code_point(position)
        low = at - len(self._breaks)
        for offset in range(max(0, low), at + 1):
            if offset + bisect_right(self._breaks, offset) >= at:
                return offset
        return at

    def _code_point(self, position: int) -> int:
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if middle + bisect_right(self._wide, middle - 1) < position:
                low = middle + 1
            else:
                high = middle
        return low


def _broken(text: str) -> tuple[list[str], list[int]]:
    """Return the text in parts to be joined by line breaks, and where they were put in."""
    parts: list[str] = []
    breaks: list[int] = []
    start = at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        while end - at > LONGEST:
            space = text.rfind(" ", at + LONGEST // 2, at + LONGEST)
            at = space + 1 if space > 0 else at + LONGEST
            parts.append(text[start:at])
            breaks.append(at)
            start = at
        at = end + 1
    parts.append(text[start:])
    return parts, breaks
