"""The situations on home, one card below the other; cards stay while their words change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sitrep.services.overview import Waiting
from sitrep.ui.widgets.situation_card import SituationCard

SHOWN = 8  # cards before the rest is asked for


class SituationList(QWidget):
    """Shows what it was given, in that order.

    Signals:
        opened: The situation that was chosen.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Situations")
        self.cards: list[SituationCard] = []
        self._every: Sequence[Waiting] = ()
        self._today = date.min
        self._whole = False
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.clicked.connect(self._on_more)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)
        self._lines.addWidget(self._more)

    def show_every(self, every: Sequence[Waiting], today: date, most: int = SHOWN) -> None:
        """Show the situations, no more than `most` before the rest is asked for."""
        self._every, self._today = every, today
        shown = every if self._whole else every[:most]
        while len(self.cards) > len(shown):
            gone = self.cards.pop()
            gone.hide()
            gone.deleteLater()
        focused = next((c.waiting.situation.id for c in self.cards if c.hasFocus()), "")
        for card, waiting in zip(self.cards, shown, strict=False):
            card.show_waiting(waiting, today)
        for waiting in shown[len(self.cards) :]:
            self._add(waiting)
        for card in self.cards:
            if focused and card.waiting.situation.id == focused:
                card.setFocus()
        self._more.setText(f"Show all {len(every)} situations")
        self._more.setVisible(len(shown) < len(every))

    def _add(self, waiting: Waiting) -> None:
        card = SituationCard(waiting, self._today)
        card.opened.connect(self.opened)
        card.left.connect(self._on_left)
        self._lines.insertWidget(len(self.cards), card)
        card.show()  # at once, so that it can have the focus
        if self.cards:
            QWidget.setTabOrder(self.cards[-1], card)
        self.cards.append(card)

    @Slot(int)
    def _on_left(self, way: int) -> None:
        at = next((at for at, card in enumerate(self.cards) if card.hasFocus()), -1)
        if at >= 0 and 0 <= at + way < len(self.cards):
            self.cards[at + way].setFocus()

    @Slot()
    def _on_more(self) -> None:
        shown = len(self.cards)
        self._whole = True
        self.show_every(self._every, self._today)
        self.cards[shown].setFocus()
