"""The bar of the page of figures: groups to show, and the ways to enter another figure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from sitrep.domain.usual import GROUPS
from sitrep.languages import forms
from sitrep.services.board import Standing
from sitrep.ui.models.figure_rows import Row

OTHER = "other"


class GroupButtons(QWidget):
    """Casualties, Displacement, Damage, Response: pressed ones are shown, none pressed is all.

    Signals:
        changed: Others are pressed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(6)
        self.buttons: dict[str, QToolButton] = {}
        for key, label in (*((group.key, group.label) for group in GROUPS), (OTHER, "Other")):
            button = QToolButton()
            button.setText(label)
            button.setCheckable(True)
            button.setProperty("role", "filter")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setToolTip(f"Show {label.lower()} only")
            button.toggled.connect(self._on_toggled)
            self.buttons[key] = button
            line.addWidget(button)

    @property
    def is_filtering(self) -> bool:
        return any(button.isChecked() for button in self.buttons.values())

    def fitting(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return the rows of the groups that are pressed."""
        if not self.is_filtering:
            return rows
        pressed = {key for key, button in self.buttons.items() if button.isChecked()}
        usual = self.buttons.keys() - {OTHER}
        return [row for row in rows if (row.group if row.group in usual else OTHER) in pressed]

    def show_groups(self, present: Collection[str]) -> None:
        """Offer "Other" only where something is none of the usual groups."""
        self.buttons[OTHER].setVisible(bool(set(present) - self.buttons.keys()))

    def show_all(self) -> None:
        for button in self.buttons.values():
            button.setChecked(False)

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()


class View(Enum):
    """What the page shows."""

    START = auto()  # nothing yet
    TABLE = auto()
    FORM = auto()


class FigureBar(QWidget):
    """The buttons that fit what the page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.groups = GroupButtons()
        self.other = QPushButton("Other figure…")
        self.other.setToolTip("Any kind, with all its fields (Ctrl+Shift+O)")
        self.enter = QPushButton("Enter figures")
        self.enter.setProperty("role", "primary")
        self.enter.setToolTip("Ctrl+E")
        self.back = QPushButton("Back to the table")
        self.back.setToolTip("Escape")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.groups)
        line.addStretch()
        for button in (self.other, self.enter, self.back):
            line.addWidget(button)

    def show_view(self, view: View) -> None:
        self.groups.setVisible(view is View.TABLE)
        self.enter.setVisible(view is View.TABLE)
        self.other.setVisible(view is not View.TABLE)
        self.back.setVisible(view is View.FORM)


def said_of(view: View, standings: Sequence[Standing]) -> str:
    """Return the quiet words beside the title."""
    if view is View.FORM:
        return "as they are told, no article needed"
    spoken = [each.speaks for each in standings if each.speaks]
    facts = sum(figure.claim.is_fact for figure in spoken)
    rivals = sum(len(each.rivals) for each in standings if not each.shown.claim.is_fact)
    counted = (
        (len(spoken) - facts, "figure", "figures"),
        (facts, "fact", "facts"),
        (rivals, "rival count", "rival counts"),
    )
    said = [
        f"{forms.number(count, 'en')} {one if count == 1 else several}"
        for count, one, several in counted
        if count
    ]
    return " · ".join(said)
