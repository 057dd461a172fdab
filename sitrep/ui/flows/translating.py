"""From a report to the same in another language: shown, kept while it is typed, looked at."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from sitrep.document.prose import TokenWords
from sitrep.domain.history import Changed
from sitrep.domain.report import Issue
from sitrep.domain.translation import Unit
from sitrep.errors import SitrepError, StoreFailed
from sitrep.services import editions, finding, gathering, sharing, translating
from sitrep.ui.choices import Choices
from sitrep.ui.dialogs.translate import TranslateDialog
from sitrep.ui.errors import here
from sitrep.ui.session import Session
from sitrep.ui.widgets.language_names import LANGUAGES
from sitrep.ui.widgets.preview import Preview
from sitrep.ui.widgets.soon import Soon

_CHOICE = "translate/language"
_AGAIN = 5000  # milliseconds until a save that the disk refused is tried again
_SHARE = 0.94  # of the window that the dialog takes


class Translating(QObject):
    """Opens the dialog and keeps what is typed in it."""

    def __init__(self, page: QWidget, session: Session, choices: Choices) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._choices = choices
        self._issue: Issue | None = None
        self._language = ""
        self._typed: dict[str, str] = {}
        self._words: tuple[TokenWords | None, TokenWords | None] = (None, None)
        self.dialog: TranslateDialog | None = None
        self._save = Soon(self)
        self._save.due.connect(self._keep)
        self._pages = QTimer(self, singleShot=True, interval=0)
        self._pages.timeout.connect(self._show_pages)
        session.changed.connect(self._on_changed)

    def begin(self, issue: Issue, language: str = "") -> None:
        """Open a draft, or why a report was withdrawn, in the language asked for or the last."""
        if self.dialog:
            return
        kept = language or self._choices.text(_CHOICE, "fr")
        self._issue = issue
        self._language = kept if kept in LANGUAGES and kept != "en" else "fr"
        preview = Preview(self._session, self._choices)
        self.dialog = TranslateDialog(issue.name, self._language, preview, self._page)
        self.dialog.resize(self._page.window().size() * _SHARE)
        self.dialog.turned.connect(self._on_turned)
        self.dialog.typed.connect(self._on_typed)
        self.dialog.left.connect(self._keep)
        self.dialog.holds.connect(self._on_holds)
        self.dialog.looked.connect(self._show_pages)
        self.dialog.finished.connect(self._on_finished)
        self._tell_words()
        self._show()
        self.dialog.open()
        self.dialog.go_to_open()

    @property
    def holds(self) -> bool:
        """Tell whether words stand in the window only."""
        return bool(self._typed)

    # Showing

    def _units(self) -> tuple[Unit, ...]:
        if self._issue is None:
            return ()
        return translating.units(self._session.store, self._issue, self._language)

    def _show(self) -> None:
        if self.dialog is None or self._issue is None:
            return
        own, other = self._words
        if own and other:
            units = self._units()
            self.dialog.show_units(units, own, other, self._issue.situation, [*self._typed])

    def _tell_words(self) -> None:
        """Learn anew what the figures say in both languages."""
        if self._issue is None:
            return
        store, issue = self._session.store, self._issue
        edition = editions.main(store, issue)
        self._words = (
            TokenWords(gathering.material(store, issue, edition)),
            TokenWords(gathering.material(store, issue, edition, self._language)),
        )

    @Slot()
    def _show_pages(self) -> None:
        if self.dialog is None or self._issue is None or self.dialog.preview.isHidden():
            return
        store, issue = self._session.store, self._issue
        edition = editions.main(store, issue)
        try:
            made = sharing.told(store, issue, edition, self._language)
        except SitrepError as error:  # the pages in that language are not here
            self.dialog.preview.clear(f"{error.problem} {here(error.remedy)}")
            return
        self.dialog.preview.show_document(made)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self.dialog is None or self._issue is None or not changed:
            return
        try:
            issue = finding.report(self._session.store, self._issue.id)
        except SitrepError:
            self.dialog.done(0)
            return
        if not translating.is_open(issue):
            self.dialog.done(0)
            return
        self._issue = issue
        if changed & ~Changed.REPORTS:
            self._tell_words()
        self._show()
        self._pages.start()

    # Keeping

    @Slot(str, str)
    def _on_typed(self, field: str, words: str) -> None:
        self._typed[field] = words
        if self.dialog:
            self.dialog.say_saved("")
        self._save.ask()

    @Slot()
    def _keep(self) -> None:
        """Save what is typed, each field as one step; what is refused stays and is told."""
        self._save.stop()
        if self._issue is None:
            return
        refused = False
        for field, words in [*self._typed.items()]:
            error = self._session.attempt(
                translating.translate, self._issue, self._language, field, words
            )
            if error is None and self._typed.get(field) == words:
                del self._typed[field]
            refused = refused or isinstance(error, StoreFailed)
            self._tell(field, error)
        if refused:
            self._save.again(_AGAIN)
        elif self.dialog and not self._typed and not self.dialog.saved.text():
            self.dialog.say_saved(f"Saved {datetime.now():%H:%M}")  # noqa: DTZ005 - on the wall

    def _tell(self, field: str, error: SitrepError | None) -> None:
        row = self.dialog.rows.get(field) if self.dialog else None
        if row:
            row.tell(f"{error.problem} {here(error.remedy)}" if error else "")

    @Slot(str)
    def _on_holds(self, field: str) -> None:
        self._keep()
        if self.dialog and self._issue:
            self._session.do(
                self.dialog, translating.still_right, self._issue, self._language, field
            )

    @Slot(str)
    def _on_turned(self, language: str) -> None:
        if self.dialog is None or language == self._language:
            return
        self._keep()
        if self._typed:  # refused: the words stay where they are, with the reason beside them
            self.dialog.turn_back(self._language)
            return
        self._language = language
        self._choices.set_text(_CHOICE, language)
        self.dialog.say_saved("")
        self.dialog.clear()
        self._tell_words()
        self._show()
        self.dialog.go_to_open()
        self._pages.start()

    @Slot()
    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog:
            dialog.deleteLater()
        self._typed.clear()
        self._issue = None
