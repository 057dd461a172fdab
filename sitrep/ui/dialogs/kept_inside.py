"""What stays out of public editions: names with what is printed instead, and withheld sources."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from sitrep.domain.inside import MOST_LETTERS, Inside, Sense, named
from sitrep.domain.place import gazetteer
from sitrep.ui.dialogs.kept_words import VALUE, KeptWords, Says, short_list
from sitrep.ui.widgets.suggest import SuggestField, places_of
from sitrep.ui.widgets.words import words

_SAYS = Says(
    title="Kept inside",
    about="A public edition prints “a national partner” for a partner, the governorate for a "
    "place, and leaves other words out. Before a public file is made, it is searched for all of "
    "them, and for whatever comes from sources and contacts that are not public.",
    senses={
        Sense.PARTNER.value: "The name of a partner",
        Sense.PLACE.value: "A place, such as a facility",
        Sense.WORDS.value: "Other words, such as a telephone number",
    },
    longest=MOST_LETTERS,
    adds="&Keep inside",
    takes_out="&Let out",
    listed="Names that are kept inside",
    none="No name is kept inside yet.",
)
_HINT = "Tick a figure to print it with “Source withheld”: no name, no quote, no article."


class KeptInsideDialog(KeptWords):
    """Takes and gives an `Inside`; a ticked figure is one too."""

    def __init__(self, country: str, parent: QWidget) -> None:
        super().__init__(_SAYS, parent)
        self._country = country
        self._showing = False
        self.word.setPlaceholderText("As it stands in the report")
        self.area = SuggestField(places_of(country))
        self.area.setPlaceholderText("Governorate; empty where the list knows the place")
        self._add_row("&Name or words", self.word)
        self._instead = self._add_row("&Printed instead", self.area)
        self.sources = short_list("Figures whose source is not public; tick to print them")
        self.sources.itemChanged.connect(self._on_ticked)
        self.no_sources = words("Every figure has a source that may be named.", "quiet", wrap=True)
        self._hint = words(_HINT, "quiet", wrap=True)
        self._column.addSpacing(8)
        self._column.addWidget(words("Figures left out because of their source", "section"))
        self._column.addWidget(self._hint)
        self._column.addWidget(self.no_sources)
        self._column.addWidget(self.sources, 1)
        self._end()

    def show_kept(self, kept: Sequence[Inside], sources: Sequence[tuple[str, str, bool]]) -> None:
        """Show what is kept.

        Args:
            kept: All of a situation.
            sources: Figures that are left out: id, in words, and whether it is printed without.
        """
        names = sorted(named(kept), key=lambda value: value.thing.casefold())
        self._show_known((self._told(each), each) for each in names)
        self._show_sources(sources)

    def _show_sources(self, sources: Sequence[tuple[str, str, bool]]) -> None:
        self._showing = True
        row = self.sources.currentRow()
        self.sources.clear()
        for figure, said, allowed in sources:
            item = QListWidgetItem(said)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if allowed else Qt.CheckState.Unchecked)
            item.setData(VALUE, figure)
            item.setToolTip(said)
            self.sources.addItem(item)
        self.sources.setCurrentRow(row)
        self._showing = False
        self.sources.setVisible(bool(sources))
        self._hint.setVisible(bool(sources))
        self.no_sources.setVisible(not sources)

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

    def _made(self) -> Inside:
        sense = Sense(self.sense.currentData())
        area = self.area.text().strip() if sense is Sense.PLACE else ""
        return Inside(sense, self.word.text(), area)

    @Slot()
    def _on_sense(self) -> None:
        place = self.sense.currentData() == Sense.PLACE.value
        self._instead.setVisible(place)
        self.area.setVisible(place)
        super()._on_sense()

    @Slot(QListWidgetItem)
    def _on_ticked(self, item: QListWidgetItem) -> None:
        if self._showing:
            return
        value = Inside(Sense.SOURCE, item.data(VALUE))
        ticked = item.checkState() is Qt.CheckState.Checked
        (self.added if ticked else self.removed).emit(value)
