"""What the dialogs of words share: a form for the next one, and a list of those that are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.ui.dialogs.form import fit_words
from sitrep.ui.widgets.pick import combo
from sitrep.ui.widgets.words import words

VALUE = Qt.ItemDataRole.UserRole  # what a row of a list stands for
_ROWS = 5  # of a list, before it scrolls
_LETTERS = 76  # of the usual width that a line holds


@dataclass(frozen=True, slots=True)
class Says:
    """The words of such a dialog.

    Attributes:
        title: Of the window, and over the form.
        about: What it is for, in two or three sentences.
        senses: What a word may be, by a key, as the list to choose from says it.
        longest: Letters that a word may have.
        adds: On the button that takes the word in.
        takes_out: On the button under the list.
        listed: What the list holds, for those who hear it.
        none: Said in place of an empty list.
    """

    title: str
    about: str
    senses: Mapping[str, str]
    longest: int
    adds: str
    takes_out: str
    listed: str
    none: str


class KeptWords(QDialog):
    """Shows what is kept; changes nothing itself. One that is made of it ends with `_end`.

    Signals:
        added: A value to be kept.
        removed: A value to be taken out.
    """

    added = Signal(object)
    removed = Signal(object)

    def __init__(self, says: Says, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(says.title)
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.sense = combo(dict(says.senses), next(iter(says.senses)))
        self.word = QLineEdit()
        self.word.setMaxLength(says.longest)
        self.add = QPushButton(says.adds)
        self.add.setProperty("role", "primary")
        self.add.setDefault(True)
        self.known = short_list(says.listed)
        self.take_out = QPushButton(says.takes_out)
        self.take_out.setAutoDefault(False)
        self.none = words(says.none, "quiet", wrap=True)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(8)
        self._add_row("&What it is", self.sense)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 16)
        self._column.setSpacing(8)
        self._column.addWidget(words(says.title, "heading"))
        self._column.addWidget(words(says.about, "quiet", wrap=True))
        self._column.addSpacing(8)
        self._column.addLayout(self._form)
        self._column.addLayout(_line(None, self.add))
        self._column.addSpacing(8)
        self._column.addWidget(self.none)
        self._column.addWidget(self.known, 1)
        self._column.addLayout(_line(self.take_out, None))

    def _add_row(self, label: str, field: QWidget) -> QLabel:
        """Add a field to the form; return its label."""
        made = words("", "label")
        self._form.addRow(made, field)
        name(made, label, field)
        return made

    def _end(self) -> None:
        """Add the button that closes, and let everything answer."""
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._column.addWidget(buttons)
        self.sense.currentIndexChanged.connect(self._on_sense)
        self.word.textChanged.connect(self._on_typed)
        self.add.clicked.connect(lambda: self.added.emit(self._made()))
        self.take_out.clicked.connect(self._on_take_out)
        self.known.currentRowChanged.connect(self._on_typed)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.known)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_take_out)
        self._on_sense()
        self.word.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            fit_words(self, self._column)
        super().showEvent(event)

    def _made(self) -> object:
        """Return what the form says."""
        raise NotImplementedError

    @Slot()
    def _on_sense(self) -> None:
        """Let the form ask for what the word may be; it is called once at the start."""
        self._on_typed()

    def _show_known(self, rows: Iterable[tuple[str, object]]) -> None:
        """Show what is kept: each in words, and its value."""
        row = self.known.currentRow()
        self.known.clear()
        for said, value in rows:
            item = QListWidgetItem(said)
            item.setData(VALUE, value)
            item.setToolTip(said)
            self.known.addItem(item)
        some = self.known.count() > 0
        self.known.setCurrentRow(min(row, self.known.count() - 1))
        self.known.setVisible(some)
        self.take_out.setVisible(some)
        self.none.setVisible(not some)
        self._on_typed()

    def begin_next(self) -> None:
        """Empty the fields once a word was kept."""
        for field in self.findChildren(QLineEdit):
            field.clear()
        self.word.setFocus()

    @Slot()
    def _on_typed(self) -> None:
        self.add.setEnabled(bool(self.word.text().strip()))
        self.take_out.setEnabled(self.known.currentRow() >= 0)

    @Slot()
    def _on_take_out(self) -> None:
        item = self.known.currentItem()
        if item:
            self.removed.emit(item.data(VALUE))


def name(label: QLabel, text: str, field: QWidget) -> None:
    """Let a label say `text`, lead to its field, and name it for those who hear it."""
    label.setText(text)
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))


def short_list(heard: str) -> QListWidget:
    """Return a list of single lines that end in "…" where the room does."""
    made = QListWidget()
    made.setAccessibleName(heard)
    made.setMinimumHeight(_ROWS * (made.fontMetrics().height() + 6))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    return made


def _line(left: QWidget | None, right: QWidget | None) -> QHBoxLayout:
    made = QHBoxLayout()
    if left:
        made.addWidget(left)
    made.addStretch()
    if right:
        made.addWidget(right)
    return made
