"""Where the parts of the pages lead: to their field, their figure, the words of its source."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sitrep.document.shown import Region
from sitrep.ui.widgets.page_view import PageView


class PageLeads(QObject):
    """Follows clicks on a view, and marks on it what the form asks for.

    Signals:
        field_chosen: A field such as "highlights.2", and the id of the figure in it, or "".
        figure_chosen: The id of a figure.
        evidence_chosen: The id of a figure whose words are asked for: the same was chosen again.
    """

    field_chosen = Signal(str, str)
    figure_chosen = Signal(str)
    evidence_chosen = Signal(str)

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self.to_fields = False  # beside a form
        self._followed = "", ""  # field and figure that were chosen last
        self._marked = "", ""
        view.chosen.connect(self._on_chosen)
        view.pointing.tip = self._tip

    @Slot(object)
    def _on_chosen(self, region: Region) -> None:
        here = region.field, region.figure
        if region.figure and here == self._followed:
            self.evidence_chosen.emit(region.figure)
            return
        self._followed = here
        self._marked = here
        self._view.pointing.mark([region])
        if self.to_fields and region.field:
            self.field_chosen.emit(*here)
        else:
            self.figure_chosen.emit(region.figure)

    def _tip(self, region: Region) -> str:
        again = "; click again for the words of its source" if region.figure else ""
        if self.to_fields and region.field:
            return f"Click to go to its field{again}"
        return f"Click to go to its figure{again}" if again else ""

    def show(self, field: str) -> bool:
        """Scroll to where a field is printed, mark it, and give the pages the keyboard.

        Enter leads back. False where it is printed nowhere.
        """
        found = self._mark(field, "")
        if found:
            self._followed = "", ""
            self._view.setFocus()
        return found

    def forget(self) -> None:
        """Mark nothing any more: another report is shown."""
        self._followed = self._marked = "", ""
        self._view.pointing.mark([])

    def follow(self) -> None:
        """Let the mark follow to where its field stands on new pages; the view does not move."""
        if any(self._marked):
            bar = self._view.verticalScrollBar()
            at = bar.value()
            self._mark(*self._marked)
            bar.setValue(at)

    def _mark(self, field: str, figure: str) -> bool:
        """Mark a field or a figure; the whole of a list where there is no such line in it."""
        pages = self._view.pages
        every = pages.regions if pages else ()
        found = [each for each in every if (each.field, each.figure) == (field, figure)]
        if not figure:
            found = found or [each for each in every if each.field == field]
            found = found or [each for each in every if each.field.startswith(f"{field}.")]
        self._marked = (field, figure) if found else ("", "")
        self._view.pointing.mark(found[:1])
        return bool(found)
