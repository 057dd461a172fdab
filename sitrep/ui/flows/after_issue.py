"""What follows on a report that went out: the next one, a corrected one, its end, its changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sitrep.domain.ids import new_id
from sitrep.domain.report import Issue, ReportType
from sitrep.services import correcting, reporting, withdrawing
from sitrep.services.sharing import Out
from sitrep.ui.choices import Choices
from sitrep.ui.dialogs.compare import CompareDialog
from sitrep.ui.dialogs.withdraw import WithdrawDialog
from sitrep.ui.flows.asking import ask
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session


class AfterIssue(QObject):
    """Takes each as one step, and leads to where one goes on.

    Signals:
        asked: The `Place` of the report that was started.
    """

    asked = Signal(object)

    def __init__(self, page: QWidget, session: Session, choices: Choices) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._choices = choices

    def start_next(self, situation: str, kind: ReportType) -> None:
        """Start the next report from the last one, and go there."""
        of, new = reporting.situation_of(self._session.store, situation), new_id()
        if self._session.do(self._page, reporting.start, new, of, kind):
            self.asked.emit(Place(Page.REPORT, situation, new))

    def correct(self, issue: Issue) -> None:
        """Start the corrected version of a report, and go there."""
        new = new_id()
        if self._session.do(self._page, correcting.start, new, issue):
            self.asked.emit(Place(Page.REPORT, issue.situation, new))

    def withdraw(self, issue: Issue) -> None:
        """Ask why and since when a report is withdrawn, and withdraw it."""
        dialog = WithdrawDialog(self._page, issue, datetime.now(UTC).astimezone().date())
        ask(
            dialog,
            lambda: self._session.attempt(
                withdrawing.withdraw, issue, dialog.reason.text(), dialog.day.day()
            ),
        )

    def compare(self, out: Out, known: Sequence[Out]) -> None:
        """Show two reports side by side: one of those known, and the one before it of its type."""
        order = sorted(known, key=_in_series)
        series = [each for each in order if each.issue.type is out.issue.type]
        near = series if len(series) > 1 else order
        place = near.index(out)
        earlier, later = near[max(0, place - 1)], near[max(1, place)]
        dialog = CompareDialog(self._session, self._choices, order, self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.show_pair(earlier.issue.id, later.issue.id)


def _in_series(out: Out) -> tuple[int, bool, int, int]:
    """Order by type, then by number; a draft comes after what went out."""
    types = [*ReportType]
    return types.index(out.issue.type), out.is_draft, out.issue.number, out.issue.version
