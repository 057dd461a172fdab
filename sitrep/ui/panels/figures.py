"""Figures: entering them as they are told, the table of them, and the evidence of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.history import Changed
from sitrep.domain.indicator import Policy
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Situation
from sitrep.domain.steps import Steps
from sitrep.services import board, tracing
from sitrep.services.board import Board, Standing
from sitrep.store import articles, situations
from sitrep.ui.choices import Choices
from sitrep.ui.flows.figure_entry import FigureEntry
from sitrep.ui.flows.figure_steps import FigureSteps
from sitrep.ui.models.figure_rows import Row, rows
from sitrep.ui.panels import figures_menu
from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.evidence_view import EvidenceView, Shown
from sitrep.ui.widgets.figure_bar import FigureBar, View, said_of
from sitrep.ui.widgets.figure_form import FigureForm
from sitrep.ui.widgets.figure_start import FigureStart
from sitrep.ui.widgets.figure_table import FigurePane
from sitrep.ui.widgets.slowly import Slowly

PANES, COLUMNS = "figures", "columns/figures"


class FiguresPanel(Panel):
    """The page of figures. Three views: nothing yet, the table with its evidence, the form."""

    page = Page.FIGURES

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__(session, choices)
        self.title.setText("Figures")
        self._situation: Situation | None = None
        self._writer = Writer("en", gazetteer(""))
        self._board: Board | None = None
        self._rows: list[Row] = []
        self._at = ""  # id of the figure at hand
        self._is_stale = False  # the store changed while nobody saw the page
        self._spoke = False  # it was the chosen one when it was shown
        self._wanted = ""  # id of the figure to go to once it is read
        self.steps = FigureSteps(self, session)
        self._entry = FigureEntry(self, session, self.steps)
        self._reading = Slowly(self)
        self._reading.done.connect(self._on_read)
        self.buttons = FigureBar()
        self.groups = self.buttons.groups
        self.groups.changed.connect(self._filter)
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
        self.table.moved.connect(self._on_moved)
        self.table.opened.connect(self.steps.change)
        self.table.withdrawn.connect(self.steps.take_out)
        self.pane.wanted.connect(self._filter)
        self.pane.every.toggled.connect(self._read)
        self.pane.review.clicked.connect(self.review_all)
        self.evidence = EvidenceView(self._writer)
        self.evidence.moved.connect(self._on_figure)
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
        self.evidence.setMinimumWidth(300)
        self.panes.setSizes([740, 394])
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
            self._wanted = place.thing
            self.show_table()
        self._read()

    def _open(self, situation: str) -> None:
        self.situation = situation
        self._situation = situations.get(self._session.store, situation)
        self._board, self._rows, self._at, self._wanted = None, [], "", ""
        country = self._situation.country if self._situation else ""
        self._writer = self.evidence.writer = Writer("en", gazetteer(country))
        self.pane.model.show([])
        self.pane.filter.clear()
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
        first = self._board is None and not self._wanted
        self._board, self._rows = read
        self.steps.show(self._board, self._writer)
        self._entry.show(self._board)
        self.groups.show_groups({s.shown.claim.kind.group for s in self._board.standings})
        self._filter()
        empty = not self._board.standings
        if self.stack.currentWidget() is not self.form():
            self.stack.setCurrentWidget(self.start if empty else self.panes)
        if first and self.form() is None and self._entry.waits(self.situation):
            self.show_form()  # counts were typed before this start, and not recorded
        self._say_view()

    @Slot()
    def _filter(self) -> None:
        words = self.pane.filter.text().casefold().split()
        shown = self.groups.fitting(self._rows)
        if words:
            shown = [row for row in shown if all(word in row.found_by for word in words)]
        self.pane.show_rows(shown, len(self._rows))
        wanted, self._wanted = self._wanted, ""
        if wanted and not self._go_to(wanted) and self._board:
            self.groups.show_all()
        elif not wanted:
            self._stay(shown)
        self._show_evidence()

    def _stay(self, shown: Sequence[Row]) -> None:
        """Keep the indicator at hand; else take the first."""
        standing = self._board.of_figure(self._at) if self._board and self._at else None
        at = self._at
        if standing and self._spoke and standing.speaks:
            at = standing.speaks.id  # what replaced it is what one wants to see
        if standing and any(row.standing.id == standing.id for row in shown):
            if not self.table.go_to(at):
                self.table.go_to(standing.shown.id)
            self._at = at
        elif shown:
            self.table.go_to(self.pane.first())
        else:
            self._at = ""

    def _go_to(self, figure: str) -> bool:
        """Put a figure at hand, also one that has no row of its own."""
        standing = self._board.of_figure(figure) if self._board else None
        if standing is None:
            return False
        if self.pane.model.row_of(standing.shown.id) < 0 and (
            self.groups.is_filtering or self.pane.filter.text()
        ):
            self.pane.filter.blockSignals(True)
            self.pane.filter.clear()
            self.pane.filter.blockSignals(False)
            self.groups.show_all()
            self.pane.show_rows(self._rows, len(self._rows))
        if not self.table.go_to(figure):
            self.table.go_to(standing.shown.id)
        self._at = figure
        return True

    def _say_view(self) -> None:
        """Show the buttons that fit the view, and the count of what stands and what disagrees."""
        now = self.stack.currentWidget()
        view = View.TABLE if now is self.panes else View.START if now is self.start else View.FORM
        standings = self._board.standings if self._board else ()
        self.title.setText("Enter figures" if view is View.FORM else "Figures")
        self.note.setText(said_of(view, standings))
        self.buttons.show_view(view)
        self._fit_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()

    def _fit_bar(self) -> None:
        """Leave the note out where large letters need the room."""
        hints = (each.sizeHint().width() for each in (self.title, self.note, self.buttons))
        self.note.setVisible(sum(hints) + 56 < self.width())

    # The figure at hand

    def at_hand(self) -> Figure | None:
        standing = self._standing()
        if standing is None:
            return None
        return next((f for f in standing.figures if f.id == self._at), standing.shown)

    def _standing(self) -> Standing | None:
        return self._board.of_figure(self._at) if self._board and self._at else None

    @Slot(object)
    def _on_moved(self, figure: Figure) -> None:
        self._at = figure.id
        self._show_evidence()

    @Slot(object)
    def _on_figure(self, figure: Figure) -> None:
        self._at = figure.id
        QTimer.singleShot(0, self, self._show_evidence)

    @Slot()
    def _show_evidence(self) -> None:
        figure, standing = self.at_hand(), self._standing()
        self.evidence.setVisible(figure is not None)
        if figure is None or standing is None or self._board is None:
            return
        store = self._session.store
        self._spoke = figure is standing.speaks
        article = articles.get(store, figure.passages[0].article) if figure.passages else None
        traces = tracing.of_figure(store, figure, standing.indicator)
        title = article.title if article else ""
        self.evidence.show_figure(Shown(self._board, standing, figure, traces, title))

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
        standing = self._standing()
        if standing and standing.indicator:
            self.steps.choose(standing.indicator, figure, reason)

    @Slot(object, str)
    def _on_ruled(self, policy: Policy, reason: str) -> None:
        standing = self._standing()
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
