"""The words that staff taught the assistant, in one list; one more is added, or one taken out."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from sitrep.domain.kinds import KINDS
from sitrep.domain.own_words import MOST_LETTERS, OwnBody, OwnCue, OwnPlace, OwnWord, OwnWords
from sitrep.domain.place import gazetteer
from sitrep.ui.dialogs.kept_words import KeptWords, Says, name
from sitrep.ui.widgets.pick import combo
from sitrep.ui.widgets.suggest import SuggestField, places_of


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
_SAYS = Says(
    title="Words for the assistant",
    about="What articles call things here and the assistant cannot know. It uses these words in "
    "every article that is read from now on; they stay in this file.",
    senses={sense.name: sense.value for sense in _Sense},
    longest=MOST_LETTERS,
    adds="&Add",
    takes_out="&Take out",
    listed="Words that the assistant was taught",
    none="None yet. A word you add above stands here.",
)


class OwnWordsDialog(KeptWords):
    """Takes and gives an `OwnWord`."""

    def __init__(self, country: str, begun: str, parent: QWidget) -> None:
        """Make the dialog.

        Args:
            country: Of the situation, whose places are offered.
            begun: Words that were marked in an article, to begin with; "" for none.
            parent: The page.
        """
        super().__init__(_SAYS, parent)
        self._country = country
        self.word.setText(begun[:MOST_LETTERS])
        self.place = SuggestField(places_of(country))
        self.short = QLineEdit()
        self.short.setMaxLength(MOST_LETTERS)
        counted = sorted((kind.label, key) for key, kind in KINDS.items() if kind.counts)
        self.kind = combo({key: label for label, key in counted}, "killed")
        self.meaning = QStackedWidget()
        self.meaning.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for field in (self.place, self.short, self.kind):
            self.meaning.addWidget(field)
        self._named = self._add_row("", self.word)
        self._means = self._add_row("", self.meaning)
        self._end()

    def show_words(self, own: OwnWords) -> None:
        """Show what is kept."""
        every: list[OwnWord] = [*own.places, *own.bodies, *own.cues]
        self._show_known((self._told(word), word) for word in every)

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
        at = list(_Sense).index(sense)
        field = (self.place, self.short, self.kind)[at]
        self.meaning.setCurrentIndex(at)
        named, means = _ASKS[sense]
        name(self._named, named, self.word)
        name(self._means, means, field)
        example, other = _EXAMPLES[sense]
        self.word.setPlaceholderText(example)
        if isinstance(field, QLineEdit):
            field.setPlaceholderText(other)
        super()._on_sense()
