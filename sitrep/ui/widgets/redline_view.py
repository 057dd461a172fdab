"""Two reports in one view: a table of the counts, and the text with what went and what came."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QTextEdit

from sitrep.document.model import ChangeRow
from sitrep.document.redline import Comparison, Mark, Redline
from sitrep.ui import theme
from sitrep.ui.widgets.finding_row import place_name

_HEAD = ("Figure", "Previous", "Now", "Change", "Why")
_WIDTHS = (28, 20, 20, 18, 14)  # per cent
MARGIN, ABOVE = 16, 12  # pixels around the text, and above its headings


class RedlineView(QTextEdit):
    """Shows a comparison; it can be copied and printed, not changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName("What differs, in numbers and text")
        self._shown: Comparison | None = None
        self._colors = theme.colors()
        self.document().setDocumentMargin(MARGIN)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        del kind, name
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    def show_comparison(self, found: Comparison) -> None:
        self._shown = found
        self._write(found, theme.colors())

    def print_on(self, printer: QPrinter) -> None:
        """Print what is shown, in the colors of paper whatever those of the window are."""
        if self._shown:
            paper = RedlineView()
            paper._write(self._shown, theme.LIGHT)
            paper.document().print_(printer)

    def _write(self, found: Comparison, colors: theme.Colors) -> None:
        self._colors = colors
        self.document().clear()
        cursor = QTextCursor(self.document())
        self._heading(cursor, f"{found.before} → {found.now}", 4)
        if found.changes:
            self._table(cursor, found.changes)
        else:
            self._line(cursor, "No count differs.")
        for each in found.text:
            self._heading(cursor, place_name(each.field), 1)
            self._text(cursor, each)
        if not found.text:
            self._line(cursor, "No word differs.")
        cursor.setPosition(0)
        self.setTextCursor(cursor)

    def _format(self, *, bold: bool = False, larger: int = 0) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QColor(self._colors.ink))
        form.setFontPointSize(self.font().pointSizeF() + larger)
        form.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return form

    def _heading(self, cursor: QTextCursor, words: str, larger: int) -> None:
        if not cursor.atStart():
            cursor.insertBlock(_spaced(ABOVE))
        cursor.insertText(words, self._format(bold=True, larger=larger))

    def _line(self, cursor: QTextCursor, words: str) -> None:
        cursor.insertBlock(_spaced(0))
        cursor.insertText(words, self._format())

    def _table(self, cursor: QTextCursor, rows: tuple[ChangeRow, ...]) -> None:
        form = QTextTableFormat()
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderBrush(QColor(self._colors.line))
        form.setCellPadding(4)
        percent = QTextLength.Type.PercentageLength
        form.setColumnWidthConstraints([QTextLength(percent, width) for width in _WIDTHS])
        form.setWidth(QTextLength(percent, 100))
        form.setHeaderRowCount(1)
        table = cursor.insertTable(len(rows) + 1, len(_HEAD), form)
        for column, name in enumerate(_HEAD):
            cell = table.cellAt(0, column).firstCursorPosition()
            cell.insertText(name, self._format(bold=True))
        for place, row in enumerate(rows, 1):
            gone = "no longer printed" if not row.now else row.now
            said = (row.label, row.previous, gone, row.difference, row.remark)
            for column, words in enumerate(said):
                cell = table.cellAt(place, column).firstCursorPosition()
                cell.insertText(words, self._format(bold=column == 2))
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _text(self, cursor: QTextCursor, line: Redline) -> None:
        cursor.insertBlock(_spaced(0))
        colors = self._colors
        for place, piece in enumerate(line.pieces):
            form = self._format()
            if piece.mark is Mark.GONE:
                form.setFontStrikeOut(True)
                form.setForeground(QColor(colors.bad))
            elif piece.mark is Mark.NEW:
                form.setFontUnderline(True)
                form.setForeground(QColor(colors.good))
            if place:
                cursor.insertText(" ", self._format())
            cursor.insertText(piece.words, form)


def _spaced(above: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setTopMargin(above)
    return form
