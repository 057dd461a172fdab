"""What a whole layout leaves behind: where each part of each page stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from sitrep.formats.markup import Markup, Node

POINT = 0.75  # of a pixel of CSS
SAME = 1e-3  # pixels
OVER = 2.0  # pixels that a band reaches into the space around what it is of, at most
END = "end"  # the id of what templates end with


class UncertainError(Exception):
    """It cannot be known without laying out the whole."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One piece of an element on one page, in pixels of CSS."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    step: int
    sheets: tuple[Any, ...]
    spots: dict[str, tuple[Spot, ...]]


@dataclass(slots=True)
class Setting:
    """What the last whole layout leaves behind."""

    markup: Markup
    layouts: tuple[Layout, ...]
    best: int
    shifts: dict[tuple[int, str], float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unit:
    """An element of the new page, and the same one of the page before.

    Attributes:
        cell: Where it stands beside something else: what holds it, on the page before.
    """

    before: Node
    now: Node
    name: str
    cell: Node | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What follows on a page from a unit that grew or shrank.

    Attributes:
        unit: The first that did.
        page: On which it stands.
        leaves: The elements from it on, as far as they are laid out: ids by path.
        after: Path of the first on the next page, "" where the page is the last.
        end: The last element that is laid out.
    """

    unit: Unit
    page: int
    leaves: dict[str, str]
    after: str
    end: Node


def across(spots: dict[str, tuple[Spot, ...]], unit: Unit, piece: Spot) -> Spot:
    """Return the piece of a unit as wide as what is painted with it: the paper, or its cell.

    Raises:
        UncertainError: It reaches to the edge of its cell, which is also that of another.
    """
    if unit.cell is None:
        return replace(piece, left=-inf, right=inf)
    around = unit.cell.parent.children if unit.cell.parent else []
    cells = [(n, spot) for n in around for spot in spots.get(f"s{n.path}", ())]
    own = next((s for n, s in cells if n is unit.cell and s.page == piece.page), None)
    if own is None:
        raise UncertainError
    others = [spot for n, spot in cells if n is not unit.cell]
    left = own.left + OVER if any(each.left < own.left for each in others) else -inf
    right = own.right - OVER if any(each.right > own.right for each in others) else inf
    if piece.left < left or piece.right > right:
        raise UncertainError
    return replace(piece, left=left, right=right)


def spots_of(pages: Any, names: list[str]) -> dict[str, tuple[Spot, ...]]:
    """Return where each named element stands, piece by piece."""
    wanted = set(names)
    found: dict[str, list[Spot]] = {}
    for number, page in enumerate(pages.pages):
        for name, (left, top, right, bottom) in page.anchors.items():
            if name in wanted:
                found.setdefault(name, []).append(Spot(number, left, top, right, bottom))
    return {name: tuple(spots) for name, spots in found.items()}
