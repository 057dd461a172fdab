"""What every page of the main window is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from sitrep.ui.choices import Choices
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.page_bar import PageBar


class Panel(QWidget):
    """A page: a bar with its title and main actions, and below it the work.

    It reads from `session.store`, listens to `session.changed` itself, and writes with
    `session.do` only.

    Signals:
        asked: A `Place` that a link or button of the page leads to.
    """

    page: ClassVar[Page]
    asked = Signal(object)

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__()
        self._session = session
        self._choices = choices
        self.situation = ""
        self._held: QWidget | None = None
        above = PageBar()
        self.title, self.note, self.bar = above.title, above.note, above.line
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(above)
        whole.addLayout(self.body, 1)

    def show_place(self, place: Place) -> None:
        """Show what `place` names; called each time the page comes to the front."""
        raise NotImplementedError

    def note_keyboard(self) -> None:
        """Remember which field has the keyboard, for coming back; called before leaving."""
        focused = self.window().focusWidget()
        self._held = focused if focused and self.isAncestorOf(focused) else None

    def take_keyboard(self) -> None:
        """Put the keyboard where it was last, else where one begins."""
        held = self._held
        back = held if held and isValid(held) and held.isVisibleTo(self) else self.begin()
        if back:
            back.setFocus()

    def begin(self) -> QWidget | None:
        """Return what the keyboard goes to when the page comes to the front."""
        return None

    def menu(self) -> list[QAction]:
        """Return the page's actions, for the menu bar; each has a short-cut."""
        return []

    def keep(self) -> bool:
        """Save what is typed and not saved yet, and remember panes; called before leaving.

        Returns:
            Whether nothing is left that stands in the window only.
        """
        return True

    def unkept(self) -> str:
        """Say in a sentence what would be lost if the program ended now."""
        return ""
