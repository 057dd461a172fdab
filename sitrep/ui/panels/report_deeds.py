"""What can be done on the page of a report, each with its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from sitrep.ui import actions

if TYPE_CHECKING:
    from sitrep.ui.panels.report import ReportPanel


class ReportDeeds:
    """The actions of the page's menu; their keys rest while the page is not in front."""

    def __init__(self, page: ReportPanel) -> None:
        self._page = page
        make = partial(actions.action, page)
        self.figure = make("Insert a &figure…", "Ctrl+Shift+F", self.insert_figure)
        self.pages = make("Show the &preview", "F9", self.toggle_pages)
        self.pages.setCheckable(True)
        self.pages.setChecked(page.panes.wanted)
        self.every: list[QAction] = [
            self.figure,
            make("&Next section", "Ctrl+PgDown", partial(page.form.step, 1)),
            make("Previ&ous section", "Ctrl+PgUp", partial(page.form.step, -1)),
            make("&Reviewed: it still holds", "Ctrl+Shift+R", page.form.review_here),
            make("&Save now", "Ctrl+S", page.draft.keep),
            make("&Translate…", "Ctrl+Shift+T", page.translate),
            self.pages,
            make("Sho&w on the pages", "Ctrl+J", page.there.show_here),
            make("&Issue and export…", "Ctrl+Shift+I", page.issue),
        ]
        self.allow(here=False, writing=False)

    def allow(self, *, here: bool, writing: bool) -> None:
        """Let the keys work.

        Args:
            here: The page is in front.
            writing: A draft is open.
        """
        for each in self.every:
            each.setEnabled(here and (writing or each is self.pages))

    def insert_figure(self) -> None:
        """Ask for a figure for the text in hand, else for the overview."""
        form = self._page.form
        edit = form.prose_in_hand()
        if edit is None:
            form.focus_field("overview")
            edit = form.fields.overview
        self._page.choosing.ask(edit)

    def toggle_pages(self) -> None:
        """Show or hide the pages beside the form."""
        self._page.panes.show_pages(self.pages.isChecked())
