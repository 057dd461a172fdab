"""From our page to paragraphs and tables: the page says what a part is, this how Word shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from sitrep.formats.unpaged import classes
from sitrep.formats.word import bars, tables
from sitrep.formats.word.paragraphs import (
    Line,
    Links,
    Look,
    is_ornament,
    paragraph,
)
from sitrep.formats.word.pictures import MILLIMETER, POINT, Pictures
from sitrep.formats.word.xml import element
from sitrep.languages.messages import messages

if TYPE_CHECKING:
    from sitrep.document.drawing import Map
    from sitrep.document.model import Document

_BLOCKS = frozenset(
    {"div", "p", "ul", "li", "section", "blockquote", "table", "h1", "h2", "h3", "h4", "body"}
)
_HEADINGS = {"h1": "Title", "h2": "Heading1", "h3": "Heading2", "h4": "Heading3"}
# By class of a paragraph, or of what it stands in; the first that fits.
_STYLES = (
    ("label", "ReportLabel"),
    ("notice", "Notice"),
    ("where", "ReportDate"),
    ("valid", "ReportDate"),
    ("value", "FigureValue"),
    ("of", "ChangeLine"),
    ("reference", "Reference"),
    ("correction", "Reference"),
    ("caption", "FigureWords"),
    ("contact", "Line"),
    ("producer", "Small"),
    ("remark", "Small"),
    ("origin", "Small"),
    ("below", "Small"),
    ("reading", "Small"),
    ("credit", "Small"),
    ("lead", "Small"),
    ("definitions", "Small"),
    ("disclaimer", "Small"),
    ("short", "Small"),
    ("tile", "FigureWords"),
    ("marks", "FigureWords"),
    ("change", "Line"),
)
_HEAVY = frozenset({"caption", "beside", "difference", "organization", "valid"})
_ACROSS = frozenset({"line", "marks"})  # whose columns stay columns


class Body:
    """Makes the blocks of one document.

    Args:
        document: The report.
        width: Of the text, in twentieths of a point.
        accent: Six digits, for bars.
        picture: What draws a part of the page as a PNG; None where nothing here can draw.
    """

    def __init__(
        self, document: Document, width: int, accent: str, picture: Callable[[Any], bytes | None]
    ) -> None:
        self.pictures, self.links = Pictures(), Links()
        self._document = document
        self._base = document.direction
        self._width = width
        self._accent = accent
        self._picture = picture
        self._put = messages(document.language).gettext
        self._waiting = ""  # the place that the next paragraph is

    def blocks(self, page: Any) -> list[Any]:
        """Return what stands between the head and the foot of the page."""
        return list(self._inside(page.body))

    def foot(self, page: Any) -> list[Any]:
        """Return the foot of each page: the report, then whom it is for and the page's number."""
        found = {name: page.body.find_class(name) for name in ("running", "class", "folio")}
        first, second = self._line(), self._line()
        for part in found["running"]:
            first.read(part)
        for part in found["class"]:
            second.read(part, Look(bold=True))
        second.tab()
        for part in found["folio"]:
            second.read(part)
        return [
            paragraph(line.runs, "Footer", way=self._base, base=self._base)
            for line in (first, second)
        ]

    def _line(self, way: str = "") -> Line:
        return Line(way or self._base, self.pictures, self.links)

    def _inside(self, part: Any) -> Iterator[Any]:
        tallies: list[Any] = []
        for child in part:
            own = classes(child) if isinstance(child.tag, str) else frozenset()
            if own & {"tally", "sum"}:
                tallies.append(child)
                continue
            if tallies:
                yield self._tallied(tallies)
                tallies = []
            if not is_ornament(child) and "footer" not in own:
                yield from self._block(child, own)
        if tallies:
            yield self._tallied(tallies)

    def _block(self, part: Any, own: frozenset[str]) -> Iterator[Any]:
        if part.get("id"):
            self._waiting = part.get("id")
        if part.tag == "table":
            yield tables.table(part, self._width, self._cell, bidi=self._base == "rtl")
            yield self._gap()
        elif "map" in own:
            yield from self._map(part)
        elif "corner" in own:
            yield from self._corner(part)
        elif own & _ACROSS:
            yield from self._across(part)
        elif part.tag == "blockquote":
            yield from (self._paragraph(each, "Quote") for each in part if not is_ornament(each))
        elif self._holds_blocks(part):
            yield from self._inside(part)
        elif part.text_content().strip() or part.find(".//img") is not None:
            yield self._paragraph(part)

    def _holds_blocks(self, part: Any) -> bool:
        return any(child.tag in _BLOCKS and not is_ornament(child) for child in part)

    def _paragraph(self, part: Any, style: str = "", *, end: bool = False) -> Any:
        way = part.get("dir") or self._base
        line = self._line(way)
        line.read(part, Look(bold=bool(classes(part) & _HEAVY)))
        return self._made(line, style or _style(part), way, end=end)

    def _made(self, line: Line, style: str, way: str, *, end: bool = False) -> Any:
        place = None
        if self._waiting:
            place = self.links.place(self._waiting)
            self._waiting = ""
        return paragraph(line.runs, style, way=way, base=self._base, end=end, place=place)

    def _gap(self) -> Any:
        """Return a small space: Word joins tables that touch, and wants one before the end."""
        return paragraph([], "Gap", way=self._base, base=self._base)

    def _bar(self, source: Any) -> list[Any]:
        """Return the bar of a row of a chart; the row itself says what it shows."""
        if not len(source):
            return []
        data = bars.png(source, f"#{self._accent}", mirrored=self._base == "rtl")
        words = " ".join(source.getparent().text_content().split())
        wide, high = (side * MILLIMETER for side in bars.MILLIMETERS)
        runs = [element("w:r", self.pictures.drawn(data, (wide, high), words))]
        return [paragraph(runs, "TableWords", way=self._base, base=self._base)]

    def _column(self, source: Any) -> Any:
        """Return the column of a trend, below the count that stands in words."""
        data = bars.column_png(source, f"#{self._accent}")
        words = " ".join(source.getparent().text_content().split())
        wide, high = (side * MILLIMETER for side in bars.COLUMN)
        runs = [element("w:r", self.pictures.drawn(data, (wide, high), words))]
        return paragraph(runs, "TableWords", way=self._base, base=self._base)

    def _cell(self, source: Any, style: str) -> list[Any]:
        if "track" in classes(source):
            return self._bar(source)
        place = source.getparent().get("id")
        if place and source is source.getparent()[0]:
            self._waiting = place
        bold = bool(classes(source) & {"now"}) or "whole" in classes(source.getparent())
        way = source.get("dir") or self._base
        line = self._line(way)
        line.read(source, Look(bold=bold))
        end = "number" in classes(source) and self._base == "ltr"
        said = self._made(line, style, way, end=end)
        return [said, *map(self._column, source.find_class("column"))]

    def _tallied(self, parts: list[Any]) -> Any:
        """Return counts and their words as one line: "In need: 51,000 · Reached: 1,200"."""
        line = self._line()
        for at, part in enumerate(parts):
            value = next(iter(part.find_class("number") + part.find_class("value")))
            words = next(child for child in part if child is not value).text_content().strip()
            if at:
                line.say(" · ")
            line.say(self._put("%(label)s:") % {"label": words} + " ")
            line.read(value, Look(bold=True, way=value.get("dir", "")))
        return self._made(line, "Line", self._base)

    def _across(self, part: Any) -> Iterator[Any]:
        """Return columns that stay columns, such as key figures, as a table of one row."""
        found = [each for each in (part.find_class("rail") or [part])[0] if each.tag == "div"]
        share = self._width // max(1, len(found))
        cells = []
        for each in found:
            made = list(self._inside(each))
            cells.append(tables.cell(made, share, bare=not made))
        yield tables.whole(
            [tables.row(cells)], [share] * len(found), "FigureTiles", bidi=self._base == "rtl"
        )
        yield self._gap()

    def _corner(self, part: Any) -> Iterator[Any]:
        """Return the office and the dates in one line, below its sign."""
        line = self._line()
        for each in part:
            if "logo" in classes(each):
                yield self._paragraph(each, "Picture")
                continue
            if line.runs:
                line.say(" · ")
            line.read(each, Look(bold=bool(classes(each) & _HEAVY)))
        if line.runs:
            yield self._made(line, "Small", self._base)

    def _map(self, part: Any) -> Iterator[Any]:
        drawing = self._document.map
        if drawing is not None:
            yield self._drawn(drawing, self._picture(part))
        yield from self._inside(part)

    def _drawn(self, drawing: Map, picture: bytes | None) -> Any:
        """Return a map as its picture, or in words where there is none."""
        if picture is None:
            line = self._line()
            line.say(drawing.alt)
            return self._made(line, "Small", self._base)
        size = (drawing.width * POINT // 10, drawing.height * POINT // 10)
        runs = [element("w:r", self.pictures.drawn(picture, size, drawing.alt))]
        return paragraph(runs, "Picture", way=self._base, base=self._base)


def _style(part: Any) -> str:
    """Return the style of a paragraph by what it is, or by what it stands in."""
    if part.tag in _HEADINGS:
        return _HEADINGS[part.tag]
    if part.tag == "li":
        return "ListBullet"
    around = part
    while around is not None and around.tag not in ("section", "body", "li"):
        own = classes(around)
        found = next((style for name, style in _STYLES if name in own), "")
        if found:
            return found
        around = around.getparent()
    own = classes(around) if around is not None else frozenset()
    return next((style for name, style in _STYLES if name in own), "Normal")
