"""Articles that come in to the page of sources: pasted, dropped, or asked for from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication

from sitrep.errors import SitrepError
from sitrep.ui.errors import show_error
from sitrep.ui.flows.add_article import sources
from sitrep.ui.flows.beginning import AND, FILE, OPEN, PASTE, REOPEN, is_report
from sitrep.ui.places import Page, Place

if TYPE_CHECKING:
    from sitrep.ui.panels.sources import SourcesPanel


class Arriving(QObject):
    """Takes what comes, tells how far it is, and shows what was added."""

    def __init__(self, panel: SourcesPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        panel.adding.progressed.connect(self._on_progress)
        panel.adding.ended.connect(panel.reading.end)
        panel.adding.added.connect(self._on_added)
        panel.adding.opened.connect(panel.choose_article)

    def deed(self, detail: str) -> Callable[[], None] | None:
        """Return what the detail of a place asks for: paste, choose files, or take some."""
        if detail == PASTE:
            return self.paste
        if detail == OPEN:
            return self._panel.work.open_files
        if detail.startswith(FILE):
            return partial(self._panel.work.take_files, detail.removeprefix(FILE).split(AND))
        return None

    @Slot()
    def paste(self) -> None:
        """Take what the clipboard holds."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        """Take what was pasted or dropped; a report of ours is reopened instead."""
        panel = self._panel
        if panel.crisis is None:
            return
        try:
            found = sources(mime)
        except SitrepError as error:
            show_error(panel, error)
            return
        path = found[0].path
        if len(found) == 1 and path and is_report(path):
            panel.asked.emit(Place(Page.SOURCES, panel.situation, detail=f"{REOPEN}{path}"))
        else:
            panel.adding.add(panel.crisis, found)

    def stop(self) -> None:
        if self._panel.adding.is_busy:
            self._panel.adding.cancel()

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, words: str) -> None:
        self._panel.reading.begin(words, self._panel.adding.cancel)
        if total > 1:
            self._panel.reading.advance(done, total)

    @Slot(str)
    def _on_added(self, article: str) -> None:
        panel = self._panel
        if panel.articles.row_of(article) < 0:  # of a situation that is not in front any more
            return
        panel.choose_article(article)
        panel.read_article(article)
        if panel.article:
            panel.text.offer_details(panel.article)
