"""A PDF laid out at one size on the table, with the pictures of it that are made so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage

from sitrep.ui.widgets.pages import Pages

FIT_WIDTH, WHOLE_PAGE = "width", "page"
HUNDRED = 96 / 72  # screen pixels a point at 100 per cent
EDGE = 16  # pixels of table around a page
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)

Under = list[tuple[int, QRectF, QImage]]  # page, place in points, picture


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page that is marked, in points."""

    page: int
    place: QRectF
    color: str
    at_hand: bool = False


@dataclass(slots=True)
class Sheet:
    """The frames of the pages on screen, and the strips of them that are painted so far."""

    pages: Pages
    scale: float  # screen pixels a point
    ratio: float  # device pixels a screen pixel
    frames: list[QRect] = field(default_factory=list)
    strips: dict[tuple[int, int], QImage] = field(default_factory=dict)  # by page and top

    def lay_out(self, room: int) -> None:
        """Put the pages one under the other, in the middle of a room that wide."""
        wide = max((size[0] for size in self.pages.sizes), default=0) * self.scale
        across, top = max(room, round(wide) + 2 * EDGE), EDGE
        for width, height in self.pages.sizes:
            size = QSize(round(width * self.scale), round(height * self.scale))
            self.frames.append(QRect(QPoint((across - size.width()) // 2, top), size))
            top += size.height() + EDGE

    def whole(self) -> QSize:
        if not self.frames:
            return QSize(0, 0)
        wide = max(frame.width() for frame in self.frames) + 2 * EDGE
        return QSize(wide, self.frames[-1].bottom() + 1 + EDGE)

    def at(self, y: int) -> tuple[int, float]:
        """Return the page at a height of the table, and the point of it there."""
        for number, frame in enumerate(self.frames):
            if y <= frame.bottom() + EDGE:
                return number, (y - frame.top()) / self.scale
        return max(0, len(self.frames) - 1), 0.0

    def under(self, at: QPoint) -> tuple[int, QPointF] | None:
        """Return the page under a point of the table, and the point of it there."""
        for number, frame in enumerate(self.frames):
            if frame.contains(at):
                return number, (at - frame.topLeft()).toPointF() / self.scale
        return None

    def height_of(self, before: Sheet, page: int, top: float) -> int:
        """Return where the section stands here that stood at a point of the sheet before."""
        old = [s for s in before.pages.spots if (s.page, s.top) <= (page, top + 1)]
        spot = next(filter(None, (self.pages.where(s.name) for s in reversed(old))), None)
        same = next((s for s in reversed(old) if spot and s.name == spot.name), None)
        if spot and same and same.page == page:
            page, top = spot.page, spot.top + top - same.top
        page = min(page, len(self.frames) - 1)
        return self.frames[page].top() + round(top * self.scale) - EDGE

    def size(self, number: int) -> QSize:
        """Return a page's size in device pixels."""
        return self.frames[number].size() * self.ratio

    def missing(self, seen: QRect) -> tuple[int, int] | None:
        """Return the first strip in view that is not painted yet, by page and top."""
        for number, frame in enumerate(self.frames):
            part = seen.intersected(frame).translated(-frame.topLeft())
            if part.isEmpty():
                continue
            device = QRect(part.topLeft() * self.ratio, part.size() * self.ratio)
            for top in self.pages.strips(self.size(number), device.adjusted(0, -1, 0, 1)):
                if (number, top) not in self.strips:
                    return number, top
        return None

    def kept(self) -> int:
        return sum(strip.sizeInBytes() for strip in self.strips.values())

    def let_go(self, middle: int, near: int, most: int) -> None:
        """Drop the strips farthest from `middle`, never those within `near`, to fit `most`."""

        def away(key: tuple[int, int]) -> float:
            return abs(self.frames[key[0]].top() + key[1] / self.ratio - middle)

        for key in sorted(self.strips, key=away, reverse=True):
            if self.kept() <= most or away(key) < near:
                return
            del self.strips[key]

    def take(self, before: Sheet) -> None:
        """Keep the strips of a sheet of the same pages that look the same here."""
        if before.pages.whole is not self.pages.whole or before.frames != self.frames:
            return
        for (number, top), strip in before.strips.items():
            size, end = self.size(number), top + strip.height()
            rows = self.pages.rows(number, size) + before.pages.rows(number, size)
            if not any(first < end and last > top for first, last, _ in rows):
                self.strips[number, top] = strip

    def in_points(self) -> Under:
        """Return the strips with their places in points, to be stretched under another size."""
        per = self.scale * self.ratio
        return [
            (number, QRectF(0, top / per, image.width() / per, image.height() / per), image)
            for (number, top), image in self.strips.items()
        ]


def scale_for(pages: Pages, zoom: float | str, room: QSize) -> float:
    """Return screen pixels a point for a share of full size, `FIT_WIDTH` or `WHOLE_PAGE`."""
    if isinstance(zoom, float) or not pages.sizes:
        return HUNDRED * (zoom if isinstance(zoom, float) else 1.0)
    wide = max(size[0] for size in pages.sizes)
    tall = max(size[1] for size in pages.sizes)
    by_width = (room.width() - 2 * EDGE) / wide
    if zoom == FIT_WIDTH:
        return max(0.1, min(by_width, 4 * HUNDRED))
    return max(0.1, min(by_width, (room.height() - 2 * EDGE) / tall))


def zoom_of(kept: str) -> float | str:
    """Return the zoom that was written down, `FIT_WIDTH` where that is none."""
    if kept in (FIT_WIDTH, WHOLE_PAGE):
        return kept
    try:
        return min(4.0, max(0.1, float(kept)))
    except ValueError:
        return FIT_WIDTH


def stepped(scale: float, steps: int) -> float | None:
    """Return the next larger or smaller zoom than a scale is; None where there is no other."""
    now = scale / HUNDRED
    larger = [each for each in _STEPS if each > now * 1.02]
    smaller = [each for each in _STEPS if each < now * 0.98]
    if steps > 0 and larger:
        return larger[0]
    return smaller[-1] if steps < 0 and smaller else None
