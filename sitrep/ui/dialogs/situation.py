"""A situation's name, country, first day and GLIDE number; for a new one and for changing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from sitrep.domain.figure import PlaceRef
from sitrep.domain.ids import new_id
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Situation
from sitrep.languages.countries import countries
from sitrep.services import amending
from sitrep.ui.dialogs.form import Form
from sitrep.ui.widgets.suggest import SuggestField, places_of
from sitrep.ui.widgets.words import tell, words

_GLIDE = "GLIDE number, if there is one"


class SituationDialog(Form):
    """Takes a situation, or none for a new one; gives back a situation."""

    def __init__(self, parent: QWidget, situation: Situation | None = None, why: str = "") -> None:
        title = "Situation details" if situation else "New situation"
        super().__init__(parent, title, "Save" if situation else "Create situation")
        self._situation = situation
        if why:
            self.add_words(why)
        self.name = QLineEdit(situation.name if situation else "")
        self.name.setPlaceholderText("Floods in River Nile State")
        self.add_field("&Name", self.name)
        self.country = _country_box()
        self.add_field("&Country", self.country, "Type a few letters of its name.")
        self._add_start()
        self.glide = QLineEdit(situation.glide if situation else "")
        self.glide.setPlaceholderText("EQ-2001-000033-IND")
        self.add_field(f"&{_GLIDE}", self.glide)
        self._about_glide = words("", "wait", wrap=True)
        self.fields.addWidget(self._about_glide)
        if situation:
            self.name.setCursorPosition(0)
            self.country.setCurrentIndex(self.country.findData(situation.country))
        self.areas = SuggestField(self._suggest)
        self.areas.setText(_names(situation) if situation else "")
        self.areas.setCursorPosition(0)
        self.add_field(
            "&Areas it is about",
            self.areas,
            "With semicolons between them; empty for the whole country. A figure of another area"
            " is pointed out.",
        )
        self._about_areas = words("", "wait", wrap=True)
        self.fields.addWidget(self._about_areas)
        self.areas.textChanged.connect(self._check)
        self.name.textChanged.connect(self._check)
        self.country.editTextChanged.connect(self._check)
        self.glide.textEdited.connect(self._on_glide)
        self._check()

    def _add_start(self) -> None:
        start = self._situation.start if self._situation else None
        self.start = QDateEdit(
            QDate(start.year, start.month, start.day) if start else QDate.currentDate()
        )
        self.start.setDisplayFormat("d MMMM yyyy")
        self.start.setCalendarPopup(True)
        self.start.setMaximumDate(QDate.currentDate().addYears(1))
        self.not_known = QCheckBox("Not &known")
        self.not_known.toggled.connect(self.start.setDisabled)
        self.not_known.setChecked(self._situation is not None and start is None)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.start, 1)
        line.addWidget(self.not_known)
        self.add_field(
            "&First day of the crisis", row, "Counts “since the crisis began” run from it."
        )
        row.setFocusProxy(self.start)
        self.start.setAccessibleName("First day of the crisis")

    def situation(self) -> Situation:
        """Return what the form says; call once it was accepted."""
        day = self.start.date()
        start = date(day.year(), day.month(), day.day())
        made = self._situation or Situation(new_id(), self.name.text().strip(), self._code())
        return replace(
            made,
            name=self.name.text().strip(),
            country=self._code(),
            start=None if self.not_known.isChecked() else start,
            glide=self.glide.text().strip(),
            areas=tuple(place.pcode for place in self._places() if place.pcode),
        )

    def _suggest(self, typed: str) -> Sequence[str]:
        return places_of(self._code())(typed)

    def _places(self) -> tuple[PlaceRef, ...]:
        return amending.places(self.areas.text(), self._code())

    def _code(self) -> str:
        """Return the code of the country whose whole name stands in the box, "" if none does."""
        at = self.country.findText(
            self.country.currentText().strip(), Qt.MatchFlag.MatchFixedString
        )
        return str(self.country.itemData(at)) if at >= 0 else ""

    @Slot(str)
    def _on_glide(self, typed: str) -> None:
        at = self.glide.cursorPosition()
        self.glide.setText(typed.upper())
        self.glide.setCursorPosition(at)
        self._check()

    @Slot()
    def _check(self) -> None:
        glide = self.glide.text().strip()
        fault = _glide_fault(glide)
        code = self._code()
        odd = bool(glide and not fault and code and not glide.endswith(code))
        of_another = f"This number is of {glide[-3:]}, the situation of {code}."
        tell(self._about_glide, of_another if odd else fault)
        unknown = [place.name for place in self._places() if not place.pcode] if code else []
        said = f"“{unknown[0]}” is on no list of places; it will not be kept." if unknown else ""
        tell(self._about_areas, said)
        missing = ""
        if not self.name.text().strip():
            missing = "Give the situation a name."
        elif not code:
            missing = "Choose the country from the list."
        elif fault:
            missing = "Correct the GLIDE number, or leave it empty."
        self.say_missing(missing)


def _country_box() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    for code, name in countries():
        box.addItem(name, code)
    box.setCurrentIndex(-1)
    box.setMaxVisibleItems(12)
    completer = QCompleter(box.model(), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    box.setCompleter(completer)
    return box


def _names(situation: Situation) -> str:
    """Return the names of a situation's areas, or else their P-codes, as one types them."""
    listed = gazetteer(situation.country)
    found = (listed.find(code) for code in situation.areas)
    return "; ".join(
        place.name if place and listed.find(place.name) is place else code
        for place, code in zip(found, situation.areas, strict=True)
    )


def _glide_fault(glide: str) -> str:
    """Return what is wrong with a GLIDE number in a sentence, "" if nothing is."""
    if not glide:
        return ""
    try:
        Situation("-", "-", "-", glide=glide)
    except ValueError:
        return (
            "A GLIDE number is two letters for the hazard, the year, six digits and the country:"
            " EQ-2001-000033-IND."
        )
    return ""
