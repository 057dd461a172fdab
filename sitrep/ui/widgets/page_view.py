"""Pages one under the other on a grey table: zoom, scroll, and pictures made while hands rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from sitrep.ui import theme
from sitrep.ui.widgets.pages import Pages
from sitrep.ui.widgets.pointing import Pointing
from sitrep.ui.widgets.sheet import EDGE, FIT_WIDTH, HUNDRED, Box, Sheet, Under, scale_for, stepped
from sitrep.ui.widgets.sheet_painting import Over, paint, paint_focus, paint_words

_MOST = 48 << 20  # bytes of pictures that are kept


class PageView(QAbstractScrollArea):
    """Shows a PDF; the pages before stay until those of a new one are painted.

    Signals:
        clicked: The name of what was clicked where no region is: "evidence-3", "overview", or "".
        chosen: The `Region` that was clicked, or chosen with Enter.
        turned: Another page is in view, from 0.
        zoomed: The share of full size, such as 0.75.
        scrolled: By a person's hand, or by a change of size.
    """

    clicked = Signal(str)
    chosen = Signal(object)
    turned = Signal(int)
    zoomed = Signal(float)
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages of the report")
        self.setMinimumSize(200, 160)
        self.zoom: float | str = FIT_WIDTH
        self.marks: frozenset[str] = frozenset()  # sections with a bar beside them
        self.boxes: list[Box] = []  # places that are marked, over the pages
        self.empty = ""  # words for when there is no page
        self._sheet: Sheet | None = None
        self._coming: Sheet | None = None
        self._under: Under = []  # strips of the size before, in points
        self._page = -1
        self._still = False
        self.pointing = Pointing(self)
        self._painting = QTimer(self, interval=0)
        self._painting.timeout.connect(self._paint_next)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def pages(self) -> Pages | None:
        """Return what is shown, or about to be."""
        sheet = self._coming or self._sheet
        return sheet.pages if sheet else None

    @property
    def scale(self) -> float:
        return self._sheet.scale if self._sheet else 1.0

    def show_pages(self, pages: Pages | None, *, anew: bool = False) -> None:
        """Show a PDF where the one before stood.

        Args:
            pages: None clears the view.
            anew: Of another report: begin at the top, and let the old pages go at once.
        """
        if pages is None or anew or self._sheet is None:
            self._sheet = self._coming = None
            self._under = []
            self._page = -1
        if pages is None:
            self._set_bars()
        elif self._sheet is None:
            self._sheet = self._laid_out(pages)
            self._set_bars()
            self.verticalScrollBar().setValue(0)
        else:
            self._coming = self._laid_out(pages)
            self._coming.take(self._sheet)
        self._wake()
        self._tell()

    def set_zoom(self, zoom: float | str) -> None:
        """Show the pages at a share of full size, `FIT_WIDTH` or as a `WHOLE_PAGE`."""
        self.zoom = zoom
        self._resize_pages()

    def zoom_by(self, steps: int) -> None:
        """Take the next larger or smaller size."""
        zoom = stepped(self.scale, steps)
        if zoom is not None:
            self.set_zoom(zoom)

    @property
    def page(self) -> int:
        """Return the page in view, from 0: the one a third of the way down."""
        return max(0, self._page)

    def place(self) -> tuple[int, float]:
        """Return the page at the top of the view and the point of it there."""
        return self._at(self.verticalScrollBar().value() + EDGE)

    def go(self, page: int, top: float) -> None:
        """Bring a point of a page to the top of the view."""
        if self._sheet and page < len(self._sheet.frames):
            frame = self._sheet.frames[page]
            value = round(frame.top() + top * self._sheet.scale) - EDGE
            self.verticalScrollBar().setValue(value)

    def reveal(self, name: str) -> None:
        """Scroll to a named place, unless it is in view already."""
        spot = self._sheet.pages.where(name) if self._sheet else None
        if spot is None or self._sheet is None:
            return
        at = self._sheet.frames[spot.page].top() + round(spot.top * self._sheet.scale)
        first = self.verticalScrollBar().value()
        if not first <= at <= first + self.viewport().height() * 2 // 3:
            self.go(spot.page, max(0.0, spot.top - 12))

    def show_place(self, page: int, place: QRectF) -> None:
        """Scroll to a place on a page, in points, unless all of it is in view already."""
        if self._sheet is None or page >= len(self._sheet.frames):
            return
        top = self._sheet.frames[page].top() + round(place.top() * self._sheet.scale)
        end = top + round(place.height() * self._sheet.scale)
        seen = self._seen()
        if top < seen.top() + EDGE or end > seen.bottom() - EDGE:
            self.go(page, max(0.0, place.top() - seen.height() / 4 / self._sheet.scale))

    def mark(self, boxes: list[Box]) -> None:
        """Mark places on the pages, and no others any more."""
        self.boxes = boxes
        self.viewport().update()

    def point(self, at: QPoint) -> tuple[int, QPointF] | None:
        """Return the page under a point of the view, and the point of it there."""
        return self._sheet.under(at + self._seen().topLeft()) if self._sheet else None

    def hold_still(self, still: bool) -> None:  # noqa: FBT001 - a state
        """Do not tell of scrolling while another view leads."""
        self._still = still

    # Layout

    def _laid_out(self, pages: Pages) -> Sheet:
        scale = scale_for(pages, self.zoom, self.viewport().size())
        sheet = Sheet(pages, scale, self.devicePixelRatioF())
        sheet.lay_out(self.viewport().width())
        return sheet

    def _resize_pages(self) -> None:
        """Lay out anew at another size, the old pictures stretched until there are new ones."""
        if self._sheet is None:
            return
        page, top = self.place()
        if self._sheet.strips:
            self._under = self._sheet.in_points()
        self._sheet = self._laid_out(self._sheet.pages)
        if self._coming:
            self._coming = self._laid_out(self._coming.pages)
        self._set_bars()
        self.go(page, top)
        self._wake()
        self.zoomed.emit(self._sheet.scale / HUNDRED)

    def _set_bars(self) -> None:
        whole = self._sheet.whole() if self._sheet else QSize(0, 0)
        view = self.viewport().size()
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setRange(0, max(0, whole.height() - view.height()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, whole.width() - view.width()))

    def _at(self, y: int) -> tuple[int, float]:
        return self._sheet.at(y) if self._sheet else (0, 0.0)

    # Painting

    def _wake(self) -> None:
        self._painting.start()
        self.viewport().update()

    def _seen(self, ahead: int = 0) -> QRect:
        at = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRect(at, self.viewport().size()).adjusted(0, -ahead, 0, ahead)

    @Slot()
    def _paint_next(self) -> None:
        """Make one strip, nearest first; then let the window breathe."""
        sheet = self._coming or self._sheet
        if sheet is None or not self.isVisible():
            self._painting.stop()
            return
        seen = self._place_in(sheet)
        missing = sheet.missing(seen)
        if missing is None and sheet is self._coming:
            self._swap(seen)
            return
        if missing is None:
            if self._under:
                self._under = []
                self.viewport().update()
            missing = sheet.missing(self._seen(self.viewport().height() // 2))
        if missing is None:
            self._painting.stop()
            self._trim(sheet)
            return
        number, top = missing
        sheet.strips[missing] = sheet.pages.strip(number, sheet.size(number), top)
        if sheet is self._sheet:
            self.viewport().update()

    def _place_in(self, sheet: Sheet) -> QRect:
        """Return what will be in view of a sheet that comes: the same section, as high."""
        seen = self._seen()
        if sheet is not self._sheet and self._sheet is not None and seen.top() > 0:
            at = sheet.height_of(self._sheet, *self.place())
            seen.moveTop(max(0, min(at, sheet.whole().height() - seen.height())))
        return seen

    def _swap(self, seen: QRect) -> None:
        self._sheet, self._coming, self._under = self._coming, None, []
        self._set_bars()
        self.verticalScrollBar().setValue(seen.top())
        self.viewport().update()
        self._tell()

    def _trim(self, sheet: Sheet) -> None:
        """Let go of the pictures farthest away, when there are too many."""
        if sheet.kept() <= _MOST:
            return
        middle = self._seen().center().y()
        sheet.let_go(middle, 2 * self.viewport().height(), _MOST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.colors().table))
        if self._sheet is None:
            paint_words(painter, self.viewport().rect(), self.empty)
            return
        seen = self._seen()
        painter.translate(-seen.topLeft())
        over = Over(self.marks, self.boxes)
        paint(painter, self._sheet, seen, self._under, over)
        if self.hasFocus():
            painter.resetTransform()
            paint_focus(painter, self.viewport().rect())

    # Hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sheet:
            self._resize_pages()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.viewport().update()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.ScreenChangeInternal):
            self._resize_pages()
        elif event.type() is QEvent.Type.Show:
            self._wake()
        return super().event(event)

    @Slot()
    def _on_scrolled(self) -> None:
        self._wake()
        self._tell()
        if not self._still:
            self.scrolled.emit()

    def _tell(self) -> None:
        """Say which page is in view, to a screen reader too."""
        page = self._at(self._seen().top() + self.viewport().height() // 3)[0]
        if self._sheet is None or page == self._page:
            return
        self._page = page
        if QAccessible.isActive():
            self.setAccessibleDescription(self._sheet.pages.text(page))
        self.turned.emit(page)

    @property
    def is_ready(self) -> bool:
        """Tell whether all that is in view is painted."""
        return (
            self._sheet is not None
            and self._coming is None
            and self._sheet.missing(self._seen()) is None
        )
