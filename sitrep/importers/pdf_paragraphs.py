"""Printed lines back to paragraphs: running heads out, wrapped lines and hyphens joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from sitrep.importers.pdf_lines import HYPHEN, Line

_EDGE = 3  # lines at the top and the bottom of a page that may be running heads
_LONGEST_HEAD = 90  # characters of a running head that is a sentence
_BULLET = re.compile(r"(?:[•●▪■◦‣–—*·o-]|\d{1,2}[.)])\s")
_HYPHENS = ("-", "\u2010", "\u00ad", HYPHEN)
_SENTENCE_ENDS = (".", "!", "?", "؟", ":", "”", "»", '."')
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|p\.|pág\.|página|seite|صفحة)\s*)?(\d{1,4})"
    r"(?:\s*(?:/|\||of|de|sur|من)\s*\d{1,4})?\W{0,3}",
    re.IGNORECASE,
)


def paragraphs(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the lines of `pages` as paragraphs, which may go on across pages."""
    found: list[list[Line]] = []
    for page in without_running_heads(pages):
        pitch, height = _pitch(page), median(line.height for line in page) if page else 0.0
        widths = _column_widths(page)
        for index, line in enumerate(page):
            before = found[-1][-1] if found else None
            if before is None:
                goes_on = False
            elif index and line.bottom < before.bottom:
                goes_on = _goes_on(
                    before, line, pitch * max(1, line.height / height), widths[index - 1]
                )
            else:  # another page or another column
                goes_on = _unfinished(before, line)
            if goes_on:
                found[-1].append(line)
            else:
                found.append([line])
    return found


def joined(lines: list[Line]) -> str:
    """Return the lines of one paragraph as one, hyphens at line ends repaired.

    The hyphen goes between two small letters ("dis-placed") and stays beside digits and capitals
    ("COVID-19").
    """
    text = lines[0].text
    pieces = [text]
    for line in lines[1:]:
        last = pieces[-1]
        if last.endswith(_HYPHENS) and len(last) > 1 and not last[-2].isspace():
            whole = last[-2].islower() and line.text[:1].islower()
            pieces[-1] = last[:-1] if whole else f"{last[:-1]}-"
            pieces.append(line.text)
        else:
            pieces.extend((" ", line.text))
    return "".join(pieces).replace(HYPHEN, "-").strip()


def without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop page numbers, and lines that stand at the same place of many pages.

    Only numbers that are the number of the page may differ: “12 killed” above one page and
    “15 killed” above the next are not a running head.
    """
    filled = [page for page in pages if page]
    if not filled:
        return []
    seen = Counter(key for page in filled for key in {_key(line) for line in _edges(page)})
    often = max(2, min(3, len(filled)), len(filled) // 3)
    numbered = Counter(
        shift for page in filled for shift in {_shift(line) for line in _edges(page)} - {None}
    )
    kept = []
    for page in filled:
        edges = set(map(id, _edges(page)))
        kept.append(
            [
                line
                for line in page
                if id(line) not in edges
                or not (_is_page_number(line, numbered) or seen[_key(line)] >= often)
            ]
        )
    return kept


def _edges(page: list[Line]) -> list[Line]:
    """Return the lines at the top and the bottom that white space sets apart from the rest."""
    ordered = sorted(page, key=lambda line: -line.top)
    if len(ordered) < 2:
        return [line for line in ordered if _shift(line) is not None]
    apart = 1.4 * _pitch(page)
    top = _set_apart(ordered, apart)
    bottom = _set_apart(ordered[::-1], apart)
    return [*ordered[:top], *ordered[max(top, len(ordered) - bottom) :]]


def _set_apart(inwards: list[Line], apart: float) -> int:
    """Count the lines, from the edge inwards, before a gap; paragraphs are no running heads."""
    count = 0
    for number, (outer, inner) in enumerate(pairwise(inwards[: _EDGE + 1]), 1):
        length = sum(len(line.text) for line in inwards[:number])
        sentence = any(line.text.endswith(_SENTENCE_ENDS) for line in inwards[:number])
        gap = abs(outer.bottom - inner.bottom) > apart
        if gap and not (sentence and length > _LONGEST_HEAD):
            count = number
    return count


def _key(line: Line) -> tuple[str, int, int]:
    number = str(line.page + 1)
    words = re.sub(r"\d+", lambda m: "#" if m[0] == number else m[0], line.text.casefold())
    return words, round(line.height), round(line.top)


def _shift(line: Line) -> int | None:
    """Return how far the number on a line is from that of its page, None if it has no such."""
    found = _PAGE_NUMBER.fullmatch(line.text)
    return int(found[1]) - line.page if found else None


def _is_page_number(line: Line, numbered: Counter[int | None]) -> bool:
    shift = _shift(line)
    return shift is not None and (numbered[shift] > 1 or shift == 1)


def _pitch(page: list[Line]) -> float:
    """Return the usual distance of two lines of one paragraph of a page, in points."""
    height = median(line.height for line in page) if page else 0.0
    steps = [above.bottom - below.bottom for above, below in pairwise(page)]
    near = [step for step in steps if 0 < step <= 2 * height]
    return median(near) if near else 1.2 * height


def _column_widths(page: list[Line]) -> list[float]:
    """Return for each line how wide the lines that share an edge with it get."""
    left: dict[int, float] = {}
    right: dict[int, float] = {}
    for line in page:
        for edges, edge in ((left, line.left), (right, line.right)):
            place = round(edge / 4)
            edges[place] = max(edges.get(place, 0.0), line.width)
    return [max(left[round(line.left / 4)], right[round(line.right / 4)]) for line in page]


def _goes_on(before: Line, line: Line, pitch: float, column: float) -> bool:
    if _BULLET.match(line.text) or " | " in line.text or " | " in before.text:
        return False
    high, low = max(before.height, line.height), min(before.height, line.height)
    if high > 1.15 * low or before.bottom - line.bottom > max(1.35 * pitch, 1.0):
        return False
    if before.text.endswith(HYPHEN):
        return True
    first = line.text.split(" ", 1)[0]
    room = line.width / max(1, len(line.text)) * (len(first) + 1)
    return before.width + room > 0.93 * column


def _unfinished(before: Line, line: Line) -> bool:
    if _BULLET.match(line.text) or " | " in line.text or " | " in before.text:
        return False
    goes_on = line.text[:1].islower() or before.text.endswith(HYPHEN)
    alike = max(before.height, line.height) <= 1.15 * min(before.height, line.height)
    return alike and goes_on and not before.text.endswith(_SENTENCE_ENDS)


def texts(found: list[list[Line]]) -> Iterator[str]:
    """Yield the paragraphs as text; the rows of one table stay together."""
    row = False
    for lines in found:
        text = joined(lines)
        was, row = row, " | " in text
        yield f"{'' if was and row else chr(10)}{text}"
