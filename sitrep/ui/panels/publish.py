"""Publish."""

from __future__ import annotations

from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page, Place


class PublishPanel(Panel):
    page = Page.PUBLISH

    def show_place(self, place: Place) -> None:
        self.situation = place.situation
        self.title.setText("Publish")
