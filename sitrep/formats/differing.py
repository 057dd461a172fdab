"""Which elements of two pages differ, the smallest of them that can be laid out alone."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.formats.laid import UncertainError, Unit
from sitrep.formats.markup import Markup, Node

OPEN = frozenset({"body", "section", "table", "tbody", "ul"})  # whose children stand alone
_INLINE = frozenset({"a", "b", "br", "i", "img", "q", "span"})
_LARGE = 0.5  # of the page: a patch that big is not worth it


def units_of(old: Markup, new: Markup) -> list[Unit]:
    if _outside(old) != _outside(new):
        raise UncertainError
    pairs = _differing(old, new, old.body, new.body)
    if any(pair[0] is old.body for pair in pairs):
        raise UncertainError
    if sum(b.end - b.start for _, b in pairs) > _LARGE * (new.body.end - new.body.start):
        raise UncertainError
    if any('class="there"' in new.whole(b) for _, b in pairs):
        raise UncertainError  # the number of a page stands in it
    return [
        Unit(a, b, new.attributes(b).get("id", f"u{place}")) for place, (a, b) in enumerate(pairs)
    ]


def _outside(markup: Markup) -> str:
    """Return what says how the page looks beside its body; its title shows nowhere on it."""
    root = markup.head.partition("<head>")[0]
    return root + markup.opening(markup.body)


def _differing(old: Markup, new: Markup, a: Node, b: Node) -> list[tuple[Node, Node]]:
    if old.whole(a) == new.whole(b):
        return []
    if not _alike(old, new, a, b):
        return [(a, b)]
    found = []
    for before, now in zip(a.children, b.children, strict=True):
        if old.whole(before) == new.whole(now):
            continue
        if old.opening(before) != new.opening(now) or _ends(old, before) != _ends(new, now):
            return [(a, b)]
        inside = _differing(old, new, before, now)
        if before.tag == "thead":
            return [(a, b)]
        found += inside
    return found


def _alike(old: Markup, new: Markup, a: Node, b: Node) -> bool:
    """Tell whether the children of both can be looked at one by one."""
    return (
        a.tag in OPEN
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
