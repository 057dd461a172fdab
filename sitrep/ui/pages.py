"""The pages of the main window, each made when it is first asked for.

A page and what it needs take as long to load as the bare window: the first paint waits for one.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from sitrep.domain.steps import Steps
from sitrep.ui.choices import Choices
from sitrep.ui.flows.beginning import Beginning
from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page
from sitrep.ui.session import Session


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
        module = import_module(f"sitrep.ui.panels.{page.value}")
        make: Callable[..., Panel] = getattr(module, f"{page.value.capitalize()}Panel")
        own = (self._beginning,) if page is Page.HOME else ()
        panel = self[page] = make(*self._given, *own)
        self._made(panel)
        return panel

    def ahead(self) -> Steps[None]:
        """Make the pages that were not needed yet, in steps that nobody feels."""
        for page in Page:
            if page not in self:
                import_module(f"sitrep.ui.panels.{page.value}")
                yield
            if page is Page.REPORT:
                yield from _words()
            if page not in self:
                self[page]
                yield


def _words() -> Steps[None]:
    """Load what takes long to load of the words that are shown and checked."""
    from sitrep.domain import reading  # noqa: PLC0415 - after the first paint
    from sitrep.languages import lexicon, wording  # noqa: PLC0415
    from sitrep.proofing.profile import profile  # noqa: PLC0415

    for load in (
        lambda: wording.plural(1, "en"),
        lambda: lexicon.lexicon("en"),
        lambda: [*reading.find("1", lexicon.lexicon("en"))],
        profile,
    ):
        load()
        yield
