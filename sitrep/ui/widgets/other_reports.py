"""The types of report beside the one at hand: their drafts, or their next number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from sitrep.domain.report import Issue, Status
from sitrep.domain.report_types import TYPES
from sitrep.services.overview import report_name


class OtherReports(QPushButton):
    """A menu with a line for each type of report.

    Signals:
        asked: The type that the person wants to write in.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("Other reports")
        self.setToolTip("Go to a draft of another type, or start one")
        self.setMenu(QMenu(self))

    def show_reports(self, every: Sequence[Issue], here: Issue | None) -> None:
        """Offer all types but that of the draft at hand; nothing where there is no draft."""
        self.setVisible(here is not None and here.status is Status.DRAFT)
        menu = self.menu()
        menu.clear()
        for kind, own in TYPES.items():
            if here and kind is here.type:
                continue
            series = [each for each in every if each.type is kind]
            last = series[-1] if series else None
            if last and last.status is Status.DRAFT:
                words = f"Go to {report_name(last)} (draft)"
            else:
                words = f"Start {own.name} No. {last.number + 1 if last else 1}"
            menu.addAction(words).triggered.connect(partial(self.asked.emit, kind.value))
