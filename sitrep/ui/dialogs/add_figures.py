"""Which figures shall be added: the sum with its bounds, or the rule that keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.sentences import Writer
from sitrep.domain.derive import left_out
from sitrep.domain.figure import Figure
from sitrep.domain.source import short
from sitrep.languages import listing
from sitrep.services import summing
from sitrep.ui.dialogs.form import answers, fit
from sitrep.ui.widgets.cards import card, selectable
from sitrep.ui.widgets.roles import set_role
from sitrep.ui.widgets.words import words

MOST = 400  # figures offered


class AddFiguresDialog(QDialog):
    """Takes figures, gives back those to add; changes nothing itself.

    Args:
        first: The figure it begins with.
        others: What may be added to it, as the page orders them.
        everyone: All figures of the situation, through which one may lie inside another.
    """

    def __init__(
        self,
        first: Figure,
        others: Sequence[Figure],
        everyone: Sequence[Figure],
        writer: Writer,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add figures")
        self._writer = writer
        self._everyone = everyone
        self._offered = [first, *(each for each in others if each.id != first.id)][:MOST]
        self._attempt = summing.Attempt(None)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter: a place, a source, a kind")
        self.filter.setAccessibleName("Filter the figures")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        self.list = QListWidget()
        self.list.setAccessibleName("Figures to add")
        for each in self._offered:
            item = QListWidgetItem(self._said(each))
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 12))
            item.setToolTip(item.text())
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            checked = each.id == first.id
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._on_checked)
        self.result_words = selectable("name")
        self.how = selectable("quiet")
        self._arrange()
        self._on_checked()
        self.list.setFocus()

    def _arrange(self) -> None:
        buttons, self.record = answers(self, "Record the sum")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(words("Add figures", "heading"))
        about = (
            "Only counts of one body, one kind of people and one day are added, and only where "
            "nobody is counted twice. The sum keeps every bound and is marked as derived."
        )
        column.addWidget(words(about, "quiet", wrap=True))
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(card(self.result_words, self.how))
        column.addWidget(buttons)
        metrics = self.fontMetrics()
        fit(self, QSize(78 * metrics.averageCharWidth(), 33 * metrics.height()))

    def addends(self) -> list[Figure]:
        """Return the figures that are ticked."""
        return [
            each
            for place, each in enumerate(self._offered)
            if self.list.item(place).checkState() is Qt.CheckState.Checked
        ]

    def _said(self, figure: Figure) -> str:
        claim, writer = figure.claim, self._writer
        where = writer.names.where(claim.places) or "all areas"
        source = short(claim.origin) or "no source"
        day = f", {listing.day(claim.as_of)}" if claim.as_of else ""
        return f"{writer.statement(claim)} · {where} · {source}{day}"

    @Slot(str)
    def _on_filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for place in range(self.list.count()):
            item = self.list.item(place)
            shown = all(word in item.text().casefold() for word in wanted)
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setHidden(not shown and not ticked)

    @Slot()
    def _on_checked(self) -> None:
        """Say what the ticked figures come to, or which rule keeps them apart."""
        addends = self.addends()
        if len(addends) < 2:
            self._tell("Tick two figures or more.", "", "quiet")
            self._attempt = summing.Attempt(None)
        else:
            self._attempt = summing.attempt(addends, self._everyone)
            made = self._attempt.made
            if made is None:
                rule = f"Rule {self._attempt.rule}: report them side by side."
                self._tell(f"Not added: {self._attempt.refused}.", rule, "wait")
            else:
                self._tell(self._sum(made), f"derived: {made.derivation}", "name")
        self.record.setEnabled(self._attempt.made is not None)

    def _sum(self, made: Figure) -> str:
        missing = left_out(made)
        figures = "figure" if missing == 1 else "figures"
        out = f" (not counting {missing} {figures} without a number)" if missing else ""
        return f"{self._writer.statement(made.claim)}{out}"

    def _tell(self, said: str, how: str, role: str) -> None:
        self.result_words.setText(said)
        set_role(self.result_words, role)
        self.how.setText(how)
        self.how.setVisible(bool(how))
