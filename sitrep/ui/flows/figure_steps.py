"""What can be done to figures from a page: change, take out, choose, record another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from sitrep.document.sentences import Writer
from sitrep.domain import usual
from sitrep.domain.figure import Figure
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import SILENT, Indicator, Policy
from sitrep.domain.kinds import RATES
from sitrep.errors import Refused, SitrepError
from sitrep.services import choosing, recording, summing, telling
from sitrep.services.amending import amended
from sitrep.services.board import Board, Standing
from sitrep.store import figures
from sitrep.ui.dialogs.add_figures import AddFiguresDialog
from sitrep.ui.dialogs.break_down import BreakDownDialog
from sitrep.ui.dialogs.figure import Asked, FigureDialog
from sitrep.ui.dialogs.take_out import TakeOutDialog
from sitrep.ui.errors import show_error
from sitrep.ui.flows.asking import ask
from sitrep.ui.session import Session
from sitrep.ui.widgets.figure_column import Helps
from sitrep.ui.widgets.suggest import Days, among, places_of

_OFFERED = 300  # figures that a link may lead to, as a list can hold them


class FigureSteps(QObject):
    """Asks what must be asked, over the page it belongs to, and takes the step."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._board: Board | None = None
        self._writer: Writer | None = None

    def show(self, board: Board, writer: Writer) -> None:
        """Work on this board from now on."""
        self._board, self._writer = board, writer

    def said(self, figure: Figure) -> str:
        """Return a figure in a few words: "658 people killed, Lattakia"."""
        if self._writer is None:
            return ""
        where = self._writer.names.where(figure.claim.places)
        return self._writer.statement(figure.claim) + (f", {where}" if where else "")

    @Slot()
    def add(self) -> None:
        """Record a figure of any kind."""
        if self._board:
            new = telling.blank("affected", self._board.situation, new_id(), self._board.day)
            self._record(new, "Record a figure")

    def update(self, figure: Figure, count: str = "") -> None:
        """Record a newer count, which takes the place of `figure`."""
        if self._board and not figure.claim.is_fact:
            newer = telling.updating(figure, new_id(), self._board.day)
            self._record(newer, "A newer count", count)

    def _record(self, figure: Figure, title: str, count: str = "") -> None:
        dialog = self._dialog(figure, title)
        if dialog:
            dialog.what.count.setText(count)
            ask(dialog, lambda: self._session.attempt(recording.record, dialog.figure()))

    @Slot(object)
    def change(self, figure: Figure) -> None:
        """Change any field of a figure."""
        dialog = self._dialog(figure, "Change the figure")
        if dialog:
            ask(dialog, lambda: self._amend(figure, dialog.figure()))

    def _dialog(self, figure: Figure, title: str) -> FigureDialog | None:
        if self._board is None or self._writer is None:
            return None
        situation = self._board.situation
        helps = Helps(
            situation,
            self._writer,
            Days(self._board.day, self._board.newest_day),
            places_of(situation.country),
            among(figures.sources(self._session.store, situation.id)),
        )
        asked = Asked(title, others=self._others(figure))
        return FigureDialog(figure, helps, self._page, asked)

    def _others(self, figure: Figure) -> tuple[Figure, ...]:
        """Return what a figure may be linked to: what stands, and what it is linked to already."""
        linked = {link.other for link in figure.links}
        everyone = (each for one in self._standings() for each in one.figures)
        others = [each for each in everyone if each.id != figure.id and not each.claim.is_fact]
        standing = [each for each in others if each.role not in SILENT and each.id not in linked]
        return (*(each for each in others if each.id in linked), *standing[:_OFFERED])

    def _standings(self) -> tuple[Standing, ...]:
        return self._board.standings if self._board else ()

    @Slot(object, str, str)
    def edit(self, figure: Figure, field: str, words: str) -> None:
        """Take what was written into a table: a count or a day."""
        if self._board is None:
            return
        country = self._board.situation.country
        try:
            if field == "as_of":
                day = usual.day(words, self._board.day, self._board.newest_day)
                after = amended(figure, field, day.isoformat() if day else "", country)
            else:
                after = telling.recounted(figure, words, country)
            refused = self._amend(figure, after)
        except ValueError as error:
            refused = Refused(f"Nothing was changed: {error}", "Write the day as 12 March.")
        except SitrepError as error:
            refused = error
        if refused:
            show_error(self._page, refused)

    def _amend(self, before: Figure, after: Figure) -> SitrepError | None:
        """Save a change and return why it was refused; a printed count may have a newer one."""
        if after == before:
            return None
        recounted = after.claim.quantity != before.claim.quantity
        if recounted and self._board and before.id in self._board.printed:
            self._ask_which(before, after, self._board.last)
            return None
        return self._session.attempt(recording.amend, after)

    def _ask_which(self, before: Figure, after: Figure, number: int) -> None:
        was = self._writer.tile(before.claim.quantity, before.claim.unit) if self._writer else ""
        box = QMessageBox(
            QMessageBox.Icon.Question,
            "Sitrep",
            f"{was} was printed in No. {number}. Is this a newer count, or was {was} wrong?",
            parent=self._page,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(
            "A newer count replaces it and is printed as a change. "
            "A mistake is set right in place, and no change is printed."
        )
        newer = box.addButton("A newer count", QMessageBox.ButtonRole.YesRole)
        wrong = box.addButton(f"{was} was wrong", QMessageBox.ButtonRole.NoRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(newer)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        newer.clicked.connect(lambda: self.update(before, after.claim.quantity.words))
        wrong.clicked.connect(lambda: self._session.do(self._page, recording.amend, after))
        box.open()

    @Slot(object)
    def take_out(self, figure: Figure) -> None:
        """Take a figure out of use, with a reason."""
        dialog = TakeOutDialog(self.said(figure), self._page)
        ask(dialog, lambda: self._session.attempt(choosing.withdraw, figure, dialog.reason()))

    def choose(self, indicator: Indicator, figure: Figure, reason: str) -> None:
        """Let a figure speak for its indicator."""
        self._session.do(self._page, choosing.choose, indicator, figure, reason)

    def rule(self, indicator: Indicator, policy: Policy, reason: str) -> None:
        """Let a rule settle which figure speaks for its indicator."""
        self._session.do(self._page, choosing.follow, indicator, policy, reason)

    @Slot(object)
    def add_up(self, figure: Figure) -> None:
        """Add figures to one, where the rules allow it."""
        if self._board is None or self._writer is None or figure.claim.is_fact:
            return
        everyone = [each for one in self._standings() for each in one.figures]
        near = [
            each
            for each in everyone
            if each.claim.kind.group == figure.claim.kind.group
            and not each.claim.is_fact
            and each.role not in SILENT
        ]
        dialog = AddFiguresDialog(figure, near, everyone, self._writer, self._page)
        ask(dialog, lambda: self._session.attempt(summing.record, dialog.addends()))

    @Slot(object)
    def break_down(self, figure: Figure) -> None:
        """Say of whom a figure is made up."""
        if self._writer is None or figure.claim.is_fact or figure.claim.unit in RATES:
            return
        dialog = BreakDownDialog(figure, self._writer, self._page)
        ask(dialog, lambda: self._amend(figure, dialog.figure()))

    def review(self, several: Sequence[Figure]) -> None:
        """Say that a person has looked at those that wait for it."""
        waiting = [figure for figure in several if not figure.reviewed]
        if waiting:
            self._session.do(self._page, choosing.mark_reviewed, waiting)
