"""Only what an edit changed, laid out as it stands on the page: exact, or not at all.

A whole layout leaves behind where each part of the page stands. After an edit the parts whose HTML
differs are laid out alone, each behind a spacer that puts it where it stood. If each ends where it
ended before, in every layout that was tried, nothing else on any page can have moved, and they are
painted as a patch over the pages. In any other case the answer is None: lay the page out whole.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from hashlib import sha256
from math import inf
from typing import TYPE_CHECKING, Any

from sitrep.document.shown import Band, Patch, Shown
from sitrep.formats import html, pdf, regions
from sitrep.formats.differing import leaves_of, units_of, worth_knowing
from sitrep.formats.framing import page_of, room_of
from sitrep.formats.laid import (
    END,
    OVER,
    POINT,
    SAME,
    Layout,
    Run,
    Setting,
    Spot,
    UncertainError,
    Unit,
    across,
    spots_of,
)
from sitrep.formats.markup import Markup
from sitrep.formats.sheets import sheets_for

if TYPE_CHECKING:
    from sitrep.document.model import Document

_SETTINGS = 2  # layouts remembered: a few hundred kilobytes each at most

_settings: OrderedDict[str, Setting] = OrderedDict()


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
        nodes = worth_knowing(markup)
        names = [markup.attributes(node).get("id", f"s{node.path}") for node in nodes]
        own = {node.start: name for node, name in zip(nodes, names, strict=True)}
        tries, best = pdf.lay_out(printed, markup.named(own), paper, greyscale=greyscale)
        layouts = []
        for step, pages in tries:
            found = spots_of(pages, names)
            spots = {f"s{n.path}": found.get(i, ()) for n, i in zip(nodes, names, strict=True)}
            sheets = sheets_for(printed, paper, greyscale=greyscale, tight=step)
            layouts.append(Layout(step, tuple(sheets), spots))
            _forget(pages)
        made = pdf.written(tries[best][1], document)
    name = sha256(made).hexdigest()
    _settings[name] = Setting(markup, tuple(layouts), best)
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
    except (UncertainError, ValueError):
        return None


def _forget(pages: Any) -> None:
    """Take our names off the pages, so that the file is the same as one made without them."""
    for page in pages.pages:
        for name in [each for each in page.anchors if each == "s" or each.startswith("s.")]:
            del page.anchors[name]


# Laying out


def _patch(
    setting: Setting, document: Document, markup: Markup, paper: str, *, greyscale: bool
) -> Patch:
    look = [
        sheets_for(document, paper, greyscale=greyscale, tight=layout.step)
        for layout in setting.layouts
    ]
    if any(tuple(now) != then.sheets for now, then in zip(look, setting.layouts, strict=True)):
        raise UncertainError
    small = units_of(setting.markup, markup, cells=True)
    if not small:
        return Patch(b"")
    with suppress(UncertainError):  # where it has grown, what stands beside it counts
        return _painted(setting, markup, small, look)
    return _painted(setting, markup, units_of(setting.markup, markup), look)


def _painted(setting: Setting, markup: Markup, units: list[Unit], look: list[list[Any]]) -> Patch:
    """Return the patch of what differs.

    Raises:
        UncertainError: More may look otherwise.
    """
    made, run = None, None
    for number, (layout, sheets) in enumerate(zip(setting.layouts, look, strict=True)):
        pages = _laid_out(setting, number, markup, units, sheets)
        moved = _moved(layout, units, pages)
        if moved and (len(setting.layouts) > 1 or any(unit.cell for unit in units)):
            raise UncertainError
        if moved:
            run = _run(layout, markup, moved)
            units = [each for each in units if each.name == run.unit.name or not _in(run, each)]
            pages = _laid_out(setting, number, markup, units, sheets, run)
            if _moved(layout, [each for each in units if each is not run.unit], pages):
                raise UncertainError
        if number == setting.best:
            made = pages
    if made is None:
        raise UncertainError
    return Patch(pdf.drawn(made), tuple(_bands(setting, units, made, run)))


def _bands(setting: Setting, units: list[Unit], pages: Any, run: Run | None) -> list[Band]:
    spots, bands = spots_of(pages, [unit.name for unit in units]), []
    before = setting.layouts[setting.best].spots
    for unit in units:
        old, new = before[f"s{unit.before.path}"], spots[unit.name]
        if run and unit is run.unit:
            top = old[0].top - room_of(before, unit, old[0])[0]
            bottom = _held(before, run, pages, new[0].page) + OVER
            bands.append(Band(run.page, new[0].page, top * POINT, bottom * POINT))
            continue
        for a, b in zip(old, new, strict=True):
            up, down = room_of(before, unit, a)
            wide = across(before, unit, a)
            sides = max(0.0, wide.left) * POINT, wide.right * POINT if wide.right < inf else None
            edges = (a.top - up) * POINT, (a.bottom + down) * POINT
            bands.append(Band(a.page, b.page, *edges, *sides))
    return bands


def _laid_out(
    setting: Setting,
    number: int,
    markup: Markup,
    units: list[Unit],
    sheets: list[Any],
    run: Run | None = None,
) -> Any:
    """Return the units alone, each where it stood; a second time where a lead-in shifts them."""
    for _ in range(2):
        page = page_of(setting, number, markup, units, run)
        pages = pdf.pages_of(page, sheets)
        shifts = _shifts(setting.layouts[number], units, pages)
        if all(abs(shift) < SAME for shift in shifts.values()):
            return pages
        for unit in units:
            key = number, unit.before.path
            setting.shifts[key] = setting.shifts.get(key, 0.0) + shifts[unit.name]
    raise UncertainError


def _shifts(layout: Layout, units: list[Unit], pages: Any) -> dict[str, float]:
    """Return how much lower than before each unit begins."""
    spots, shifts = spots_of(pages, [unit.name for unit in units]), {}
    for unit in units:
        old, new = layout.spots.get(f"s{unit.before.path}", ()), spots.get(unit.name, ())
        if not old or not new:
            raise UncertainError
        shifts[unit.name] = new[0].top - old[0].top
    return shifts


def _moved(layout: Layout, units: list[Unit], pages: Any) -> list[Unit]:
    """Return the units that end elsewhere than before.

    Raises:
        UncertainError: One is as wide as it was not before.
    """
    spots, moved = spots_of(pages, [unit.name for unit in units]), []
    for unit in units:
        old, new = layout.spots[f"s{unit.before.path}"], spots[unit.name]
        if abs(new[0].left - old[0].left) > SAME or abs(new[0].right - old[0].right) > SAME:
            raise UncertainError
        pieces = [(a.page - old[0].page, a.bottom - a.top) for a in old]
        now = [(b.page - new[0].page, b.bottom - b.top) for b in new]
        same = len(pieces) == len(now) and all(
            a[0] == b[0] and abs(a[1] - b[1]) < SAME for a, b in zip(pieces, now, strict=True)
        )
        if not same:
            moved.append(unit)
    return moved


# What follows on the page


def _run(layout: Layout, markup: Markup, moved: list[Unit]) -> Run:
    """Return what is to be laid out to see how a page ends whose parts moved.

    Raises:
        UncertainError: More than one page would have to be.
    """
    unit, spots = moved[0], layout.spots
    stood = spots[f"s{unit.before.path}"]
    page = stood[0].page
    if any(spots[f"s{each.before.path}"][-1].page != page for each in moved):
        raise UncertainError
    leaves: dict[str, str] = {}
    after, end = "", None
    for leaf in leaves_of(markup, markup.body):
        if leaf.start < unit.now.end or leaf.tag == "thead":
            continue
        stands = spots.get(f"s{leaf.path}", ())
        if not stands:
            raise UncertainError
        end = leaf
        own = markup.attributes(leaf).get("id", "")
        leaves[leaf.path] = own if own == END else f"r{leaf.path}"
        if stands[0].page > page:
            if stands[0].page > page + 1:
                raise UncertainError
            after = leaf.path
            break
        if stands[-1].page > page:
            raise UncertainError
    if not after and any(each.page > page for each in spots["s"]):
        raise UncertainError
    return Run(unit, page, leaves, after, end or unit.now)


def _in(run: Run, unit: Unit) -> bool:
    """Tell whether a unit is laid out with the run already."""
    inside = any(unit.now.path == p or p.startswith(f"{unit.now.path}.") for p in run.leaves)
    return inside and unit.now.path != run.after


def _held(before: dict[str, tuple[Spot, ...]], run: Run, pages: Any, source: int) -> float:
    """Return how far down the words of the page of a run reach, now or before.

    Raises:
        UncertainError: The page ends elsewhere than before, or that cannot be told.
    """
    spots = spots_of(pages, [*run.leaves.values()])
    unit = before[f"s{run.unit.before.path}"][0]
    lowest = max(unit.bottom, *(s.bottom for s in spots_of(pages, [run.unit.name])[run.unit.name]))
    for path, name in run.leaves.items():
        old, new = before[f"s{path}"], spots.get(name)
        if not new:
            raise UncertainError
        if path == run.after:
            if new[0].page != source + 1 or abs(new[0].top - old[0].top) > SAME:
                raise UncertainError
        elif new[-1].page != source:
            raise UncertainError
        else:
            lowest = max(lowest, old[-1].bottom, new[-1].bottom)
    if not run.after and pdf.is_nearly_empty(pages.pages[source]) and run.page:
        raise UncertainError  # it would be set tighter
    return lowest
