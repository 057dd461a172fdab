"""The right of the page: the cards, their order, and all certain ones at one stroke."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from sitrep.ui.models.entries import EntryList
from sitrep.ui.widgets.card_list import CardList
from sitrep.ui.widgets.words import ShortLabel

ORDERS = ("In reading order", "Most certain first")


class CardsPane(QFrame):
    """Shows the cards of an article under their heading."""

    def __init__(self, model: EntryList) -> None:
        super().__init__()
        self.heading = ShortLabel("Proposed figures", "label")
        self.order = QPushButton()
        self.order.setProperty("role", "link")
        self.order.setToolTip("Change the order of the cards (O)")
        self.certain = QPushButton()
        self.certain.setProperty("role", "link")
        self.cards = CardList(model)
        self.nothing = QLabel()
        self.nothing.setProperty("role", "quiet")
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hint = ShortLabel("↑ ↓ move   ·   Ctrl+Z takes the last step back", "quiet")
        self.hint.setContentsMargins(16, 6, 16, 8)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 14, 0)
        top.addWidget(self.heading, 1)
        top.addWidget(self.order)
        second = QHBoxLayout()
        second.setContentsMargins(12, 0, 14, 4)
        second.addWidget(self.certain)
        second.addStretch()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addLayout(top)
        lines.addLayout(second)
        lines.addWidget(self.nothing, 1)
        lines.addWidget(self.cards, 1)
        lines.addWidget(self.hint)

    def show_order(self, by_certainty: bool) -> None:  # noqa: FBT001 - a state
        self.order.setText(f"{ORDERS[by_certainty]} ⇅")

    def show_counts(self, cards: int, waiting: int, certain: int) -> None:
        """Say how many cards there are and what can be done with them."""
        if waiting:
            self.heading.show_words(f"Proposed figures  {waiting} waiting", f"{waiting} waiting")
        else:
            self.heading.show_words("All reviewed" if cards else "Proposed figures")
        self.certain.setText(f"Accept all certain ({certain})")
        self.certain.setVisible(certain > 0)
        self.nothing.setVisible(cards == 0)
        self.cards.setVisible(cards > 0)
        self.nothing.setText(
            "No figures were found in this article.\n\n"
            "Mark words in it and press Ctrl+Return to make a figure of them."
        )
