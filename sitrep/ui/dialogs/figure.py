"""One figure with all its fields in plain words, as it is or as an article would have it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from sitrep.domain.figure import Figure
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.errors import Refused
from sitrep.services.amending import amended
from sitrep.services.telling import recounted
from sitrep.ui.dialogs.form import answers
from sitrep.ui.widgets import wording
from sitrep.ui.widgets.figure_column import Helps
from sitrep.ui.widgets.link_fields import LinkFields
from sitrep.ui.widgets.roles import set_state
from sitrep.ui.widgets.scrolled import scrolled
from sitrep.ui.widgets.source_fields import SourceFields
from sitrep.ui.widgets.what_fields import WhatFields
from sitrep.ui.widgets.words import words

QUOTE_LETTERS = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialog is for.

    Attributes:
        title: Stands above the fields.
        does: Words of the button.
        others: Figures that it may be linked to; without any, links are not asked about.
        match: The figure that speaks for the same thing already.
        kind: Nobody knows yet what was counted.
    """

    title: str = "Change the figure"
    does: str = "Save"
    others: tuple[Figure, ...] = ()
    match: Figure | None = None
    kind: bool = False


class FigureDialog(QDialog):
    """Takes a figure, gives back the amended figure; changes nothing itself."""

    def __init__(
        self, figure: Figure, helps: Helps, parent: QWidget, asked: Asked | None = None
    ) -> None:
        super().__init__(parent)
        asked = asked or Asked()
        self._figure = figure
        self._helps = helps
        self._made = figure
        self.setWindowTitle(asked.title)
        self.what = WhatFields(figure, helps, ask_kind=asked.kind)
        self.source = SourceFields(figure, helps)
        self.link: LinkFields | None = None
        if asked.others:
            self.link = LinkFields(figure, asked.others, asked.match, helps.writer)
        self.problem = words("", "wait", wrap=True)
        self.problem.hide()
        self._arrange(asked)
        for fields in (self.what, self.source):
            fields.begin()
            fields.edited.connect(self._on_edited)
        (self.what.kind if asked.kind else self.what.count).setFocus()
        self.what.count.selectAll()
        self._on_edited()

    def _arrange(self, asked: Asked) -> None:
        inside = QWidget()
        sides = QHBoxLayout()
        sides.setSpacing(24)
        top = Qt.AlignmentFlag.AlignTop
        sides.addWidget(self.what, 1, top)
        sides.addWidget(self.source, 1, top)
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(8, 0, 8, 8)
        lines.setSpacing(16)
        lines.addLayout(sides)
        if self.link:
            lines.addWidget(self.link)
        lines.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(words(asked.title, "heading"))
        if self._figure.passages:
            column.addWidget(_quote(self._figure.passages[0].quote))
        column.addWidget(scrolled(inside), 1)
        column.addWidget(self.problem)
        buttons, self.does = answers(self, asked.does)
        column.addWidget(buttons)
        hint = inside.sizeHint()
        wide = max(108 * self.fontMetrics().averageCharWidth(), hint.width() + 48)
        above = 64 if self._figure.passages else 0
        room = self.screen().availableGeometry()
        high = min(680, hint.height() + 128 + above)
        self.resize(min(wide, room.width() - 32), min(high, room.height() - 48))

    def figure(self) -> Figure:
        """Return the figure as the fields say it; valid once accepted."""
        return self._made

    def _read(self) -> Figure:
        """Return the figure as the fields say it now.

        Raises:
            Refused: A field cannot be read; the text says why.
            ValueError: The same; the message says why.
        """
        if not self.what.kinds():
            raise ValueError("Choose what was counted.")
        if not self.what.is_fact and not self.what.count.text().strip():
            raise ValueError("There is no count yet: write it as people do, “more than 70”.")
        made = self._figure
        for fields in (self.what, self.source):
            for name, said in fields.changes():
                made = self._with(made, name, said)
        if self.what.is_fact and not self._figure.claim.is_fact:
            made = replace(made, claim=replace(made.claim, quantity=_HOLDS))
        return replace(made, links=self.link.links()) if self.link else made

    def _with(self, figure: Figure, name: str, said: str) -> Figure:
        country = self._helps.situation.country
        if name == "household_size" and not said.strip():
            return replace(figure, household_size=None, household_source="")
        if name == "value":
            return figure if self.what.is_fact else recounted(figure, said, country)
        return amended(figure, name, said, country)

    @Slot()
    def _on_edited(self) -> None:
        """Say how the fields are read, or why they cannot be."""
        self.problem.hide()
        typed = bool(self.what.count.text().strip())
        set_state(self.what.count, "")
        try:
            made = self._read()
        except Refused as error:
            self.what.tell(f"{error.problem} {error.remedy}", "wait")
            set_state(self.what.count, "wait" if typed else "")
        except ValueError as error:
            self.what.tell(str(error), "wait")
        else:
            self.what.tell(f"Read as: {wording.heading(made.claim, self._helps.writer)}", "good")

    def accept(self) -> None:
        """Close if every field can be read; else say which cannot, and stay."""
        try:
            self._made = self._read()
        except Refused as error:
            self._refuse(f"{error.problem} {error.remedy}")
        except ValueError as error:
            self._refuse(str(error))
        else:
            super().accept()

    def _refuse(self, said: str) -> None:
        self.problem.setText(said)
        self.problem.show()


_HOLDS = Quantity(Quantifier.PRESENCE)


def _quote(said: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "quote")
    line = QHBoxLayout(frame)
    line.setContentsMargins(12, 8, 12, 8)
    line.addWidget(words(wording.quoted(said, QUOTE_LETTERS), wrap=True))
    return frame
