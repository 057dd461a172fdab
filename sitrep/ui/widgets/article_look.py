"""How the text of an article is set: room between lines and paragraphs, and its headline."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

_STEP, _GAP = 122, 55  # per cent of the font's height from line to line, and of an empty one


def space_lines(document: QTextDocument, first: int) -> None:
    """Give lines their room, from a position to the end; an empty one stands between paragraphs."""
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeBlockFormat(_lines(_STEP))
    block = document.findBlock(first)
    while block.isValid():
        if block.length() == 1:
            QTextCursor(block).mergeBlockFormat(_lines(_GAP))
        block = block.next()


def _lines(per_cent: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(per_cent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return form


def set_title_apart(document: QTextDocument, title: str, size: float) -> None:
    """Set the headline apart where the text begins with it.

    Args:
        document: The text, from its beginning.
        title: Of the article.
        size: Of the text's font, in points.
    """
    block = document.begin()
    if block.text().strip() == title:
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        bold.setFontPointSize(size * 1.15)
        cursor.mergeCharFormat(bold)
