"""What waits in the sections of a report before it is issued, for the index and the summary."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sitrep.document.model import Document
from sitrep.domain.fields import PROSE
from sitrep.ui.widgets import roles
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.section import Section
from sitrep.ui.widgets.sectors import Sectors

EMPTY, MADE = "empty", "from your figures"


def made_of_figures(document: Document) -> frozenset[str]:
    """Return the sections that are printed though nobody writes in them."""
    parts = {
        "key_figures": document.tiles,
        "impact": document.impact or document.by_source,
        "access": document.constraints,
        "coordination": document.statements,
        "information_gaps": document.gaps,
    }
    return frozenset(key for key, part in parts.items() if part)


def state(section: Section, made: Collection[str], *, has_sectors: bool) -> str:
    """Return how a section stands: "empty", "from your figures", or what `Section.state` says.

    Args:
        section: One that the report has.
        made: Those that are printed of figures alone.
        has_sectors: The report tells of a sector at least.
    """
    if section.key == "sectors" and not section.reviewing.waiting():
        return "" if has_sectors else EMPTY
    said = section.state()
    return MADE if said == EMPTY and section.key in made else said


def waiting(
    sections: Sequence[Section], made: Collection[str], *, has_sectors: bool
) -> Iterator[str]:
    """Yield a sentence for each thing that waits."""
    carried = [each.title for each in sections if each.reviewing.waiting()]
    if carried:
        yield f"Carried over and not yet reviewed: {', '.join(carried)}."
    for each in sections:
        if each.counter.over:
            yield f"{each.title}: {each.counter.text()}."
    stand = {each.title: state(each, made, has_sectors=has_sectors) for each in sections}
    empty = [title for title, said in stand.items() if said == EMPTY]
    if empty:
        yield f"Empty, and so not printed: {', '.join(empty)}."


class Waiting(QObject):
    """Follows a draft, says how its sections stand, and edges what waits for eyes.

    Signals:
        stood: How each section stands, in order.
        said: What waits, in sentences.
    """

    stood = Signal(list)
    said = Signal(str)

    def __init__(
        self, parent: QObject, draft: Draft, sections: Mapping[str, Section], sectors: Sectors
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._sections = sections  # those that the type of the report has, as it changes
        self._sectors = sectors
        self._made: frozenset[str] = frozenset()
        draft.touched.connect(self.show)
        draft.made.connect(self._on_made)

    @Slot()
    def show(self, *_: object) -> None:
        """Look again at every section."""
        shown, sectors = [*self._sections.values()], bool(self._sectors.forms)
        self.stood.emit([state(each, self._made, has_sectors=sectors) for each in shown])
        for name, field in self._edges():
            roles.set_state(field, "wait" if self._draft.carried(name) else "")
        said = "\n".join(waiting(shown, self._made, has_sectors=sectors))
        self.said.emit(said or "Nothing waits in the form.")

    def _edges(self) -> Iterator[tuple[str, QWidget]]:
        for name in PROSE:
            field = self._draft.field(name)
            if isinstance(field, QWidget):
                yield name, field
        for form in self._sectors.forms.values():
            yield from ((name, w) for name, w in form.fields.items() if name.startswith("sectors"))

    @Slot(object)
    def _on_made(self, document: Document) -> None:
        made = made_of_figures(document)
        if made != self._made:
            self._made = made
            self.show()
