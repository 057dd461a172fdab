"""A field for places, completed from the country's list by any of their names."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit

from sitrep.domain.figure import PlaceRef
from sitrep.domain.place import Place, folded, gazetteer
from sitrep.services import amending

_MOST = 12  # names offered at once


class PlacesEdit(QLineEdit):
    """Takes places separated by semicolons; says below which of them the list knows."""

    def __init__(self, country: str) -> None:
        super().__init__()
        self._country = country
        self._given: tuple[PlaceRef, ...] = ()
        self._offered = QStringListModel(self)
        self.setPlaceholderText("Latakia; Tartus – empty for the whole situation")
        self.reading = QLabel()
        self.reading.setProperty("role", "quiet")
        self.reading.setTextFormat(Qt.TextFormat.PlainText)
        self.reading.setWordWrap(True)
        self._names = QCompleter(self._offered, self)
        self._names.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._names.setWidget(self)
        self._names.activated.connect(self._on_completed)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_text)

    def show_places(self, places: tuple[PlaceRef, ...]) -> None:
        self._given = places
        self.setText("; ".join(place.name for place in places))
        self.setCursorPosition(0)
        self._on_text()

    def places(self) -> tuple[PlaceRef, ...]:
        """Return the places; one that stands as it was given keeps its code."""
        given = {place.name: place for place in self._given}
        names = [name.strip() for name in self.text().replace("؛", ";").split(";")]
        return tuple(
            given[name] if name in given else amending.place(name, self._country)
            for name in names
            if name
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While names are offered, Return takes one instead of closing the dialog."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        popup = self._names.popup()
        if popup and popup.isVisible() and event.key() in keys:
            index = popup.currentIndex()
            self._take(index if index.isValid() else self._offered.index(0))
            self._hide()
            return
        super().keyPressEvent(event)

    def _hide(self) -> None:
        popup = self._names.popup()
        if popup:
            popup.hide()

    def _take(self, index: QModelIndex) -> None:
        self._on_completed(str(index.data()))

    @Slot(str)
    def _on_edited(self, _: str) -> None:
        wanted = folded(self.text()[: self.cursorPosition()].rpartition(";")[2].strip())
        found = [_offer(place) for place in gazetteer(self._country) if _fits(place, wanted)]
        self._offered.setStringList(found[:_MOST] if len(wanted) > 1 else [])
        if self._offered.rowCount():
            self._names.complete()
        else:
            self._hide()

    @Slot(str)
    def _on_completed(self, offered: str) -> None:
        name = offered.partition("  ")[0]
        before, after = self.text()[: self.cursorPosition()], self.text()[self.cursorPosition() :]
        kept = before.rpartition(";")[0]
        head = f"{kept}; {name}" if kept.strip() else name
        self.setText(
            head + (after if after.startswith(";") else f"; {after.lstrip()}".rstrip("; "))
        )
        self.setCursorPosition(len(head))

    @Slot()
    def _on_text(self) -> None:
        said = [
            f"{place.name} ({place.pcode})" if place.pcode else f"“{place.name}” is on no list"
            for place in self.places()
        ]
        self.reading.setText(" · ".join(said) if said else "The situation as a whole")


def _fits(place: Place, wanted: str) -> bool:
    names = (place.name, *(name for _, name in place.names), *place.aliases, place.pcode)
    return any(folded(name).startswith(wanted) for name in names)


def _offer(place: Place) -> str:
    return "  ".join((place.name, *(name for _, name in place.names), place.pcode))
