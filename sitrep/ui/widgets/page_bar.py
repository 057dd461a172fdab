"""The bar over a page: its title, a quiet note beside it, and the main actions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from sitrep.ui.widgets.words import ShortLabel

_HEIGHT = 56  # pixels


class PageBar(QFrame):
    """Where there is no room for all, the note goes first, then the title is shortened.

    Both are told as a tip then. The actions are never cut.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setFixedHeight(_HEIGHT)
        self.title, self.note = ShortLabel(role="heading"), ShortLabel(role="quiet")
        self.title.elided = Qt.TextElideMode.ElideMiddle  # "Situation R…No. 3"
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(16, 8, 16, 8)
        self.line.setSpacing(8)
        for each in (self.title, self.note):
            each.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.line.addWidget(each)
        self.line.addStretch()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return done

    def _fit(self) -> None:
        gap, edges = self.line.spacing(), self.line.contentsMargins()
        need = edges.left() + edges.right() + self.note.sizeHint().width() + gap
        for place in range(self.line.count()):
            item = self.line.itemAt(place)
            each = item.widget() if item else None
            if each and each is not self.note and not each.isHidden():
                need += each.sizeHint().width() + gap
        fits = need <= self.width()
        self.note.setVisible(fits and bool(self.note.whole))
        cut = " · ".join(each.whole for each in (self.title, self.note) if each.whole)
        self.title.setToolTip("" if fits else cut)
