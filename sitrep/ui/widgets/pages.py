"""The pages of a PDF as pictures, strip by strip, and what stands where on them.

The library loads with the first PDF, never before the window is painted. A strip costs well under
a millisecond at any size, so that drawing never holds up a key stroke.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

STRIP = 256  # device pixels in height
_SAME_LINE = 8.0  # points


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page that has a name or leads to one; points from the top left corner."""

    name: str
    page: int
    left: float
    top: float


class Pages:
    """An open PDF. All measures are points from the top left corner of a page.

    Raises:
        ValueError: The bytes are no PDF.
    """

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # noqa: PLC0415 - loads when first used

        self.pdf = pdf
        self._library = pypdfium2
        try:
            self._document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError("no PDF") from error
        count = len(self._document)
        self.sizes: tuple[tuple[float, float], ...] = tuple(
            self._document.get_page_size(number) for number in range(count)
        )
        self._open: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def paper(self) -> str:
        """Return "a4" or "letter", whichever is nearer."""
        return "letter" if self.sizes and self.sizes[0][1] < 817 else "a4"

    def strip(self, number: int, size: QSize, top: int, *, grey: bool = False) -> QImage:
        """Return a strip of a page.

        Args:
            number: Of the page, from 0.
            size: Of the whole page, in device pixels.
            top: Where the strip begins, in device pixels.
            grey: Without color, for a printer.
        """
        raw = self._library.raw
        height = min(STRIP, size.height() - top)
        image = QImage(size.width(), height, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        bits = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        bitmap = raw.FPDFBitmap_CreateEx(
            image.width(), height, raw.FPDFBitmap_BGRx, bits, image.bytesPerLine()
        )
        flags = raw.FPDF_ANNOT | (raw.FPDF_GRAYSCALE if grey else 0)
        page = self._page(number).raw
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, size.width(), size.height(), 0, flags)
        raw.FPDFBitmap_Destroy(bitmap)
        return image

    def strips(self, size: QSize, seen: QRect) -> list[int]:
        """Return the tops of the strips of a page that `seen` touches, in device pixels."""
        first = max(0, seen.top()) // STRIP * STRIP
        return list(range(first, min(size.height(), seen.bottom() + 1), STRIP))

    def text(self, number: int) -> str:
        """Return the words of a page, for a screen reader."""
        reader = self._page(number).get_textpage()
        words: str = reader.get_text_range()
        reader.close()
        return words

    def _page(self, number: int) -> Any:
        if number not in self._open:
            if len(self._open) > 12:
                self._open.pop(next(iter(self._open))).close()
            self._open[number] = self._document[number]
        return self._open[number]

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Return the named places, in reading order: sections, rows of the evidence, articles."""
        raw = self._library.raw
        found = []
        for place in range(raw.FPDF_CountNamedDests(self._document.raw)):
            length = ctypes.c_long(0)
            raw.FPDF_GetNamedDest(self._document.raw, place, None, length)
            if length.value <= 0:
                continue
            buffer = ctypes.create_string_buffer(length.value)
            target = raw.FPDF_GetNamedDest(self._document.raw, place, buffer, length)
            name = buffer.raw[: length.value].decode("utf-16-le").rstrip("\0")
            spot = self._spot(name, target)
            if spot:
                found.append(spot)
        return tuple(sorted(found, key=lambda spot: (spot.page, spot.top, spot.left)))

    def _spot(self, name: str, target: Any) -> Spot | None:
        raw = self._library.raw
        page = raw.FPDFDest_GetDestPageIndex(self._document.raw, target)
        x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
        raw.FPDFDest_GetLocationInPage(target, has_x, has_y, has_zoom, x, y, zoom)
        if page < 0 or page >= len(self):
            return None
        return Spot(name, page, x.value, self.sizes[page][1] - y.value)

    def where(self, name: str) -> Spot | None:
        return next((spot for spot in self.spots if spot.name == name), None)

    def at(self, page: int, x: float, y: float) -> str:
        """Return the name of what stands there: where a note leads to, or the section.

        In the row of key figures, each with its own note, the note of the column counts.
        """
        links = self._links(page)
        for link, right, bottom in links:
            if link.left - 4 <= x <= right + 4 and link.top - 4 <= y <= bottom + 4:
                return link.name
        section = self._section(page, x, y)
        if section == "key-figures":
            return self._tile([link for link, _, _ in links], page, x, y) or section
        return section

    def _section(self, page: int, x: float, y: float) -> str:
        above = [s for s in self.spots if s.page == page and s.top <= y + 2 and s.left <= x + 4]
        if above:
            return above[-1].name
        before = [s for s in self.spots if s.page < page]
        return before[-1].name if before else ""

    def _tile(self, links: Sequence[Spot], page: int, x: float, y: float) -> str:
        top = self.where("key-figures")
        if top is None:
            return ""
        end = min((s.top for s in self.spots if s.page == page and s.top > top.top), default=1e6)
        lines: list[list[Spot]] = []
        for link in sorted(links, key=lambda link: link.top):
            if not top.top < link.top < end:
                continue
            if lines and link.top - lines[-1][0].top < _SAME_LINE:
                lines[-1].append(link)
            else:
                lines.append([link])
        begun = [line for line in lines if line[0].top <= y + 24]
        if not begun:
            return ""
        across = max(len(line) for line in lines)
        wide = (self.sizes[page][0] - 2 * top.left) / across
        column = int((x - top.left) // wide)
        line = sorted(begun[-1], key=lambda link: link.left)
        return line[column].name if 0 <= column < len(line) else ""

    def _links(self, page: int) -> list[tuple[Spot, float, float]]:
        """Return what leads to a named place, with its right and bottom edge."""
        raw, height = self._library.raw, self.sizes[page][1]
        position, link = ctypes.c_int(0), raw.FPDF_LINK()
        named = {(s.page, round(s.top), round(s.left)): s.name for s in self.spots}
        found = []
        while raw.FPDFLink_Enumerate(self._page(page).raw, position, link):
            target = raw.FPDFLink_GetDest(self._document.raw, link)
            edge = raw.FS_RECTF()
            if not target or not raw.FPDFLink_GetAnnotRect(link, edge):
                continue
            spot = self._spot("", target)
            name = named.get((spot.page, round(spot.top), round(spot.left))) if spot else None
            if name:
                top, bottom = height - edge.top, height - edge.bottom
                found.append((Spot(name, page, edge.left, top), edge.right, bottom))
        return found


def aligned(left: Pages, right: Pages, page: int, y: float) -> tuple[int, float]:
    """Return where in `right` stands what is at a place in `left`, by the sections they share."""
    shared = {
        spot.name for spot in right.spots if not spot.name.startswith(("evidence-", "source-"))
    }
    here = [(s.page, s.top) for s in left.spots if s.name in shared]
    names = [s.name for s in left.spots if s.name in shared]
    there = {s.name: (s.page, s.top) for s in right.spots}
    ends = (len(left), 0.0), (len(right), 0.0)
    before = bisect_right(here, (page, y)) - 1
    begin = ((0, 0.0), (0, 0.0)) if before < 0 else (here[before], there[names[before]])
    after = (here[before + 1], there[names[before + 1]]) if before + 1 < len(here) else ends
    share = _part(left, begin[0], after[0], (page, y))
    whole = _length(right, (0, 0.0), begin[1])
    return _place(right, whole + share * max(0.0, _length(right, begin[1], after[1])))


def _length(pages: Pages, begin: tuple[int, float], end: tuple[int, float]) -> float:
    """Return the way from one place to another in points."""
    between = sum(pages.sizes[number][1] for number in range(begin[0], min(end[0], len(pages))))
    return between - begin[1] + end[1]


def _part(
    pages: Pages, begin: tuple[int, float], end: tuple[int, float], here: tuple[int, float]
) -> float:
    whole = _length(pages, begin, end)
    return min(1.0, _length(pages, begin, here) / whole) if whole > 0 else 0.0


def _place(pages: Pages, way: float) -> tuple[int, float]:
    for number, (_, height) in enumerate(pages.sizes):
        if way < height:
            return number, way
        way -= height
    return max(0, len(pages) - 1), pages.sizes[-1][1] if pages.sizes else 0.0
