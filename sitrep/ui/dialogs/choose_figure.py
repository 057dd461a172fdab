"""Choosing a figure: for a chip in the text with the form it takes, or for a tile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.prose import Speakable
from sitrep.domain.tokens import TOKEN_FORMS, Token
from sitrep.ui.dialogs.form import answers
from sitrep.ui.widgets.words import words

_FORMS = {"count": "Only the count", "people": "With what is counted", "sentence": "Sentence"}
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Column(NamedTuple):
    name: str
    attribute: str


COLUMNS = (
    Column("Figure", "tile"),
    Column("What", "label"),
    Column("Place", "place"),
    Column("Source", "source"),
    Column("As of", "as_of"),
)

_LETTERS = (12, 0, 24, 14, 18)  # widths; the one without takes what is left


class FigureChoices(QAbstractTableModel):
    """Figures that a text may say."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: list[Speakable] = []

    def show(self, figures: Sequence[Speakable]) -> None:
        self.beginResetModel()
        self.shown = [*figures]
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        each = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            value = str(getattr(each, COLUMNS[index.column()].attribute))
            return value or ("whole situation" if COLUMNS[index.column()].name == "Place" else "")
        return each.sentence if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        across = way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section].name if across else None


class ChooseFigure(QDialog):
    """Gives back one of the figures that `find` finds for what is typed; changes nothing itself.

    Typing filters, the arrow keys choose, Enter takes.
    """

    def __init__(
        self,
        find: Callable[[str], Sequence[Speakable]],
        parent: QWidget,
        does: str,
        *,
        forms: bool,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self.setWindowTitle("Choose a figure")
        self.setMinimumHeight(420)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Type to find: a place, a source, what is counted")
        self.search.setAccessibleName("Find a figure")
        self._model = FigureChoices(self)
        self.table = self._table()
        self.forms = QButtonGroup(self)
        self._says = words("", "quiet", wrap=True)
        self._nothing = words("", "quiet", wrap=True)
        buttons, self.does = answers(self, does)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(self.search)
        whole.addWidget(self._nothing)
        whole.addWidget(self.table, 1)
        if forms:
            whole.addLayout(self._choose_form())
        whole.addWidget(self._says)
        whole.addWidget(buttons)
        self.search.textChanged.connect(self._on_searched)
        self.table.selectionModel().currentChanged.connect(self._show_words)
        self.forms.idClicked.connect(self._show_words)
        self.table.doubleClicked.connect(self.accept)
        self._on_searched("")

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName("Figures")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        letter = table.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_LETTERS):
            table.setColumnWidth(column, letters * letter)
        header.setSectionResizeMode(_LETTERS.index(0), QHeaderView.ResizeMode.Stretch)
        self.setMinimumWidth((sum(_LETTERS) + 30) * letter + 48)
        return table

    def _choose_form(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(QLabel("Write"))
        for place, form in enumerate(TOKEN_FORMS):
            choice = QRadioButton(_FORMS[form])
            self.forms.addButton(choice, place)
            line.addWidget(choice)
        self.forms.button(0).setChecked(True)
        line.addStretch()
        return line

    def figure(self) -> Speakable | None:
        """Return the figure that is chosen, None where none is."""
        row = self.table.currentIndex().row()
        return self._model.shown[row] if 0 <= row < len(self._model.shown) else None

    def token(self) -> Token:
        """Return the chosen figure as it goes into text; only where there is one."""
        found = self.figure()
        if found is None:
            raise RuntimeError("no figure is chosen")
        return Token(found.figure, TOKEN_FORMS[max(0, self.forms.checkedId())])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 8}
        by = steps.get(Qt.Key(event.key()), -8 if event.key() == Qt.Key.Key_PageUp else 0)
        rows = self._model.rowCount()
        if by and rows:
            row = self.table.currentIndex().row() + by
            self.table.selectRow(max(0, min(rows - 1, row)))
            return
        super().keyPressEvent(event)

    def _on_searched(self, text: str) -> None:
        self._model.show(self._find(text))
        rows = self._model.rowCount()
        self._nothing.setVisible(not rows)
        self._nothing.setText(
            "No figure holds these words. Take some away."
            if text
            else "There are no figures yet. Take some in on the Sources or Figures page first."
        )
        self.table.setVisible(bool(rows))
        self.does.setEnabled(bool(rows))
        if rows:
            self.table.selectRow(0)
        self._show_words()

    def _show_words(self, *_: object) -> None:
        found = self.figure()
        if found is None:
            self._says.setText("")
            return
        form = TOKEN_FORMS[max(0, self.forms.checkedId())] if self.forms.buttons() else "sentence"
        said = {"count": found.count, "people": found.people, "sentence": found.sentence}
        self._says.setText(f"“{said[form]}”")
