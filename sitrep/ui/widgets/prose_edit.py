"""A field for text with live figures in it; plain text only from outside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)

from sitrep.document.prose import TokenWords
from sitrep.domain.tokens import Token, pieces
from sitrep.ui.widgets.chip import KIND, MARK, ChipPainter, format_of, token_at, token_of
from sitrep.ui.widgets.chip_menu import ChipMenu
from sitrep.ui.widgets.own_undo import is_for_the_program
from sitrep.ui.widgets.unloading_edit import UnloadingEdit

PASTED = 20_000  # characters at most; more is an article, not a report's field
LINE = 5_000  # characters of a line before it is wrapped
_OWN = "application/x-sitrep-prose"


class ProseEdit(UnloadingEdit):
    """Text with figures as chips; grows with what is in it.

    Signals:
        edited: The person changed it.
        left: It lost the keyboard.
        figure_wanted: A figure is to be chosen and handed to `insert_token`.
        evidence_asked: Id of a figure.
        said: A quiet word for the status bar.
    """

    edited = Signal()
    left = Signal()
    figure_wanted = Signal(object)
    evidence_asked = Signal(str)
    said = Signal(str)

    def __init__(self, name: str, lines: int = 2) -> None:
        super().__init__()
        self._lines = lines
        self._loading = False
        self._situation = ""
        self._words: TokenWords | None = None
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._chips = ChipPainter(self.document())
        self.chip_menu = ChipMenu(self, self._chips)
        layout = self.document().documentLayout()
        layout.registerHandler(KIND, self._chips)
        layout.documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_text_changed)
        self._load("")

    # What is in it

    def value(self) -> str:
        """Return the text with figures as tokens, a paragraph a line."""
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        found = []
        block = self.document().begin()
        while block.isValid():
            found.append(_prose(block))
            block = block.next()
        return found

    def line_starts(self) -> list[int]:
        """Return where each line begins in the text as typed, tokens and all."""
        starts, at = [], 0
        for line in self.lines():
            starts.append(at)
            at += len(line) + 1
        return starts

    def span(self, start: int, length: int) -> tuple[int, int]:
        """Return the ends, in the document, of a part of the text as typed.

        A figure is one character here and many there.
        """
        return self._place(start), self._place(start + length)

    def _place(self, typed: int) -> int:
        said, place = 0, 0
        for piece in pieces("\n".join(self.lines())):
            long = len(str(piece))
            if said + long >= typed:
                return place + (typed - said if isinstance(piece, str) else int(typed > said))
            said += long
            place += len(piece) if isinstance(piece, str) else 1
        return place

    def select(self, start: int, length: int) -> None:
        """Select a part of the text as typed, and put the keyboard there."""
        first, last = self.span(start, length)
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def show_value(self, value: str | tuple[str, ...]) -> None:
        """Show what the store holds; the cursor stays as near as it can."""
        text = value if isinstance(value, str) else "\n".join(value)
        if text != self.value():
            self._load(text)

    def _load(self, text: str) -> None:
        place = self.textCursor().position()
        self._loading = True
        self.document().setUndoRedoEnabled(False)
        self.document().clear()
        self._dress()
        cursor = QTextCursor(self.document())
        self.put(cursor, text)
        self.document().setUndoRedoEnabled(True)
        self._loading = False
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _dress(self) -> None:
        """Give the empty document its spacing."""
        form = QTextBlockFormat()
        form.setLineHeight(3, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        QTextCursor(self.document()).mergeBlockFormat(form)

    def put(self, cursor: QTextCursor, text: str) -> None:
        """Insert text with tokens as one step of the field's own undo."""
        cursor.beginEditBlock()
        for piece in pieces(text.replace(MARK, "")):
            if isinstance(piece, Token):
                cursor.insertText(MARK, format_of(piece))
            else:
                cursor.insertText(piece, QTextCharFormat())
        cursor.endEditBlock()

    def insert_token(self, token: Token) -> None:
        self.put(self.textCursor(), str(token))
        self.setCurrentCharFormat(QTextCharFormat())
        self.setFocus()

    def set_words(self, words: TokenWords, situation: str) -> None:
        """Say the figures anew; cursor, selection and undo stay as they are."""
        self._situation = situation
        self._words = words
        self._chips.set_words(words)
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def printed(self, line: str) -> str:
        """Return a line as the page will say it."""
        return self._words.printed(line) if self._words else line

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._loading:
            self.edited.emit()

    # Size

    @Slot()
    def _fit(self) -> None:
        least = self.fontMetrics().lineSpacing() * self._lines + 3 * (self._lines - 1) + 8
        around = max(12, self.height() - self.viewport().height()) if self.isVisible() else 12
        self.setFixedHeight(int(max(least, self.document().size().height())) + around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Safety: nothing but plain text comes in

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasFormat(_OWN)

    def insertFromMimeData(self, source: QMimeData) -> None:
        own = bytes(source.data(_OWN).data()).decode("utf-8", "replace")
        situation, _, text = own.partition("\n")
        if not own or situation != self._situation:
            text = source.text()
            if len(text) > PASTED:
                self.said.emit(
                    "Nothing was pasted: it is too long for a report. Add it as a source instead."
                )
                return
        self.put(self.textCursor(), self.cleaned(text))
        self.ensureCursorVisible()

    def cleaned(self, text: str) -> str:
        """Return pasted text as it may stand here: no control characters, no endless lines."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        text = "".join(c for c in text if c == "\n" or c.isprintable() or c.isspace())
        lines = [
            line[start : start + LINE]
            for line in text.split("\n")
            for start in range(0, len(line) or 1, LINE)
        ]
        return "\n".join(lines).strip("\n")

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        own, plain = "", ""
        for place in range(start, end):
            letter = self.document().characterAt(place)
            token = token_at(self.document(), place)
            letter = "\n" if letter in "\N{PARAGRAPH SEPARATOR}\N{LINE SEPARATOR}" else letter
            own += str(token) if token else letter
            plain += self._chips.said(self.document(), place, token) if token else letter
        data = QMimeData()
        data.setText(plain)
        data.setData(_OWN, f"{self._situation}\n{own}".encode())
        return data

    # Keys, and the menu of a chip

    def event(self, event: QEvent) -> bool:
        """Leave undo to the program where nothing was typed here since it was shown."""
        own = self.document()
        if is_for_the_program(event, typed=own.isUndoAvailable() or own.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        before = self.document().characterAt(cursor.position() - 1) if cursor.position() else ""
        if event.text() == "[" and before == "[" and not cursor.hasSelection():
            cursor.deletePreviousChar()
            self.figure_wanted.emit(self)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.chip_menu.beside_cursor() if by_key else self.chip_menu.under(event.pos())
        where = self.cursorRect().bottomLeft() if by_key else event.pos()
        menu = self.chip_menu.at(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(where))


def _prose(block: QTextBlock) -> str:
    said = ""
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        token = token_of(fragment.charFormat())
        text = fragment.text().replace("\N{LINE SEPARATOR}", " ")
        said += str(token) * text.count(MARK) if token else text.replace(MARK, "")
        each += 1
    return said
