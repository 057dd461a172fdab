"""A figure to be set right: what was counted, how many, where, when, by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure, Link, Relation
from sitrep.domain.kinds import KINDS, Measure, Population, Unit
from sitrep.services import amending
from sitrep.services.amending import Draft
from sitrep.ui.widgets import wording
from sitrep.ui.widgets.day_edit import DayEdit
from sitrep.ui.widgets.places_edit import PlacesEdit
from sitrep.ui.widgets.roles import set_role, set_state

T = TypeVar("T")

RELATIONS = {
    Relation.UPDATES: "Updates",
    Relation.SUBSET_OF: "Is included in",
    Relation.ADDITIONAL_TO: "Comes on top of",
    Relation.OVERLAPS: "Overlaps with",
    Relation.COMPONENT_OF: "Is a part of the sum",
    Relation.SAME_ORIGIN_AS: "Has the same origin as",
    Relation.CONTRADICTS: "Contradicts",
}
_NO_KIND = "Choose what was counted…"


class AmendDialog(QDialog):
    """Takes a figure, gives back the amended figure; changes nothing itself.

    Args:
        figure: The figure as it is or would be.
        country: Code of the country whose places are offered.
        others: Figures of the situation that it may be linked to.
        match: The figure that speaks for the same indicator already.
        ask_kind: Nobody knows yet what was counted.
    """

    def __init__(  # noqa: PLR0913 - a value and what may stand beside it
        self,
        figure: Figure,
        country: str,
        writer: Writer,
        parent: QWidget,
        *,
        others: Sequence[Figure] = (),
        match: Figure | None = None,
        ask_kind: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Figure")
        self.setMinimumWidth(620)
        self._figure = figure
        self._country = country
        self._writer = writer
        self._match = match
        self._others = [each for each in others if each.id != figure.id]
        self._make_fields(ask_kind=ask_kind)
        self._arrange()
        self._fill(ask_kind=ask_kind)
        self._connect()
        self._on_changed()
        (self.kind if ask_kind else self.count).setFocus()
        self.count.selectAll()

    # Fields

    def _make_fields(self, *, ask_kind: bool) -> None:
        self.kind, self.other_kind = QComboBox(), QComboBox()
        for box, none in ((self.kind, _NO_KIND if ask_kind else ""), (self.other_kind, "–")):
            if none:
                box.addItem(none, "")
            for kind in KINDS.values():
                if kind.counts or box is self.kind:
                    box.addItem(kind.label, kind.key)
            box.setMaxVisibleItems(18)
        self.count = QLineEdit()
        self.count.setPlaceholderText("more than 70, 40-50, dozens, 1,000 households")
        self.reading = QLabel()
        self.reading.setTextFormat(Qt.TextFormat.PlainText)
        self.reading.setWordWrap(True)
        self.unit, self.measure = QComboBox(), QComboBox()
        _offer(self.unit, Unit, lambda unit: "US dollars" if unit is Unit.USD else unit.value)
        _offer(self.measure, Measure, wording.MEASURES.__getitem__)
        self.population = QComboBox()
        self.population.addItem("all people", ())
        for group in Population:
            self.population.addItem(group.label, (group,))
        self.places = PlacesEdit(self._country)
        self.as_of = DayEdit()
        self.source = QLineEdit()
        self.source.setPlaceholderText("who counted, such as OCHA")
        known = sorted({each.claim.origin for each in self._others if each.claim.origin})
        completer = QCompleter(known, self.source)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.source.setCompleter(completer)
        self.note = QLineEdit()
        self.relation, self.other = QComboBox(), QComboBox()
        self.other.setAccessibleName("The figure that it is linked to")
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.other.setSizeAdjustPolicy(policy)
        self.relation.addItem("No link", None)
        for relation, words in RELATIONS.items():
            self.relation.addItem(words, relation)
        self.updates = QCheckBox()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        if self._figure.passages:
            layout.addWidget(_quote(self._figure.passages[0].quote))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._row(
            grid, 0, ("&What was counted", self.kind), ("o&r (the same count)", self.other_kind)
        )
        self._row(grid, 1, ("&Count", self.count), ("&Unit", self.unit))
        grid.addWidget(self.reading, 2, 1, 1, 3)
        self._row(grid, 3, ("&Places", self.places))
        grid.addWidget(self.places.reading, 4, 1, 1, 3)
        self._row(grid, 5, ("&As of", self.as_of), ("Counted &how", self.measure))
        self._row(grid, 6, ("&Source", self.source))
        self._row(grid, 7, ("O&f whom", self.population), ("&Note", self.note))
        self._row(grid, 8, ("&Link", self.relation), ("", self.other))
        layout.addLayout(grid)
        layout.addWidget(self.updates)
        layout.addLayout(self._buttons())

    def _row(self, grid: QGridLayout, line: int, *pairs: tuple[str, QWidget]) -> None:
        for place, (name, field) in enumerate(pairs):
            field.setMinimumWidth(120)
            if not name:  # it says more itself than a label does, and needs the room
                grid.addWidget(field, line, 2 * place, 1, 2)
                continue
            label = QLabel(name)
            label.setBuddy(field)
            label.setProperty("role", "quiet")
            grid.addWidget(label, line, 2 * place)
            grid.addWidget(field, line, 2 * place + 1, 1, 1 if len(pairs) > 1 else 3)
            if isinstance(field, QComboBox):
                policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                field.setSizeAdjustPolicy(policy)

    def _buttons(self) -> QHBoxLayout:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = QPushButton("Accept figure")
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setDefault(True)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.missing = QLabel()
        self.missing.setProperty("role", "wait")
        line = QHBoxLayout()
        line.addWidget(self.missing, 1)
        line.addWidget(buttons)
        return line

    def _fill(self, *, ask_kind: bool) -> None:
        claim = self._figure.claim
        if not ask_kind:
            self.kind.setCurrentIndex(self.kind.findData(claim.kinds[0]))
        if claim.is_compound:
            self.other_kind.setCurrentIndex(self.other_kind.findData(claim.kinds[1]))
        self.count.setText(amending.typed(claim.quantity))
        self.unit.setCurrentIndex(self.unit.findData(claim.unit))
        self.measure.setCurrentIndex(self.measure.findData(claim.measure))
        if len(claim.population) > 1:
            names = " and ".join(group.label for group in claim.population)
            self.population.addItem(names, claim.population)
        self.population.setCurrentIndex(self.population.findData(claim.population))
        self.places.show_places(claim.places)
        self.as_of.set_day(claim.as_of)
        self.source.setText(amending.counted_by(claim))
        self.note.setText(self._figure.note)
        for field in (self.source, self.note):
            field.setCursorPosition(0)
        first = sorted(self._others, key=lambda each: each.claim.kinds != claim.kinds)
        for each in first:
            words = f"{self._writer.label(each.claim)}: {wording.brief(each, self._writer)}"
            self.other.addItem(words, each.id)
        self._fill_link()
        if self._match:
            words = wording.brief(self._match, self._writer)
            self.updates.setText(f"It updates {words}, which then is kept for the record only")
        self.updates.setVisible(self._match is not None and not self._figure.links)

    def _fill_link(self) -> None:
        known = [link for link in self._figure.links if self.other.findData(link.other) >= 0]
        if known:
            self.relation.setCurrentIndex(self.relation.findData(known[0].relation))
            self.other.setCurrentIndex(self.other.findData(known[0].other))

    def _connect(self) -> None:
        for field in (self.count, self.source, self.note):
            field.textChanged.connect(self._on_changed)
        self.as_of.textChanged.connect(self._on_changed)
        self.kind.activated.connect(self._on_kind)
        for box in (self.other_kind, self.unit, self.measure, self.population, self.relation):
            box.activated.connect(self._on_changed)
        self.updates.toggled.connect(self._on_updates)

    # Values

    def draft(self) -> Draft:
        """Return what the fields say."""
        kinds = tuple(str(box.currentData()) for box in (self.kind, self.other_kind))
        return Draft(
            kinds=tuple(dict.fromkeys(kind for kind in kinds if kind))
            + self._figure.claim.kinds[2:],
            count=self.count.text(),
            unit=Unit(self.unit.currentData()),
            places=self.places.places(),
            as_of=self.as_of.day(),
            source=self.source.text().strip(),
            population=tuple(Population(each) for each in self.population.currentData()),
            measure=Measure(self.measure.currentData()),
            note=self.note.text().strip(),
        )

    def figure(self) -> Figure:
        """Return the figure as the fields say.

        Raises:
            ValueError: The count or the kind cannot be read.
        """
        return replace(amending.drafted(self._figure, self.draft()), links=self._links())

    def _links(self) -> tuple[Link, ...]:
        relation, other = self.relation.currentData(), self.other.currentData()
        first = next(
            (link for link in self._figure.links if self.other.findData(link.other) >= 0), None
        )
        kept = tuple(link for link in self._figure.links if link is not first)
        added = (Link(Relation(relation), str(other)),) if relation and other else ()
        return tuple(dict.fromkeys((*kept, *added)))

    @Slot()
    def _on_kind(self) -> None:
        """A kind brings its usual unit and measure."""
        kind = KINDS.get(str(self.kind.currentData()))
        if kind:
            self.unit.setCurrentIndex(self.unit.findData(kind.unit))
            self.measure.setCurrentIndex(self.measure.findData(kind.measure))
        self._on_changed()

    @Slot()
    def _on_updates(self) -> None:
        if self._match and self.updates.isChecked():
            self.relation.setCurrentIndex(self.relation.findData(Relation.UPDATES))
            self.other.setCurrentIndex(self.other.findData(self._match.id))
        else:
            self.relation.setCurrentIndex(0)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        counts = KINDS[str(self.kind.currentData())].counts if self.kind.currentData() else True
        for field in (self.count, self.unit, self.other_kind, self.population):
            field.setEnabled(counts)
        self.other.setEnabled(self.relation.currentData() is not None and self.other.count() > 0)
        problem = ""
        try:
            claim = amending.drafted(self._figure, self.draft()).claim
        except ValueError as error:
            problem = str(error)
            self._say(problem, "bad" if self.count.text().strip() else "wait")
        else:
            self._say(f"Read as: {wording.heading(claim, self._writer)}", "good")
        if not self.as_of.is_sound:
            problem = "The day is not read; write it as 7 March 2025."
        set_state(self.count, "bad" if problem and self.count.text().strip() else "")
        self.missing.setText("" if not problem else "Not ready yet")
        self.accept_button.setEnabled(not problem)

    def _say(self, words: str, role: str) -> None:
        self.reading.setText(words)
        set_role(self.reading, role)


def _offer(box: QComboBox, kinds: type[T], name: Callable[[T], str]) -> None:
    for each in kinds:  # type: ignore[attr-defined]
        box.addItem(name(each), each)


def _quote(words: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "quote")
    label = QLabel(wording.quoted(words, 400))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    line = QHBoxLayout(frame)
    line.setContentsMargins(12, 8, 12, 8)
    line.addWidget(label)
    return frame
