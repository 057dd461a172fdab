"""Why a report cannot go out yet: every finding with its place; waivers are given here too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.proofing.finding import Finding
from sitrep.services import checking
from sitrep.ui.widgets.finding_row import FindingRow
from sitrep.ui.widgets.scrolled import scrolled
from sitrep.ui.widgets.words import words


class BlockedDialog(QDialog):
    """Takes what the checks found; gives back where the person wants to go. Changes nothing.

    Signals:
        waived: The finding that the person wants to let pass.
    """

    waived = Signal(object)

    def __init__(self, name: str, found: Sequence[Finding], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{name} cannot go out yet")
        room = self.screen().availableGeometry()
        self.resize(min(640, room.width() - 32), min(560, room.height() - 48))
        self.place: Finding | None = None
        self.rows: list[FindingRow] = []
        self.count = words("", "heading")
        about = words(
            "Put right what blocks, or waive it with a reason that is kept. Warnings are yours to "
            "judge.",
            "quiet",
            wrap=True,
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._lines.setContentsMargins(0, 0, 8, 0)
        self._lines.addStretch()
        inside = QWidget()
        inside.setLayout(self._lines)
        area = scrolled(inside, "What the checks found")
        self.issue = QPushButton(f"Issue {name}…")
        self.issue.setProperty("role", "primary")
        buttons = QDialogButtonBox()
        buttons.addButton(self.issue, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Not yet", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        for each in (self.count, about, area, buttons):
            whole.addWidget(each)
        self.show_findings(found)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show what is found now; with nothing that blocks the report can go out."""
        for row in self.rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for each in found:
            row = FindingRow(each, fixable=False)
            row.asked.connect(self._on_asked)
            row.waived.connect(self.waived)
            self.rows.append(row)
            self._lines.insertWidget(len(self.rows) - 1, row)
        self.count.setText(checking.counts(found))
        self.issue.setEnabled(not checking.blocking(found))
        if self.rows:
            self.rows[0].there.setFocus()

    @Slot(object)
    def _on_asked(self, finding: Finding) -> None:
        self.place = finding
        self.reject()
