"""What leaves the program from the Publish page: a file, paper, or words on the clipboard."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sitrep.document.record import Record
from sitrep.errors import SitrepError
from sitrep.proofing.leaks import Secret
from sitrep.services import records, sharing, withholding
from sitrep.services.overview import report_name
from sitrep.services.sharing import Wish
from sitrep.store import situations
from sitrep.ui.choices import Choices
from sitrep.ui.dialogs.export_as import ExportAsDialog
from sitrep.ui.errors import show_error
from sitrep.ui.flows.export import Export
from sitrep.ui.flows.print_report import Printing
from sitrep.ui.flows.sending import Sending
from sitrep.ui.session import Session
from sitrep.ui.widgets.shown_report import ShownReport

if TYPE_CHECKING:
    from sitrep.ui.panels.publish import PublishPanel


class GoingOut(QObject):
    """Acts on the report that the page shows, as it is shown."""

    def __init__(self, session: Session, choices: Choices, page: PublishPanel) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self.export = Export(page, session, choices, page.strip)
        self.printing = Printing(page, session, page.strip, self.export_pdf)
        self._sending = Sending(page, session)

    def export_pdf(self) -> None:
        """Write what is shown to a file."""
        shown = self._page.open.shown
        if self._page.open.is_busy:
            self._session.said.emit("Nothing was exported yet: the report is still being read")
        elif shown and shown.document and not self._page.strip.is_working:
            record = self._record(shown, shown.wish)
            preview = self._page.preview
            made = preview.is_current and (shown.is_the_file or not record)
            ready = preview.pdf if made else b""
            secrets = self._secrets(shown, shown.wish)
            self.export.begin(shown.document, shown.wish, ready, record, secrets)

    def export_as(self) -> None:
        """Ask which file, edition and language, then write it."""
        shown = self._page.open.shown
        if shown and not self._page.strip.is_working:
            dialog = ExportAsDialog(shown.wish, self._page)
            dialog.accepted.connect(lambda: self._export(shown, dialog.wish()))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _export(self, shown: ShownReport, wish: Wish) -> None:
        store, issue = self._session.store, shown.out.issue
        try:
            document = sharing.told(store, issue, wish.edition, wish.language)
            record = self._record(shown, wish) if wish.format == "pdf" else None
        except SitrepError as error:
            show_error(self._page, error)
            return
        self.export.begin(document, wish, b"", record, self._secrets(shown, wish))

    def print_pdf(self) -> None:
        """Print what is shown."""
        shown, preview = self._page.open.shown, self._page.preview
        if shown is None or self._page.strip.is_working:
            return
        if not preview.is_current:
            self._session.said.emit("Nothing was printed yet: the pages are still being made")
        else:
            name = report_name(shown.out.issue)
            self.printing.begin(preview.pdf, name, self._secrets(shown, shown.wish))

    def copy_message(self) -> None:
        """Copy what is shown as a message of at most 160 letters."""
        if shown := self._page.open.shown:
            self._sending.message(shown.out.issue, shown.wish.edition, shown.wish.language)

    def copy_mail(self) -> None:
        """Copy what is shown as a mail."""
        if shown := self._page.open.shown:
            self._sending.mail(shown.out.issue, shown.wish.edition, shown.wish.language)

    def hand_over(self) -> None:
        """Make the sheet for whoever takes over the desk."""
        situation = situations.get(self._session.store, self._page.situation)
        if situation and not self._page.strip.is_working:
            self.export.hand_over(situation, datetime.now(UTC).astimezone().date())

    def _record(self, shown: ShownReport, wish: Wish) -> Record | None:
        """Return what a PDF of the report carries; None for a draft."""
        return records.carried(self._session.store, shown.out.issue, wish.edition, wish.language)

    def _secrets(self, shown: ShownReport, wish: Wish) -> tuple[Secret, ...]:
        """Return what may not stand in a file of an edition."""
        issue = shown.out.issue
        return withholding.secrets(self._session.store, issue.id, issue.situation, wish.edition)
