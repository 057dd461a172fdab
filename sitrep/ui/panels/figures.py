"""Figures: entering them as they are told, the table of them, and the evidence of each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.history import Changed
from sitrep.domain.indicator import Policy
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Situation
from sitrep.domain.steps import Steps
from sitrep.services import board
from sitrep.services.board import Board
from sitrep.store import situations
from sitrep.ui.choices import Choices
from sitrep.ui.flows.at_hand import AtHand
from sitrep.ui.flows.figure_entry import FigureEntry
from sitrep.ui.flows.figure_steps import FigureSteps
from sitrep.ui.models.figure_rows import Row, rows
from sitrep.ui.panels import figures_menu
from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.evidence_view import EvidenceView
from sitrep.ui.widgets.figure_bar import FigureBar, View, said_of
from sitrep.ui.widgets.figure_form import FigureForm
from sitrep.ui.widgets.figure_start import FigureStart
from sitrep.ui.widgets.figure_table import FigurePane
from sitrep.ui.widgets.slowly import Slowly

PANES, COLUMNS = "figures", "columns/figures"
_EVIDENCE = 44  # letters of width that the evidence has at least


class FiguresPanel(Panel):
    """The page of figures. Three views: nothing yet, the table with its evidence, the form."""

    page = Page.FIGURES

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__(session, choices)
        self.title.show_words("Figures")
        self._situation: Situation | None = None
        self._writer = Writer("en", gazetteer(""))
        self._board: Board | None = None
        self._is_stale = False  # the store changed while nobody saw the page
        self.steps = FigureSteps(self, session)
        self._entry = FigureEntry(self, session, self.steps)
        self._reading = Slowly(self)
        self._reading.done.connect(self._on_read)
        self.buttons = FigureBar()
        self.groups = self.buttons.groups
        self.buttons.other.clicked.connect(self.steps.add)
        self.buttons.enter.clicked.connect(self.show_form)
        self.buttons.back.clicked.connect(self.show_table)
        self.bar.insertWidget(2, self.buttons, 1)
        self._make_views()
        self._menu = figures_menu.make(self)
        session.changed.connect(self._on_changed)

    # Layout

    def _make_views(self) -> None:
        self.pane = FigurePane()
        self.table = self.pane.list
        self.pane.model.edited.connect(self.steps.edit)
        self.table.opened.connect(self.steps.change)
        self.table.withdrawn.connect(self.steps.take_out)
        self.pane.every.toggled.connect(self._read)
        self.pane.review.clicked.connect(self.review_all)
        self.evidence = EvidenceView(self._writer)
        self.hand = AtHand(self._session, self.pane, self.groups, self.evidence)
        self.evidence.opened.connect(self.steps.change)
        self.evidence.withdrawn.connect(self.steps.take_out)
        self.evidence.reviewed.connect(self._review_one)
        self.evidence.chosen.connect(self._on_chosen)
        self.evidence.ruled.connect(self._on_ruled)
        self.evidence.added.connect(self.steps.add_up)
        self.evidence.broken.connect(self.steps.break_down)
        self.evidence.followed.connect(self.follow)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.addWidget(self.pane)
        self.panes.addWidget(self.evidence)
        self.panes.setStretchFactor(0, 5)
        self.panes.setStretchFactor(1, 4)
        self.panes.setChildrenCollapsible(False)
        self.pane.setMinimumWidth(320)
        self.evidence.setMinimumWidth(_EVIDENCE * self.fontMetrics().averageCharWidth())
        self.panes.setSizes([764, 370])
        self._choices.restore_panes(PANES, self.panes)
        self.table.set_columns(self._choices.text(COLUMNS))
        self.start = FigureStart()
        self.start.entered.connect(self.show_form)
        self.start.sourced.connect(self._go_to_sources)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.panes)
        self.body.addWidget(self.stack, 1)

    def menu(self) -> list[QAction]:
        return self._menu

    # Coming and going

    def show_place(self, place: Place) -> None:
        if place.situation != self.situation:
            self._open(place.situation)
        if place.thing:
            self.hand.want(place.thing)
            self.show_table()
        self._read()

    def _open(self, situation: str) -> None:
        self.situation = situation
        self._situation = situations.get(self._session.store, situation)
        self._board = None
        country = self._situation.country if self._situation else ""
        self._writer = self.evidence.writer = Writer("en", gazetteer(country))
        self.hand.clear()
        self.stack.setCurrentWidget(self.panes)
        self._say_view()

    def begin(self) -> QWidget:
        form, shown = self.form(), self.stack.currentWidget()
        if form is not None and shown is form:
            return form.source
        return self.start if shown is self.start else self.table

    def keep(self) -> bool:
        self._choices.keep_panes(PANES, self.panes)
        self._choices.set_text(COLUMNS, self.table.columns())
        return self._entry.keep()

    def unkept(self) -> str:
        return "Counts typed on the Figures page could not be kept."

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self.situation and changed & (Changed.FIGURES | Changed.REPORTS | Changed.SITUATIONS):
            self._read()

    # Reading

    @Slot()
    def _read(self) -> None:
        """Read the board again; a page that nobody sees waits until it is shown."""
        self._is_stale = not self.isVisible()
        if self._situation and not self._is_stale:
            self._reading.begin(self._steps(self._situation))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_stale = self._is_stale or self._reading.is_busy
        self._reading.stop()

    def _steps(self, situation: Situation) -> Steps[tuple[Board, list[Row]]]:
        every = self.pane.every.isChecked()
        found = yield from board.gather(self._session.store, situation, _today())
        made = yield from rows(found, self._writer, every=every)
        return found, made

    @Slot(object)
    def _on_read(self, read: tuple[Board, list[Row]]) -> None:
        first = self._board is None and not self.hand.waits
        self._board, made = read
        self.steps.show(self._board, self._writer)
        self._entry.show(self._board)
        self.groups.show_groups({s.shown.claim.kind.group for s in self._board.standings})
        self.hand.show(self._board, made)
        empty = not self._board.standings
        if self.stack.currentWidget() is not self.form():
            self.stack.setCurrentWidget(self.start if empty else self.panes)
        if first and self.form() is None and self._entry.waits(self.situation):
            self.show_form()  # counts were typed before this start, and not recorded
        self._say_view()

    def _say_view(self) -> None:
        """Show the buttons that fit the view, and the count of what stands and what disagrees."""
        now = self.stack.currentWidget()
        view = View.TABLE if now is self.panes else View.START if now is self.start else View.FORM
        standings = self._board.standings if self._board else ()
        self.title.show_words("Enter figures" if view is View.FORM else "Figures")
        self.note.show_words(said_of(view, standings))
        self.buttons.show_view(view)

    def at_hand(self) -> Figure | None:
        return self.hand.figure()

    # The form

    def form(self) -> FigureForm | None:
        return self._entry.form(self.situation)

    @Slot()
    def show_form(self) -> None:
        """Show the lines for quick entry, with what was typed there before."""
        if self._situation is None:
            return
        form = self.form()
        if form is None:
            form = self._entry.make(self._situation, self._writer)
            self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        self._say_view()
        form.begin()

    @Slot()
    def show_table(self) -> None:
        empty = self._board is not None and not self._board.standings
        self.stack.setCurrentWidget(self.start if empty else self.panes)
        self._say_view()
        (self.start if empty else self.table).setFocus()

    @Slot()
    def leave(self) -> None:
        form = self.form()
        if form is not None and self.stack.currentWidget() is form:
            self.show_table()
        elif self.pane.filter.text():
            self.pane.filter.clear()

    # Steps

    @Slot()
    def review_chosen(self) -> None:
        """Say that the selected figures have been looked at."""
        self.steps.review(self.table.chosen())

    @Slot()
    def review_all(self) -> None:
        """Say that every figure of the table has been looked at."""
        self.steps.review(self.pane.figures())

    @Slot(object, str)
    def _on_chosen(self, figure: Figure, reason: str) -> None:
        standing = self.hand.standing()
        if standing and standing.indicator:
            self.steps.choose(standing.indicator, figure, reason)

    @Slot(object, str)
    def _on_ruled(self, policy: Policy, reason: str) -> None:
        standing = self.hand.standing()
        if standing and standing.indicator:
            self.steps.rule(standing.indicator, policy, reason)

    @Slot(object)
    def _review_one(self, figure: Figure) -> None:
        self.steps.review([figure])

    @Slot(object)
    def follow(self, figure: Figure) -> None:
        if figure.passages:
            article = figure.passages[0].article
            self.asked.emit(Place(Page.SOURCES, self.situation, article, figure.id))

    @Slot()
    def _go_to_sources(self) -> None:
        self.asked.emit(Place(Page.SOURCES, self.situation))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the person is
