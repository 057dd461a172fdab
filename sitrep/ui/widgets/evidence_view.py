"""The right pane of the figures: one indicator with its figures, its sentence, its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.sentences import Writer
from sitrep.domain.disaggregation import breakdowns
from sitrep.domain.figure import Figure
from sitrep.domain.indicator import SILENT
from sitrep.domain.kinds import RATES
from sitrep.languages import forms
from sitrep.services import offers
from sitrep.services.board import Board, Standing
from sitrep.services.tracing import Trace
from sitrep.ui.models.indicators import marks
from sitrep.ui.widgets import evidence_words
from sitrep.ui.widgets.axis import Axis
from sitrep.ui.widgets.board import HeadlineChoice
from sitrep.ui.widgets.cards import card, selectable
from sitrep.ui.widgets.flow import Flow
from sitrep.ui.widgets.scrolled import scrolled

MOST_TRACES = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pane shows.

    Attributes:
        figure: The one at hand.
        traces: Its history.
        article: Headline of the article it was read from, "" for none.
        quoted: The count that its quote gives, where it was changed since; else "".
    """

    board: Board
    standing: Standing
    figure: Figure
    traces: Sequence[Trace]
    article: str
    quoted: str = ""


class EvidenceView(QWidget):
    """Shows; asks for what it cannot do itself.

    Signals:
        moved: Another figure is at hand.
        chosen: The figure at hand shall speak, and why.
        opened: The figure at hand shall be changed.
        withdrawn: The figure at hand shall be taken out.
        ruled: A rule shall settle which figure speaks, and why.
        added: Figures shall be added to the one at hand.
        broken: It shall be said of whom the figure at hand is made up.
        reviewed: The figure at hand has been looked at.
        followed: The article of the figure at hand is asked for.
    """

    moved = Signal(object)
    chosen = Signal(object, str)
    ruled = Signal(object, str)
    added = Signal(object)
    broken = Signal(object)
    opened = Signal(object)
    withdrawn = Signal(object)
    reviewed = Signal(object)
    followed = Signal(object)

    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self.writer = writer
        self._figure: Figure | None = None
        self._shown: Shown | None = None
        self.title, self.note = selectable("heading"), selectable("quiet")
        self.axis = Axis()
        self.axis.moved.connect(self.moved)
        self.axis.opened.connect(self.opened)
        self.choice = HeadlineChoice(writer)
        self.choice.chosen.connect(self.chosen)
        self.choice.ruled.connect(self.ruled)
        self.choice.looked.connect(self._on_looked)
        self.reason, self.use = self.choice.reason, self.choice.use
        self.change = QPushButton("Change…")
        self.change.clicked.connect(self._on_change)
        self.take_out = QPushButton("Take out…")
        self.take_out.clicked.connect(self._on_take_out)
        self.review = QPushButton("Mark as reviewed")
        self.review.clicked.connect(self._on_review)
        self.show_article = QPushButton("Show in article")
        self.show_article.setProperty("role", "link")
        self.show_article.clicked.connect(self._on_follow)
        self.add = QPushButton("Add to others…")
        self.add.clicked.connect(self._on_add)
        self.break_down = QPushButton("Break down…")
        self.break_down.clicked.connect(self._on_break_down)
        self.sentence, self.made_of = selectable(""), selectable("")
        self.chain, self.grade = selectable(""), selectable("quiet")
        self.quote, self.told = selectable(""), selectable("quiet")
        self.history = selectable("quiet")
        self._arrange()

    def _arrange(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addWidget(card(self.axis, margin=4))
        column.addWidget(self.choice)
        row = QWidget()
        actions = Flow(row)
        for button in (self.change, self.break_down, self.add, self.review, self.take_out):
            actions.addWidget(button)
        self._made_of_label = selectable("label", "Made up of")
        self._made_of_card = card(self.made_of)
        self._sentence_label = selectable("label", "Sentence it writes")
        self._sentence_card = card(self.sentence)
        for widget in (
            self._sentence_label, self._sentence_card,
            self._made_of_label, self._made_of_card,
            selectable("label", "Evidence"),
            card(self.quote, self.chain, self.grade, self.told, self.show_article),
            row,
            selectable("label", "History"),
            card(self.history),
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))

    def show_figure(self, shown: Shown) -> None:
        """Show an indicator, one of its figures at hand; a reason being typed stays."""
        figure, standing = shown.figure, shown.standing
        self._shown = shown
        self._figure = figure
        family = shown.board.family(standing)
        self.title.setText(evidence_words.heading(figure, self.writer))
        counts = "" if figure.claim.is_fact else evidence_words.defined(figure)
        said = evidence_words.sides(standing, family)
        self.note.setText("\n".join(filter(None, (said, counts))))
        ends = {each.id for one in family for each in shown.board.ends(one)}
        self.axis.show_marks(marks(standing, self.writer, family, ends), figure.id)
        fact = figure.claim.is_fact
        rivals = sum(each.role not in SILENT for one in family for each in one.figures)
        self.choice.writer = self.writer
        self.choice.setVisible(not fact and rivals > 1 and figure.role not in SILENT)
        if not fact:
            self.choice.show_indicator(shown.board, standing, figure)
        self.review.setVisible(not figure.reviewed)
        self.take_out.setEnabled(figure.role.value != "rejected")
        for button in (self.add, self.break_down):
            rate = figure.claim.unit in RATES
            button.setVisible(not (fact or rate) and figure.role not in SILENT)
        self._show_sentence()
        self._show_parts(figure)
        self._show_evidence(shown)
        self.history.setText(
            "\n".join(evidence_words.deed(trace) for trace in shown.traces[:MOST_TRACES])
        )

    @Slot()
    def _on_looked(self) -> None:
        self._show_sentence()

    def _show_sentence(self) -> None:
        """Show what is written when what is set at hand speaks."""
        shown = self._shown
        if shown is None:
            return
        fact = shown.figure.claim.is_fact
        self._sentence_label.setVisible(not fact)
        self._sentence_card.setVisible(not fact)
        spoken = [shown.figure]
        if self.choice.isVisibleTo(self):
            spoken = self.choice.spoken() or spoken
        self.sentence.setText(offers.sentence(shown.board, shown.standing, spoken, self.writer))

    def _show_parts(self, figure: Figure) -> None:
        """Say of whom the count is made up, and what is not disaggregated."""
        try:
            found = breakdowns(figure.claim.quantity, figure.parts)
            said = [self.writer.broken_down(figure.claim, each) for each in found]
        except ValueError as error:
            said = [f"The rows do not fit the count: {error}."]
        self.made_of.setText("\n".join(said))
        self._made_of_label.setVisible(bool(said))
        self._made_of_card.setVisible(bool(said))

    def _show_evidence(self, shown: Shown) -> None:
        figure, claim = shown.figure, shown.figure.claim
        quote = figure.passages[0].quote if figure.passages else ""
        self.quote.setText(f"“{evidence_words.shortened(quote)}”" if quote else "")
        self.quote.setVisible(bool(quote))
        day = f", as of {forms.day(claim.as_of, 'en')}" if claim.as_of else ", no day given"
        self.chain.setText(self.writer.names.chain(claim.chain) + day)
        self.grade.setText(evidence_words.graded(figure))
        notes = []
        if not quote and not figure.is_derived:
            notes.append(f"Told without an article: {figure.note}" if figure.note else
                         "Without an article, and nobody noted who told it.")  # fmt: skip
        elif figure.note:
            notes.append(figure.note)
        if derived := evidence_words.derived(figure, self.writer):
            notes.append(derived)
        notes += evidence_words.related(figure, shown.board.standings, self.writer)
        if figure.caveat:
            notes.append(f"Caveat: {figure.caveat}")
        if shown.article:
            notes.insert(0, f"Article: {shown.article}")
        if shown.quoted:
            notes.insert(0, f"The quote gives the count before it was corrected ({shown.quoted}).")
        self.told.setText("\n".join(evidence_words.shortened(note) for note in notes))
        self.told.setVisible(bool(notes))
        self.show_article.setVisible(bool(quote))

    @Slot()
    def _on_add(self) -> None:
        self.added.emit(self._figure)

    @Slot()
    def _on_break_down(self) -> None:
        self.broken.emit(self._figure)

    @Slot()
    def _on_change(self) -> None:
        self.opened.emit(self._figure)

    @Slot()
    def _on_take_out(self) -> None:
        self.withdrawn.emit(self._figure)

    @Slot()
    def _on_review(self) -> None:
        self.reviewed.emit(self._figure)

    @Slot()
    def _on_follow(self) -> None:
        self.followed.emit(self._figure)
