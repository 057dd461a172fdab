"""Which elements of two pages differ, the smallest of them that can be laid out alone."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.formats.laid import UncertainError, Unit
from sitrep.formats.markup import Markup, Node

OPEN = frozenset({"body", "section", "table", "tbody", "ul"})  # whose children stand alone
RAIL = "rail"  # the class of what puts its children side by side, each in a cell
_AROUND = frozenset({RAIL, "top", "line", "sector"})  # classes that rails have or stand in
_INLINE = frozenset({"a", "b", "br", "i", "img", "q", "span"})
_LARGE = 0.5  # of the page: a patch that big is not worth it


def units_of(old: Markup, new: Markup, *, cells: bool = False) -> list[Unit]:
    """Return what differs, in the smallest parts, or only what reaches over the whole page.

    Args:
        old: The page before.
        new: The page now.
        cells: Look into what stands side by side: quicker to lay out, as long as nothing grows.

    Raises:
        UncertainError: It is too much, or not a part of the page.
    """
    if _outside(old) != _outside(new):
        raise UncertainError
    pairs = _differing(old, new, old.body, new.body, cells=cells)
    if any(pair[0] is old.body for pair in pairs):
        raise UncertainError
    if sum(b.end - b.start for _, b in pairs) > _LARGE * (new.body.end - new.body.start):
        raise UncertainError
    if any('class="there"' in new.whole(b) for _, b in pairs):
        raise UncertainError  # the number of a page stands in it
    return [
        Unit(a, b, new.attributes(b).get("id", f"u{place}"), cell_of(old, a))
        for place, (a, b) in enumerate(pairs)
    ]


def stands_alone(markup: Markup, node: Node) -> bool:
    """Tell whether an element is a rail, or one that a rail stands in."""
    return node.tag == "div" and not _AROUND.isdisjoint(markup.classes(node))


def worth_knowing(markup: Markup) -> list[Node]:
    """Return what a unit can be or lean on, and what has a place in the form, in reading order."""
    found = []
    for node in markup.body.walk():
        parent = node.parent
        known = parent is None or parent.tag in OPEN or stands_alone(markup, parent)
        if known or "data-f" in markup.opening(node):
            found.append(node)
    return found


def is_rail(markup: Markup, node: Node) -> bool:
    return node.tag == "div" and RAIL in markup.classes(node)


def cell_of(markup: Markup, node: Node) -> Node | None:
    """Return the cell of a rail that an element stands in, None where it is in none."""
    while node.parent is not None:
        if is_rail(markup, node.parent):
            return node
        node = node.parent
    return None


def _outside(markup: Markup) -> str:
    """Return what says how the page looks beside its body; its title shows nowhere on it."""
    root = markup.head.partition("<head>")[0]
    return root + markup.opening(markup.body)


def _differing(
    old: Markup, new: Markup, a: Node, b: Node, *, cells: bool
) -> list[tuple[Node, Node]]:
    if old.whole(a) == new.whole(b):
        return []
    if not _alike(old, new, a, b, cells=cells):
        return [(a, b)]
    found = []
    for before, now in zip(a.children, b.children, strict=True):
        if old.whole(before) == new.whole(now):
            continue
        if old.opening(before) != new.opening(now) or _ends(old, before) != _ends(new, now):
            return [(a, b)]
        inside = _differing(old, new, before, now, cells=cells)
        if before.tag == "thead":
            return [(a, b)]
        found += inside
    return found


def _alike(old: Markup, new: Markup, a: Node, b: Node, *, cells: bool) -> bool:
    """Tell whether the children of both can be looked at one by one."""
    opens = a.tag in OPEN or (cells and stands_alone(old, a))
    return (
        opens
        and old.opening(a) == new.opening(b)
        and len(a.children) == len(b.children)
        and not old.between(a)
        and not new.between(b)
        and "rowspan" not in new.whole(b)
    )


def _ends(markup: Markup, node: Node) -> tuple[list[str], list[str]]:
    """Return the first and the last blocks inside, whose margins reach out of the element."""
    ends = []
    for place in (0, -1):
        chain, inside = [], node
        while blocks := [each for each in inside.children if each.tag not in _INLINE]:
            inside = blocks[place]
            chain.append(markup.opening(inside))
        ends.append(chain)
    return ends[0], ends[1]


def leaves_of(markup: Markup, node: Node) -> Iterator[Node]:
    """Yield what is laid out one below the other, in order."""
    for child in node.children:
        opens = child.tag in OPEN and not markup.between(child) and child.children
        if opens and "rowspan" not in markup.whole(child):
            yield from leaves_of(markup, child)
        else:
            yield child
