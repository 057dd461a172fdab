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
    from collections.abc import Iterator

    from sitrep.document.model import Document

POINT = 0.75  # of a pixel of CSS
_SETTINGS = 2  # layouts remembered: a few hundred kilobytes each at most
_OPEN = frozenset({"body", "section", "table", "tbody", "ul"})  # whose children stand alone
_INLINE = frozenset({"a", "b", "br", "i", "img", "q", "span"})
_END = "end"  # the id of what templates end with
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


@dataclass(frozen=True, slots=True)
class _Run:
    """What follows on a page from a unit that grew or shrank.

    Attributes:
        unit: The first that did.
        page: On which it stands.
        leaves: The elements from it on, as far as they are laid out: ids by path.
        after: Path of the first on the next page, "" where the page is the last.
        end: The last element that is laid out.
    """

    unit: _Unit
    page: int
    leaves: dict[str, str]
    after: str
    end: Node


def _patch(
    setting: _Setting, document: Document, markup: Markup, paper: str, *, greyscale: bool
) -> Patch:
    look = [
        pdf.sheets_for(document, paper, greyscale=greyscale, tight=layout.step)
        for layout in setting.layouts
    ]
    if any(tuple(now) != then.sheets for now, then in zip(look, setting.layouts, strict=True)):
        raise _UncertainError
    units = _units(setting.markup, markup)
    if not units:
        return Patch(b"")
    made, run = None, None
    for number, (layout, sheets) in enumerate(zip(setting.layouts, look, strict=True)):
        pages = _laid_out(setting, number, markup, units, sheets)
        moved = _moved(layout, units, pages)
        if moved and len(setting.layouts) > 1:
            raise _UncertainError
        if moved:
            run = _run(layout, markup, moved)
            units = [each for each in units if each.name == run.unit.name or not _in(run, each)]
            pages = _laid_out(setting, number, markup, units, sheets, run)
            if _moved(layout, [each for each in units if each is not run.unit], pages):
                raise _UncertainError
        if number == setting.best:
            made = pages
    if made is None:
        raise _UncertainError
    return Patch(pdf.drawn(made), tuple(_bands(setting, units, made, run)))


def _bands(setting: _Setting, units: list[_Unit], pages: Any, run: _Run | None) -> list[Band]:
    spots, bands = _spots(pages, [unit.name for unit in units]), []
    before = setting.layouts[setting.best].spots
    for unit in units:
        old, new = before[f"s{unit.before.path}"], spots[unit.name]
        if run and unit is run.unit:
            top = old[0].top - _room(before, unit.before, old[0])[0]
            bottom = _held(before, run, pages, new[0].page) + _OVER
            bands.append(Band(run.page, new[0].page, top * POINT, bottom * POINT))
            continue
        for a, b in zip(old, new, strict=True):
            up, down = _room(before, unit.before, a)
            bands.append(Band(a.page, b.page, (a.top - up) * POINT, (a.bottom + down) * POINT))
    return bands


def _laid_out(
    setting: _Setting,
    number: int,
    markup: Markup,
    units: list[_Unit],
    sheets: list[Any],
    run: _Run | None = None,
) -> Any:
    """Return the units alone, each where it stood; a second time where a lead-in shifts them."""
    for _ in range(2):
        page = _page(setting, number, markup, units, run)
        pages = pdf.pages_of(page, sheets)
        shifts = _shifts(setting.layouts[number], units, pages)
        if all(abs(shift) < _SAME for shift in shifts.values()):
            return pages
        for unit in units:
            key = number, unit.before.path
            setting.shifts[key] = setting.shifts.get(key, 0.0) + shifts[unit.name]
    raise _UncertainError


def _shifts(layout: _Layout, units: list[_Unit], pages: Any) -> dict[str, float]:
    """Return how much lower than before each unit begins."""
    spots, shifts = _spots(pages, [unit.name for unit in units]), {}
    for unit in units:
        old, new = layout.spots.get(f"s{unit.before.path}", ()), spots.get(unit.name, ())
        if not old or not new:
            raise _UncertainError
        shifts[unit.name] = new[0].top - old[0].top
    return shifts


def _moved(layout: _Layout, units: list[_Unit], pages: Any) -> list[_Unit]:
    """Return the units that end elsewhere than before.

    Raises:
        _UncertainError: One is as wide as it was not before.
    """
    spots, moved = _spots(pages, [unit.name for unit in units]), []
    for unit in units:
        old, new = layout.spots[f"s{unit.before.path}"], spots[unit.name]
        if abs(new[0].left - old[0].left) > _SAME or abs(new[0].right - old[0].right) > _SAME:
            raise _UncertainError
        pieces = [(a.page - old[0].page, a.bottom - a.top) for a in old]
        now = [(b.page - new[0].page, b.bottom - b.top) for b in new]
        same = len(pieces) == len(now) and all(
            a[0] == b[0] and abs(a[1] - b[1]) < _SAME for a, b in zip(pieces, now, strict=True)
        )
        if not same:
            moved.append(unit)
    return moved


# What follows on the page


def _leaves(markup: Markup, node: Node) -> Iterator[Node]:
    """Yield what is laid out one below the other, in order."""
    for child in node.children:
        opens = child.tag in _OPEN and not markup.between(child) and child.children
        if opens and "rowspan" not in markup.whole(child):
            yield from _leaves(markup, child)
        else:
            yield child


def _run(layout: _Layout, markup: Markup, moved: list[_Unit]) -> _Run:
    """Return what is to be laid out to see how a page ends whose parts moved.

    Raises:
        _UncertainError: More than one page would have to be.
    """
    unit, spots = moved[0], layout.spots
    stood = spots[f"s{unit.before.path}"]
    page = stood[0].page
    if any(spots[f"s{each.before.path}"][-1].page != page for each in moved):
        raise _UncertainError
    leaves: dict[str, str] = {}
    after, end = "", None
    for leaf in _leaves(markup, markup.body):
        if leaf.start < unit.now.end or leaf.tag == "thead":
            continue
        stands = spots.get(f"s{leaf.path}", ())
        if not stands:
            raise _UncertainError
        end = leaf
        own = markup.attributes(leaf).get("id", "")
        leaves[leaf.path] = own if own == _END else f"r{leaf.path}"
        if stands[0].page > page:
            if stands[0].page > page + 1:
                raise _UncertainError
            after = leaf.path
            break
        if stands[-1].page > page:
            raise _UncertainError
    if not after and any(each.page > page for each in spots["s"]):
        raise _UncertainError
    return _Run(unit, page, leaves, after, end or unit.now)


def _in(run: _Run, unit: _Unit) -> bool:
    """Tell whether a unit is laid out with the run already."""
    inside = any(unit.now.path == p or p.startswith(f"{unit.now.path}.") for p in run.leaves)
    return inside and unit.now.path != run.after


def _held(before: dict[str, tuple[Spot, ...]], run: _Run, pages: Any, source: int) -> float:
    """Return how far down the words of the page of a run reach, now or before.

    Raises:
        _UncertainError: The page ends elsewhere than before, or that cannot be told.
    """
    spots = _spots(pages, [*run.leaves.values()])
    unit = before[f"s{run.unit.before.path}"][0]
    lowest = max(unit.bottom, *(s.bottom for s in _spots(pages, [run.unit.name])[run.unit.name]))
    for path, name in run.leaves.items():
        old, new = before[f"s{path}"], spots.get(name)
        if not new:
            raise _UncertainError
        if path == run.after:
            if new[0].page != source + 1 or abs(new[0].top - old[0].top) > _SAME:
                raise _UncertainError
        elif new[-1].page != source:
            raise _UncertainError
        else:
            lowest = max(lowest, old[-1].bottom, new[-1].bottom)
    if not run.after and pdf.is_nearly_empty(pages.pages[source]) and run.page:
        raise _UncertainError  # it would be set tighter
    return lowest


def _page(
    setting: _Setting, number: int, markup: Markup, units: list[_Unit], run: _Run | None
) -> str:
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
        if run and run.unit is unit:
            end, names = run.end, run.leaves
        else:
            end, names = _after(spots, markup, unit) or unit.now, {}
        has_lead = lead is not unit.before
        pieces.append(_with_frame(markup, unit, end, names, has_lead=has_lead))
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


def _with_frame(
    markup: Markup, unit: _Unit, end: Node, ids: dict[str, str], *, has_lead: bool
) -> str:
    """Return the unit and what follows to `end` inside what they stand in, `ids` put in by path."""
    node = unit.now
    around = node.parent.children if node.parent else [node]
    lead = _ID.sub("", markup.whole(around[around.index(node) - 1])) if has_lead else ""
    leaves = (each for each in _leaves(markup, markup.body) if each.path in ids)
    names = {each.start: ids[each.path] for each in leaves} | {node.start: unit.name}
    own = markup.named(names, node.start, node.end, replacing=True)
    after = markup.named(names, node.end, end.end, replacing=True)
    opening, closing = _frame(markup, node)[0], _frame(markup, end)[1]
    whole = opening + lead + own + (after if ids else _ID.sub("", after)) + closing
    return whole.replace(' href="#', ' data-to="#')  # it leads to what is not there


def _frame(markup: Markup, node: Node) -> tuple[str, str]:
    """Return the tags around an element, with the head of its table, and those that close them."""
    opening, closing, parent = "", "", node.parent
    while parent is not None and parent.tag != "body":
        head = parent.children[0] if parent.tag == "table" else None
        above = markup.whole(head) if head and head.tag == "thead" and head is not node else ""
        opening = markup.opening(parent) + above + opening
        closing += f"</{parent.tag}>"
        parent = parent.parent
    return opening, closing


def _room(spots: dict[str, tuple[Spot, ...]], node: Node, piece: Spot) -> tuple[float, float]:
    """Return how far a band may reach over a piece of `node`, above and below.

    Into what stands close below it does, for that is painted with it.
    """
    if node.tag == "tr":
        return _OVER, _OVER  # the rows beside it are painted with it
    up, down = _gap(spots, node, piece, -1), _gap(spots, node, piece, 1)
    if up < _SAME or down < -_SAME:
        raise _UncertainError
    return min(_OVER, up / 2), _OVER if down <= _OVER else min(_OVER, down / 2)


def _after(spots: dict[str, tuple[Spot, ...]], markup: Markup, unit: _Unit) -> Node | None:
    """Return what is painted with a unit because it touches it from below."""
    node = unit.now
    if node.tag == "tr" and node.parent:
        around = node.parent.children
        return next(iter(around[around.index(node) + 1 :]), None)
    last = spots[f"s{unit.before.path}"][-1]
    if _gap(spots, unit.before, last, 1) > _OVER:
        return None
    return next((each for each in _leaves(markup, markup.body) if each.start >= node.end), None)


def _gap(spots: dict[str, tuple[Spot, ...]], node: Node, piece: Spot, way: int) -> float:
    """Return the pixels to what stands before or behind on the page; less than 0 if it overlaps."""
    while node.parent is not None:
        around = node.parent.children
        place = around.index(node) + way
        while 0 <= place < len(around):
            for each in spots.get(f"s{around[place].path}", ()):
                beyond = each.top >= piece.bottom if way < 0 else each.bottom <= piece.top
                if each.page != piece.page or each.bottom <= each.top or beyond:
                    continue  # elsewhere, empty, or at the foot of every page
                return piece.top - each.bottom if way < 0 else each.top - piece.bottom
            place += way
        node = node.parent
    return 2 * _OVER
