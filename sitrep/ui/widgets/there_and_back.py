"""From a field of the form to where it is printed, and from the pages back to the field."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sitrep.store import figures
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.bullets_edit import ListEdit
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.entries_edit import EntriesEdit
from sitrep.ui.widgets.form_and_pages import FormAndPages
from sitrep.ui.widgets.key_figures_list import KeyFiguresList
from sitrep.ui.widgets.preview import Preview
from sitrep.ui.widgets.report_form import ReportForm


class ThereAndBack(QObject):
    """Joins the form and the pages of a draft.

    Signals:
        asked: The `Place` of the words of a figure's source, or of the figure that has none.
    """

    asked = Signal(Place)

    def __init__(
        self,
        session: Session,
        draft: Draft,
        form: ReportForm,
        preview: Preview,
        panes: FormAndPages,
    ) -> None:
        super().__init__(form)
        self._session = session
        self._draft = draft
        self._form = form
        self._preview = preview
        self._panes = panes
        preview.leads.to_fields = True
        preview.leads.field_chosen.connect(self._on_field)
        preview.leads.evidence_chosen.connect(self._on_evidence)

    @Slot(str, str)
    def _on_field(self, field: str, figure: str) -> None:
        if self._draft.issue is None:
            return
        if self._form.isHidden() or not self._form.isVisible():
            self._panes.show_pages(False)  # a narrow window has room for one of them
        if figure and field == "changes" and self._form.focus_field(f"changes.{figure}"):
            return
        self._form.focus_field(field)

    @Slot(str)
    def _on_evidence(self, figure: str) -> None:
        about = self._draft.words.about(figure) if self._draft.words else None
        if self._draft.issue:
            shown = about.figure if about else figure
            self.asked.emit(passage(self._session, self._draft.issue.situation, shown))

    @Slot()
    def show_here(self) -> None:
        """Show on the pages what has the keyboard in the form."""
        focus = self._form.focusWidget()
        name = self._draft.name_of(focus)
        if name and self._preview.isHidden():
            self._panes.show_pages(True)
        line = _line(self._draft.field(name), focus) if name else 0
        if not name:
            self._session.said.emit("Put the cursor into a field first.")
        elif not self._preview.leads.show(f"{name}.{line}" if line else name):
            self._session.said.emit("This field is not on the pages: nothing stands in it yet.")


def passage(session: Session, situation: str, figure: str) -> Place:
    """Return where the words that a figure rests on are read: in its article, if it has one."""
    found = figures.get(session.store, figure)
    if found and found.passages:
        return Place(Page.SOURCES, situation, found.passages[0].article, figure)
    return Place(Page.FIGURES, situation, figure)


def _line(field: object, focus: QWidget | None) -> int:
    """Return which line of a list has the keyboard, counted as printed from 1; 0 for no list."""
    if isinstance(field, ListEdit):
        number = field.textCursor().blockNumber()
        return sum(1 for line in field.lines()[: number + 1] if line.strip())
    if isinstance(field, KeyFiguresList):
        return field.list.currentRow() + 1
    if isinstance(field, EntriesEdit):
        holds = (n for n, each in enumerate(field.entries, 1) if focus and each.isAncestorOf(focus))
        return next(holds, 0)
    return 0
