"""Asks which situation an article belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from sitrep.domain.report import Situation
from sitrep.languages.countries import country_name
from sitrep.ui.dialogs.form import Form


class WhichDialog(Form):
    """Takes situations, gives back the one chosen."""

    def __init__(self, parent: QWidget, situations: Sequence[Situation]) -> None:
        super().__init__(parent, "Which situation?", "Continue")
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(280)
        for situation in situations:
            name = f"{country_name(situation.country)}: {situation.name}"
            item = QListWidgetItem(name)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 16))
            item.setData(Qt.ItemDataRole.UserRole, situation)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.add_field("The article &belongs to", self.list)

    def situation(self) -> Situation:
        chosen: Situation = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        return chosen
