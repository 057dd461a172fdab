"""Only what an edit changed, laid out as it stands on the page: exact, or not at all.

A whole layout leaves behind where each part of the page stands. After an edit the parts whose HTML
differs are laid out alone, each behind a spacer that puts it where it stood. If each ends where it
ended before, in every layout that was tried, nothing else on any page can have moved, and they are
painted as a patch over the pages. In any other case the answer is None: lay the page out whole.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sitrep.document.shown import Band, Patch, Shown
from sitrep.formats import html, pdf, regions
from sitrep.formats.markup import Markup, Node

if TYPE_CHECKING:
    from sitrep.document.model import Document

POINT = 0.75  # of a pixel of CSS
_SETTINGS = 2  # layouts remembered: a few hundred kilobytes each at most
_OPEN = frozenset({"body", "section", "table", "tbody", "ul"})  # whose children stand alone
_INLINE = frozenset({"a", "b", "br", "i", "img", "q", "span"})
_SAME = 1e-3  # pixels
_OVER = 2.0  # pixels that a band reaches into the space around what it is of, at most
_LARGE = 0.5  # of the page: a patch that big is not worth it
_ID = re.compile(r' id="[^"]*"')


class _UncertainError(Exception):
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
class _Layout:
    step: int
    sheets: tuple[Any, ...]
    spots: dict[str, tuple[Spot, ...]]


@dataclass(slots=True)
class _Setting:
    """What the last whole layout leaves behind."""

    markup: Markup
    layouts: tuple[_Layout, ...]
    best: int
    shifts: dict[tuple[int, str], float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Unit:
    """An element of the new page, and the same one of the page before."""

    before: Node
    now: Node
    name: str


_settings: OrderedDict[str, _Setting] = OrderedDict()


def lay_out(document: Document, *, paper: str = "a4", greyscale: bool = False) -> Shown:
    """Return the pages as `pdf.render` makes them, to the byte, and what stands where.

    What is needed to patch them is remembered.

    Raises:
        RenderFailed: As `pdf.render` does.
    """
    with pdf.whole(paper):
        printed = pdf.in_grey(document) if greyscale else document
        text = html.render(printed)
        try:
            markup = Markup(text)
        except ValueError:
            tries, best = pdf.lay_out(printed, text, paper, greyscale=greyscale)
            return Shown(pdf.written(tries[best][1], document))
        nodes = _worth_knowing(markup)
        names = [markup.attributes(node).get("id", f"s{node.path}") for node in nodes]
        own = {node.start: name for node, name in zip(nodes, names, strict=True)}
        tries, best = pdf.lay_out(printed, markup.named(own), paper, greyscale=greyscale)
        layouts = []
        for step, pages in tries:
            found = _spots(pages, names)
            spots = {f"s{n.path}": found.get(i, ()) for n, i in zip(nodes, names, strict=True)}
            sheets = pdf.sheets_for(printed, paper, greyscale=greyscale, tight=step)
            layouts.append(_Layout(step, tuple(sheets), spots))
            _forget(pages)
        made = pdf.written(tries[best][1], document)
    name = sha256(made).hexdigest()
    _settings[name] = _Setting(markup, tuple(layouts), best)
    _settings.move_to_end(name)
    while len(_settings) > _SETTINGS:
        _settings.popitem(last=False)
    return Shown(made, name, regions.of(markup, layouts[best].spots))


def repaint(
    document: Document, name: str, *, paper: str = "a4", greyscale: bool = False
) -> Patch | None:
    """Return what makes the pages known as `name` look as if laid out anew, to the pixel.

    None where that is not certain: the page is to be laid out whole then.

    Raises:
        RenderFailed: As `pdf.render` does.
    """
    setting = _settings.get(name)
    if setting is None:
        return None
    printed = pdf.in_grey(document) if greyscale else document
    try:
        markup = Markup(html.render(printed))
        return _patch(setting, printed, markup, paper, greyscale=greyscale)
    except (_UncertainError, ValueError):
        return None


def forget() -> None:
    """Remember no layout any more."""
    _settings.clear()


def _worth_knowing(markup: Markup) -> list[Node]:
    """Return what a unit can be or lean on, and what has a place in the form, in reading order."""
    found = []
    for node in markup.body.walk():
        parent = node.parent
        known = parent is None or parent.tag in _OPEN
        if known or "data-f" in markup.opening(node):
            found.append(node)
    return found


def _spots(pages: Any, names: list[str]) -> dict[str, tuple[Spot, ...]]:
    """Return where each named element stands, piece by piece."""
    wanted = set(names)
    found: dict[str, list[Spot]] = {}
    for number, page in enumerate(pages.pages):
        for name, (left, top, right, bottom) in page.anchors.items():
            if name in wanted:
                found.setdefault(name, []).append(Spot(number, left, top, right, bottom))
    return {name: tuple(spots) for name, spots in found.items()}


def _forget(pages: Any) -> None:
    """Take our names off the pages, so that the file is the same as one made without them."""
    for page in pages.pages:
        for name in [each for each in page.anchors if each == "s" or each.startswith("s.")]:
            del page.anchors[name]


# What differs


def _units(old: Markup, new: Markup) -> list[_Unit]:
    if _outside(old) != _outside(new):
        raise _UncertainError
    pairs = _differing(old, new, old.body, new.body)
    if any(pair[0] is old.body for pair in pairs):
        raise _UncertainError
    if sum(b.end - b.start for _, b in pairs) > _LARGE * (new.body.end - new.body.start):
        raise _UncertainError
    if any('class="there"' in new.whole(b) for _, b in pairs):
        raise _UncertainError  # the number of a page stands in it
    return [
        _Unit(a, b, new.attributes(b).get("id", f"u{place}")) for place, (a, b) in enumerate(pairs)
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
        a.tag in _OPEN
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


# Laying out


def _patch(
    setting: _Setting, document: Document, markup: Markup, paper: str, *, greyscale: bool
) -> Patch:
    units = _units(setting.markup, markup)
    if not units:
        return Patch(b"")
    made = None
    for number, layout in enumerate(setting.layouts):
        sheets = pdf.sheets_for(document, paper, greyscale=greyscale, tight=layout.step)
        if tuple(sheets) != layout.sheets:
            raise _UncertainError
        pages = _laid_out(setting, number, markup, units, sheets)
        if number == setting.best:
            made = pages
    if made is None:
        raise _UncertainError
    spots, bands = _spots(made, [unit.name for unit in units]), []
    before = setting.layouts[setting.best].spots
    for unit in units:
        for old, new in zip(before[f"s{unit.before.path}"], spots[unit.name], strict=True):
            up, down = _room(before, unit.before, old)
            top, bottom = (old.top - up) * POINT, (old.bottom + down) * POINT
            bands.append(Band(old.page, new.page, top, bottom))
    return Patch(pdf.drawn(made), tuple(bands))


def _laid_out(
    setting: _Setting, number: int, markup: Markup, units: list[_Unit], sheets: list[Any]
) -> Any:
    """Return the units alone, each where it stood; a second time where a lead-in shifts them."""
    for _ in range(2):
        page = _page(setting, number, markup, units)
        pages = pdf.pages_of(page, sheets)
        shifts = _shifts(setting.layouts[number], units, pages)
        if all(abs(shift) < _SAME for shift in shifts.values()):
            return pages
        for unit in units:
            key = number, unit.before.path
            setting.shifts[key] = setting.shifts.get(key, 0.0) + shifts[unit.name]
    raise _UncertainError


def _shifts(layout: _Layout, units: list[_Unit], pages: Any) -> dict[str, float]:
    """Return how much lower than before each unit stands.

    Raises:
        _UncertainError: One is higher than before, less high, or parted otherwise.
    """
    spots, shifts = _spots(pages, [unit.name for unit in units]), {}
    for unit in units:
        old, new = layout.spots.get(f"s{unit.before.path}", ()), spots.get(unit.name, ())
        if not old or len(old) != len(new):
            raise _UncertainError
        for a, b in zip(old, new, strict=True):
            if b.page - new[0].page != a.page - old[0].page:
                raise _UncertainError
            if abs((b.bottom - b.top) - (a.bottom - a.top)) > _SAME:
                raise _UncertainError
            if abs(b.left - a.left) > _SAME or abs(b.right - a.right) > _SAME:
                raise _UncertainError
        shifts[unit.name] = new[0].top - old[0].top
    return shifts


def _page(setting: _Setting, number: int, markup: Markup, units: list[_Unit]) -> str:
    pieces = [markup.head]
    spots = setting.layouts[number].spots
    for unit in units:
        old = spots.get(f"s{unit.before.path}")
        if not old:
            raise _UncertainError
        lead = _lead(spots, unit)
        first = spots[f"s{lead.path}"][0] if lead is not unit.before else old[0]
        area = next((each for each in spots["s"] if each.page == old[0].page), None)
        if area is None:
            raise _UncertainError
        above = first.top - area.top - setting.shifts.get((number, unit.before.path), 0.0)
        if above < -_SAME:
            raise _UncertainError
        broken = "break-before:page;" if len(pieces) > 1 else ""
        pieces.append(f'<div style="{broken}height:{max(0.0, above)!r}px"></div>')
        pieces.append(_with_frame(markup, unit, has_lead=lead is not unit.before))
    return "".join([*pieces, "</body></html>"])


def _lead(spots: dict[str, tuple[Spot, ...]], unit: _Unit) -> Node:
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


def _with_frame(markup: Markup, unit: _Unit, *, has_lead: bool) -> str:
    """Return the unit inside what it stands in, with its neighbors where they matter."""
    node = unit.now
    opening, closing, parent = "", "", node.parent
    while parent is not None and parent.tag != "body":
        head = parent.children[0] if parent.tag == "table" else None
        above = markup.whole(head) if head and head.tag == "thead" and head is not node else ""
        opening = markup.opening(parent) + above + opening
        closing += f"</{parent.tag}>"
        parent = parent.parent
    around = node.parent.children if node.parent else [node]
    place = around.index(node)
    lead = _ID.sub("", markup.whole(around[place - 1])) if has_lead else ""
    follows = node.tag == "tr" and place + 1 < len(around)
    after = _ID.sub("", markup.whole(around[place + 1])) if follows else ""
    own = markup.named({node.start: unit.name}, node.start, node.end)
    whole = opening + lead + own + after + closing
    return whole.replace(' href="#', ' data-to="#')  # it leads to what is not there


def _room(spots: dict[str, tuple[Spot, ...]], node: Node, piece: Spot) -> tuple[float, float]:
    """Return how far a band may reach into the white above and below a piece of `node`."""
    if node.tag == "tr":
        return _OVER, _OVER  # the rows beside it are painted with it
    up, down = _gap(spots, node, piece, -1), _gap(spots, node, piece, 1)
    if min(up, down) < _SAME:
        raise _UncertainError
    return min(_OVER, up / 2), min(_OVER, down / 2)


def _gap(spots: dict[str, tuple[Spot, ...]], node: Node, piece: Spot, way: int) -> float:
    while node.parent is not None:
        around = node.parent.children
        place = around.index(node) + way
        while 0 <= place < len(around):
            for each in spots.get(f"s{around[place].path}", ()):
                near = piece.top - each.bottom if way < 0 else each.top - piece.bottom
                if each.page == piece.page and each.bottom > each.top:
                    return near
            place += way
        node = node.parent
    return 2 * _OVER
