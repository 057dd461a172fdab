"""The right pane of the figures: one indicator with its figures, its sentence, its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.indicator import SILENT
from sitrep.domain.kinds import Measure, Unit
from sitrep.domain.quantity import people
from sitrep.domain.source import CREDIBILITY, RELIABILITY, Verification
from sitrep.languages import forms
from sitrep.services.board import Board, Standing
from sitrep.services.tracing import Trace
from sitrep.ui.models.indicators import marks
from sitrep.ui.widgets.axis import Axis
from sitrep.ui.widgets.cards import card, selectable

QUOTE_LETTERS = 600
MOST_TRACES = 8
_VERIFIED = {
    Verification.UNVERIFIED: "unverified claim",
    Verification.REPORTED: "reported, not verified",
    Verification.CORROBORATED: "corroborated by two origins",
    Verification.VERIFIED: "verified by the body that counted",
    Verification.DISPUTED: "disputed",
    Verification.RETRACTED: "retracted",
}
_SINCE = {
    Measure.STOCK: "on that day",
    Measure.FLOW: "in the period",
    Measure.NEW: "new in the period",
    Measure.RATE: "a rate",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pane shows.

    Attributes:
        figure: The one at hand.
        traces: Its history.
        article: Headline of the article it was read from, "" for none.
    """

    board: Board
    standing: Standing
    figure: Figure
    traces: Sequence[Trace]
    article: str


class EvidenceView(QWidget):
    """Shows; asks for what it cannot do itself.

    Signals:
        moved: Another figure is at hand.
        chosen: The figure at hand shall speak, and why.
        opened: The figure at hand shall be changed.
        withdrawn: The figure at hand shall be taken out.
        reviewed: The figure at hand has been looked at.
        followed: The article of the figure at hand is asked for.
    """

    moved = Signal(object)
    chosen = Signal(object, str)
    opened = Signal(object)
    withdrawn = Signal(object)
    reviewed = Signal(object)
    followed = Signal(object)

    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self.writer = writer
        self._figure: Figure | None = None
        self.title, self.note = selectable("heading"), selectable("quiet")
        self.axis = Axis()
        self.axis.moved.connect(self.moved)
        self.axis.opened.connect(self.opened)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("why this count and not another")
        self.reason.setMaxLength(500)
        self.reason.setAccessibleName("Why this figure")
        self.use = QPushButton("&Use this one")
        self.use.clicked.connect(self._on_use)
        self.reason.returnPressed.connect(self._on_use)
        self.change = QPushButton("Change…")
        self.change.clicked.connect(self._on_change)
        self.take_out = QPushButton("Take out…")
        self.take_out.clicked.connect(self._on_take_out)
        self.review = QPushButton("Mark as reviewed")
        self.review.clicked.connect(self._on_review)
        self.show_article = QPushButton("Show in article")
        self.show_article.setProperty("role", "link")
        self.show_article.clicked.connect(self._on_follow)
        self.why, self.sentence = selectable(""), selectable("")
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
        choose = QHBoxLayout()
        choose.setSpacing(8)
        choose.addWidget(self.reason, 1)
        choose.addWidget(self.use)
        self._choose = QWidget()
        choose.setContentsMargins(0, 0, 0, 0)
        self._choose.setLayout(choose)
        column.addWidget(self._choose)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        for button in (self.change, self.review, self.take_out):
            actions.addWidget(button)
        actions.addStretch()
        column.addLayout(actions)
        self._why_label = selectable("label", "Why this figure")
        self._why_card = card(self.why)
        self._sentence_label = selectable("label", "Sentence it writes")
        self._sentence_card = card(self.sentence)
        for widget in (
            self._why_label, self._why_card, self._sentence_label, self._sentence_card,
            selectable("label", "Evidence"),
            card(self.quote, self.chain, self.grade, self.told, self.show_article),
            selectable("label", "History"),
            card(self.history),
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_figure(self, shown: Shown) -> None:
        """Show an indicator, one of its figures at hand; a reason being typed stays."""
        figure, standing = shown.figure, shown.standing
        if self._figure is None or self._figure.id != figure.id:
            self.reason.clear()
        self._figure = figure
        self.title.setText(self._heading(figure))
        self.note.setText(self._sides(standing))
        self.axis.show_marks(marks(standing, self.writer), figure.id)
        speaks = standing.speaks is not None and standing.speaks.id == figure.id
        can = not speaks and not figure.claim.is_fact and figure.role not in SILENT
        self._choose.setVisible(can)
        why = standing.indicator.rationale if standing.indicator and speaks else ""
        self.why.setText(why)
        self._why_label.setVisible(bool(why))
        self._why_card.setVisible(bool(why))
        self.review.setVisible(not figure.reviewed)
        self.take_out.setEnabled(figure.role.value != "rejected")
        fact = figure.claim.is_fact
        self._sentence_label.setVisible(not fact)
        self._sentence_card.setVisible(not fact)
        self.sentence.setText("" if fact else self.writer.sentence(figure.claim))
        self._show_evidence(shown)
        self.history.setText("\n".join(_trace(trace) for trace in shown.traces[:MOST_TRACES]))

    def _heading(self, figure: Figure) -> str:
        claim = figure.claim
        people = ", ".join(group.label for group in claim.population)
        parts = [
            self.writer.label(claim),
            self.writer.where(claim.places) or "all areas",
        ]
        if claim.unit is Unit.PEOPLE and not people:
            parts.append("all people")
        if claim.measure is Measure.CUMULATIVE:
            parts.append(f"since {forms.short_day(claim.since)}" if claim.since else "in total")
        elif not claim.is_fact:
            parts.append(_SINCE[claim.measure])
        return " · ".join(parts)

    @staticmethod
    def _sides(standing: Standing) -> str:
        """Say how many counts of how many origins stand here, and that they are never added."""
        beside = [figure for figure in standing.figures if figure.role not in SILENT]
        earlier = len(standing.figures) - len(beside)
        said = []
        if standing.speaks is None and len(beside) > 1:
            said.append("None is chosen yet: choose the one that is printed.")
        if len(beside) > 1:
            origins = len({figure.claim.origin for figure in beside})
            counts = f"{len(beside)} figures of {origins} {_many(origins, 'origin')}"
            said.append(f"{counts}. They are shown side by side and never added.")
        else:
            said.append("One figure." if beside else "Every figure of it was taken out.")
        if earlier:
            said.append(f"{earlier} earlier {_many(earlier, 'one')} on record.")
        return " ".join(said)

    def _show_evidence(self, shown: Shown) -> None:
        figure, claim = shown.figure, shown.figure.claim
        quote = figure.passages[0].quote if figure.passages else ""
        self.quote.setText(f"“{_shortened(quote)}”" if quote else "")
        self.quote.setVisible(bool(quote))
        day = f", as of {forms.day(claim.as_of, 'en')}" if claim.as_of else ", no day given"
        self.chain.setText(self.writer.chain(claim.chain) + day)
        grade = figure.grade
        self.grade.setText(
            f"Grade {grade}: {RELIABILITY[grade.reliability].lower()}; "
            f"{CREDIBILITY[grade.credibility].lower()} · {_VERIFIED[figure.verification]}"
        )
        notes = []
        if not quote:
            notes.append(f"Told without an article: {figure.note}" if figure.note else
                         "Without an article, and nobody noted who told it.")  # fmt: skip
        elif figure.note:
            notes.append(figure.note)
        if derived := self._derived(figure):
            notes.append(derived)
        if figure.caveat:
            notes.append(f"Caveat: {figure.caveat}")
        if shown.article:
            notes.insert(0, f"Article: {shown.article}")
        self.told.setText("\n".join(_shortened(note) for note in notes))
        self.told.setVisible(bool(notes))
        self.show_article.setVisible(bool(quote))

    def _derived(self, figure: Figure) -> str:
        claim, size = figure.claim, figure.household_size
        homes = claim.unit in (Unit.HOUSEHOLDS, Unit.FAMILIES)
        if not homes or not size or not claim.quantity.has_number:
            return ""
        count = self.writer.count(people(claim.quantity, size))
        return f"{count} people (derived: {self.writer.amount(claim)} × {size:g})"

    @Slot()
    def _on_use(self) -> None:
        if self._figure and self._choose.isVisibleTo(self):
            self.chosen.emit(self._figure, self.reason.text())

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


def _shortened(words: str) -> str:
    """Return words that a label can lay out at once."""
    words = " ".join(words.split())
    return words if len(words) <= QUOTE_LETTERS else words[: QUOTE_LETTERS - 2] + " …"


def _many(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"


def _trace(trace: Trace) -> str:
    at = trace.when.astimezone()
    by = f", {trace.who}" if trace.who else ""
    why = f" – {trace.why}" if trace.why else ""
    return f"{forms.short_day(at.date())}, {at:%H:%M}{by}: {trace.what}{why}"
