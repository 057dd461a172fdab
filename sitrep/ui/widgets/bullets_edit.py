"""A field in which every line is a bullet, with a counter beside each where there is a limit."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
)

from sitrep.ui import theme
from sitrep.ui.widgets.prose_edit import ProseEdit

LEFT = 14  # pixels for the bullet
_NEAR = 0.9  # of the limit, from where on the counter warns
_MARKS = re.compile(r"^\s*(?:[•*–·▪-]|\d{1,2}[.)])\s+")


class BulletsEdit(ProseEdit):
    """Bullets of a sector or of the outlook: one field, a line a bullet.

    Signals:
        counted: The lines, or how long they print, became others.
    """

    counted = Signal()

    def __init__(self, name: str, lines: int = 2, limit: int = 0) -> None:
        self.limit = limit
        self._printed: dict[str, int] = {}
        self._dragging = False
        super().__init__(name, lines)
        self.viewport().setMouseTracking(True)
        self.textChanged.connect(self._on_lines_changed)
        self.cursorPositionChanged.connect(self.viewport().update)

    def _dress(self) -> None:
        super()._dress()
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(LEFT)
        form.setRightMargin(self._gutter())
        frame.setFrameFormat(form)

    def _gutter(self) -> int:
        if not self.limit:
            return 0
        return self.fontMetrics().horizontalAdvance(f"{self.limit}/{self.limit}") + 12

    def lengths(self) -> list[int]:
        """Return how many characters each filled line prints."""
        return [self._length(line) for line in self.lines() if line.strip()]

    def _length(self, line: str) -> int:
        if line not in self._printed:
            self._printed[line] = len(self.printed(line.strip()))
        return self._printed[line]

    @Slot()
    def _on_lines_changed(self) -> None:
        if len(self._printed) > 200:
            self._printed.clear()
        self.viewport().update()
        self.counted.emit()

    def set_words(self, words: object, situation: str) -> None:
        self._printed.clear()
        super().set_words(words, situation)  # type: ignore[arg-type]
        self.counted.emit()

    def cleaned(self, text: str) -> str:
        """Return pasted text without the marks that lists have elsewhere, and without gaps."""
        lines = (_MARKS.sub("", line) for line in super().cleaned(text).split("\n"))
        return "\n".join(line for line in lines if line.strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in keys:
            self.move_line(keys[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    # A bullet is taken by its mark and dragged to where its line belongs.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._is_on_mark(event.position()):
            self.go_to(self._line_at(event.position()))
            self._dragging = True
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._drag_to(self._line_at(event.position()))
            return
        shape = Qt.CursorShape.IBeamCursor
        if self._is_on_mark(event.position()):
            shape = Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            return
        super().mouseReleaseEvent(event)

    def _is_on_mark(self, at: QPointF) -> bool:
        return not self.isReadOnly() and at.x() < LEFT and len(self.lines()) > 1

    def _line_at(self, at: QPointF) -> int:
        return self.cursorForPosition(at.toPoint()).blockNumber()

    def _drag_to(self, line: int) -> None:
        while (by := line - self.textCursor().blockNumber()) != 0:
            self.move_line(1 if by > 0 else -1)

    def move_line(self, by: int) -> None:
        """Move the line of the cursor up or down; the field's own undo turns it back."""
        lines = self.lines()
        here = self.textCursor().blockNumber()
        there = here + by
        if self.isReadOnly() or not 0 <= there < len(lines):
            return
        column = self.textCursor().positionInBlock()
        first, second = sorted((here, there))
        cursor = QTextCursor(self.document().findBlockByNumber(first))
        end = self.document().findBlockByNumber(second)
        last = end.position() + end.length() - 1
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.put(cursor, f"{lines[second]}\n{lines[first]}")
        cursor.setPosition(self.document().findBlockByNumber(there).position() + column)
        self.setTextCursor(cursor)

    def go_to(self, line: int) -> None:
        """Put the cursor at the end of a line, counted from 0."""
        block = self.document().findBlockByNumber(max(0, min(line, self.document().blockCount())))
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self.setTextCursor(cursor)
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        block = self.document().begin()
        while block.isValid():
            self._paint_marks(painter, block)
            block = block.next()
        painter.end()

    def _paint_marks(self, painter: QPainter, block: QTextBlock) -> None:
        c = theme.colors()
        cursor = QTextCursor(block)
        first = self.cursorRect(cursor)
        text = block.text().strip()
        if not text and (self.document().blockCount() == 1 or block != self._block()):
            return  # the place for the words of an empty field, or a line that is not printed
        painter.setPen(QColor(c.accent if text else c.quiet))
        # On the baseline of the first line: a chip is as high as its line.
        across = QRectF(2, first.top(), LEFT, first.height())
        painter.drawText(across, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "•")
        if not self.limit or not text:
            return
        length = self._length(self.lines_at(block))
        if length > self.limit:
            color = c.bad
        elif length >= self.limit * _NEAR:
            color = c.wait
        else:
            color = c.quiet
        painter.setPen(QColor(color))
        room = QRectF(0, first.top(), self.viewport().width() - 2, first.height())
        words = f"{length}/{self.limit}"
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def lines_at(self, block: QTextBlock) -> str:
        return self.lines()[block.blockNumber()]

    def _block(self) -> QTextBlock:
        return self.textCursor().block()


class ListEdit(BulletsEdit):
    """Bullets that the store keeps one by one, such as the highlights."""

    def add_line(self, text: str) -> None:
        """Put one more line at the end, as if it were typed there."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.put(cursor, f"\n{text}" if cursor.block().text().strip() else text)
        self.setTextCursor(cursor)
        self.setFocus()

    def value(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(line.strip() for line in self.lines() if line.strip())

    def show_value(self, value: str | tuple[str, ...]) -> None:
        lines = (value,) if isinstance(value, str) else value
        if tuple(filter(None, lines)) != self.value():
            self._load("\n".join(lines))
