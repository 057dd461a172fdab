"""One of several widgets in the same place, with the keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget


class Turning(QStackedWidget):
    """Takes the keyboard along as it turns from one to another."""

    def turn_to(self, page: QWidget, begin: QWidget) -> None:
        """Show `page`; a keyboard in here, or nowhere, goes to `begin` unless it is there already.

        Left to itself Qt gives it to whatever comes next, such as a button.
        """
        focus = self.window().focusWidget()
        along = focus is None or self.isAncestorOf(focus)
        there = focus is not None and page.isAncestorOf(focus)
        self.setCurrentWidget(page)
        if along and not there and self.isVisible():
            begin.setFocus()
