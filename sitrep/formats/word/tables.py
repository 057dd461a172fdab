"""Tables of our page as tables of Word: heads repeated on each page, rows kept whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sitrep.formats.unpaged import classes
from sitrep.formats.word import bars
from sitrep.formats.word.xml import element, on

Fill = Callable[[Any, str], list[Any]]  # a cell and its style, to the paragraphs in it
_NARROWEST, _WIDEST = 4, 16  # letters of the longest word of a column
_MILLIMETER = 57  # twentieths of a point
_LEAN = 0.7  # a text twice as long gets less than twice the width
_LETTER, _EDGES = 98, 180  # width of a letter in bold, and of a cell's edges; twentieths of a point


def table(source: Any, width: int, fill: Fill, *, bidi: bool) -> Any:
    """Return a table.

    Args:
        source: The table of the page.
        width: Of the text, in twentieths of a point.
        fill: What makes the paragraphs of a cell.
        bidi: Columns run from right to left.
    """
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in source.iter("tr")]
    columns = max(sum(int(cell.get("colspan", 1)) for cell in row) for row in rows)
    wide = _widths(rows, columns, width)
    made = []
    running: dict[int, int] = {}  # rows that a cell still reaches down to, by column
    for source_row, row in zip(source.iter("tr"), rows, strict=True):
        head = source_row.getparent().tag == "thead"
        made.append(_row(row, wide, running, fill, head=head))
    return whole(made, wide, "ReportTable", bidi=bidi, heads=source.find("thead") is not None)


def whole(
    rows: Sequence[Any], wide: Sequence[int], style: str, *, bidi: bool, heads: bool = False
) -> Any:
    """Return a table of rows that are made already; "" as style draws no lines."""
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val=style) if style else None,
            on("w:bidiVisual", when=bidi),
            element("w:tblW", w=sum(wide), type="dxa"),
            element("w:tblLayout", type="fixed"),
            element(
                "w:tblLook",
                val="0020" if heads else "0000",
                firstRow=int(heads),
                lastRow=0,
                firstColumn=0,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in wide)),
        *rows,
    )


def row(cells: Sequence[Any], *, head: bool = False) -> Any:
    return element(
        "w:tr", element("w:trPr", on("w:cantSplit"), on("w:tblHeader", when=head)), *cells
    )


def cell(
    paragraphs: Sequence[Any], width: int, *, span: int = 1, merge: str = "", bare: bool = False
) -> Any:
    """Return a cell.

    Args:
        paragraphs: What stands in it.
        width: In twentieths of a point.
        span: How many columns it takes.
        merge: "restart" for one that reaches down, "continue" below it.
        bare: No lines around it.
    """
    sides = ("top", "left", "bottom", "right") if bare else ()
    lines = [element(f"w:{side}", val="nil") for side in sides]
    return element(
        "w:tc",
        element(
            "w:tcPr",
            element("w:tcW", w=width, type="dxa"),
            element("w:gridSpan", val=span) if span > 1 else None,
            element("w:vMerge", val=merge) if merge else None,
            element("w:tcBorders", *lines) if lines else None,
        ),
        *(paragraphs or [_nothing()]),
    )


def _nothing() -> Any:
    """Return the paragraph that a cell needs even when it is empty."""
    return element("w:p", element("w:pPr", element("w:pStyle", val="TableWords")))


def _row(
    row_cells: Sequence[Any],
    wide: Sequence[int],
    running: dict[int, int],
    fill: Fill,
    *,
    head: bool,
) -> Any:
    made, at = [], 0
    waiting = list(row_cells)
    while at < len(wide):
        if running.get(at, 0) > 0:
            running[at] -= 1
            made.append(cell([], wide[at], merge="continue"))
            at += 1
            continue
        if not waiting:
            made.append(cell([], wide[at]))
            at += 1
            continue
        source = waiting.pop(0)
        span = min(int(source.get("colspan", 1)), len(wide) - at)
        down = int(source.get("rowspan", 1))
        if down > 1:
            running[at] = down - 1
        style = "TableHead" if head else "TableWords"
        merge = "restart" if down > 1 else ""
        made.append(cell(fill(source, style), sum(wide[at : at + span]), span=span, merge=merge))
        at += span
    return row(made, head=head)


def _widths(rows: Sequence[Sequence[Any]], columns: int, width: int) -> list[int]:
    """Share the width out: to each column its longest word, then more by its longest text."""
    longest, most = [float(_NARROWEST)] * columns, [0.0] * columns
    for each in rows:
        if any(int(one.get("colspan", 1)) > 1 for one in each):
            continue
        for at, one in enumerate(each, max(0, columns - len(each))):  # first those that reach down
            words = _words(one)
            if "track" in classes(one):
                longest[at] = (bars.MILLIMETERS[0] * _MILLIMETER) / _LETTER
                continue
            longest[at] = max(longest[at], *(min(_WIDEST, len(word)) for word in words), 0)
            most[at] = max(most[at], len(" ".join(words)) ** _LEAN)
    least = [_LETTER * each + _EDGES for each in longest]
    over = width - sum(least)
    if over < 0:
        made = [int(each * width / sum(least)) for each in least]
    else:
        made = [int(e + over * m / (sum(most) or 1)) for e, m in zip(least, most, strict=True)]
    made[-1] += width - sum(made)
    return made


def _words(part: Any) -> list[str]:
    return str(part.text_content()).split()
