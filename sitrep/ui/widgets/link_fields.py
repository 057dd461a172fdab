"""How a figure hangs together with another one of the situation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure, Link, Relation
from sitrep.ui.widgets import wording
from sitrep.ui.widgets.still_box import StillBox
from sitrep.ui.widgets.words import words

RELATIONS = {
    Relation.UPDATES: "Updates",
    Relation.SUBSET_OF: "Is included in",
    Relation.ADDITIONAL_TO: "Comes on top of",
    Relation.OVERLAPS: "Overlaps with",
    Relation.COMPONENT_OF: "Is a part of the sum",
    Relation.SAME_ORIGIN_AS: "Has the same origin as",
    Relation.CONTRADICTS: "Contradicts",
}


class LinkFields(QWidget):
    """Offers the relation and the other figure.

    Args:
        figure: The one that is linked.
        others: Those that it may be linked to.
        match: The one that speaks for the same thing already.
        writer: Names them.
    """

    def __init__(
        self, figure: Figure, others: Sequence[Figure], match: Figure | None, writer: Writer
    ) -> None:
        super().__init__()
        self._figure = figure
        self._match = match
        self.relation, self.other = StillBox(), StillBox()
        self.other.setAccessibleName("The figure that it is linked to")
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.other.setSizeAdjustPolicy(policy)
        room = self.other.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.other.setSizePolicy(room)
        self.relation.addItem("No link", None)
        for relation, said in RELATIONS.items():
            self.relation.addItem(said, relation)
        kinds = figure.claim.kinds
        for each in sorted(others, key=lambda each: each.claim.kinds != kinds):
            if each.id != figure.id:
                where = writer.names.where(each.claim.places)
                label = ", ".join(filter(None, (writer.label(each.claim), where)))
                said = f"{label}: {wording.brief(each, writer)}"
                self.other.addItem(said, each.id)
        known = self._known()
        if known:
            self._choose(known.relation, known.other)
        self.updates = QCheckBox()
        if match:
            said = wording.brief(match, writer)
            self.updates.setText(f"It updates {said}, which then is kept for the record only")
        self.updates.setVisible(match is not None and not figure.links)
        self._arrange()
        self.relation.currentIndexChanged.connect(self._on_relation)
        self.updates.toggled.connect(self._on_updates)
        self._on_relation()

    def _arrange(self) -> None:
        label = words("Lin&k", "")
        label.setBuddy(self.relation)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(label)
        line.addWidget(self.relation)
        line.addWidget(self.other, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.updates)
        whole.addLayout(line)

    def links(self) -> tuple[Link, ...]:
        """Return all links of the figure as they are chosen."""
        relation, other = self.relation.currentData(), self.other.currentData()
        first = self._known()
        kept = tuple(link for link in self._figure.links if link is not first)
        added = (Link(Relation(relation), str(other)),) if relation and other else ()
        return tuple(dict.fromkeys((*kept, *added)))

    def _known(self) -> Link | None:
        """Return the first link whose figure is offered: the one that the fields show."""
        links = self._figure.links
        return next((link for link in links if self.other.findData(link.other) >= 0), None)

    def _choose(self, relation: Relation, other: str) -> None:
        self.relation.setCurrentIndex(self.relation.findData(relation))
        self.other.setCurrentIndex(self.other.findData(other))

    @Slot()
    def _on_relation(self) -> None:
        linked = self.relation.currentData() is not None
        self.other.setEnabled(linked and self.other.count() > 0)
        self.other.setVisible(linked)

    @Slot()
    def _on_updates(self) -> None:
        if self._match and self.updates.isChecked():
            self._choose(Relation.UPDATES, self._match.id)
        else:
            self.relation.setCurrentIndex(0)
