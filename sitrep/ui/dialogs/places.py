"""The places of a country as files of the person's own list and draw them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.languages import forms
from sitrep.store.own_places import NAMES, SHAPES, Loaded
from sitrep.ui.widgets.words import words

_WIDTH = 560
_WHAT = {NAMES: "List of places", SHAPES: "Shapes for the map"}
_OTHERWISE = {
    NAMES: "Those that come with Sitrep.",
    SHAPES: "Natural Earth's, simplified.",
}
_WHY = (
    "Load OCHA's file of administrative areas (COD-AB) for this country: a CSV or Excel file of"
    " P-codes and names, or a GeoJSON file with the shapes of level 1. It is used in fields, by the"
    " assistant, on maps and in HXL files."
)
_UNDO = "Undo does not turn this back; load the former file again."


class PlacesDialog(QDialog):
    """Shows what is loaded; changes nothing itself.

    Signals:
        wanted: A file is to be chosen.
        removed: The part that is to be taken out.
    """

    wanted = Signal()
    removed = Signal(str)

    def __init__(self, parent: QWidget, country: str, loaded: Sequence[Loaded]) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Places of {country}")
        self.setMinimumWidth(_WIDTH)
        self.drops: dict[str, QPushButton] = {}
        self._about = {part: words("", "quiet", wrap=True) for part in _WHAT}
        self.load = QPushButton("&Load a file…")
        self.load.setProperty("role", "primary")
        self.load.setDefault(True)
        self.load.clicked.connect(self.wanted)
        self._said = words("", "quiet", wrap=True)
        self._said.setAccessibleName("How loading went")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addWidget(words(_WHY, wrap=True))
        for part in _WHAT:
            whole.addLayout(self._line(part))
        whole.addWidget(words(_UNDO, "quiet", wrap=True))
        whole.addWidget(self._said)
        whole.addStretch()
        whole.addWidget(self._ending())
        self.show_loaded(loaded)
        self.load.setFocus()

    def _line(self, part: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(words(_WHAT[part], "label"))
        beside.addWidget(self._about[part])
        drop = QPushButton("Take out")
        drop.setAccessibleName(f"Take out: {_WHAT[part].lower()}")
        drop.setAutoDefault(False)
        drop.clicked.connect(partial(self.removed.emit, part))
        self.drops[part] = drop
        line.addLayout(beside, 1)
        line.addWidget(drop)
        return line

    def _ending(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.load, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def show_loaded(self, loaded: Sequence[Loaded]) -> None:
        """Show what is loaded of each part."""
        by_part = {each.part: each for each in loaded}
        for part, label in self._about.items():
            known = by_part.get(part)
            label.setText(_told(known) if known else _OTHERWISE[part])
            self.drops[part].setEnabled(known is not None)

    @Slot(str)
    def say(self, text: str) -> None:
        """Say how loading goes; while it runs nothing else can be loaded."""
        self._said.setText(text)

    def rest(self, busy: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take
        self.load.setEnabled(not busy)


def _told(known: Loaded) -> str:
    """Return "syr_adm.xlsx · 14 areas of level 1, 354 places in all · loaded on 9 March 2025"."""
    day = forms.day(known.at.astimezone().date(), "en")
    areas = f"{known.areas:,} {'area' if known.areas == 1 else 'areas'} of level 1"
    more = f", {known.count:,} places in all" if known.count > known.areas else ""
    return f"{known.source} · {areas}{more} · loaded on {day}"
