"""The words that staff taught the assistant, in one list; one more is added, or one taken out."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sitrep.domain.kinds import KINDS
from sitrep.domain.own_words import MOST_LETTERS, OwnBody, OwnCue, OwnPlace, OwnWord, OwnWords
from sitrep.domain.place import gazetteer
from sitrep.ui.widgets.pick import combo
from sitrep.ui.widgets.suggest import SuggestField, places_of
from sitrep.ui.widgets.words import words

_WORD = Qt.ItemDataRole.UserRole
_ROWS = 7  # of the list, before it scrolls


class _Sense(StrEnum):
    PLACE = "A local name of a place"
    BODY = "A source and its short name"
    CUE = "A phrase that tells of a kind"


_ASKS = {
    _Sense.PLACE: ("&Name in articles", "&Place meant"),
    _Sense.BODY: ("Full &name", "S&hort name in articles"),
    _Sense.CUE: ("&Phrase in articles", "&Kind of figure"),
}
_EXAMPLES = {
    _Sense.PLACE: ("Old Harbor", "Empty if it is on no list"),
    _Sense.BODY: ("Coastal Relief Network", "CRN"),
    _Sense.CUE: ("knocked flat", ""),
}


class OwnWordsDialog(QDialog):
    """Shows words; changes nothing itself.

    Signals:
        added: A word to be taken in.
        removed: A word to be taken out.
    """

    added = Signal(object)
    removed = Signal(object)

    def __init__(self, country: str, begun: str, parent: QWidget) -> None:
        """Make the dialog.

        Args:
            country: Of the situation, whose places are offered.
            begun: Words that were marked in an article, to begin with; "" for none.
            parent: The page.
        """
        super().__init__(parent)
        self.setWindowTitle("Words for the assistant")
        self._country = country
        self.sense = combo({sense.name: sense.value for sense in _Sense}, _Sense.PLACE.name)
        self.word = QLineEdit(begun[:MOST_LETTERS])
        self.word.setMaxLength(MOST_LETTERS)
        self.place = SuggestField(places_of(country))
        self.short = QLineEdit()
        self.short.setMaxLength(MOST_LETTERS)
        counted = sorted((kind.label, key) for key, kind in KINDS.items() if kind.counts)
        self.kind = combo({key: label for label, key in counted}, "killed")
        self.add = QPushButton("&Add")
        self.add.setProperty("role", "primary")
        self.add.setDefault(True)
        self.known = QListWidget()
        self.known.setAccessibleName("Words that the assistant was taught")
        self.take_out = QPushButton("&Take out")
        self._arrange()
        self.sense.currentIndexChanged.connect(self._on_sense)
        self.word.textChanged.connect(self._on_typed)
        self.add.clicked.connect(self._on_add)
        self.take_out.clicked.connect(self._on_take_out)
        self.known.currentRowChanged.connect(self._on_row)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.known)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_take_out)
        self._on_sense()
        self.word.setFocus()

    def _arrange(self) -> None:
        self.meaning = QStackedWidget()
        for field in (self.place, self.short, self.kind):
            self.meaning.addWidget(field)
        self._named, self._means = words("", "label"), words("", "label")
        form = QFormLayout()
        form.setVerticalSpacing(8)
        what = words("&What it is", "label")
        what.setBuddy(self.sense)
        form.addRow(what, self.sense)
        form.addRow(self._named, self.word)
        form.addRow(self._means, self.meaning)
        self._named.setBuddy(self.word)
        right = QHBoxLayout()
        right.addStretch()
        right.addWidget(self.add)
        under = QHBoxLayout()
        under.addWidget(self.take_out)
        under.addStretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.take_out.setAutoDefault(False)
        under.addWidget(buttons)
        about = (
            "What articles call things here and the assistant cannot know. It uses these words in "
            "every article that is read from now on; they stay in this file."
        )
        self.empty = words("None yet. A word you add above stands here.", "quiet", wrap=True)
        metrics = self.fontMetrics()
        self.known.setMinimumHeight(_ROWS * (metrics.height() + 6))
        self.setMinimumWidth(64 * metrics.averageCharWidth())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(words("Words for the assistant", "heading"))
        column.addWidget(words(about, "quiet", wrap=True))
        column.addSpacing(8)
        column.addLayout(form)
        column.addLayout(right)
        column.addSpacing(8)
        column.addWidget(self.empty)
        column.addWidget(self.known, 1)
        column.addLayout(under)

    def show_words(self, own: OwnWords) -> None:
        """Show what is kept, and make room for the next word."""
        row = self.known.currentRow()
        self.known.clear()
        every: list[OwnWord] = [*own.places, *own.bodies, *own.cues]
        for word in every:
            item = QListWidgetItem(self._told(word))
            item.setData(_WORD, word)
            self.known.addItem(item)
        self.known.setCurrentRow(min(row, self.known.count() - 1))
        self.known.setVisible(self.known.count() > 0)
        self.empty.setVisible(self.known.count() == 0)
        self._on_row()

    def begin_next(self) -> None:
        """Empty the fields once a word was taken in."""
        for field in (self.word, self.place, self.short):
            field.clear()
        self.word.setFocus()

    def _told(self, word: OwnWord) -> str:
        match word:
            case OwnPlace(name, ""):
                return f"Place: {name} (on no list)"
            case OwnPlace(name, pcode):
                meant = next((p.name for p in gazetteer(self._country) if p.pcode == pcode), pcode)
                return f"Place: {name} is {meant} ({pcode})"
            case OwnBody(name, short):
                return f"Source: {name}" + (f" is called {short}" if short else "")
            case OwnCue(kind, phrase, _):
                return f"Phrase: “{phrase}” tells of {KINDS[kind].label.lower()}"

    def _made(self) -> OwnWord:
        match _Sense[self.sense.currentData()]:
            case _Sense.PLACE:
                return OwnPlace(self.word.text(), self.place.text().strip())
            case _Sense.BODY:
                return OwnBody(self.word.text(), self.short.text())
            case _Sense.CUE:
                return OwnCue(self.kind.currentData(), self.word.text())

    @Slot()
    def _on_sense(self) -> None:
        sense = _Sense[self.sense.currentData()]
        named, means = _ASKS[sense]
        self._named.setText(named)
        self._means.setText(means)
        self.meaning.setCurrentIndex(list(_Sense).index(sense))
        field = (self.place, self.short, self.kind)[list(_Sense).index(sense)]
        self._means.setBuddy(field)
        field.setAccessibleName(means.replace("&", ""))
        self.word.setAccessibleName(named.replace("&", ""))
        example, other = _EXAMPLES[sense]
        self.word.setPlaceholderText(example)
        if isinstance(field, QLineEdit):
            field.setPlaceholderText(other)
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        self.add.setEnabled(bool(self.word.text().strip()))

    @Slot()
    def _on_row(self) -> None:
        self.take_out.setEnabled(self.known.currentRow() >= 0)

    @Slot()
    def _on_add(self) -> None:
        self.added.emit(self._made())

    @Slot()
    def _on_take_out(self) -> None:
        item = self.known.currentItem()
        if item:
            self.removed.emit(item.data(_WORD))
