"""Who writes the reports: the office, its partners, and the person for the record."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from sitrep.domain.report import Office
from sitrep.ui.dialogs.form import Form


class OfficeDialog(Form):
    """Takes the office, gives back the office."""

    def __init__(self, parent: QWidget, office: Office) -> None:
        super().__init__(parent, "Office", "Save")
        self._office = office
        self.organization = QLineEdit(office.organization)
        self.organization.setPlaceholderText("Northern Field Office")
        self.add_field("&Organization", self.organization, "Printed at the head of every report.")
        self.partners = QLineEdit(office.partners)
        self.partners.setPlaceholderText("National Red Crescent and two local partners")
        self.add_field(
            "&Partners", self.partners, "Printed as “in collaboration with”; may be empty."
        )
        self.author = QLineEdit(office.author)
        self.add_field(
            "&Your name", self.author, "Kept in this computer's record of changes, never printed."
        )

    def office(self) -> Office:
        return replace(
            self._office,
            organization=self.organization.text().strip(),
            partners=self.partners.text().strip(),
            author=self.author.text().strip(),
        )
