"""An article that is very like one of the situation: which of the two to keep."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from sitrep.languages import forms
from sitrep.services.copies import Likeness


class Choice(Enum):
    """What a person wants of a copy."""

    OPEN_THAT = auto()
    KEEP_BOTH = auto()
    LEAVE_OUT = auto()


class NearCopy(QMessageBox):
    """Takes a likeness, gives back a choice; closing it leaves the new one out.

    Signals:
        chosen: The `Choice`.
    """

    chosen = Signal(object)

    def __init__(self, title: str, likeness: Likeness, parent: QWidget) -> None:
        day = forms.day(likeness.day, "en")
        super().__init__(
            QMessageBox.Icon.Question,
            "Very like another article",
            f"“{title}” is very like “{likeness.title}” of {day}"
            f" ({likeness.score} per cent the same words).",
            parent=parent,
        )
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText("Kept beside it, its figures are not a second origin.")
        roles = QMessageBox.ButtonRole
        that = self.addButton("&Open that one", roles.AcceptRole)
        self.setDefaultButton(that)  # it stores nothing and loses nothing
        self._choices: dict[QAbstractButton, Choice] = {
            that: Choice.OPEN_THAT,
            self.addButton("&Keep both", roles.YesRole): Choice.KEEP_BOTH,
            self.addButton("&Leave it out", roles.RejectRole): Choice.LEAVE_OUT,
        }
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self._on_finished)

    @Slot()
    def _on_finished(self) -> None:
        self.chosen.emit(self._choices.get(self.clickedButton(), Choice.LEAVE_OUT))
