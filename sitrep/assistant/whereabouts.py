"""Which of a sentence's places belongs to which of its counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sitrep.assistant.hits import Hit
from sitrep.domain.figure import PlaceRef

Named = Sequence[tuple[int, PlaceRef]]


_PARTED = re.compile(r"[,;:.]")  # what stands between counts of different places
_BRACKET = re.compile(r"[^,;:.()]{0,40}\([^,;:.()]{0,20}")  # the same, counted otherwise
_DATELINE = re.compile(
    r"^\w[\w'’.-]*(?: \w[\w'’.-]*){0,2}"  # "QUELLA, Pakistan (Agency) --"
    r"(?:,\s[^\n.;:()“\"]{2,30})?\s(?:\([^)\n]{1,25}\)\s)?(?:--|[-–—])\s",
    re.MULTILINE,
)
_STOP = re.compile(r"[.!?]\s|\n")
_WHERE = re.compile(r",?\s(?:where|où|donde|حيث)(?!\w)")


def without_datelines(text: str, named: list[tuple[int, PlaceRef]]) -> list[tuple[int, PlaceRef]]:
    """Leave out where a report was written, where its sentence names another place too."""
    if len(named) < 2:
        return named
    for line in _DATELINE.finditer(text):
        stop = _STOP.search(text, line.end())
        end = stop.start() if stop else len(text)
        if any(line.end() <= at < end for at, _ in named):
            named = [each for each in named if not line.start() <= each[0] < line.end()]
    return named


def own_places(
    text: str, span: tuple[int, int], hits: list[Hit], named: Named
) -> list[tuple[PlaceRef, ...]]:
    """Return for each count the places that stand beside it alone, () where none does.

    "58 were killed in the north and 34 in Karu; in Abo 17": each takes the place that
    follows it, or that stands right before it without a comma. Counts that nothing but words
    parts have one place: "58 killed and 34 injured in Karu".
    """
    bounds = [span[0], *(_boundary(text, a, b, named) for a, b in pairwise(hits)), span[1]]
    own = [
        tuple(ref for at, ref in named if bounds[i] <= at < bounds[i + 1]) for i in range(len(hits))
    ]
    if len(set(filter(None, own))) > 1:
        _join(text, hits, own, named)
    return own


def _join(text: str, hits: list[Hit], own: list[tuple[PlaceRef, ...]], named: Named) -> None:
    """Give counts without a place that of the count they are joined to: after, else before it."""
    joined = [
        _PARTED.search(text, first.found.end, second.found.start) is None
        for first, second in pairwise(hits)
    ]
    for i in reversed(range(len(joined))):
        if joined[i] and not own[i]:
            own[i] = own[i + 1]
    for i, (first, second) in enumerate(pairwise(hits)):
        if own[i] and own[i + 1] and _BRACKET.fullmatch(text, first.found.end, second.found.start):
            own[i] = own[i + 1] = tuple(dict.fromkeys((*own[i], *own[i + 1])))
    starts = {ref: at for at, ref in named}
    for i in range(len(joined)):
        if joined[i] and not own[i + 1] and own[i] and starts[own[i][0]] < hits[i].start:
            own[i + 1] = own[i]


def shared_places(
    hits: list[Hit], own: list[tuple[PlaceRef, ...]], named: Named
) -> list[tuple[PlaceRef, ...] | None]:
    """Return the places of each count, None where the sentence names none for it.

    A part without a place has that of its whole; a whole does not take the places of its parts.
    """
    made: list[tuple[PlaceRef, ...] | None] = []
    for place, hit in enumerate(hits):
        if own[place]:
            made.append(own[place])
        elif hit.part and hit.parent is not None and hit.parent < place:
            made.append(made[hit.parent])
        else:
            parts = {ref for i, each in enumerate(hits) if each.parent == place for ref in own[i]}
            if len({ref for _, ref in named} & parts) < 2:
                parts = set()
            made.append(tuple(ref for _, ref in named if ref not in parts) or None)
    return made


def is_row(hits: list[Hit], place: int, own: list[tuple[PlaceRef, ...]]) -> bool:
    """Tell whether the count is one of several of its kind, each with a place of its own."""
    alike = [
        i
        for i, hit in enumerate(hits)
        if own[i] and not hit.new and (hit.kinds, hit.part) == (hits[place].kinds, hits[place].part)
    ]
    return len(alike) > 1 and place in alike


def _boundary(text: str, first: Hit, second: Hit, named: Named) -> int:
    start, end = first.found.end, second.found.start
    if (semicolon := text.rfind(";", start, end)) > 0:
        return semicolon
    for at, ref in named:
        after = at + len(ref.name)
        if (
            start < at
            and after <= end
            and (not text[after:end].strip() or _WHERE.match(text, after, end))
        ):
            return at
    return end
