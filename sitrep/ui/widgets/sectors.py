"""The sectors of a report: added from the list, put in order, taken out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from sitrep.domain.fields import SECTORS
from sitrep.domain.steps import Steps, whole
from sitrep.services import reporting
from sitrep.ui.session import Session
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.order_list import OrderList
from sitrep.ui.widgets.sector_form import SectorForm
from sitrep.ui.widgets.still_box import AddBox
from sitrep.ui.widgets.tab_order import lead_through
from sitrep.ui.widgets.words import words


class Sectors(QWidget):
    """Shows a form for each sector that has words, counts, or was added.

    Signals:
        added: The form of a sector that is now there.
        dropped: The form of a sector that goes.
        asked: Key of a sector that the person wants to see.
    """

    added = Signal(object)
    dropped = Signal(object)
    asked = Signal(str)

    def __init__(self, session: Session, draft: Draft) -> None:
        super().__init__()
        self._session = session
        self._draft = draft
        self.forms: dict[str, SectorForm] = {}
        self._none = words(
            "No sector yet. Add those in which aid is needed or given; the rest is not printed.",
            "quiet",
            wrap=True,
        )
        self.order = OrderList("Sectors, in order")
        self.order.ordered.connect(self._on_ordered)
        self.order.removed.connect(self.remove)
        self.order.itemClicked.connect(self._on_chosen)
        self.order.itemActivated.connect(self._on_chosen)
        self.add = AddBox()
        self.add.setAccessibleName("Add a sector")
        self.add.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add.activated.connect(self._on_added)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._none)
        whole.addWidget(self.order)
        whole.addLayout(self._cards)
        whole.addLayout(line)
        draft.tell_in_steps(self.follow)
        draft.touched.connect(self.refresh)

    def keys(self) -> list[str]:
        """Return the sectors the form shows: added, filled or counted, in order."""
        material = self._draft.material
        if material is None:
            return []
        added = [key for key in material.value("sector_order").split() if key in SECTORS]
        return material.sectors([*added, *self._draft.counts()])

    @Slot()
    def refresh(self, *_: object) -> None:
        whole(self.follow())

    def follow(self) -> Steps[None]:
        """Follow the store, a form a step; one that stays is left alone."""
        while new := [key for key in self.keys() if key not in self.forms][1:]:
            self._arrange([key for key in self.keys() if key not in new])
            yield
        keys = self.keys()
        if keys != [*self.forms]:
            self._arrange(keys)
        self._none.setVisible(not keys)
        self.order.setVisible(len(keys) > 1)
        self.order.show_rows([(key, SECTORS[key]) for key in keys])
        rest = [key for key in SECTORS if key not in keys]
        if [self.add.itemData(n) for n in range(1, self.add.count())] != rest:
            self.add.clear()
            self.add.addItem("Add a sector…", "")
            for key in rest:
                self.add.addItem(SECTORS[key], key)

    def _arrange(self, keys: list[str]) -> None:
        for key in [key for key in self.forms if key not in keys]:
            form = self.forms.pop(key)
            self.dropped.emit(form)
            self._cards.removeWidget(form)
            form.hide()
            form.deleteLater()
        old = self.forms
        self.forms = {}
        for place, key in enumerate(keys):
            form = old[key] if key in old else self._make(key)
            self.forms[key] = form
            if self._cards.indexOf(form) != place:
                self._cards.insertWidget(place, form)
        lead_through([*self.forms.values()], self.add)

    def _make(self, key: str) -> SectorForm:
        form = SectorForm(key, self._draft)
        form.moved.connect(partial(self.put_by, key))
        form.removed.connect(partial(self.remove, key))
        self.added.emit(form)
        return form

    @Slot()
    def _on_added(self) -> None:
        key = self.add.currentData()
        self.add.setCurrentIndex(0)
        if key:
            self.put_in(str(key))

    def put_in(self, key: str) -> None:
        """Add a sector at the end, unless it is there."""
        if key not in self.forms:
            self._write([*self.keys(), key])
        self.asked.emit(key)

    def put_by(self, key: str, by: int) -> None:
        keys = self.keys()
        place = keys.index(key)
        if 0 <= place + by < len(keys):
            keys.insert(place + by, keys.pop(place))
            self._write(keys)

    @Slot()
    def _on_ordered(self) -> None:
        self._write(self.order.keys())

    @Slot()
    def _on_chosen(self) -> None:
        self.asked.emit(self.order.chosen())

    @Slot(str)
    def remove(self, key: str) -> None:
        """Take a sector out; one undo brings it back."""
        issue = self._draft.issue
        if issue:
            self._draft.keep()
            self._session.do(self, reporting.remove_sector, issue, key)
            self._session.said.emit(f"{SECTORS[key]} was taken out; undo brings it back.")

    def _write(self, keys: list[str]) -> None:
        issue = self._draft.issue
        if issue:
            order = " ".join(keys)
            self._session.do(self, reporting.set_field, issue, "sector_order", order)
