"""Printed lines of PDF pages: where they stand, and digits that only seem to touch."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, replace
from typing import Any

HYPHEN = "\ufffe"  # PDFium's sign for a hyphen at the end of a line

_BREAK = re.compile("\r?\n|(?<=\ufffe)")
_TOUCHING = re.compile(r"(?<=\d)\d")
_SPACED = re.compile(r"(?<=\d) (?=\d)")
_RAISED = 0.35  # of a digit's height: more than old-style numerals dance
_CELL = 0.9  # of a line's height: wider gaps separate cells, narrower ones thousands


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; coordinates in points, from the lower left corner of its page."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float


def lines_of(text_page: Any, page: int) -> list[Line]:
    """Return the lines of one page in reading order.

    Raised digits after a digit, the marks of notes, are set in brackets: 12 with note 3 reads
    “12 [3]”. Digits far apart in one line, the cells of a table, read “12 | 345”.
    """
    characters = _characters(text_page)
    lines: list[Line] = []
    start = 0
    for end in [*(m.start() for m in _BREAK.finditer(characters)), len(characters)]:
        line = _line(text_page, characters, start, end, page)
        start = end
        if line is None:
            continue
        if lines and _same_row(lines[-1], line):
            lines[-1] = _joined(lines[-1], line)
        else:
            lines.append(line)
    return lines


def _characters(text_page: Any) -> str:
    """Return one character for each that PDFium counts, so that positions can be asked for."""
    import pypdfium2.raw as raw

    count = text_page.count_chars()
    text: str = text_page.get_text_range() if count else ""
    if len(text) != count:
        codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(count))
        text = "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)
    return text.replace("\x02", HYPHEN)


def _line(text_page: Any, characters: str, start: int, end: int, page: int) -> Line | None:
    piece = characters[start:end]
    words = piece.strip()
    if not words.strip(HYPHEN):
        return None
    first = start + len(piece) - len(piece.lstrip())
    last = first + len(words) - 1
    ends = [_box(text_page, first, loose=True), _box(text_page, last, loose=True)]
    return Line(
        _apart(text_page, words, first),
        page,
        left=min(box.left for box in ends),
        bottom=ends[0].bottom,
        right=max(box.right for box in ends),
        top=ends[0].top,
    )


def _apart(text_page: Any, words: str, offset: int) -> str:
    """Set raised digits and the digits of neighboring cells apart."""
    notes = {m.start() for m in _TOUCHING.finditer(words) if _raised(text_page, offset + m.start())}
    cells = {m.start() for m in _SPACED.finditer(words) if _far(text_page, offset + m.start())}
    if not notes and not cells:
        return words
    out: list[str] = []
    within = False
    for index, character in enumerate(words):
        if within and not character.isdigit():
            out.append("]")
            within = False
        if index in notes:
            out.append(" [")
            within = True
        out.append(" | " if index in cells else character)
    return "".join(out) + ("]" if within else "")


def _raised(text_page: Any, index: int) -> bool:
    before, box = _box(text_page, index - 1), _box(text_page, index)
    height = before.top - before.bottom
    return height > 0 and box.bottom - before.bottom > _RAISED * height and box.top > before.top


def _far(text_page: Any, index: int) -> bool:
    before, after = _box(text_page, index - 1), _box(text_page, index + 1)
    return after.left - before.right > _CELL * (before.top - before.bottom)


def _box(text_page: Any, index: int, *, loose: bool = False) -> _Box:
    import pypdfium2.raw as raw

    if loose:
        rect = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text_page, index, rect)
        return _Box(rect.left, rect.bottom, rect.right, rect.top)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return _Box(left.value, bottom.value, right.value, top.value)


def _same_row(before: Line, line: Line) -> bool:
    """Tell whether two pieces stand in one printed line; raised digits end a line for PDFium."""
    overlap = min(before.top, line.top) - max(before.bottom, line.bottom)
    beside = line.left >= before.right - 1 or before.left >= line.right - 1
    return beside and overlap > 0.5 * min(before.height, line.height) > 0


def _joined(before: Line, line: Line) -> Line:
    gap = max(line.left - before.right, before.left - line.right)
    apart = " | " if gap > 2 * before.height else " "
    return replace(
        before,
        text=f"{before.text}{apart}{line.text}",
        left=min(before.left, line.left),
        right=max(before.right, line.right),
    )
