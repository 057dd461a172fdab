"""Quick entry: one form a situation, which keeps what is typed, and knows what speaks already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.report import Situation
from sitrep.services import recording
from sitrep.services import unfinished as keeping
from sitrep.services.board import Board
from sitrep.store import figures, unfinished
from sitrep.ui.flows.figure_steps import FigureSteps
from sitrep.ui.models.speaking import Speaking
from sitrep.ui.session import Session
from sitrep.ui.widgets.figure_desk import Desk
from sitrep.ui.widgets.figure_form import FigureForm
from sitrep.ui.widgets.soon import Soon
from sitrep.ui.widgets.suggest import Days, among, places_of

AGAIN = 5000  # milliseconds until lines that the disk refused are tried again


class FigureEntry(QObject):
    """Makes the forms and records what they give."""

    def __init__(self, page: QWidget, session: Session, steps: FigureSteps) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._steps = steps
        self._forms: dict[str, FigureForm] = {}
        self._unsaved: set[str] = set()  # situations whose lines changed since they were kept
        self._save = Soon(self)
        self._save.due.connect(self.keep)
        self._speaking = Speaking()
        self._sources: list[str] = []
        self._days: Days | None = None

    def form(self, situation: str) -> FigureForm | None:
        return self._forms.get(situation)

    def waits(self, situation: str) -> bool:
        """Tell whether counts were typed for a situation, and not recorded, before this start."""
        known = unfinished.lines(self._session.store, situation)
        return any(said.get("count") for said in known.values())

    @Slot()
    def keep(self) -> bool:
        """Keep what is typed and not recorded, to be shown again at the next start.

        Returns:
            Whether all of it is kept.
        """
        self._save.stop()
        for situation in [*self._unsaved]:
            said = self._forms[situation].typed()
            if self._session.attempt(keeping.keep, situation, said) is None:
                self._unsaved.discard(situation)
        if self._unsaved:
            self._save.again(AGAIN)
        return not self._unsaved

    def _on_edited(self, situation: str) -> None:
        self._unsaved.add(situation)
        self._save.ask()

    def make(self, situation: Situation, writer: Writer) -> FigureForm:
        """Return a new form for a situation, with what was typed before and not recorded."""
        store = self._session.store
        self._sources = figures.sources(store, situation.id)
        form = FigureForm(
            Desk(
                situation,
                writer,
                self.days,
                places_of(situation.country),
                self._suggest_sources,
                self._speaking.exactly,
                self._speaking.nearly,
                lambda: figures.household(store, situation.id),
            )
        )
        form.filled.connect(self._record)
        form.show_typed(unfinished.lines(store, situation.id))
        form.edited.connect(partial(self._on_edited, situation.id))
        self._forms[situation.id] = form
        return form

    def show(self, board: Board) -> None:
        """Look again at what speaks; what is typed stays."""
        self._speaking.show(board)
        self._days = Days(board.day, board.newest_day)
        form = self.form(board.situation.id)
        if form:
            self._sources = figures.sources(self._session.store, board.situation.id)
            form.refresh()

    def days(self) -> Days:
        """Return from where days are read: the draft's day, else the day it is now."""
        today = date.today()  # noqa: DTZ011 - the day where the person is
        if self._days is None or self._days.spoken_of == self._days.latest:
            return Days(today, today)
        return Days(self._days.spoken_of, max(today, self._days.latest))

    def _suggest_sources(self, words: str) -> Sequence[str]:
        return among(self._sources)(words)

    def _record(self, told: list[Figure]) -> None:
        form = self._forms.get(told[0].situation)
        if form and self._session.do(self._page, recording.record_all, told):
            form.confirm(self._steps.said, told)
            self._unsaved.add(told[0].situation)
            self.keep()
