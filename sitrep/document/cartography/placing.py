"""Puts the words of a map where nothing else is."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sitrep.document.drawing import MapLabel
from sitrep.domain.place import folded

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

# Size in tenths of a point, and share added for weight and tracking; drawing.css has the same.
SIZES = {"area": (70, 1.05), "value": (84, 1.05), "town": (60, 1.0), "capital": (60, 1.05),
         "country": (56, 1.42)}  # fmt: skip
_LEADING = 1.22
_GAP = 16.0  # between a mark and its words
_CLEAR = 120.0  # words this far off their mark need not be further from others
_LONG = 20  # letters
_AIR = 10.0  # around words
_NARROW = frozenset("iljtfrI.,:;'’‘()|![] ")
_BROAD = frozenset("mwMW@%—–")


def measured(text: str, kind: str) -> tuple[int, int]:
    """Return width and height of words, rather too wide than too narrow."""
    size, more = SIZES[kind]
    ems = sum(_ems(letter.upper() if kind == "country" else letter) for letter in text)
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in text)
    leading = 1.5 if arabic else _LEADING
    return round(ems * size * more + 4), round(size * leading)


def _ems(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if letter in _NARROW:
        return 0.34
    if letter in _BROAD:
        return 0.92
    return 0.68 if letter.isupper() else 0.6


def wrapped(text: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Return a long name as two lines, broken nearest to its middle."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    if len(text) <= _LONG or not spaces:
        return ((text, kind),)
    at = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return ((text[:at], kind), (text[at + 1 :], kind))


@dataclass(frozen=True, slots=True)
class Words:
    """Lines that stay together: text and kind of each."""

    lines: tuple[tuple[str, str], ...]

    @property
    def size(self) -> tuple[int, int]:
        sizes = [measured(*line) for line in self.lines]
        return max(width for width, _ in sizes), sum(height for _, height in sizes)


def overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


class Placer:
    """Places words one after the other, the important first; what is placed stays."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._taken: list[Box] = []
        self._marks: list[tuple[float, float, float]] = []
        self.labels: list[MapLabel] = []

    def take(self, box: Box) -> None:
        """Keep words away from a box."""
        self._taken.append(box)

    def mark(self, x: float, y: float, radius: float) -> None:
        """Keep words off a circle, and words of others from standing nearer to it than theirs."""
        square = radius * 0.86  # words may touch its corners
        self.take((x - square, y - square, x + square, y + square))
        self._marks.append((x, y, radius))

    def is_free(self, box: Box) -> bool:
        edge = 14.0
        within = (
            box[0] >= edge
            and box[1] >= edge
            and box[2] <= self._width - edge
            and box[3] <= self._height - edge
        )
        return within and not any(overlap(box, taken) for taken in self._taken)

    def beside(
        self, x: float, y: float, radius: float, words: Words, rings: Sequence[float] = (0.0,)
    ) -> float | None:
        """Place words beside a mark, further off for each of `rings`, in tenths of a point.

        Returns:
            How far off they stand; None where there was no room.
        """
        for off in rings:
            for corner, anchor in _around(x, y, radius + _GAP + off, words.size):
                clear = self._is_clear((x, y), min(off, _CLEAR) + _GAP, corner, words.size)
                if clear and self._put(corner, words, anchor):
                    return off
        return None

    def _is_clear(
        self,
        at: tuple[float, float],
        off: float,
        corner: tuple[float, float],
        size: tuple[int, int],
    ) -> bool:
        """Tell whether words beside a mark would not seem to be those of another."""
        left, top = corner
        for x, y, radius in self._marks:
            near = min(max(x, left), left + size[0]), min(max(y, top), top + size[1])
            if (x, y) != at and math.dist(near, (x, y)) - radius < off:
                return False
        return True

    def inside(self, spots: Iterable[tuple[float, float]], words: Words) -> bool:
        """Place words with their middle at the first of `spots` that is free."""
        width, height = words.size
        return any(self._put((x - width / 2, y - height / 2), words, "middle") for x, y in spots)

    def _put(self, corner: tuple[float, float], words: Words, anchor: str) -> bool:
        width, height = words.size
        left, top = corner
        box = (left - _AIR, top - _AIR / 2, left + width + _AIR, top + height + _AIR / 2)
        if not self.is_free(box):
            return False
        self._taken.append(box)
        below = round(top)
        for text, kind in words.lines:
            tall = measured(text, kind)[1]
            self.labels.append(MapLabel(text, round(left), below, width, tall, anchor, kind))
            below += tall
        return True


def _around(
    x: float, y: float, off: float, size: tuple[int, int]
) -> Iterator[tuple[tuple[float, float], str]]:
    """Yield top left corners around a mark, the best first, and the side the words keep to."""
    width, height = size
    slant = off * 0.72
    yield (x + off, y - height / 2), "start"
    yield (x - off - width, y - height / 2), "end"
    yield (x + slant, y - slant - height), "start"
    yield (x + slant, y + slant), "start"
    yield (x - slant - width, y - slant - height), "end"
    yield (x - slant - width, y + slant), "end"
    yield (x - width / 2, y - off - height), "middle"
    yield (x - width / 2, y + off), "middle"


def same_name(one: str, two: str) -> bool:
    """Tell whether two names are spellings of one: "Tartous" and "Tartus", but not of Arabic."""
    return folded(one) == folded(two) or (
        one.isascii() and two.isascii() and _skeleton(one) == _skeleton(two) != ""
    )


@cache
def _skeleton(name: str) -> str:
    """Return first letter and consonants of a name without its article, doubles once."""
    plain = folded(name)
    for article in ("al ", "ar ", "as ", "ad ", "an ", "at ", "az ", "el "):
        plain = plain.removeprefix(article)
    letters = [c for c in plain[1:].replace("d", "t").replace("q", "k") if c not in "aeiouyw '-"]
    kept = (c for c, before in zip(letters, ["", *letters], strict=False) if c != before)
    return plain[:1] + "".join(kept) if len(letters) > 1 else plain


def roomy(
    rings: Sequence[Sequence[tuple[float, float]]], size: tuple[int, int], sheet: tuple[int, int]
) -> Iterator[tuple[float, float]]:
    """Yield middles where words of a size lie on the land, the roomiest first."""
    width, height = size
    rows = 14
    spans = [_spans(rings, sheet[1] * (row + 0.5) / rows, sheet[0]) for row in range(rows)]
    found: list[tuple[float, float, float]] = []
    for row, here in enumerate(spans):
        y = sheet[1] * (row + 0.5) / rows
        above = _spans(rings, y - height, sheet[0])
        below = _spans(rings, y + height, sheet[0])
        for start, end in here:
            for upper in above:
                for lower in below:
                    left, right = max(start, upper[0], lower[0]), min(end, upper[1], lower[1])
                    spare = right - left - width
                    if spare > 30:
                        found += [
                            (min(spare, 400) - abs(shift) * 60, left + width / 2 + spare * share, y)
                            for share, shift in ((0.5, 0), (0.3, 1), (0.7, 1), (0.1, 2), (0.9, 2))
                        ]
    for _, x, y in sorted(found, key=lambda spot: (-round(spot[0]), spot[2], spot[1])):
        yield x, y


def _spans(
    rings: Sequence[Sequence[tuple[float, float]]], y: float, width: float
) -> list[tuple[float, float]]:
    """Return from where to where a level line lies within rings."""
    crossings = []
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y1 > y) != (y2 > y):
                crossings.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
    crossings.sort()
    pairs = zip(crossings[::2], crossings[1::2], strict=False)
    return [(max(a, 0.0), min(b, width)) for a, b in pairs if b > 0 and a < width]
