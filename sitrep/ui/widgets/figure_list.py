"""The table of figures: two quiet lines a row, every key at hand."""

from __future__ import annotations

from PySide6.QtCore import (
    QByteArray,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from sitrep.domain.figure import Figure
from sitrep.services.board import RED
from sitrep.ui import theme
from sitrep.ui.models.figure_rows import CARRIED, Row
from sitrep.ui.models.figures import (
    AS_OF,
    CHANGE,
    COLUMNS,
    EDITED,
    GRADE,
    HEADLINE,
    INDICATOR,
    PLACE,
    REVIEWED,
    ROW,
    SOURCE,
    FigureTable,
)

Index = QModelIndex | QPersistentModelIndex
_SHARES = {  # letters of room
    INDICATOR: 17, PLACE: 11, HEADLINE: 9, CHANGE: 12, AS_OF: 12, SOURCE: 10, GRADE: 6, REVIEWED: 9
}  # fmt: skip
_SQUEEZED = 8  # letters that a first column gives up before there is a bar to scroll with
_NO_CHANGE = 8  # letters of room for a column of dashes
_GROWTH = {INDICATOR: 40, PLACE: 32, CHANGE: 8, SOURCE: 20}  # per cent of what is left


class _TwoLines(QStyledItemDelegate):
    """Paints a first line, and below it what else must be seen, small."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c = theme.colors()
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        first, second, tone, left = self._said(row)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(c.wash))
        room = rect.adjusted(left, 3, -10 if self.to_right else -4, -3)
        side = Qt.AlignmentFlag.AlignRight if self.to_right else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(c.quiet if row.state else c.ink))
        painter.setFont(option.font)
        if not second:
            words = "\n".join(_two_lines(first, QFontMetrics(option.font), room.width()))
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)
        else:
            metrics = QFontMetrics(option.font)
            words = metrics.elidedText(first, Qt.TextElideMode.ElideRight, room.width())
            top = QRect(room.left(), room.top(), room.width(), room.height() // 2)
            painter.drawText(top, side | Qt.AlignmentFlag.AlignBottom, words)
            font = QFont(option.font)
            font.setPointSizeF(font.pointSizeF() * 0.88)
            painter.setFont(font)
            painter.setPen(QColor(getattr(c, tone)))
            low = QRect(room.left(), top.bottom() + 1, room.width(), room.height() // 2)
            small = QFontMetrics(font).elidedText(second, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(low, side | Qt.AlignmentFlag.AlignTop, small)
        if chosen and self.marks_row:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(c.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(c.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    marks_row = False
    to_right = False

    def _said(self, row: Row) -> tuple[str, str, str, int]:
        raise NotImplementedError


def _two_lines(words: str, metrics: QFontMetrics, room: int) -> tuple[str, ...]:
    """Return words on one line, or on two where one has no room; what is left over is cut."""
    if metrics.horizontalAdvance(words) <= room:
        return (words,)
    first, _, rest = words.partition(" ")
    for word in rest.split(" "):
        if metrics.horizontalAdvance(f"{first} {word}") > room:
            break
        first, rest = f"{first} {word}", rest.removeprefix(word).removeprefix(" ")
    cut = Qt.TextElideMode.ElideRight
    return tuple(metrics.elidedText(line, cut, room) for line in (first, rest) if line)


class _Indicator(_TwoLines):
    """The name, set in for one place of several; below it what disagrees or waits."""

    marks_row = True

    def _said(self, row: Row) -> tuple[str, str, str, int]:
        return row.label, row.second or row.state, row.tone, 10 + (14 if row.part else 0)


class _Words(_TwoLines):
    """Words of a column, on two lines where one has no room."""

    def __init__(self, parent: QTableView, column: int) -> None:
        super().__init__(parent)
        self._column = column

    def _said(self, row: Row) -> tuple[str, str, str, int]:
        return COLUMNS[self._column].words(row), "", "quiet", 10


class _AsOf(_TwoLines):
    """The day; below it the age, amber and then red."""

    def _said(self, row: Row) -> tuple[str, str, str, int]:
        first, _, age = row.as_of.partition(" · ")
        mark = f" {CARRIED}" if row.as_of.endswith(CARRIED) and age else ""
        days = row.age or 0
        tone = "quiet" if row.state else "bad" if days >= RED else "wait"
        return first + mark, age.removesuffix(f" {CARRIED}"), tone, 10


class _Change(_TwoLines):
    """The difference; below it the share, or why there is none."""

    to_right = True

    def _said(self, row: Row) -> tuple[str, str, str, int]:
        first, _, share = row.change.partition(" (")
        if row.remark and not first.startswith(("+", "−", "new")):
            return "–", first, "quiet", 4
        return first, share.rstrip(")"), "quiet", 4


class FigureList(QTableView):
    """Shows a `FigureTable`; arrow keys move, Enter and F2 open, Delete takes out.

    Signals:
        moved: The figure of another row is at hand.
        opened: Enter, F2 or a double click on what is not written in place.
        withdrawn: Delete was pressed.
    """

    moved = Signal(object)
    opened = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, table: FigureTable) -> None:
        super().__init__()
        self._table = table
        self._column = 0
        table.modelAboutToBeReset.connect(self._remember)  # before the view forgets it
        self.setModel(table)
        table.modelReset.connect(self._on_shown)
        self.setAccessibleName("Figures by indicator and place")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegateForColumn(INDICATOR, _Indicator(self))
        self.setItemDelegateForColumn(PLACE, _Words(self, PLACE))
        self.setItemDelegateForColumn(SOURCE, _Words(self, SOURCE))
        self.setItemDelegateForColumn(AS_OF, _AsOf(self))
        self.setItemDelegateForColumn(CHANGE, _Change(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 2 + 6)
        header = self.horizontalHeader()
        header.setSortIndicator(INDICATOR, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        self._is_fitting = self._is_own = False
        header.sectionResized.connect(self._on_resized)
        self.doubleClicked.connect(self._on_double)
        self.setFrameShape(QTableView.Shape.NoFrame)

    def at_hand(self) -> Figure | None:
        row = self._table.row_at(self.currentIndex())
        return row.figure if row else None

    def chosen(self) -> list[Figure]:
        """Return the figures of all rows that are selected, in the order of the page."""
        rows = [self._table.row_at(index) for index in self.selectionModel().selectedRows()]
        return [row.figure for row in rows if row]

    def go_to(self, figure: str) -> bool:
        """Put a figure's row at hand; False where it is not shown."""
        place = self._table.row_of(figure)
        if place < 0:
            return False
        self._remember()
        self.setCurrentIndex(self._table.index(place, self._column))
        self.scrollTo(self.currentIndex())
        return True

    @Slot()
    def _remember(self) -> None:
        if self.currentIndex().isValid():
            self._column = self.currentIndex().column()

    def columns(self) -> str:
        """Return the widths a person chose, "" while they fit themselves."""
        return bytes(self.horizontalHeader().saveState().toHex().data()).decode() * self._is_own

    def set_columns(self, kept: str) -> None:
        """Take widths as `columns` gave them."""
        state = QByteArray.fromHex(kept.encode())
        self._is_own = bool(kept) and self.horizontalHeader().restoreState(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_shown()

    @Slot()
    def _on_shown(self) -> None:
        if not self._is_own:
            self._fit()

    def _fit(self) -> None:
        """Give each column its room, and what is left to those with long words."""
        letter = self.fontMetrics().averageCharWidth()
        shares = _SHARES if self._table.has_changes else _SHARES | {CHANGE: _NO_CHANGE}
        room = {column: letters * letter + 10 for column, letters in shares.items()}
        left = self.viewport().width() - sum(room.values())
        without = left + room[GRADE]  # the evidence beside the table tells the grade too
        hidden = -_SQUEEZED * letter < without and left < -_SQUEEZED // 2 * letter
        left = without if hidden else left
        if -_SQUEEZED * letter < left < 0:  # nearly all fits: no bar for the rest
            room[INDICATOR] += left * 2 // 3
            room[PLACE] += left - left * 2 // 3
        left = max(0, left)
        tight = sum(room[column] for column in range(AS_OF + 1)) > self.viewport().width()
        if tight:  # large letters or a narrow pane: as much as can be of what matters most
            room |= {INDICATOR: 16 * letter + 10, PLACE: 10 * letter + 10}
        self._is_fitting = True
        self.setColumnHidden(GRADE, hidden)
        for column, width in room.items():
            extra = left * _GROWTH.get(column, 0) // 100
            self.horizontalHeader().resizeSection(column, width + extra)
        self._is_fitting = False

    @Slot()
    def _on_resized(self) -> None:
        self._is_own = self._is_own or not self._is_fitting

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self._table.row_at(current)
        if row and current.row() != previous.row():
            self.moved.emit(row.figure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        figure = self.at_hand()
        if figure and self.state() is not QAbstractItemView.State.EditingState:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
                self.opened.emit(figure)
                return
            if event.key() == Qt.Key.Key_Delete:
                self.withdrawn.emit(figure)
                return
            if event.text().isdigit() and self.currentIndex().column() not in EDITED:
                self.setCurrentIndex(self.currentIndex().siblingAtColumn(HEADLINE))
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_double(self, index: QModelIndex) -> None:
        row = self._table.row_at(index)
        if row and index.column() not in EDITED:
            self.opened.emit(row.figure)
