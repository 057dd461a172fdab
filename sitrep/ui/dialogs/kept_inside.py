"""What stays out of public editions: names with what is printed instead, and withheld sources."""

from __future__ import annotations

from collections.abc import Sequence

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
    QVBoxLayout,
    QWidget,
)

from sitrep.domain.inside import MOST_LETTERS, Inside, Sense, named
from sitrep.domain.place import gazetteer
from sitrep.ui.widgets.pick import combo
from sitrep.ui.widgets.suggest import SuggestField, places_of
from sitrep.ui.widgets.words import words

_VALUE = Qt.ItemDataRole.UserRole
_ROWS = 5  # of a list, before it scrolls
_SENSES = {
    Sense.PARTNER: "The name of a partner",
    Sense.PLACE: "A place, such as a facility",
    Sense.WORDS: "Other words, such as a telephone number",
}
_ABOUT = (
    "A public edition prints “a national partner” for a partner, the governorate for a place, and "
    "leaves other words out. Before a public file is made, it is searched for all of them, and for "
    "whatever comes from sources and contacts that are not public."
)


class KeptInsideDialog(QDialog):
    """Shows what is kept; changes nothing itself.

    Signals:
        added: An `Inside` to be kept.
        removed: An `Inside` to be let out.
    """

    added = Signal(object)
    removed = Signal(object)

    def __init__(self, country: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kept inside")
        self._country = country
        self._showing = False
        self.sense = combo({each.value: said for each, said in _SENSES.items()}, "partner")
        self.sense.setMinimumContentsLength(38)
        self.word = QLineEdit()
        self.word.setMaxLength(MOST_LETTERS)
        self.word.setPlaceholderText("As it stands in the report")
        self.area = SuggestField(places_of(country))
        self.area.setPlaceholderText("Governorate; empty where the list knows the place")
        self.add = QPushButton("&Keep inside")
        self.add.setProperty("role", "primary")
        self.add.setDefault(True)
        self.known = QListWidget()
        self.known.setAccessibleName("Names that are kept inside")
        self.take_out = QPushButton("&Let out")
        self.take_out.setAutoDefault(False)
        self.none = words("No name is kept inside yet.", "quiet", wrap=True)
        self.sources = QListWidget()
        self.sources.setAccessibleName("Figures whose source is not public; tick to print them")
        self.no_sources = words("Every figure has a source that may be named.", "quiet", wrap=True)
        self._arrange()
        self.sense.currentIndexChanged.connect(self._on_sense)
        self.word.textChanged.connect(self._on_typed)
        self.add.clicked.connect(self._on_add)
        self.take_out.clicked.connect(self._on_take_out)
        self.known.currentRowChanged.connect(self._on_typed)
        self.sources.itemChanged.connect(self._on_ticked)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.known)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_take_out)
        self._on_sense()
        self.word.setFocus()

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        labels = ("&What it is", "&Name or words", "&Printed instead")
        self._labels = [words(text, "label") for text in labels]
        for label, field in zip(self._labels, (self.sense, self.word, self.area), strict=True):
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
            form.addRow(label, field)
        right = QHBoxLayout()
        right.addStretch()
        right.addWidget(self.add)
        metrics = self.fontMetrics()
        for each in (self.known, self.sources):
            each.setMinimumHeight(_ROWS * (metrics.height() + 6))
            each.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            each.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumWidth(76 * metrics.averageCharWidth())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        beside = QHBoxLayout()
        beside.addWidget(self.take_out)
        beside.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(words("Kept inside", "heading"))
        column.addWidget(words(_ABOUT, "quiet", wrap=True))
        column.addSpacing(8)
        column.addLayout(form)
        column.addLayout(right)
        column.addWidget(self.none)
        column.addWidget(self.known, 1)
        column.addLayout(beside)
        column.addSpacing(8)
        column.addWidget(words("Figures left out because of their source", "section"))
        hint = "Tick a figure to print it with “Source withheld”: no name, no quote, no article."
        self._hint = words(hint, "quiet", wrap=True)
        column.addWidget(self._hint)
        column.addWidget(self.no_sources)
        column.addWidget(self.sources, 1)
        column.addWidget(buttons)

    def show_kept(self, kept: Sequence[Inside], sources: Sequence[tuple[str, str, bool]]) -> None:
        """Show what is kept.

        Args:
            kept: All of a situation.
            sources: Figures that are left out: id, in words, and whether it is printed without.
        """
        row = self.known.currentRow()
        self.known.clear()
        for each in sorted(named(kept), key=lambda value: value.thing.casefold()):
            item = QListWidgetItem(self._told(each))
            item.setData(_VALUE, each)
            self.known.addItem(item)
        self.known.setCurrentRow(min(row, self.known.count() - 1))
        self.known.setVisible(self.known.count() > 0)
        self.take_out.setVisible(self.known.count() > 0)
        self.none.setVisible(self.known.count() == 0)
        self._show_sources(sources)
        self._on_typed()
        if not self.isVisible():
            self.resize(self.minimumWidth(), self._height())

    def _height(self) -> int:
        """Return what all of it needs; the labels wrap, so that no layout knows it alone."""
        lists = sum(not each.isHidden() for each in (self.known, self.sources))
        return (16 + 6 * lists) * (self.fontMetrics().height() + 6)

    def _show_sources(self, sources: Sequence[tuple[str, str, bool]]) -> None:
        self._showing = True
        row = self.sources.currentRow()
        self.sources.clear()
        for figure, said, allowed in sources:
            item = QListWidgetItem(said)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if allowed else Qt.CheckState.Unchecked)
            item.setData(_VALUE, figure)
            item.setToolTip(said)
            self.sources.addItem(item)
        self.sources.setCurrentRow(row)
        self._showing = False
        self.sources.setVisible(bool(sources))
        self._hint.setVisible(bool(sources))
        self.no_sources.setVisible(not sources)

    def begin_next(self) -> None:
        """Empty the fields once a name was kept."""
        self.word.clear()
        self.area.clear()
        self.word.setFocus()

    def _told(self, each: Inside) -> str:
        match each.sense:
            case Sense.PARTNER:
                return f"{each.thing}  →  a national partner"
            case Sense.PLACE:
                places = gazetteer(self._country)
                area = next((p.name for p in places if p.pcode == each.pcode), "no place")
                return f"{each.thing}  →  {area}"
            case _:
                return f"{each.thing}  →  left out"

    @Slot()
    def _on_sense(self) -> None:
        place = self.sense.currentData() == Sense.PLACE.value
        self._labels[2].setVisible(place)
        self.area.setVisible(place)

    @Slot()
    def _on_typed(self) -> None:
        self.add.setEnabled(bool(self.word.text().strip()))
        self.take_out.setEnabled(self.known.currentRow() >= 0)

    @Slot()
    def _on_add(self) -> None:
        sense = Sense(self.sense.currentData())
        area = self.area.text().strip() if sense is Sense.PLACE else ""
        self.added.emit(Inside(sense, self.word.text(), area))

    @Slot()
    def _on_take_out(self) -> None:
        item = self.known.currentItem()
        if item:
            self.removed.emit(item.data(_VALUE))

    @Slot(QListWidgetItem)
    def _on_ticked(self, item: QListWidgetItem) -> None:
        if self._showing:
            return
        value = Inside(Sense.SOURCE, item.data(_VALUE))
        ticked = item.checkState() is Qt.CheckState.Checked
        (self.added if ticked else self.removed).emit(value)
