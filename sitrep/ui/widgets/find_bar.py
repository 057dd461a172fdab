"""Finding words on the pages: every hit marked, one of them at hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton

from sitrep.ui.widgets.page_view import PageView
from sitrep.ui.widgets.sheet import Box
from sitrep.ui.widgets.words import words

_REST = 150  # milliseconds after the last key
_MARK, _AT_HAND = "#ffd400", "#d35400"  # on white paper, in both schemes
_MOST = 500  # hits that are looked for

Hit = list[tuple[int, QRectF]]  # page and place of each of its lines


class FindBar(QFrame):
    """Marks in a view what it finds; hidden until it is asked for.

    Signals:
        closed: It went away, and its marks with it.
    """

    closed = Signal()

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self.setProperty("role", "table")
        self._view = view
        self._hits: list[Hit] = []
        self._at = 0
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find on the pages")
        self.field.setAccessibleName("Find on the pages")
        self.field.setClearButtonEnabled(True)
        self.count = words("", "quiet")
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self._find)
        self.field.textChanged.connect(self._pause.start)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 2, 12, 4)
        line.setSpacing(2)
        line.addWidget(self.field, 1)
        line.addSpacing(6)
        line.addWidget(self.count)
        line.addSpacing(6)
        for name, sign, do in (
            ("Previous hit (Shift+F3)", "↑", partial(self.step, -1)),
            ("Next hit (F3)", "↓", partial(self.step, 1)),
            ("Close (Esc)", "✕", self.close_bar),
        ):
            button = QToolButton()
            button.setProperty("role", "flat")
            button.setText(sign)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(do)
            line.addWidget(button)
        self.hide()

    def open_bar(self) -> None:
        """Show the field, its words selected."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._find()

    @Slot()
    def close_bar(self) -> None:
        self._pause.stop()
        self.hide()
        self._hits = []
        self._view.mark([])
        self._view.setFocus()
        self.closed.emit()

    @Slot()
    def follow(self) -> None:
        """Look again where other pages stand now; the hit at hand stays, the view does not move."""
        if not self.isHidden():
            self._look()
            self._show(scroll=False)

    def step(self, by: int) -> None:
        """Go to the next hit or the one before, around the end."""
        if self.isHidden():
            self.open_bar()
        elif self._pause.isActive():
            self._find()
        elif self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show()

    @Slot()
    def _find(self) -> None:
        self._pause.stop()
        self._look()
        here = self._view.place()
        below = (n for n, hit in enumerate(self._hits) if (hit[0][0], hit[0][1].bottom()) >= here)
        self._at = next(below, 0)
        self._show()

    def _look(self) -> None:
        wanted, pages = self.field.text().strip(), self._view.pages
        self._hits = pages.find(wanted, _MOST) if wanted and pages else []
        self._at = min(self._at, max(0, len(self._hits) - 1))

    def _show(self, *, scroll: bool = True) -> None:
        total = len(self._hits)
        more = "+" if total >= _MOST else ""
        if not self.field.text().strip():
            self.count.setText("")
        else:
            self.count.setText(f"{self._at + 1} of {total}{more}" if total else "Not on the pages")
        self._view.mark(
            [
                Box(page, place, _AT_HAND if number == self._at else _MARK, number == self._at)
                for number, hit in enumerate(self._hits)
                for page, place in hit
            ]
        )
        if total and scroll:
            self._view.show_place(*self._hits[self._at][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, back = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape:
            self.close_bar()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)
