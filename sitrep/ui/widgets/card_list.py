"""The cards beside the article: one for each thing it says."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from sitrep.services.review import Entry
from sitrep.ui.models.entries import ENTRY, EntryList
from sitrep.ui.widgets.proposal_card import Deed, ProposalCard, paint

_Index = QModelIndex | QPersistentModelIndex


class CardList(QListView):
    """Shows `EntryList` as cards; the current one has its deeds on it.

    Signals:
        moved: Another card, or none, is current.
        asked: A `Deed` was clicked on the current card.
    """

    moved = Signal()
    asked = Signal(object)

    def __init__(self, model: EntryList) -> None:
        super().__init__()
        self._heights: dict[tuple[object, ...], int] = {}
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "cards")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumWidth(236)
        self.setAccessibleName("Proposed figures")
        model.modelReset.connect(self._heights.clear)
        model.dataChanged.connect(self._heights.clear)

    @property
    def row(self) -> int:
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Make a row current and bring it into view."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)

    def card(self, index: _Index) -> ProposalCard:
        """Return the layout of a card at the width at hand."""
        entry, model = index.data(ENTRY), self.model()
        if not isinstance(entry, Entry) or not isinstance(model, EntryList) or not model.writer:
            raise TypeError("the list shows entries")
        current = index.row() == self.row
        return ProposalCard(entry, model.writer, self.font(), self.viewport().width(), current)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        if current.isValid():
            self.scrollTo(current)
        self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.row() == self.row:
            deed = self.deed_at(event.position().x(), event.position().y())
            if deed:
                self.asked.emit(deed)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.asked.emit(Deed.EDIT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        over = index.row() == self.row and self.deed_at(event.position().x(), event.position().y())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def deed_at(self, x: float, y: float) -> Deed | None:
        """Return the deed whose button on the current card lies at a point of the viewport."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        at = self.visualRect(index).topLeft()
        for deed, box in self.card(index).buttons:
            if box.contains(x - at.x(), y - at.y()):
                return deed
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit(Deed.EDIT)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the page's keys; they do not look for cards."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def card_height(self, index: _Index) -> int:
        entry = index.data(ENTRY)
        width, current = self.viewport().width(), index.row() == self.row
        key = (entry.ids[0], width, current, self.font().pointSizeF())
        if key not in self._heights:
            self._heights[key] = self.card(index).height
        return self._heights[key]


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: CardList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, self._view.card_height(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        paint(painter, option, self._view.card(index), focused=self._view.hasFocus())
