"""Elements of a page alone, as HTML that puts each where it stood, inside what it stood in."""

from __future__ import annotations

import re

from sitrep.formats.differing import is_rail, leaves_of
from sitrep.formats.laid import OVER, SAME, Run, Setting, Spot, UncertainError, Unit, across
from sitrep.formats.markup import Markup, Node

_ID = re.compile(r' id="[^"]*"')


def page_of(
    setting: Setting, number: int, markup: Markup, units: list[Unit], run: Run | None
) -> str:
    pieces = [markup.head]
    spots = setting.layouts[number].spots
    for unit in units:
        old = spots.get(f"s{unit.before.path}")
        if not old:
            raise UncertainError
        lead = _lead(spots, unit)
        first = spots[f"s{lead.path}"][0] if lead is not unit.before else old[0]
        area = next((each for each in spots["s"] if each.page == old[0].page), None)
        if area is None:
            raise UncertainError
        above = first.top - area.top - setting.shifts.get((number, unit.before.path), 0.0)
        if above < -SAME:
            raise UncertainError
        broken = "break-before:page;" if len(pieces) > 1 else ""
        pieces.append(f'<div style="{broken}height:{max(0.0, above)!r}px"></div>')
        if run and run.unit is unit:
            end, names = run.end, run.leaves
        else:
            end, names = _after(spots, markup, unit) or unit.now, {}
        has_lead = lead is not unit.before
        pieces.append(_with_frame(markup, unit, end, names, has_lead=has_lead))
    return "".join([*pieces, "</body></html>"])


def _lead(spots: dict[str, tuple[Spot, ...]], unit: Unit) -> Node:
    """Return the element before, where the look of the unit may hang on it."""
    node = unit.before
    place = node.parent.children.index(node) if node.parent else 0
    if not place or node.parent is None or node.parent.tag == "body":
        return node
    lead = node.parent.children[place - 1]
    stands, own = spots.get(f"s{lead.path}"), spots[f"s{node.path}"]
    if lead.tag == node.tag == "div" or not stands or len(stands) > 1:
        return node
    return lead if stands[0].page == own[0].page else node


def _with_frame(
    markup: Markup, unit: Unit, end: Node, ids: dict[str, str], *, has_lead: bool
) -> str:
    """Return the unit and what follows to `end` inside what they stand in, `ids` put in by path."""
    node = unit.now
    around = node.parent.children if node.parent else [node]
    lead = _ID.sub("", markup.whole(around[around.index(node) - 1])) if has_lead else ""
    leaves = (each for each in leaves_of(markup, markup.body) if each.path in ids)
    names = {each.start: ids[each.path] for each in leaves} | {node.start: unit.name}
    own = markup.named(names, node.start, node.end, replacing=True)
    after = markup.named(names, node.end, end.end, replacing=True)
    opening, closing = _frame(markup, node)[0], _frame(markup, end)[1]
    whole = opening + lead + own + (after if ids else _ID.sub("", after)) + closing
    return whole.replace(' href="#', ' data-to="#')  # it leads to what is not there


def _frame(markup: Markup, node: Node) -> tuple[str, str]:
    """Return the tags around an element, with the head of its table, and those that close them.

    Beside a cell of a rail its other cells stand empty, so that it is as wide as it was.
    """
    opening, closing, parent = "", "", node.parent
    while parent is not None and parent.tag != "body":
        head = parent.children[0] if parent.tag == "table" else None
        above = markup.whole(head) if head and head.tag == "thead" and head is not node else ""
        before, after = "", ""
        if is_rail(markup, parent):
            place = parent.children.index(node)
            empty = [f"{_ID.sub('', markup.opening(e))}</{e.tag}>" for e in parent.children]
            before, after = "".join(empty[:place]), "".join(empty[place + 1 :])
        opening = markup.opening(parent) + above + before + opening
        closing += f"{after}</{parent.tag}>"
        node, parent = parent, parent.parent
    return opening, closing


def room_of(spots: dict[str, tuple[Spot, ...]], unit: Unit, piece: Spot) -> tuple[float, float]:
    """Return how far a band may reach over a piece of a unit, above and below.

    Into what stands close below it does, for that is painted with it.
    """
    node = unit.before
    if node.tag == "tr":
        return OVER, OVER  # the rows beside it are painted with it
    whole = across(spots, unit, piece)
    up, down = _gap(spots, node, whole, -1), _gap(spots, node, whole, 1)
    if up < SAME or down < -SAME or (unit.cell is not None and down <= OVER):
        raise UncertainError
    return min(OVER, up / 2), OVER if down <= OVER else min(OVER, down / 2)


def _after(spots: dict[str, tuple[Spot, ...]], markup: Markup, unit: Unit) -> Node | None:
    """Return what is painted with a unit because it touches it from below."""
    node = unit.now
    if node.tag == "tr" and node.parent:
        around = node.parent.children
        return next(iter(around[around.index(node) + 1 :]), None)
    last = spots[f"s{unit.before.path}"][-1]
    if unit.cell is not None or _gap(spots, unit.before, across(spots, unit, last), 1) > OVER:
        return None
    return next((each for each in leaves_of(markup, markup.body) if each.start >= node.end), None)


def _gap(spots: dict[str, tuple[Spot, ...]], node: Node, piece: Spot, way: int) -> float:
    """Return the pixels to what stands before or behind on the page; less than 0 if it overlaps."""
    while node.parent is not None:
        around = node.parent.children
        place = around.index(node) + way
        while 0 <= place < len(around):
            for each in spots.get(f"s{around[place].path}", ()):
                beyond = each.top >= piece.bottom if way < 0 else each.bottom <= piece.top
                beside = each.right <= piece.left or each.left >= piece.right
                if each.page != piece.page or each.bottom <= each.top or beyond or beside:
                    continue  # elsewhere, empty, or at the foot of every page
                return piece.top - each.bottom if way < 0 else each.top - piece.bottom
            place += way
        node = node.parent
    return 2 * OVER
