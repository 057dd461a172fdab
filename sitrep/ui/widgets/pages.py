"""The pages of a PDF as pictures, strip by strip, and what stands where on them.

The library loads with the first PDF, never before the window is painted. A strip costs well under
a millisecond at any size, so that drawing never holds up a key stroke.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage

from sitrep.document.shown import Band, Patch, Region

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

    def __init__(self, pdf: bytes, regions: tuple[Region, ...] = ()) -> None:
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
        self.regions = regions
        self.whole = self  # as laid out, without what was painted over it
        self.over: Pages | None = None
        self.bands: tuple[Band, ...] = ()
        self._open: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def paper(self) -> str:
        """Return "a4" or "letter", whichever is nearer."""
        return "letter" if self.sizes and self.sizes[0][1] < 817 else "a4"

    def patched(self, patch: Patch) -> Pages:
        """Return the pages as laid out, with `patch` over them and no other.

        Raises:
            ValueError: What is to be painted is no PDF.
        """
        if not patch.bands:
            return self.whole
        twin = copy(self.whole)
        twin.whole = self.whole
        twin.over, twin.bands = Pages(patch.pdf), patch.bands
        return twin

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
        if self.over:
            self._paint_over(image, number, size, top, grey=grey)
        return image

    def _paint_over(self, image: QImage, number: int, size: QSize, top: int, *, grey: bool) -> None:
        """Put the bands of a page over a strip of it, whole pixels and nothing mixed."""
        row, scale = image.bytesPerLine(), size.width() / self.sizes[number][0]
        for first, last, band in self.rows(number, size):
            begin, end = max(first, top) - top, min(last, top + image.height()) - top
            if begin < end and self.over:
                drawn = self.over.strip(band.source, size, top, grey=grey)
                bits: Any = image.bits()
                new: Any = drawn.constBits()
                right = row if band.right is None else floor(band.right * scale) * 4
                left = ceil(band.left * scale) * 4
                for at in range(begin * row, end * row, row):
                    bits[at + left : at + right] = new[at + left : at + right]

    def rows(self, number: int, size: QSize) -> list[tuple[int, int, Band]]:
        """Return the rows of device pixels that each band of a page covers, at a size of it."""
        scale = size.height() / self.sizes[number][1]
        return [
            (round(band.top * scale), round(band.bottom * scale), band)
            for band in self.bands
            if band.page == number
        ]

    def region_at(self, page: int, x: float, y: float) -> Region | None:
        """Return the innermost region that a point is in."""
        here = (
            each
            for each in reversed(self.regions)
            if each.page == page
            and each.left - 1 <= x <= each.right + 1
            and each.top <= y <= each.bottom
        )
        return next(here, None)

    def find(self, words: str, most: int = 500) -> list[list[tuple[int, QRectF]]]:
        """Return where the pages read `words`, in order: page and place of each line of each hit.

        Capitals count the same as small letters.
        """
        found: list[list[tuple[int, QRectF]]] = []
        for number, (_, height) in enumerate(self.sizes):
            reader = self._page(number).get_textpage()
            search = reader.search(words)
            while len(found) < most and (hit := search.get_next()):
                boxes = [reader.get_rect(at) for at in range(reader.count_rects(*hit))]
                places = [QRectF(x, height - y2, x2 - x, y2 - y) for x, y, x2, y2 in boxes]
                found.append([(number, place) for place in places])
            search.close()
            reader.close()
        return [lines for lines in found if lines]

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
