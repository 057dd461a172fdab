"""Teaching the assistant words: each is one step, and the article at hand may be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from sitrep.domain.history import Changed
from sitrep.domain.own_words import OwnWord, OwnWords
from sitrep.services import teaching
from sitrep.store import own_words
from sitrep.ui.dialogs.own_words import OwnWordsDialog
from sitrep.ui.session import Session

if TYPE_CHECKING:
    from sitrep.ui.panels.sources import SourcesPanel


class Teaching(QObject):
    """Opens the list of words on the page of sources."""

    def __init__(self, session: Session, panel: SourcesPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._dialog: OwnWordsDialog | None = None
        self._before = OwnWords()
        session.changed.connect(self._on_changed)

    def _words(self) -> OwnWords:
        return own_words.of_country(self._session.store, self._panel.country)

    @Slot()
    def begin(self) -> None:
        """Show the words; those that are marked in the article stand in the field already."""
        marked = self._panel.text.view.selection()
        begun = marked[1] if marked else ""
        self._before = self._words()
        dialog = OwnWordsDialog(self._panel.country, " ".join(begun.split()), self._panel)
        dialog.show_words(self._before)
        dialog.added.connect(self._on_added)
        dialog.removed.connect(self._on_removed)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        self._dialog = dialog

    @Slot(object)
    def _on_added(self, word: OwnWord) -> None:
        dialog = self._dialog
        if dialog and self._session.do(dialog, teaching.add, word, self._panel.country):
            dialog.begin_next()

    @Slot(object)
    def _on_removed(self, word: OwnWord) -> None:
        if self._dialog:
            self._session.do(self._dialog, teaching.remove, word, self._panel.country)

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if self._dialog and changed & Changed.WORDS:
            self._dialog.show_words(self._words())

    @Slot()
    def _on_finished(self) -> None:
        """Offer to read the article again where the words have become others."""
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None
        if self._panel.article and self._words() != self._before:
            self._panel.text.offer_again()
