"""One figure with all its fields in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.sentences import Writer
from sitrep.domain.article import Classification
from sitrep.domain.figure import Figure
from sitrep.domain.kinds import KINDS, Unit
from sitrep.domain.quantity import Quantifier
from sitrep.domain.reading import quantity
from sitrep.domain.report import SECTORS, Situation
from sitrep.domain.source import CREDIBILITY, RELIABILITY, Verification
from sitrep.domain.usual import MEASURES
from sitrep.errors import Refused
from sitrep.services.amending import amended, parts_typed
from sitrep.services.telling import recounted
from sitrep.ui.widgets.pick import PeopleButton, combo
from sitrep.ui.widgets.roles import set_role
from sitrep.ui.widgets.suggest import DayField, Days, SuggestField
from sitrep.ui.widgets.words import ShortLabel, words

QUOTE_LETTERS = 300
_VERIFICATION = {
    Verification.UNVERIFIED: "Unverified claim",
    Verification.REPORTED: "Reported by a named source",
    Verification.CORROBORATED: "Corroborated by two origins or more",
    Verification.VERIFIED: "Verified by a stated method",
    Verification.DISPUTED: "Disputed",
    Verification.RETRACTED: "Retracted",
}
_CLASSIFICATION = {
    Classification.PUBLIC: "Public",
    Classification.PARTNERS: "Partners",
    Classification.INTERNAL: "Internal",
    Classification.RESTRICTED: "Restricted: named people only",
}


@dataclass(frozen=True, slots=True)
class Helps:
    """What the dialog suggests from.

    Attributes:
        days: From where days without a year are read.
    """

    situation: Situation
    writer: Writer
    days: Days
    places: Callable[[str], Sequence[str]]
    sources: Callable[[str], Sequence[str]]


@dataclass(slots=True)
class _Fields:
    """Each field by its name in `amending.FIELDS`: how it is read as words."""

    read: dict[str, Callable[[], str]] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)


class FigureDialog(QDialog):
    """Takes a figure, gives back the amended figure; changes nothing itself."""

    def __init__(
        self, figure: Figure, helps: Helps, parent: QWidget, title: str = "Change the figure"
    ) -> None:
        super().__init__(parent)
        self._figure = figure
        self._helps = helps
        self._made = figure
        self._fields = _Fields()
        self.setWindowTitle(title)
        self._say_count = QLabel()
        self._say_count.setWordWrap(True)
        self._say_count.setTextFormat(Qt.TextFormat.PlainText)
        self.problem = QLabel()
        self.problem.setProperty("role", "wait")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._arrange(title)
        self._fields.first = {name: read() for name, read in self._fields.read.items()}
        self.count.setFocus()
        self.count.selectAll()
        self._on_count()

    def _arrange(self, title: str) -> None:
        left, right = self._form(), self._form()
        self._what(left)
        self._how_sure(right)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        inside = QWidget()
        inside.setLayout(sides)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(words(title, "heading"))
        if self._figure.passages:
            quote = " ".join(self._figure.passages[0].quote.split())
            column.addWidget(ShortLabel(f"“{quote[:QUOTE_LETTERS]}”", "quiet"))
        column.addWidget(area, 1)
        column.addWidget(self.problem)
        column.addWidget(self._buttons())
        hint = inside.sizeHint()
        wide = max(104 * self.fontMetrics().averageCharWidth(), hint.width() + 48)
        self.resize(wide, min(680, hint.height() + 128))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("role", "primary")
        save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def figure(self) -> Figure:
        """Return the figure as the fields say it; valid once accepted."""
        return self._made

    @staticmethod
    def _form() -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        return form

    def _what(self, form: QFormLayout) -> None:
        claim = self._figure.claim
        kinds = {key: kind.label for key, kind in KINDS.items() if kind.counts}
        if claim.is_compound or claim.is_fact:
            kinds = {"+".join(claim.kinds): self._helps.writer.label(claim)} | kinds
        self.kind = self._choice("kind", kinds, "+".join(claim.kinds))
        self.count = self._line("value", self._count_words())
        self.count.textChanged.connect(self._on_count)
        self.count.setEnabled(not claim.is_fact)
        units = {unit.value: unit.value.replace("usd", "US dollars") for unit in Unit}
        self.unit = self._choice("unit", units, claim.unit.value)
        self.household = self._line(
            "household_size",
            f"{self._figure.household_size:g}" if self._figure.household_size else "",
        )
        self.household.setPlaceholderText("such as 5")
        self.place = SuggestField(self._helps.places)
        self.place.setText("; ".join(place.name for place in claim.places))
        self.place.setPlaceholderText("all areas")
        self._fields.read["place"] = self.place.text
        self.people = PeopleButton(claim.population)
        self._fields.read["population"] = lambda: ";".join(self.people.groups)
        measures = {measure.value: said.capitalize() for measure, said in MEASURES.items()}
        self.measure = self._choice("measure", measures, claim.measure.value)
        self.as_of = self._day("as_of", claim.as_of)
        self.since = self._day("since", claim.since)
        form.addRow("&Kind", self.kind)
        form.addRow("&Count", self.count)
        form.addRow("", self._say_count)
        form.addRow("&Unit", self.unit)
        self._household_label = QLabel("People in a &household")
        self._household_label.setBuddy(self.household)
        form.addRow(self._household_label, self.household)
        form.addRow("&Place", self.place)
        form.addRow("Pe&ople", self.people)
        form.addRow("Count&ed", self.measure)
        form.addRow("&As of", self.as_of)
        form.addRow("Since", self.since)
        self.unit.currentIndexChanged.connect(self._on_count)
        self.kind.currentIndexChanged.connect(self._on_kind)

    def _how_sure(self, form: QFormLayout) -> None:
        figure = self._figure
        self.source = SuggestField(self._helps.sources)
        self.source.setText(figure.claim.origin)
        self.source.setCursorPosition(0)
        self.source.setPlaceholderText("who counted")
        self._fields.read["source"] = self.source.settled
        ladder = {key.value: said for key, said in _VERIFICATION.items()}
        self.verification = self._choice("verification", ladder, figure.verification.value)
        self.reliability = combo(
            {key: f"{key}  {said}" for key, said in RELIABILITY.items()}, figure.grade.reliability
        )
        self.credibility = combo(
            {key: f"{key}  {said}" for key, said in CREDIBILITY.items()}, figure.grade.credibility
        )
        self._fields.read["grade"] = lambda: (
            self.reliability.currentData() + self.credibility.currentData()
        )
        seen = {key.value: said for key, said in _CLASSIFICATION.items()}
        self.classification = self._choice("classification", seen, figure.classification.value)
        sectors = {"": "none"} | dict(SECTORS)
        self.sector = self._choice("sector", sectors, figure.claim.sector)
        self.note = self._line("note", figure.note)
        self.note.setPlaceholderText("for a call: who told you, and when")
        self.caveat = self._line("caveat", figure.caveat)
        self.caveat.setPlaceholderText("printed as a footnote")
        self.parts = self._line("parts", parts_typed(figure))
        self.parts.setPlaceholderText("women: 120; men: 300; 5-17: 40")
        form.addRow("&Source", self.source)
        form.addRow("&Verification", self.verification)
        form.addRow("&Reliability", self.reliability)
        form.addRow("Cred&ibility", self.credibility)
        form.addRow("Who &may see it", self.classification)
        form.addRow("Sec&tor", self.sector)
        form.addRow("&Note", self.note)
        form.addRow("Cavea&t", self.caveat)
        form.addRow("Made up o&f", self.parts)

    def _count_words(self) -> str:
        """Return the count as it was written; "" where there is none yet."""
        quantity = self._figure.claim.quantity
        if quantity.words or quantity.quantifier is Quantifier.NOT_AVAILABLE:
            return quantity.words
        return self._helps.writer.count(quantity)

    def _line(self, name: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setMaxLength(500)
        line.setCursorPosition(0)
        self._fields.read[name] = line.text
        return line

    def _choice(self, name: str, offered: dict[str, str], chosen: str) -> QComboBox:
        made = combo(offered, chosen)
        self._fields.read[name] = made.currentData
        return made

    def _day(self, name: str, value: date | None) -> DayField:
        line = DayField(lambda: self._helps.days)
        line.set_day(value)
        self._fields.read[name] = lambda: _iso(line)
        return line

    @Slot()
    def _on_count(self) -> None:
        """Read the count back, or say why it cannot be read."""
        unit = Unit(self.unit.currentData())
        try:
            count, said = quantity(self.count.text())
            unit = said or unit
            self._tell(f"Reads: {self._helps.writer.count(count)}", "quiet")
        except ValueError as error:
            self._tell(str(error), "wait")
        homes = unit in (Unit.HOUSEHOLDS, Unit.FAMILIES)
        self.household.setVisible(homes)
        self._household_label.setVisible(homes)

    def _tell(self, said: str, role: str) -> None:
        self._say_count.setText(said)
        set_role(self._say_count, role)

    def accept(self) -> None:
        """Close if every field can be read; else say which cannot, and stay."""
        made = self._figure
        if not self.count.text().strip():
            self._refuse("There is no count yet: write it as people do, such as “more than 70”.")
            return
        try:
            for name, read in self._fields.read.items():
                said = read()
                if said != self._fields.first[name]:
                    made = self._with(made, name, said)
        except Refused as error:
            self._refuse(f"{error.problem} {error.remedy}")
            return
        except ValueError as error:
            self._refuse(str(error))
            return
        self._made = made
        super().accept()

    def _refuse(self, said: str) -> None:
        self.problem.setText(said)
        self.problem.show()

    @Slot()
    def _on_kind(self) -> None:
        """Take the unit and the measure that are usual for the kind."""
        kind = KINDS.get(str(self.kind.currentData()))
        if kind:
            self.unit.setCurrentIndex(self.unit.findData(kind.unit.value))
            self.measure.setCurrentIndex(self.measure.findData(kind.measure.value))

    def _with(self, figure: Figure, name: str, said: str) -> Figure:
        if name == "household_size" and not said.strip():
            return replace(figure, household_size=None)
        if name == "value":
            return recounted(figure, said, self._helps.situation.country)
        return amended(figure, name, said, self._helps.situation.country)


def _iso(line: DayField) -> str:
    value = line.day()
    return value.isoformat() if value else ""
