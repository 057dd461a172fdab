"""The key figures of a report: chosen from the situation's, and put in order."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sitrep.document.prose import Speakable, TokenWords
from sitrep.ui.widgets.counter import Counter
from sitrep.ui.widgets.order_list import OrderList
from sitrep.ui.widgets.words import words

LEAST, MOST = 3, 6


class _List(OrderList):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class KeyFiguresList(QWidget):
    """A field of the draft: the ids of the figures on the tiles, in order.

    While a person has chosen none, the program's own choice stands there, and says so.

    Signals:
        edited: The person changed it.
        left: It lost the keyboard.
        wanted: A figure is to be chosen and handed to `add`.
        evidence_asked: Id of a figure.
    """

    edited = Signal()
    left = Signal()
    wanted = Signal()
    evidence_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chosen: tuple[str, ...] = ()
        self._words: TokenWords | None = None
        self._limits = (LEAST, MOST)
        self.list = _List("Key figures, in order")
        self.list.ordered.connect(self._on_ordered)
        self.list.removed.connect(self.remove)
        self.list.left.connect(self.left)
        self.list.itemDoubleClicked.connect(self._on_opened)
        self._own = words("", "quiet", wrap=True)
        self.counter = Counter()
        self._add = QPushButton("Add a figure…")
        self._add.clicked.connect(self.wanted)
        self._up, self._down = QPushButton("Move up"), QPushButton("Move down")
        self._up.clicked.connect(lambda: self.list.move_by(-1))
        self._down.clicked.connect(lambda: self.list.move_by(1))
        self._out = QPushButton("Take out")
        self._out.clicked.connect(lambda: self.remove(self.list.chosen()))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._add, self._up, self._down, self._out):
            buttons.addWidget(button)
        buttons.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self._own)
        whole.addWidget(self.list)
        whole.addWidget(self.counter)
        whole.addLayout(buttons)
        self.setFocusProxy(self.list)

    def value(self) -> tuple[str, ...]:
        return self._chosen

    def show_value(self, value: str | tuple[str, ...]) -> None:
        self._chosen = value if isinstance(value, tuple) else ()
        self._show()

    def set_words(self, told: TokenWords, situation: str) -> None:
        del situation
        self._words = told
        self._show()

    def set_limits(self, least: int, most: int) -> None:
        """Take how many the type of the report holds."""
        self._limits = (least, most)
        self._show()

    def add(self, figure: str) -> None:
        """Put a figure at the end; the program's own choice becomes the person's with it."""
        keys = self.list.keys()
        if figure not in keys:
            self._choose((*keys, figure))
        self.list.choose(figure)

    @Slot(str)
    def remove(self, figure: str) -> None:
        keys = self.list.keys()
        if figure in keys:
            keys.remove(figure)
            self._choose(tuple(keys))

    @Slot()
    def _on_ordered(self) -> None:
        self._choose(tuple(self.list.keys()))

    @Slot()
    def _on_opened(self) -> None:
        self.evidence_asked.emit(self.list.chosen())

    def _choose(self, keys: tuple[str, ...]) -> None:
        self._chosen = keys
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        shown = self._words.key_figures(self._chosen) if self._words else []
        self.list.show_rows([(each.figure, _row(each)) for each in shown])
        self.list.setVisible(bool(shown))
        for button in (self._up, self._down, self._out):
            button.setVisible(bool(shown))
        self.counter.show_count(len(shown), *self._limits, "tiles")
        self._own.setVisible(not self._chosen)
        if shown:
            self._own.setText("Chosen for you: the widest figure of each kind. Change it freely.")
        else:
            self._own.setText("There are no figures yet. Take some in on the Figures page first.")


def _row(each: Speakable) -> str:
    about = " · ".join(part for part in (each.place, each.source, each.as_of) if part)
    return f"{each.tile}  {each.label}" + (f"  –  {about}" if about else "")
