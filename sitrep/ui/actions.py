"""The menu bar: every action by name, with its short-cut."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


def action(
    parent: QWidget, text: str, keys: str | QKeySequence.StandardKey, do: Callable[[], object]
) -> QAction:
    """Return an action that calls `do`; ``&`` in the text marks its letter in the menu."""
    made = QAction(parent)  # a text given here has PySide ready its 151 icons first
    made.setText(text)
    made.setShortcut(QKeySequence(keys))
    made.triggered.connect(lambda _=False: do())
    return made


def fill(menu: QMenu, actions: list[QAction | None]) -> None:
    """Put actions into a menu; None draws a line."""
    for each in actions:
        if each is None:
            menu.addSeparator()
        else:
            menu.addAction(each)
