"""Highlights offered from what changed: one press puts one in; nothing comes in unasked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sitrep.document.suggestions import Suggestion, suggestions
from sitrep.domain.steps import Steps
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.tab_order import in_tab_order
from sitrep.ui.widgets.words import words

_EDGES = 28  # pixels of padding and border


class _Offer(QPushButton):
    """One line that ends in "…" where the room does."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("role", "choice")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _EDGES
        said = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(said.replace("&", "&&"))


class SuggestedHighlights(QWidget):
    """Shows what a highlight could say.

    Signals:
        taken: The text of the one that the person wants.
    """

    taken = Signal(str)

    def __init__(self, draft: Draft, after: QWidget) -> None:
        """Take the field that the keyboard comes from."""
        super().__init__()
        self._draft = draft
        self._after = after
        self.offers: tuple[Suggestion, ...] = ()
        self._of: object = None  # the words and the highlights that they were made of
        self.buttons: list[QPushButton] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self._lines.addWidget(words("From what changed", "quiet"))
        self.hide()
        draft.tell_in_steps(self.follow)
        draft.touched.connect(self._on_touched)

    def follow(self) -> Steps[None]:
        """Look for them, a step of its own."""
        self.refresh()
        yield

    @Slot(str)
    def _on_touched(self, name: str) -> None:
        if name in ("", "highlights"):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        material, told = self._draft.as_typed(), self._draft.words
        of = (told, material and material.numbered("highlights"))
        if told is not None and of == self._of:
            return
        self._of = of
        found = suggestions(material, told) if material and told else ()
        if found == self.offers:
            return
        self.offers = found
        for button in self.buttons:
            self._lines.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(each) for each in found]
        in_tab_order(self._after, self.buttons)
        self.setVisible(bool(found))

    def _button(self, each: Suggestion) -> QPushButton:
        button = _Offer(f"+  {each.words}")
        button.setToolTip(each.why)
        button.setAccessibleName(f"Add the highlight: {each.words}")
        button.clicked.connect(partial(self.taken.emit, each.text))
        self._lines.addWidget(button)
        button.show()  # at once: Tab passes over what is shown a moment later
        return button
