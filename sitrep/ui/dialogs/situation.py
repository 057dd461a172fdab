"""A situation's name, country, first day and GLIDE number; for a new one and for changing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from sitrep.domain.figure import PlaceRef
from sitrep.domain.ids import new_id
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Situation
from sitrep.languages.countries import countries
from sitrep.services import amending
from sitrep.ui.dialogs.form import Form
from sitrep.ui.widgets.day_edit import DayEdit
from sitrep.ui.widgets.long_line import LongLine
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
        self.name = LongLine(situation.name if situation else "")
        self.name.setPlaceholderText("Floods in River Nile State")
        self.add_field("&Name", self.name)
        line = QLineEdit()
        line.editingFinished.connect(self._on_country)
        self.country = _country_box(line)
        self.add_field("&Country", self.country, "Type a few letters of its name.")
        self.start = DayEdit()
        self.start.set_day(situation.start if situation else None)
        self.add_field(
            "&First day of the crisis",
            self.start,
            "Counts “since the crisis began” run from it. Leave it empty if it is not known.",
        )
        self.glide = QLineEdit(situation.glide if situation else "")
        self.glide.setPlaceholderText("EQ-2001-000033-IND")
        self.add_field(f"&{_GLIDE}", self.glide)
        self._about_glide = words("", "wait", wrap=True)
        self.fields.addWidget(self._about_glide)
        if situation:
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
        self.start.textChanged.connect(self._check)
        self.glide.textEdited.connect(self._on_glide)
        self._check()

    def situation(self) -> Situation:
        """Return what the form says; call once it was accepted."""
        made = self._situation or Situation(new_id(), self.name.text().strip(), self._code())
        return replace(
            made,
            name=self.name.text().strip(),
            country=self._code(),
            start=self.start.day(),
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

    @Slot()
    def _on_country(self) -> None:
        """Take the only country that is named so: "Syr" is Syria."""
        typed = self.country.currentText().strip()
        if not typed or self._code():
            return
        flags = Qt.MatchFlag.MatchStartsWith, Qt.MatchFlag.MatchContains
        for flag in flags:
            found = self.country.model().match(
                self.country.model().index(0, 0), Qt.ItemDataRole.DisplayRole, typed, -1, flag
            )
            if len(found) == 1:
                self.country.setCurrentIndex(found[0].row())
                return

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
        elif not self.start.is_sound:
            missing = "Write the first day as 6 March 2025, or leave it empty."
        elif fault:
            missing = "Correct the GLIDE number, or leave it empty."
        self.say_missing(missing)


def _country_box(line: QLineEdit) -> QComboBox:
    box = QComboBox()
    box.setLineEdit(line)
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
