"""A PDF laid out at one size on the table, and the painting of it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from sitrep.ui.widgets.pages import Pages

FIT_WIDTH, WHOLE_PAGE = "width", "page"
HUNDRED = 96 / 72  # screen pixels a point at 100 per cent
EDGE = 16  # pixels of table around a page
SHADOW = 6
_MARK = "#c77700"  # on white paper, in both schemes
_FOOT = 42.0  # points at the foot and the head of a page that hold no section

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

    def paint_paper(self, painter: QPainter, number: int, edge: QColor) -> None:
        frame = self.frames[number]
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(SHADOW, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 9))
            around = frame.adjusted(-spread, 1 - spread, spread, spread + 1)
            painter.drawRoundedRect(around, spread, spread)
        painter.fillRect(frame.adjusted(-1, -1, 1, 1), edge)
        painter.fillRect(frame, Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    def paint_stretched(
        self, painter: QPainter, number: int, points: QRectF, image: QImage
    ) -> None:
        target = QRectF(QPointF(), points.size() * self.scale)
        corner = self.frames[number].topLeft().toPointF()
        target.moveTopLeft(corner + points.topLeft() * self.scale)
        painter.drawImage(target, image)

    def paint_strips(self, painter: QPainter, number: int) -> None:
        frame = self.frames[number]
        for (page, top), image in self.strips.items():
            if page == number:
                at = QPointF(frame.left(), frame.top() + top / self.ratio)
                size = QSizeF(image.width() / self.ratio, image.height() / self.ratio)
                painter.drawImage(QRectF(at, size), image)

    def paint_boxes(self, painter: QPainter, number: int, boxes: Sequence[Box]) -> None:
        """Draw over each place what marks it: a wash, with an edge where it is the one at hand."""
        corner = self.frames[number].topLeft().toPointF()
        for box in boxes:
            if box.page != number:
                continue
            target = QRectF(
                corner + box.place.topLeft() * self.scale, box.place.size() * self.scale
            )
            target.adjust(-2, -1, 2, 1)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(target, QColor.fromHsvF(QColor(box.color).hueF(), 0.3, 1.0))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            if box.at_hand:
                painter.setPen(QPen(QColor(box.color), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(target.adjusted(-2, -1, 2, 1))

    def paint_marks(self, painter: QPainter, number: int, marks: Set[str]) -> None:
        """Draw a bar beside each marked section, from its head to the next one's."""
        spots = [s for s in self.pages.spots if not s.name.startswith(("evidence-", "source-"))]
        frame = self.frames[number]
        for place, spot in enumerate(spots):
            if spot.name not in marks or spot.page > number:
                continue
            later = [s for s in spots[place + 1 :] if (s.page, s.top) > (spot.page, spot.top)]
            end = (later[0].page, later[0].top) if later else (spot.page, spot.top + _FOOT)
            if end[0] < number:
                continue
            top = spot.top if spot.page == number else _FOOT
            bottom = end[1] if end[0] == number else self.pages.sizes[number][1] - _FOOT
            left = frame.left() + (spot.left - 10) * self.scale
            height = max(0.0, bottom - top - 6) * self.scale
            bar = QRectF(left, frame.top() + top * self.scale, 3, height)
            painter.fillRect(bar, QColor(_MARK))


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
