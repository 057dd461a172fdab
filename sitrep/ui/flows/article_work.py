"""What can be done with the article at hand: details, reading again, the original, removal."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from sitrep.domain.article import Article
from sitrep.errors import SitrepError
from sitrep.services import intake, sharing
from sitrep.store import articles, own_words
from sitrep.ui.dialogs.article_details import ArticleDetails
from sitrep.ui.dialogs.original import OriginalDialog
from sitrep.ui.errors import show_error
from sitrep.ui.flows.add_article import Source
from sitrep.ui.flows.asking import ask
from sitrep.ui.flows.files import ask_save, ask_several
from sitrep.ui.session import Session
from sitrep.worker import launch

if TYPE_CHECKING:
    from sitrep.ui.panels.sources import SourcesPanel

_FILES = "Articles (*.html *.htm *.mhtml *.mht *.eml *.pdf *.docx *.txt *.md);;Every file (*)"


class ArticleWork(QObject):
    """Acts on the article that the page shows."""

    def __init__(self, session: Session, panel: SourcesPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel

    # Files

    @Slot()
    def open_files(self) -> None:
        """Ask for files and add them."""
        folder = self._folder("open")
        ask_several(self._panel, "Open articles", _FILES, folder, self.take_files)

    @Slot(list)
    def take_files(self, names: list[str]) -> None:
        """Add files by their names."""
        paths = [Path(name) for name in names]
        self._keep_folder("open", paths[0].parent)
        if self._panel.crisis:
            found = [Source(path.name, path) for path in paths]
            self._panel.adding.add(self._panel.crisis, found)

    @Slot()
    def save_original(self) -> None:
        """Ask where to put a copy of the original; Sitrep itself never opens it."""
        article = self._panel.article
        if article is None:
            return
        name = Path(self._folder("save")) / (article.filename or f"{_plain(article.title)}.html")
        taken = partial(self._save, article)
        ask_save(self._panel, "Save the original", name, "", taken)

    def _save(self, article: Article, path: Path) -> None:
        self._keep_folder("save", path.parent)
        try:
            sharing.write(path, articles.original(self._session.store, article))
        except SitrepError as error:
            show_error(self._panel, error)
            return
        self._session.said.emit(f"Saved as “{path.name}”")

    @Slot()
    def show_original(self) -> None:
        article = self._panel.article
        if article:
            data = articles.original(self._session.store, article)
            dialog = OriginalDialog(article.filename, data, self._panel)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _folder(self, deed: str) -> str:
        return self._panel.remembered(f"folders/{deed}")

    def _keep_folder(self, deed: str, folder: Path) -> None:
        self._panel.remember(f"folders/{deed}", str(folder))

    # Details

    @Slot()
    def show_details(self) -> None:
        article = self._panel.article
        if article is None:
            return
        dialog = ArticleDetails(article, self._panel.notes, self._panel)
        ask(dialog, lambda: self._take(dialog.article()))

    @Slot(object)
    def save_details(self, changed: Article) -> None:
        """Save details; cards that wait and were read with the old ones are read again.

        Where some were decided on already, that is offered and not done unasked.
        """
        refused = self._take(changed)
        if refused:
            show_error(self._panel, refused)

    def _take(self, changed: Article) -> SitrepError | None:
        before = articles.get(self._session.store, changed.id)
        refused = self._session.attempt(intake.update_details, changed) if before else None
        if refused or before is None:
            return refused
        self._panel.text.strip.hide()
        cards = [entry for entry in self._panel.entries.entries() if entry.card]
        waiting = sum(entry.waits for entry in cards)
        otherwise = _reads_otherwise(before, changed)
        if otherwise and 0 < waiting < len(cards):
            self._panel.text.offer_again()
        elif otherwise and (waiting or before.language != changed.language):
            self.read_again()
        self._panel.focus_cards()
        return None

    @Slot()
    def read_again(self) -> None:
        """Have figures proposed anew; cards that were decided on stay."""
        article = self._panel.article
        if article is None:
            return
        own = own_words.of_country(self._session.store, self._panel.country)
        job = self._session.jobs.submit(launch.proposing(article, self._panel.country, own))
        self._panel.reading.begin(
            f"Reading again: {article.title}…", lambda: self._session.jobs.cancel(job)
        )
        job.done.connect(
            lambda found: self._session.do(self._panel, intake.repropose, article, found)
        )
        job.done.connect(self._panel.reading.end)
        job.failed.connect(lambda error: show_error(self._panel, error))
        job.failed.connect(self._panel.reading.end)

    @Slot()
    def copy_address(self) -> None:
        article = self._panel.article
        if article and article.url:
            QGuiApplication.clipboard().setText(article.url)
            self._session.said.emit("The address is on the clipboard")
        else:
            self._session.said.emit("No address of this article is known")

    @Slot()
    def remove(self) -> None:
        article = self._panel.article
        if article and self._session.do(self._panel, intake.remove, article.id):
            self._session.said.emit(f"Removed “{article.title}”; Ctrl+Z brings it back")


def _reads_otherwise(before: Article, after: Article) -> bool:
    """Tell whether the assistant would read the text otherwise."""
    return (before.published, before.language, before.publisher) != (
        after.published,
        after.language,
        after.publisher,
    )


def _plain(title: str) -> str:
    """Return a title as the name of a file."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return " ".join(kept.split())[:80] or "article"
