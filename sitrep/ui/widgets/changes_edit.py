"""What changed since the last issue, each change with its reason and a sentence for readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from sitrep.document import comparison
from sitrep.document.material import Material
from sitrep.document.model import ChangeRow
from sitrep.document.pairing import Pair
from sitrep.domain.changes import ChangeReason, Reason
from sitrep.domain.steps import Steps, whole
from sitrep.services import gaps, reasoning
from sitrep.services.gaps import Asked
from sitrep.ui.session import Session
from sitrep.ui.widgets import roles
from sitrep.ui.widgets.columns import Columns, Labelled
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.slowly import Slowly
from sitrep.ui.widgets.still_box import StillBox
from sitrep.ui.widgets.tab_order import in_tab_order
from sitrep.ui.widgets.words import words

REASONS: Mapping[str, str] = {
    "": "No reason given",
    ChangeReason.NEW_EVENTS: "New events",
    ChangeReason.NEWLY_LEARNED: "Newly learned",
    ChangeReason.NEWLY_COVERED: "Newly covered area",
    ChangeReason.SOURCE_REVISED: "Revised by the source",
    ChangeReason.DEFINITION_CHANGED: "Definition changed",
    ChangeReason.OUR_CORRECTION: "Our correction",
}
LETTERS = 300


class ChangeEdit(QFrame):
    """One change: what it is, why, and what readers are told."""

    def __init__(self, session: Session, draft: Draft, figure: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._session = session
        self._draft = draft
        self._figure = figure
        self._lower = False
        self.is_same = False
        self._closed = ""
        self._said = words("", "label", wrap=True)
        self._areas = words("", "quiet", wrap=True)
        self._asks = words("", "bad", wrap=True)
        self.reason = StillBox()
        self.reason.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for code, name in REASONS.items():
            self.reason.addItem(name, str(code))
        self.wording = QLineEdit()
        self.wording.setMaxLength(LETTERS)
        self.gap = StillBox()
        self.gap.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.gap.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.gap.activated.connect(self._on_gap)
        self._gap = Labelled("Closes the information gap", self.gap)
        self.reason.activated.connect(self._save)
        self.wording.editingFinished.connect(self._save)
        fields = [Labelled("Why", self.reason), Labelled("Sentence for readers", self.wording)]
        self._why = Columns(fields, 24)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(6)
        for each in (self._said, self._areas, self._why, self._gap, self._asks):
            whole.addWidget(each)

    def show_change(
        self, row: ChangeRow, reason: Reason, *, lower: bool, same: bool = False
    ) -> None:
        """Show a change; what is being typed stays.

        Args:
            row: What is printed of it.
            reason: What was said of it so far.
            lower: It went down, and needs a reason.
            same: It was counted anew and is what it was; nobody asks why.
        """
        self._lower = lower
        self.is_same = same
        arrow = " → ".join(part for part in (row.previous, row.now.partition(" (")[0]) if part)
        said = f"{row.label}: {arrow}"
        self._said.setText(f"{said} · {row.difference}" if row.difference else said)
        self._areas.setText(row.by_area)
        self._areas.setVisible(bool(row.by_area))
        self.reason.setCurrentIndex(max(0, self.reason.findData(reason.code)))
        if not self.wording.hasFocus():
            self.wording.setText(reason.wording)
        for field, what in ((self.reason, "Why"), (self.wording, "Sentence for readers")):
            field.setAccessibleName(f"{what}: {said}")
        self._why.setVisible(not same or bool(reason.code or reason.wording))
        self._ask(reason)

    def show_gaps(self, asked: Sequence[Asked]) -> None:
        """Offer the gaps that are open, and the one that this figure closes."""
        mine = [each for each in asked if each.answer in ("", self._figure)]
        self.gap.clear()
        self.gap.addItem("None", "")
        for each in mine:
            self.gap.addItem(each.question, each.field)
        closed = next((each.field for each in mine if each.answer == self._figure), "")
        self.gap.setCurrentIndex(max(0, self.gap.findData(closed)))
        self._closed = closed
        self._gap.setVisible(bool(mine))

    @Slot()
    def _on_gap(self, *_: object) -> None:
        issue, chosen = self._draft.issue, str(self.gap.currentData())
        if issue is None or chosen == self._closed:
            return
        if self._closed:
            self._session.do(self, gaps.answer, issue, self._closed, "")
        if chosen:
            self._session.do(self, gaps.answer, issue, chosen, self._figure)

    def _ask(self, reason: Reason) -> None:
        missing = self._lower and not reason.is_enough
        words = "It went down: choose why, and write the sentence that readers will see."
        self._asks.setText(words if missing else "")
        self._asks.setVisible(missing)
        roles.set_state(self.wording, "bad" if missing else "")

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """What the keyboard goes through, in order."""
        return self.reason, self.wording, self.gap

    def said(self) -> Reason:
        return Reason(str(self.reason.currentData()), self.wording.text().strip())

    @Slot()
    def _save(self, *_: object) -> None:
        issue = self._draft.issue
        if issue is None or self._draft.material is None:
            return
        if self.said() == self._draft.material.reasons.get(self._figure, Reason()):
            return
        self._session.do(self, reasoning.give, issue, self._figure, self.said())


class ChangesEdit(QWidget):
    """All changes of the draft; not there where nothing can be compared."""

    def __init__(self, session: Session, draft: Draft) -> None:
        super().__init__()
        self._session = session
        self._draft = draft
        self.rows: dict[str, ChangeEdit] = {}
        self._shown: Material | None = None
        self._filling = Slowly(self)
        self._title = words("What changed", "heading")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._lines.addWidget(self._title)
        self.rest = StillBox()
        self.rest.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for code, name in REASONS.items():
            self.rest.addItem(name if code else "Choose one reason", str(code))
        self.rest.activated.connect(self._on_rest)
        self._rest = Labelled("Why, for all that have no reason yet", self.rest)
        self._lines.addWidget(self._rest)
        self.hide()
        draft.tell_in_steps(self.follow)
        draft.touched.connect(self._on_touched)

    @Slot(str)
    def _on_touched(self, name: str) -> None:
        if not name:  # the store changed, not a key stroke
            self._filling.begin(self.follow())

    def follow(self) -> Steps[None]:
        """Show what changed, a row a step: each has many fields."""
        material, told = self._draft.material, self._draft.words
        if material is not None and material is self._shown:
            return
        if material is None or told is None or material.previous is None:
            self._shown = material
            self._drop(set(self.rows))
            self.hide()
            return
        found = comparison.rows(told.pairs, material.previous, told.writer, material.reasons)
        shown = {row.figure for row in found}  # a few of a thousand pairs
        pairs = [pair for pair in told.pairs if pair.figure.id in shown]
        lower = {pair.figure.id for pair in pairs if pair.is_touched and pair.is_lower}
        same = {pair.figure.id for pair in pairs if _is_same(pair)}
        self._title.setText(f"What changed since No. {material.previous.masthead.number}")
        self._drop(set(self.rows) - shown)
        self.setVisible(bool(found))
        asked = gaps.asked(material.fields, material.figures)
        for row in found:
            edit = self.rows.get(row.figure)
            if edit is None:
                edit = self.rows[row.figure] = ChangeEdit(self._session, self._draft, row.figure)
                self._lines.addWidget(edit)
            said = material.reasons.get(row.figure, Reason())
            edit.show_change(row, said, lower=row.figure in lower, same=row.figure in same)
            edit.show_gaps(asked)
            yield
            if self._draft.material is not material or self._shown is material:
                return  # another follows what is newer, or came first
        self._shown = material
        fields = [field for each in self.rows.values() for field in each.fields]
        in_tab_order(self.rest, fields)
        without = self._without_reason()
        self._rest.setVisible(len(without) > 1)
        self.rest.setCurrentIndex(0)

    def row(self, figure: str) -> ChangeEdit | None:
        """Return the row of a change, if it is listed."""
        whole(self.follow())
        return self.rows.get(figure)

    @Slot()
    def _on_rest(self, *_: object) -> None:
        whole(self.follow())  # a change without a row yet is one of them
        issue, code = self._draft.issue, str(self.rest.currentData())
        if issue and code:
            self._session.do(self, reasoning.give_rest, issue, self._without_reason(), code)

    def _without_reason(self) -> list[str]:
        """Return the figures that changed and that nobody gave a reason for."""
        rows = self.rows.items()
        return [figure for figure, each in rows if not each.is_same and not each.said().code]

    def _drop(self, gone: set[str]) -> None:
        for figure in gone:
            edit = self.rows.pop(figure)
            self._lines.removeWidget(edit)
            edit.hide()
            edit.deleteLater()


def _is_same(pair: Pair) -> bool:
    """Tell whether a count was stated anew and is what it was."""
    ends = [(replace(before, words=""), replace(now, words="")) for before, now in pair.ends]
    return bool(ends) and all(before == now for before, now in ends)
