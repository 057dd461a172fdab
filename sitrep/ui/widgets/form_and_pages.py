"""A form beside its pages; where there is no room for both, one of them in the other's place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from sitrep.ui.choices import Choices

PAGES = 420  # pixels that the pages have at least beside the form
_EDGE = 8  # pixels for the edge between
_SHOWN = "report/preview"
_PANES = "report"


class FormAndPages(QSplitter):
    """Shows both, or in a narrow window the form until the pages are asked for.

    Signals:
        turned: The pages came into view (True) or went.
    """

    turned = Signal(bool)

    def __init__(self, choices: Choices, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._form = self._pages = QWidget()
        self._least = 0
        self._choices = choices
        self._narrow = False
        self.setChildrenCollapsible(False)

    def take(self, form: QWidget, pages: QWidget, least: int) -> None:
        """Show a form, best made in here already, of `least` pixels, and its pages."""
        self._form = form
        self._pages = pages
        self._least = least
        pages.setMinimumWidth(PAGES)
        self.addWidget(form)
        self.addWidget(pages)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setSizes([700, PAGES])
        self._choices.restore_panes(_PANES, self)
        pages.setVisible(self.wanted)

    @property
    def wanted(self) -> bool:
        """Tell whether the person wants the pages beside the form."""
        return self._choices.text(_SHOWN, "yes") == "yes"

    @property
    def is_narrow(self) -> bool:
        """Tell whether there is room for one of them only."""
        return self._narrow

    def show_pages(self, shown: bool) -> None:  # noqa: FBT001 - what an action says
        """Show or hide the pages; beside the form the choice is remembered."""
        if not self._narrow:
            self._choices.set_text(_SHOWN, "yes" if shown else "no")
        self._form.setVisible(not (self._narrow and shown))
        self._pages.setVisible(shown)
        self.turned.emit(shown)

    def keep(self) -> None:
        self._choices.keep_panes(_PANES, self)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < self._least + PAGES + _EDGE
        if narrow != self._narrow:
            self._narrow = narrow
            shown = not narrow and self.wanted
            self._form.show()
            self._pages.setVisible(shown)
            self.turned.emit(shown)
        super().resizeEvent(event)
