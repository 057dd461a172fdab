"""What was counted, how many, where, of whom and when."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel

from sitrep.domain.abroad import is_beyond
from sitrep.domain.figure import Figure, PlaceRef
from sitrep.domain.household import typed
from sitrep.domain.kinds import HOUSEHOLDS, KINDS, RATES, FigureKind, Measure, Unit
from sitrep.domain.quantity import Quantifier
from sitrep.domain.shares import count_or_share
from sitrep.domain.usual import MEASURES
from sitrep.services import amending
from sitrep.ui.widgets.figure_column import FigureColumn, Helps
from sitrep.ui.widgets.pick import PeopleButton, combo
from sitrep.ui.widgets.roles import set_role
from sitrep.ui.widgets.words import words

_NO_KIND = "Choose what was counted…"


class WhatFields(FigureColumn):
    """The left column of the form.

    Args:
        figure: As it is or would be.
        helps: What the fields suggest from.
        ask_kind: Nobody knows yet what was counted.
    """

    def __init__(self, figure: Figure, helps: Helps, *, ask_kind: bool) -> None:
        super().__init__(helps)
        claim = figure.claim
        first, other = (*claim.kinds, "")[:2]
        kinds = {key: kind.label for key, kind in KINDS.items()}
        counted = {key: kind.label for key, kind in KINDS.items() if kind.counts}
        self.kind = combo({"": _NO_KIND} | kinds if ask_kind else kinds, "" if ask_kind else first)
        self.other = combo({"": "no other kind"} | counted, other)
        self.other.setAccessibleName("Or another kind, of the same count")
        self._more_kinds = claim.kinds[2:]
        self._read["kind"] = lambda: "+".join(self.kinds())
        self.count = self._line("value", _count(figure), "more than 70, 40-50, dozens, 25 per cent")
        units = {unit.value: unit.label for unit in Unit}
        self.unit = self._choice("unit", units, claim.unit.value)
        self._read["unit"] = lambda: self._unit().value
        measures = {measure.value: said.capitalize() for measure, said in MEASURES.items()}
        self.measure = self._choice("measure", measures, claim.measure.value)
        self._read["measure"] = self._measured
        self.unit.currentIndexChanged.connect(self._on_unit)
        self.measure.currentIndexChanged.connect(self._on_measure)
        size = typed(figure.household_size, figure.household_source)
        self.household = self._line("household_size", size, "such as 5 (OCHA)")
        self.place = self._suggest(
            "place",
            "; ".join(place.name for place in claim.places),
            helps.places,
            "Latakia; Tartus – empty for all areas",
        )
        self.people = PeopleButton(claim.population)
        self._read["population"] = lambda: ";".join(self.people.groups)
        self.as_of = self._day("as_of", claim.as_of)
        self.since = self._day("since", claim.since)
        self.reading, self.where = words("", "quiet", wrap=True), words("", "quiet", wrap=True)
        self._arrange()
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.other.currentIndexChanged.connect(self._on_edited)
        for action in self.people.menu().actions():
            action.toggled.connect(self._on_edited)
        self.edited.connect(self._refresh)
        self._refresh()

    def _arrange(self) -> None:
        self._household_label = QLabel("People in a &household")
        self._household_label.setBuddy(self.household)
        for label, field in (
            ("&Kind", self.kind),
            ("o&r", self.other),
            ("&Count", self.count),
            ("", self.reading),
            ("&Unit", self.unit),
            (self._household_label, self.household),
            ("&Place", self.place),
            ("", self.where),
            ("Pe&ople", self.people),
            ("Count&ed", self.measure),
            ("&As of", self.as_of),
            ("Since", self.since),
        ):
            self.form.addRow(label, field)

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds that were counted as one; none while nobody chose."""
        chosen = (str(self.kind.currentData()), str(self.other.currentData()), *self._more_kinds)
        return tuple(dict.fromkeys(kind for kind in chosen if kind))

    @property
    def is_fact(self) -> bool:
        """Tell whether what was chosen holds or does not, and is not counted."""
        kinds = self.kinds()
        return bool(kinds) and not KINDS[kinds[0]].counts

    def tell(self, said: str, role: str) -> None:
        """Say below the count how all of it is read, or why it cannot be."""
        self.reading.setText(said)
        set_role(self.reading, role)

    @Slot()
    def _on_kind(self) -> None:
        """Take the unit and the measure that are usual for the kind."""
        kind = KINDS.get(str(self.kind.currentData()))
        if kind:
            self.unit.setCurrentIndex(self.unit.findData(kind.unit.value))
            self.measure.setCurrentIndex(self.measure.findData(kind.measure.value))
        self.edited.emit()

    @Slot()
    def _on_unit(self) -> None:
        """Count as a rate what has the unit of one, and nothing else."""
        rate = Unit(self.unit.currentData()) in RATES
        if rate != (self.measure.currentData() == Measure.RATE.value):
            measure = Measure.RATE if rate else self._usual().measure
            self.measure.setCurrentIndex(self.measure.findData(measure.value))

    @Slot()
    def _on_measure(self) -> None:
        """Give a rate the unit of one, and a count that of its kind."""
        rate = self.measure.currentData() == Measure.RATE.value
        if rate != (Unit(self.unit.currentData()) in RATES):
            unit = Unit.PER_CENT if rate else self._usual().unit
            self.unit.setCurrentIndex(self.unit.findData(unit.value))

    @Slot()
    def _refresh(self) -> None:
        for field in (self.count, self.unit, self.other, self.people):
            field.setEnabled(not self.is_fact)
        homes = self._unit() in HOUSEHOLDS
        self.household.setVisible(homes)
        self._household_label.setVisible(homes)
        found = amending.places(self.place.text(), self._helps.situation.country)
        said = [self._told(place) for place in found]
        self.where.setText(" · ".join(said) if said else "The situation as a whole")

    def _told(self, place: PlaceRef) -> str:
        """Say what a place was understood as, and whether the situation is about it."""
        if not place.pcode:
            return f"“{place.name}” is on no list"
        beyond = is_beyond(place, self._helps.situation.areas)
        outside = ", outside the areas of the situation" if beyond else ""
        return f"{place.name} ({place.pcode}){outside}"

    def _usual(self) -> FigureKind:
        return KINDS[self.kinds()[0]] if self.kinds() else KINDS["affected"]

    def _measured(self) -> str:
        rate = self._unit() in RATES
        return Measure.RATE.value if rate else str(self.measure.currentData())

    def _unit(self) -> Unit:
        chosen = Unit(self.unit.currentData())
        try:
            return count_or_share(self.count.text())[1] or chosen
        except ValueError:
            return chosen


def _count(figure: Figure) -> str:
    """Return the count as a person would type it; "" where there is none yet."""
    count = figure.claim.quantity
    if count.quantifier is Quantifier.NOT_AVAILABLE and not count.words:
        return ""
    return amending.typed(count)
