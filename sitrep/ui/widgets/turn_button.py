"""The button that turns from the form to its pages and back, where there is room for one."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from sitrep.ui.widgets.form_and_pages import FormAndPages


class TurnButton(QPushButton):
    """Is there in a narrow window, while there are pages to turn to."""

    def __init__(self, panes: FormAndPages) -> None:
        super().__init__()
        self._panes = panes
        self._allowed = False
        self.setToolTip("F9")
        self.hide()
        panes.turned.connect(self._on_turned)

    def allow(self, pages: bool) -> None:  # noqa: FBT001 - a state
        """Tell whether there are pages; without any the form comes back."""
        self._allowed = pages
        if self._panes.is_narrow and not pages:
            self._panes.show_pages(False)
        self._show()

    @Slot(bool)
    def _on_turned(self, shown: bool) -> None:  # noqa: FBT001 - Qt's own
        self.setText("Form" if shown else "Pages")
        self._show()

    def _show(self) -> None:
        self.setVisible(self._allowed and self._panes.is_narrow)
