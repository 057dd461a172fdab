"""Letting a finding pass once, with a reason that is kept."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sitrep.proofing.finding import Finding
from sitrep.ui.dialogs.form import Form


class WaiveDialog(Form):
    """Takes a finding, gives back the reason to let it pass; changes nothing itself."""

    def __init__(self, parent: QWidget, finding: Finding) -> None:
        super().__init__(parent, "Waive once", "Waive")
        self.finding = finding
        self.add_words(finding.message)
        self.reason = QLineEdit()
        self.reason.setMaxLength(300)
        self.add_field(
            "&Why it may stand in this report",
            self.reason,
            "Kept with the report, and told at the handover.",
        )
        self.reason.textChanged.connect(self._on_text)
        self._on_text()

    @Slot()
    def _on_text(self) -> None:
        empty = not self.reason.text().strip()
        self.say_missing("A waiver needs a reason." if empty else "")
