"""Sections of the report's form, and the index that leads to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sitrep.ui.widgets import roles
from sitrep.ui.widgets.counter import Counter
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.words import words


class Reviewing(QWidget):
    """Says that a part was carried over and waits for eyes, with the button that says it is seen.

    Signals:
        reviewed: The fields that the person has looked at.
    """

    reviewed = Signal(list)

    def __init__(self, parent: QWidget, draft: Draft, names: Sequence[str], what: str) -> None:
        super().__init__(parent)  # shown without one it would be a window
        self._draft = draft
        self._names = names
        self._says = words("", "wait", wrap=True)
        self.button = QPushButton("Reviewed")
        self.button.setProperty("role", "link")
        self.button.setAccessibleName(f"Reviewed: {what}")
        self.button.setToolTip("It still holds as it stands (Ctrl+Shift+R)")
        self.button.clicked.connect(self._on_clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._says, 1)
        line.addWidget(self.button)
        draft.touched.connect(self.refresh)
        draft.told.connect(self.refresh)
        self.refresh()

    def waiting(self) -> list[str]:
        return [field for name in self._names for field in self._draft.carried(name)]

    @Slot()
    def refresh(self, *_: object) -> None:
        waiting = bool(self.waiting())
        number = self._draft.previous_number()
        source = f"carried from No. {number}" if number else "carried over"
        self._says.setText(f"{source}, not yet reviewed" if waiting else "")
        self.setVisible(waiting)

    @Slot()
    def _on_clicked(self) -> None:
        self.reviewed.emit(self.waiting())


class Section(QFrame):
    """One section: its name, what is said of it, and its fields.

    Attributes:
        names: Fields or lists that belong to it.
    """

    def __init__(self, key: str, title: str, draft: Draft, names: Sequence[str]) -> None:
        super().__init__()
        self.key = key
        self.names = names
        self._draft = draft
        self.title = title
        self._heading = words(title, "heading")
        self.reviewing = Reviewing(self, draft, names, title)
        self.counter = Counter()
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._heading)
        head.addWidget(self.reviewing, 1)
        head.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(head)
        whole.addLayout(self.body)

    def rename(self, title: str) -> None:
        self.title = title
        self._heading.setText(title)

    def add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)

    def state(self) -> str:
        """Return in a word or two what waits here, for the index; "" for nothing."""
        if self.counter.over:
            return "too much"
        if self.reviewing.waiting():
            return "to review"
        return "" if any(self._draft.value(name) for name in self.names) else "empty"

    def mark(self, field: QWidget) -> None:
        """Edge a field in amber while it waits for eyes."""
        roles.set_state(field, "wait" if self.reviewing.waiting() else "")
