"""Of whom a count is made up: a line for each group, and what is left without one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.sentences import Writer
from sitrep.domain.disaggregation import Part, Sort, breakdowns, row
from sitrep.domain.figure import Figure
from sitrep.domain.reading import quantity
from sitrep.services.amending import typed
from sitrep.ui.dialogs.form import answers, fit
from sitrep.ui.widgets.cards import selectable
from sitrep.ui.widgets.roles import set_role
from sitrep.ui.widgets.scrolled import scrolled
from sitrep.ui.widgets.words import words

# fmt: off
_ROWS = {
    Sort.GROUP:       ("Women and children", ("women", "men", "girls", "boys", "children")),
    Sort.SEX:         ("Sex", ("female", "male", "other")),
    Sort.AGE:         ("Age", ("0-4", "5-17", "18-59", "60+")),
    Sort.SEX_AND_AGE: ("Sex and age", ("female 0-4", "female 5-17", "female 18-59", "female 60+",
                                       "male 0-4", "male 5-17", "male 18-59", "male 60+")),
    Sort.DISABILITY:  ("Disability", ("disability",)),
    Sort.CATEGORY:    ("Category", ("civilians", "security forces", "fighters", "aid workers",
                                    "health workers", "journalists")),
}
# fmt: on


class BreakDownDialog(QDialog):
    """Takes a figure, gives back the figure with its rows; changes nothing itself."""

    def __init__(self, figure: Figure, writer: Writer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Break down")
        self._figure = figure
        self._writer = writer
        self._made = figure
        self.lines: dict[str, QLineEdit] = {}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.left = selectable("quiet")
        for sort, (title, names) in _ROWS.items():
            self._tab(sort, title, names)
        self._buttons, self.save = answers(self, "Save")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(words(writer.statement(figure.claim), "heading", wrap=True))
        about = (
            "As the source gives it: “120”, “at least 40”. An empty line is not zero; what no line "
            "accounts for is printed as not disaggregated."
        )
        column.addWidget(words(about, "quiet", wrap=True))
        column.addWidget(self.tabs, 1)
        column.addWidget(self.left)
        column.addWidget(self._buttons)
        self.setMinimumWidth(70 * self.fontMetrics().averageCharWidth())
        self._go_to_first()
        self._on_typed()
        fit(self, self.sizeHint())

    def _tab(self, sort: Sort, title: str, names: tuple[str, ...]) -> None:
        """Make a line for each usual row, and for each that the figure has besides."""
        kept = {part.name: part for part in self._figure.parts if part.sort is sort}
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 12, 0, 0)
        form.setVerticalSpacing(8)
        for name in dict.fromkeys((*names, *kept)):
            line = QLineEdit(typed(kept[name].count) if name in kept else "")
            line.setMaxLength(100)
            line.setAccessibleName(name)
            line.textChanged.connect(self._on_typed)
            form.addRow(name.capitalize(), line)
            self.lines[name] = line
        self.tabs.addTab(scrolled(page), title)

    def _go_to_first(self) -> None:
        """Show the first sort that has a row already."""
        had = {part.sort for part in self._figure.parts}
        place = next((n for n, sort in enumerate(_ROWS) if sort in had), 0)
        self.tabs.setCurrentIndex(place)
        names = list(_ROWS.values())[place][1]
        self.lines[names[0]].setFocus()

    def figure(self) -> Figure:
        """Return the figure with its rows; valid once accepted."""
        return self._made

    def _parts(self) -> tuple[Part, ...]:
        parts = []
        for name, line in self.lines.items():
            if line.text().strip():
                try:
                    count = quantity(line.text())[0]
                except ValueError as error:
                    raise ValueError(f"{name}: {error}") from error
                parts.append(row(name, count))
        return tuple(parts)

    @Slot()
    def _on_typed(self) -> None:
        """Say what is left, or why the rows cannot be."""
        claim = self._figure.claim
        try:
            parts = self._parts()
            found = breakdowns(claim.quantity, parts)
        except ValueError as error:
            text = str(error)
            self._tell(text[:1].upper() + text[1:], "wait")
            self.save.setEnabled(False)
            return
        said = [self._writer.broken_down(claim, each) for each in found]
        self._tell("\n".join(said) or "Nothing is broken down yet.", "quiet")
        self._made = replace(self._figure, parts=parts)
        self.save.setEnabled(True)

    def _tell(self, said: str, role: str) -> None:
        self.left.setText(said)
        set_role(self.left, role)
