"""Where in one PDF stands what is at a place in another."""

from __future__ import annotations

from bisect import bisect_right

from sitrep.ui.widgets.pages import Pages


def aligned(left: Pages, right: Pages, page: int, y: float) -> tuple[int, float]:
    """Return where in `right` stands what is at a place in `left`, by the sections they share."""
    shared = {
        spot.name for spot in right.spots if not spot.name.startswith(("evidence-", "source-"))
    }
    here = [(s.page, s.top) for s in left.spots if s.name in shared]
    names = [s.name for s in left.spots if s.name in shared]
    there = {s.name: (s.page, s.top) for s in right.spots}
    ends = (len(left), 0.0), (len(right), 0.0)
    before = bisect_right(here, (page, y)) - 1
    begin = ((0, 0.0), (0, 0.0)) if before < 0 else (here[before], there[names[before]])
    after = (here[before + 1], there[names[before + 1]]) if before + 1 < len(here) else ends
    share = _part(left, begin[0], after[0], (page, y))
    whole = _length(right, (0, 0.0), begin[1])
    return _place(right, whole + share * max(0.0, _length(right, begin[1], after[1])))


def _length(pages: Pages, begin: tuple[int, float], end: tuple[int, float]) -> float:
    """Return the way from one place to another in points."""
    between = sum(pages.sizes[number][1] for number in range(begin[0], min(end[0], len(pages))))
    return between - begin[1] + end[1]


def _part(
    pages: Pages, begin: tuple[int, float], end: tuple[int, float], here: tuple[int, float]
) -> float:
    whole = _length(pages, begin, end)
    return min(1.0, _length(pages, begin, here) / whole) if whole > 0 else 0.0


def _place(pages: Pages, way: float) -> tuple[int, float]:
    for number, (_, height) in enumerate(pages.sizes):
        if way < height:
            return number, way
        way -= height
    return max(0, len(pages) - 1), pages.sizes[-1][1] if pages.sizes else 0.0
