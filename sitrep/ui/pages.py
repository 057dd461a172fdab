"""The pages of the main window, each made when it is first asked for.

A page and what it needs take as long to load as the bare window: the first paint waits for one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from types import MappingProxyType

from sitrep.domain.steps import Steps
from sitrep.store import engine
from sitrep.ui.choices import Choices
from sitrep.ui.flows.beginning import Beginning
from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page
from sitrep.ui.session import Session
from sitrep.ui.widgets.polish import polished

# What a page stands on, in the order in which it is loaded ahead.
PARTS = MappingProxyType(
    {
        Page.SOURCES: (
            "sitrep.domain.figure",
            "sitrep.assistant.places",
            "sitrep.document.sentences",
            "sitrep.services.review",
            "sitrep.document.model",
            "sitrep.document.record",
            "sitrep.services.intake",
            "sitrep.formats.files",
            "sitrep.document.charts",
            "sitrep.document.by_source",
            "sitrep.document.build",
            "sitrep.proofing.report",
            "sitrep.proofing.proof",
            "sitrep.services.checking",
            "sitrep.services.sharing",
            "sitrep.ui.dialogs.article_details",
            "sitrep.ui.flows.article_work",
            "sitrep.ui.dialogs.figure",
            "sitrep.ui.flows.deciding",
            "sitrep.ui.widgets.article_pane",
        ),
        Page.FIGURES: (
            "sitrep.ui.widgets.evidence_view",
            "sitrep.ui.widgets.figure_table",
            "sitrep.ui.flows.at_hand",
            "sitrep.ui.flows.figure_entry",
        ),
        Page.REPORT: (
            "sitrep.ui.widgets.draft",
            "sitrep.ui.flows.choosing",
            "ctypes",
            "sitrep.ui.widgets.preview",
            "sitrep.ui.widgets.changes_edit",
            "sitrep.ui.widgets.corrections_edit",
            "sitrep.ui.widgets.checks_panel",
            "sitrep.ui.widgets.entries_edit",
            "sitrep.ui.widgets.report_fields",
            "sitrep.ui.flows.translating",
        ),
        Page.PUBLISH: (
            "sitrep.ui.dialogs.compare",
            "sitrep.ui.flows.after_issue",
            "sitrep.ui.widgets.shown_report",
            "sitrep.ui.flows.going_out",
        ),
    }
)
ENOUGH = 0.008  # seconds of loading in one step


class Pages(dict[Page, Panel]):
    """The pages by name."""

    def __init__(
        self,
        session: Session,
        choices: Choices,
        beginning: Beginning,
        made: Callable[[Panel], None],
    ) -> None:
        super().__init__()
        self._given = (session, choices)
        self._beginning = beginning
        self._made = made

    def __missing__(self, page: Page) -> Panel:
        return self._take(page, self._make(page))

    def _make(self, page: Page) -> Panel:
        module = import_module(f"sitrep.ui.panels.{page.value}")
        make: Callable[..., Panel] = getattr(module, f"{page.value.capitalize()}Panel")
        own = (self._beginning,) if page is Page.HOME else ()
        return make(*self._given, *own)

    def _take(self, page: Page, panel: Panel) -> Panel:
        self[page] = panel
        self._made(panel)
        return panel

    def ahead(self) -> Steps[None]:
        """Make the pages that were not needed yet, in steps that nobody feels."""
        for page in Page:
            if page not in self:
                yield from _loaded(*PARTS.get(page, ()), f"sitrep.ui.panels.{page.value}")
            if page is Page.FIGURES:
                yield from engine.ready()
            if page is Page.REPORT:
                yield from _words()
            if page not in self:
                panel = self._make(page)
                yield
                if page in self:  # it was asked for meanwhile
                    panel.deleteLater()
                else:
                    self._take(page, panel)
                yield
                yield from polished(panel)


def _loaded(*modules: str) -> Steps[None]:
    begun, waits = perf_counter(), False
    for module in (each for each in modules if each not in sys.modules):
        import_module(module)
        waits = perf_counter() - begun <= ENOUGH
        if not waits:
            yield
            begun = perf_counter()
    if waits:
        yield


def _words() -> Steps[None]:
    """Load what takes long to load of the words that are shown and checked."""
    from sitrep.domain import reading  # noqa: PLC0415 - after the first paint
    from sitrep.languages import lexicon, wording  # noqa: PLC0415
    from sitrep.proofing import proof  # noqa: PLC0415
    from sitrep.proofing.profile import profile  # noqa: PLC0415

    for load in (
        lambda: wording.plural(1, "en"),
        lambda: lexicon.lexicon("en"),
        lambda: [*reading.find("1", lexicon.lexicon("en"))],
        profile,
        lambda: proof.proof_text("title", "1 of them"),
        lambda: proof.proof_text("overview", "1 of them"),
    ):
        load()
        yield
