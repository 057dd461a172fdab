"""Choices in plain words that stand for codes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QMenu, QToolButton

from sitrep.domain.kinds import Population
from sitrep.ui.widgets.still_box import StillBox


class PeopleButton(QToolButton):
    """Whom a count is about: any number of groups, none for everybody."""

    def __init__(self, chosen: Sequence[Population]) -> None:
        super().__init__()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName("People counted")
        menu = QMenu(self)
        for group in Population:
            action = menu.addAction(group.label.capitalize())
            action.setCheckable(True)
            action.setChecked(group in chosen)
            action.setData(group)
            action.toggled.connect(self._say)
        self.setMenu(menu)
        self._say()

    @property
    def groups(self) -> list[Population]:
        return [Population(a.data()) for a in self.menu().actions() if a.isChecked()]

    @Slot()
    def _say(self) -> None:
        names = ", ".join(group.label for group in self.groups)
        self.setText(f"{names or 'all people'}  ▾")


def combo(offered: dict[str, str], chosen: str) -> QComboBox:
    """Return a box that shows the words and holds the codes."""
    box = StillBox()
    box.setMinimumContentsLength(14)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for key, said in offered.items():
        box.addItem(said, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
