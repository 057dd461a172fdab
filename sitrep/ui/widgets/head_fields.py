"""The head of a report's form: title, days, for how long it holds, and who may see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sitrep.document.material import Material
from sitrep.domain.fields import VALIDITY
from sitrep.domain.report_types import TypeOfReport
from sitrep.languages import forms
from sitrep.ui.widgets.columns import Columns, Labelled
from sitrep.ui.widgets.line_fields import ChoiceField, DayEdit, LineEdit, MomentEdit

NAMES = (
    "title", "as_of", "validity", "period_from", "period_to", "next_due", "classification"
)  # fmt: skip
HOURS = {"": "Not said"} | {str(each): f"{each} hours" for each in VALIDITY}
CLASSES = {
    "public": "Public",
    "partners": "Partners",
    "internal": "Internal",
    "restricted": "Restricted",
}


class HeadFields:
    """Makes the fields; `field` hands each to the draft and puts its name above it."""

    def __init__(self, field: Callable[[str, str, QWidget], Labelled]) -> None:
        self.title = LineEdit("Title", 200)
        self.as_of = MomentEdit("As of")
        self.days = {name: DayEdit() for name in ("period_from", "period_to", "next_due")}
        self.validity = ChoiceField(HOURS, "")
        self.classification = ChoiceField(CLASSES, "internal")
        self.first = Columns(
            [
                field("title", "Title", self.title),
                field("as_of", "As of (local time)", self.as_of),
            ],
            28,
        )
        self._below = {
            "period_from": field("period_from", "Period from", self.days["period_from"]),
            "period_to": field("period_to", "Period to", self.days["period_to"]),
            "validity": field("validity", "Valid for", self.validity),
            "next_due": field("next_due", "Next report", self.days["next_due"]),
            "classification": field("classification", "Classification", self.classification),
        }
        self.second = Columns([*self._below.values()], 17)

    def show_type(self, own: TypeOfReport) -> None:
        """Show the fields that a type of report has."""
        self.second.show_only([each for name, each in self._below.items() if own.has_field(name)])

    def show_defaults(self, material: Material, usual_title: str) -> None:
        """Show in grey what the page says where nothing is typed."""
        as_of, period = material.as_of(), material.period()
        if not material.value("title"):
            self.title.setPlaceholderText(usual_title)
        for day in self.days.values():
            day.near = as_of[0] if as_of else day.near
        if period:
            self.days["period_from"].setPlaceholderText(forms.day(period[0], "en"))
            self.days["period_to"].setPlaceholderText(forms.day(period[1], "en"))
        self.days["next_due"].setPlaceholderText("tomorrow, 14 March")
