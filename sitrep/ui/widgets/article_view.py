"""The article: its words to read, with the passages that figures rest on marked under them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPushButton

from sitrep.ui import theme
from sitrep.ui.widgets.article_look import set_title_apart, space_lines
from sitrep.ui.widgets.marks import Mark, MarkState, Span, boxes, inks, stroke, wash
from sitrep.ui.widgets.shown_text import ShownText
from sitrep.ui.widgets.unloading_edit import UnloadingEdit

PIECE = 60_000  # characters laid out in one go
WIDEST = 760  # pixels of a line that is still good to read, at a font of ten points


class ArticleView(UnloadingEdit):
    """Shows plain text from strangers and nothing else; words can be marked, not changed.

    Signals:
        clicked: Offset in the stored text that was clicked.
        made: A figure is wanted of the words marked by hand.
        stepped: +1 or -1: the next or the previous card is wanted.
    """

    clicked = Signal(int)
    made = Signal()
    stepped = Signal(int)

    def __init__(self, places: Callable[[str], Sequence[tuple[int, int]]]) -> None:
        super().__init__()
        self._places = places
        self._shown = ShownText("")
        self._stored = self._title = ""
        self._rest = 0
        self._wanted: tuple[int, int] | None = None
        self._spans: list[Span] = []
        self._place_spans: dict[int, list[tuple[int, int]]] = {}
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "article")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Text of the article")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._on_more)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._on_settled)
        self.make = QPushButton("Make a figure  Ctrl+↵", self.viewport())
        self.make.setProperty("role", "primary")
        self.make.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.make.hide()
        self.make.clicked.connect(self.made)
        self.selectionChanged.connect(self._on_selection)
        self.verticalScrollBar().valueChanged.connect(self._on_selection)

    # Text

    def show_text(self, text: str, title: str = "") -> None:
        """Show the text of an article from its beginning; a long one comes in pieces."""
        self._title = title
        self._more.stop()
        self._stored = text
        self._shown = ShownText(text)
        self._rest = 0
        self._wanted = None
        self._spans = []
        self._place_spans = {}
        self.make.hide()
        self.clear()
        self._add_piece()

    def _add_piece(self) -> None:
        text, start = self._shown.text, self._rest
        end = text.find("\n", start + PIECE)
        end = len(text) if end < 0 else end + 1
        self._rest = end
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        first = cursor.position()
        cursor.insertText(text[start:end])
        space_lines(self.document(), first)
        if not start and self._title:
            set_title_apart(self.document(), self._title, self.font().pointSizeF())
        if end < len(text):
            self._more.start()

    @Slot()
    def _on_more(self) -> None:
        if self._rest < len(self._shown.text):
            self._add_piece()

    def _reach(self, position: int) -> None:
        while self.document().characterCount() <= position and self._rest < len(self._shown.text):
            self._add_piece()

    # Marks

    def show_marks(self, marks: Sequence[Mark], current: Sequence[Mark] = ()) -> None:
        """Mark passages; the `current` ones get an edge."""
        spans = [self._span(mark) for mark in marks if mark not in current]
        self._spans = [*spans, *(self._span(mark, is_current=True) for mark in current)]
        self.viewport().update()

    def _span(self, mark: Mark, *, is_current: bool = False) -> Span:
        start = self._shown.position(mark.start)
        return Span(start, self._shown.position(mark.end), mark.state, is_current)

    def show_passage(self, start: int, end: int) -> None:
        """Scroll so that what stands between stored offsets is well inside the view.

        Of more than the view holds, the start is seen.
        """
        self._wanted = start, end
        position, last = self._shown.position(start), self._shown.position(end)
        self._reach(last)
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.setPosition(position)
            self.setTextCursor(cursor)
        top, bottom = self._at(position).top(), self._at(last).bottom()
        height = self.viewport().height()
        edge = height // 8
        if top < edge or bottom > height - edge:
            above = min(height // 3, max(edge, height - edge - (bottom - top)))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - above)

    def _at(self, position: int) -> QRect:
        """Return where in the view a letter stands."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor)

    def selection(self) -> tuple[int, str] | None:
        """Return the stored offset and the words marked by hand, without space around them."""
        cursor = self.textCursor()
        start = self._shown.offset(cursor.selectionStart())
        words = self._stored[start : self._shown.offset(cursor.selectionEnd())]
        bare = words.strip()
        if not bare:
            return None
        return start + len(words) - len(words.lstrip()), bare

    def select(self, start: int, end: int) -> None:
        """Mark words as a person would, by stored offsets."""
        self._reach(self._shown.position(end))
        cursor = self.textCursor()
        cursor.setPosition(self._shown.position(start))
        cursor.setPosition(self._shown.position(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    @Slot()
    def _on_settled(self) -> None:
        """After another width: keep in view what was to be seen."""
        if self._wanted is not None:
            self.show_passage(*self._wanted)
        self._on_selection()

    @Slot()
    def _on_selection(self) -> None:
        if self.selection() is None:
            self.make.hide()
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.textCursor().selectionEnd())
        at = self.cursorRect(cursor)
        self.make.adjustSize()
        if at.bottom() < 0 or at.top() > self.viewport().height():
            self.make.hide()
            return
        x = min(at.left(), self.viewport().width() - self.make.width() - 8)
        y = at.bottom() + 8
        if y + self.make.height() > self.viewport().height():
            y = max(8, self.cursorRect().top() - self.make.height() - 8)
        self.make.move(max(8, x), y)
        self.make.show()
        self.make.raise_()

    # Painting: the wash lies under the words, the edge and the stroke over them

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = [(block, self._top_left(block), self._inside(block)) for block in self._visible()]
        below = QPainter(self.viewport())
        below.setRenderHint(QPainter.RenderHint.Antialiasing)
        paints = inks(theme.colors())
        for block, at, spans in shown:
            for span in (*self._places_in(block), *spans):
                wash(below, paints[span.state], span, boxes(block, at, span))
        below.end()
        super().paintEvent(event)
        above = QPainter(self.viewport())
        above.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, at, spans in shown:
            for span in spans:
                if span.is_current or span.state is MarkState.REJECTED:
                    stroke(above, paints[span.state], span, boxes(block, at, span))
        above.end()

    def _inside(self, block: QTextBlock) -> list[Span]:
        start, end = block.position(), block.position() + block.length()
        return [span for span in self._spans if span.start < end and start < span.end]

    def _visible(self) -> Iterator[QTextBlock]:
        block = self.cursorForPosition(QPointF(0, 0).toPoint()).block()
        layout = self.document().documentLayout()
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            yield block
            block = block.next()

    def _top_left(self, block: QTextBlock) -> QPointF:
        where = block.layout().position()
        return QPointF(where.x(), where.y() - self.verticalScrollBar().value())

    def _places_in(self, block: QTextBlock) -> list[Span]:
        start = block.position()
        if start not in self._place_spans:
            self._place_spans[start] = list(self._places(block.text()))
        return [Span(start + a, start + b, None) for a, b in self._place_spans[start]]

    # Events

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_of_the_page(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in keys and bare == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(keys[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            at = self.cursorForPosition(event.position().toPoint()).position()
            self.clicked.emit(self._shown.offset(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        widest = round(WIDEST * self.font().pointSizeF() / 10)
        side = max(16, (self.width() - widest) // 2)
        margins = self.viewportMargins()
        if margins.left() != side:
            self.setViewportMargins(side, 12, max(8, side - 16), 8)
        super().resizeEvent(event)
        self._place_spans = {}
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        """Under another style sheet the words are laid out anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._settle.start()

    # What strangers' text must not do

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take nothing in: what is pasted goes to the page."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False


def _is_of_the_page(event: QKeyEvent) -> bool:
    """Tell whether a key is the page's or the window's, which a reader of text would swallow."""
    keys, standard = Qt.KeyboardModifier, QKeySequence.StandardKey
    plain = event.modifiers() in (keys.NoModifier, keys.KeypadModifier)
    if plain and event.key() < Qt.Key.Key_Escape:
        return True
    return any(event.matches(each) for each in (standard.Undo, standard.Redo, standard.Paste))
