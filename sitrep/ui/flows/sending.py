"""From a report to the clipboard: a short message, or a mail."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sitrep.domain.report import Issue
from sitrep.errors import SitrepError
from sitrep.services import sending
from sitrep.ui.errors import show_error
from sitrep.ui.session import Session


class Sending(QObject):
    """Copies; nothing in it can send."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session

    def message(self, issue: Issue, edition: str, language: str) -> None:
        """Copy an edition as a message of at most 160 letters."""
        try:
            said = sending.message(self._session.store, issue, edition, language)
        except SitrepError as error:
            show_error(self._page, error)
            return
        self._copy(said, f"Copied, {len(said)} letters: {said}")

    def mail(self, issue: Issue, edition: str, language: str) -> None:
        """Copy an edition as a mail, its subject on the first line."""
        try:
            made = sending.mail(self._session.store, issue, edition, language)
        except SitrepError as error:
            show_error(self._page, error)
            return
        self._copy(f"{made.subject}\n\n{made.body}", f"Copied as e-mail: {made.subject}")

    def _copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._session.said.emit(said)
