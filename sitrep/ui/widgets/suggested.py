"""Highlights offered from what changed: one press puts one in; nothing comes in unasked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sitrep.document.suggestions import Suggestion, suggestions
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.words import words

_LETTERS = 110


class SuggestedHighlights(QWidget):
    """Shows what a highlight could say.

    Signals:
        taken: The text of the one that the person wants.
    """

    taken = Signal(str)

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.offers: tuple[Suggestion, ...] = ()
        self.buttons: list[QPushButton] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self._lines.addWidget(words("From what changed", "quiet"))
        self.hide()
        draft.told.connect(self.refresh)
        draft.touched.connect(self._on_touched)

    @Slot(str)
    def _on_touched(self, name: str) -> None:
        if name in ("", "highlights"):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        material = self._draft.as_typed()
        found = suggestions(material) if material else ()
        if found == self.offers:
            return
        self.offers = found
        for button in self.buttons:
            self._lines.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(each) for each in found]
        self.setVisible(bool(found))

    def _button(self, each: Suggestion) -> QPushButton:
        said = each.words if len(each.words) <= _LETTERS else f"{each.words[: _LETTERS - 1]}…"
        button = QPushButton(f"+  {said}".replace("&", "&&"))
        button.setProperty("role", "choice")
        button.setToolTip(each.why)
        button.setAccessibleName(f"Add the highlight: {each.words}")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(partial(self.taken.emit, each.text))
        self._lines.addWidget(button)
        return button
