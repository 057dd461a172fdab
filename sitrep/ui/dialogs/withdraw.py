"""Taking a report back that went out: when, and what readers of the list are told."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sitrep.domain.report import Issue
from sitrep.services.overview import report_name
from sitrep.ui.dialogs.form import Form
from sitrep.ui.widgets.day_edit import DayEdit


class WithdrawDialog(Form):
    """Takes an issued report, gives back the reason and the day; changes nothing itself."""

    def __init__(self, parent: QWidget, issue: Issue, today: date) -> None:
        super().__init__(parent, f"Withdraw {issue.name}", "Withdraw")
        self.add_words(
            f"{report_name(issue)} stays as it went out and is listed as withdrawn. The next report"
            " compares with the last one that still holds."
        )
        self.reason = QLineEdit()
        self.reason.setMaxLength(300)
        self.day = DayEdit()
        self.day.set_day(today)
        self.add_field("&Why it is withdrawn, in a sentence for readers", self.reason)
        self.add_field("&Day", self.day)
        self.reason.textChanged.connect(self._on_text)
        self.day.textChanged.connect(self._on_text)
        self._on_text()

    @Slot()
    def _on_text(self) -> None:
        missing = "" if self.reason.text().strip() else "A reason is needed."
        if not missing and not (self.day.is_sound and self.day.day()):
            missing = "Write the day as 7 March 2025."
        self.say_missing(missing)
