"""From a finding, a chip or a click on the pages of a draft to what it is about."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sitrep.proofing.finding import Finding
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.language_names import TRANSLATIONS
from sitrep.ui.widgets.preview import Preview
from sitrep.ui.widgets.report_form import ReportForm

# What the page calls its sections, where the form has another name.
_ON_PAGE = {
    "key-figures": "key_figures",
    "changes": "key_figures",
    "response": "sectors",
    "gaps": "information_gaps",
}
_ON_FORM = {form: page for page, form in _ON_PAGE.items() if page != "changes"}


class Leading(QObject):
    """Goes to the field itself, and asks for what stands on another page.

    Signals:
        figure_asked: Id of a figure.
        translation_asked: A place in another language, such as "translations.ar".
    """

    figure_asked = Signal(str)
    translation_asked = Signal(str)

    def __init__(self, draft: Draft, form: ReportForm, preview: Preview) -> None:
        super().__init__(form)
        self._draft = draft
        self._form = form
        self._preview = preview
        form.fields.evidence_asked.connect(self._show_evidence)
        form.fields.checks.asked.connect(self._on_finding)
        form.entered.connect(self._on_entered)
        preview.clicked.connect(self._on_page_clicked)

    @Slot(object)
    def _on_finding(self, finding: Finding) -> None:
        """Lead to the place of a finding, its words selected where it has any."""
        place, form = finding.place, self._form
        if place.startswith("figures/"):
            figure = place.removeprefix("figures/")
            if finding.rule != "V10" or not form.focus_field(f"changes.{figure}"):
                self._show_evidence(figure)
        elif place.startswith(TRANSLATIONS):
            self.translation_asked.emit(place)
        elif place == "report":
            form.go_to("highlights")
        elif form.focus_field(place) and finding.length:
            form.select(place, finding.start, finding.length)

    @Slot(str)
    def _show_evidence(self, figure: str) -> None:
        about = self._draft.words.about(figure) if self._draft.words else None
        self.figure_asked.emit(about.figure if about else figure)

    @Slot(str)
    def _on_page_clicked(self, name: str) -> None:
        if not name or self._draft.issue is None:
            return
        key = _ON_PAGE.get(name, name)
        if key in self._form.sections:
            self._form.go_to(key)
        elif self._draft.words and self._draft.words.about(name):
            self._show_evidence(name)

    @Slot(str)
    def _on_entered(self, key: str) -> None:
        if not self._preview.view.underMouse():  # a hand on the pages leads the form
            self._preview.reveal(_ON_FORM.get(key, key))
