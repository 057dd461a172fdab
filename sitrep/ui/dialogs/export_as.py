"""The choices of a file: its kind, edition, language and paper."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sitrep.formats import FORMATS
from sitrep.services.sharing import Wish
from sitrep.ui.dialogs.form import Form
from sitrep.ui.widgets.language_names import LANGUAGES
from sitrep.ui.widgets.pick import combo
from sitrep.ui.widgets.preview_bar import PAPERS
from sitrep.ui.widgets.report_facts import EDITIONS

_ARCHIVAL = "archival"
_ON_PAPER = frozenset({"pdf", _ARCHIVAL, "docx", "html", "xlsx"})
_ABOUT = {
    "pdf": "As readers get it: accessible (PDF/UA), with its data inside.",
    _ARCHIVAL: "PDF/A-3 for archives: the same pages, with their data inside.",
    "docx": "To go on editing elsewhere; corrections made there are not known here.",
    "html": "One file for any browser and telephone; it fetches nothing.",
    "xlsx": "Figures with their bounds, changes and sources, a sheet each.",
    "csv": "The figures in one plain table, a row each.",
    "hxl": "The figures for machines, a row each.",
    "text": "For a slow line: what matters most, at most 1,600 letters.",
}


class ExportAsDialog(Form):
    """Takes a wish, gives back another; changes nothing itself."""

    def __init__(self, wish: Wish, parent: QWidget) -> None:
        super().__init__(parent, "Export as", "Choose where…")
        self._greyscale = wish.greyscale
        kinds = {key: each.label for key, each in FORMATS.items()}
        kinds = {"pdf": kinds.pop("pdf"), _ARCHIVAL: "PDF/A-3 for archives"} | kinds
        self.kind = combo(kinds, wish.format)
        self.edition = combo(EDITIONS, wish.edition)
        self.language = combo(LANGUAGES, wish.language)
        self.paper = combo(PAPERS, wish.paper)
        self.add_field("&File", self.kind)
        self.add_field("&Edition", self.edition)
        self.add_field("&Language", self.language)
        self.add_field("&Paper", self.paper)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self._on_kind()

    def wish(self) -> Wish:
        kind = self.kind.currentData()
        archival = kind == _ARCHIVAL
        return Wish(
            "pdf" if archival else kind,
            self.edition.currentData(),
            self.paper.currentData(),
            self._greyscale and kind in _ON_PAPER,
            self.language.currentData(),
            archival,
        )

    @Slot()
    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        self.paper.setEnabled(kind in _ON_PAPER)
        self.tell(_ABOUT.get(kind, ""))
