"""The figure at hand on the page of figures: its row in the table, and its evidence beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from sitrep.domain.figure import Figure
from sitrep.services import tracing
from sitrep.services.board import Board, Standing
from sitrep.store import articles
from sitrep.ui.models.figure_rows import Row
from sitrep.ui.session import Session
from sitrep.ui.widgets.evidence_view import EvidenceView, Shown
from sitrep.ui.widgets.figure_bar import GroupButtons
from sitrep.ui.widgets.figure_table import FigurePane


class AtHand(QObject):
    """Keeps one figure at hand while the table is read again, filtered and walked through."""

    def __init__(
        self, session: Session, pane: FigurePane, groups: GroupButtons, evidence: EvidenceView
    ) -> None:
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._groups = groups
        self._evidence = evidence
        self._board: Board | None = None
        self.rows: list[Row] = []
        self._at = ""  # id of the figure
        self._wanted = ""  # id of the figure to go to once it is read
        self._spoke = False  # it was the chosen one when it was shown
        pane.list.moved.connect(self._on_moved)
        pane.wanted.connect(self.filter)
        groups.changed.connect(self.filter)
        evidence.moved.connect(self._on_figure)

    @property
    def waits(self) -> bool:
        """Whether a figure was asked for that is not read yet."""
        return bool(self._wanted)

    def want(self, figure: str) -> None:
        """Go to a figure as soon as it is read."""
        self._wanted = figure

    def clear(self) -> None:
        """Forget everything: another situation is going to be read."""
        self._board, self.rows, self._at, self._wanted = None, [], "", ""
        self._pane.filter.clear()
        self._pane.show_waiting()
        self._evidence.hide()

    def show(self, board: Board, rows: list[Row]) -> None:
        self._board, self.rows = board, rows
        self.filter()

    def standing(self) -> Standing | None:
        """Return the indicator at hand."""
        return self._board.of_figure(self._at) if self._board and self._at else None

    def figure(self) -> Figure | None:
        standing = self.standing()
        if standing is None:
            return None
        return next((f for f in standing.figures if f.id == self._at), standing.shown)

    @Slot()
    def filter(self) -> None:
        """Show the rows that fit the groups and the words, and stay where one was."""
        words = self._pane.filter.text().casefold().split()
        shown = self._groups.fitting(self.rows)
        if words:
            shown = [row for row in shown if all(word in row.found_by for word in words)]
        self._pane.show_rows(shown, len(self.rows))
        wanted, self._wanted = self._wanted, ""
        if wanted and not self.go_to(wanted) and self._board:
            self._groups.show_all()
        elif not wanted:
            self._stay(shown)
        self.show_evidence()

    def _stay(self, shown: Sequence[Row]) -> None:
        """Keep the indicator at hand; else take the first."""
        standing, at, table = self.standing(), self._at, self._pane.list
        if standing and self._spoke and standing.speaks:
            at = standing.speaks.id  # what replaced it is what one wants to see
        if standing and any(row.standing.id == standing.id for row in shown):
            if not table.go_to(at):
                table.go_to(standing.shown.id)
            self._at = at
        elif shown:
            table.go_to(self._pane.first())
        else:
            self._at = ""

    def go_to(self, figure: str) -> bool:
        """Put a figure at hand, also one that has no row of its own."""
        standing = self._board.of_figure(figure) if self._board else None
        if standing is None:
            return False
        if self._pane.model.row_of(standing.shown.id) < 0 and (
            self._groups.is_filtering or self._pane.filter.text()
        ):
            self._pane.filter.blockSignals(True)
            self._pane.filter.clear()
            self._pane.filter.blockSignals(False)
            self._groups.show_all()
            self._pane.show_rows(self.rows, len(self.rows))
        if not self._pane.list.go_to(figure):
            self._pane.list.go_to(standing.shown.id)
        self._at = figure
        return True

    @Slot(object)
    def _on_moved(self, figure: Figure) -> None:
        self._at = figure.id
        self.show_evidence()

    @Slot(object)
    def _on_figure(self, figure: Figure) -> None:
        self._at = figure.id
        QTimer.singleShot(0, self, self.show_evidence)

    @Slot()
    def show_evidence(self) -> None:
        figure, standing = self.figure(), self.standing()
        self._evidence.setVisible(figure is not None)
        if figure is None or standing is None or self._board is None:
            return
        store = self._session.store
        self._spoke = figure is standing.speaks
        article = articles.get(store, figure.passages[0].article) if figure.passages else None
        traces = tracing.of_figure(store, figure, standing.indicator)
        title = article.title if article else ""
        quoted = tracing.quoted_before(store, figure)
        self._evidence.show_figure(Shown(self._board, standing, figure, traces, title, quoted))
