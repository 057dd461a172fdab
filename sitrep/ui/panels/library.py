"""Library."""

from __future__ import annotations

from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page, Place


class LibraryPanel(Panel):
    page = Page.LIBRARY

    def show_place(self, place: Place) -> None:
        self.situation = place.situation
        self.title.setText("Library")
