"""Hands on the pages: wheel and keys, and clicks that lead to where words come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from sitrep.document.shown import Region
from sitrep.ui.widgets.sheet import Box

if TYPE_CHECKING:
    from sitrep.ui.widgets.page_view import PageView

_STILL = 6  # pixels that a hand may move between pressing and letting go
_MARK = "#c77700"  # on white paper, in both schemes


def place_of(region: Region) -> QRectF:
    return QRectF(region.left, region.top, region.right - region.left, region.bottom - region.top)


class Pointing(QObject):
    """Watches the hand over the pages of a view and tells it what was chosen.

    `tip` says where a region leads to, "" where it leads nowhere.
    """

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPoint | None = None
        self.marked: Region | None = None
        self.tip: Callable[[Region], str] = lambda region: ""
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return event.type() is QEvent.Type.KeyPress and self._key(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if not isinstance(event, QMouseEvent | QHelpEvent):  # such as of a view that goes away
            return False
        if watched is not self._view.viewport():
            return False
        if isinstance(event, QMouseEvent):
            at = event.position().toPoint()
            if event.type() is QEvent.Type.MouseButtonPress:
                self._pressed = at
            elif event.type() is QEvent.Type.MouseButtonRelease:
                self._let_go(at)
            elif event.type() is QEvent.Type.MouseMove:
                self._show_hand(at)
        elif event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            region = self._region(event.pos())
            QToolTip.showText(event.globalPos(), self.tip(region) if region else "")
            return True
        return False

    def _wheel(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._view.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        """Go about with a key; tell whether it was one that does."""
        bar, key = self._view.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-1 if back else 1) * (bar.pageStep() - 40))
        elif key == Qt.Key.Key_PageUp:
            bar.setValue(bar.value() - bar.pageStep() + 40)
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        else:
            return False
        return True

    def _region(self, at: QPoint) -> Region | None:
        found, pages = self._view.point(at), self._view.pages
        if found is None or pages is None:
            return None
        return pages.region_at(found[0], found[1].x(), found[1].y())

    def _show_hand(self, at: QPoint) -> None:
        region = self._region(at)
        leads = region is not None and bool(self.tip(region))
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(shape)

    def _let_go(self, at: QPoint) -> None:
        pressed, self._pressed = self._pressed, None
        found, pages = self._view.point(at), self._view.pages
        if pressed is None or (pressed - at).manhattanLength() > _STILL:
            return
        if found is None or pages is None:
            return
        region = self._region(at)
        if region and self.tip(region):
            self._view.chosen.emit(region)
        else:
            self._view.clicked.emit(pages.at(found[0], found[1].x(), found[1].y()))

    def mark(self, regions: Sequence[Region]) -> None:
        """Mark a field or figure wherever it is printed, and scroll to the first place."""
        self.marked = regions[0] if regions else None
        boxes = [Box(each.page, place_of(each), _MARK, at_hand=True) for each in regions]
        self._view.mark(boxes)
        if self.marked:
            self._view.show_place(self.marked.page, place_of(self.marked))

    def choose(self) -> None:
        """Follow what is marked, as a click on it does."""
        if self.marked and self.tip(self.marked):
            self._view.chosen.emit(self.marked)
