"""Puts the words of a map where nothing else is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.document.drawing import MapLabel
from sitrep.domain.place import folded

Box = tuple[float, float, float, float]  # left, top, right, bottom

# Size in tenths of a point, and share added for weight and tracking; drawing.css has the same.
SIZES = {"area": (70, 1.05), "value": (84, 1.05), "town": (60, 1.0), "capital": (60, 1.05),
         "country": (56, 1.42)}  # fmt: skip
_LEADING = 1.22
_GAP = 12.0  # between a mark and its words
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
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW:
        return 0.34
    if letter in _BROAD:
        return 0.92
    return 0.68 if letter.isupper() else 0.6


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
        self.labels: list[MapLabel] = []

    def take(self, box: Box) -> None:
        """Keep words away from a box."""
        self._taken.append(box)

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
                if self._put(corner, words, anchor):
                    return off
        return None

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
        below = top
        for text, kind in words.lines:
            tall = measured(text, kind)[1]
            self.labels.append(
                MapLabel(text, round(left), round(below), width, tall, anchor, kind)
            )
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
    """Tell whether two names are spellings of one: "Tartous", "Tartus"."""

    def skeleton(name: str) -> str:
        plain = folded(name)
        for article in ("al ", "ar ", "as ", "ad ", "an ", "at ", "az ", "el "):
            plain = plain.removeprefix(article)
        return "".join(c for c in plain if c not in "aeiouyh '-")

    return folded(one) == folded(two) or (
        skeleton(one) == skeleton(two) and one[:1].casefold() == two[:1].casefold()
    )
