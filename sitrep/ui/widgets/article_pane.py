"""The middle of the page: what is known of an article, what is odd about it, and its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from sitrep.domain.article import Article, Passage
from sitrep.domain.figure import Decision
from sitrep.languages import forms
from sitrep.services.review import Entry
from sitrep.ui.widgets.article_view import ArticleView
from sitrep.ui.widgets.details_form import LANGUAGES, DetailsForm
from sitrep.ui.widgets.marks import Mark, MarkState
from sitrep.ui.widgets.words import words

ROOM = 58  # characters across, for two fields beside each other
_RIGHT, _DROP = "Yes", "Leave as it was"


class ArticlePane(QFrame):
    """Shows one article.

    Signals:
        saved: The article with details changed in the strip.
        wanted_details: They are to be shown in their dialog.
        wanted_again: Its figures are to be proposed anew.
    """

    saved = Signal(object)
    wanted_details = Signal()
    wanted_again = Signal()

    def __init__(self, places: Callable[[str], Sequence[tuple[int, int]]]) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self._article: Article | None = None
        self.about = words("", "quiet", wrap=True)
        self.notes = words("", "quiet", wrap=True)
        self.strip = self._make_strip()
        self.again = self._make_again()
        self.view = ArticleView(places)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 12, 0, 0)
        lines.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        for widget in (self.about, self.notes, self.strip, self.again):
            head.addWidget(widget)
        lines.addLayout(head)
        lines.addWidget(self.view, 1)
        self.setMinimumWidth(240)
        for hidden in (self.notes, self.strip, self.again):
            hidden.hide()

    def _make_strip(self) -> QFrame:
        strip = QFrame()
        strip.setProperty("role", "strip")
        self.form = DetailsForm()
        self.keep = QPushButton("Save details")
        self.keep.clicked.connect(self._on_keep)
        self.look = QPushButton("Details…")
        self.look.clicked.connect(self.wanted_details)
        self.later = QPushButton(_RIGHT)
        self.later.clicked.connect(strip.hide)
        self.form.edited.connect(self._on_edited)
        self.form.entered.connect(self.keep.click)
        hint = words(
            "Is this right? The day and the source go with every figure.", "label", wrap=True
        )
        line = QHBoxLayout()
        line.addStretch()
        for button in (self.keep, self.look, self.later):
            line.addWidget(button)
        lines = QVBoxLayout(strip)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.setSpacing(8)
        for part in (hint, self.form):
            lines.addWidget(part)
        lines.addLayout(line)
        return strip

    def _make_again(self) -> QFrame:
        again = QFrame()
        again.setProperty("role", "strip")
        hint = words("The cards that wait were read with the old words.", "label", wrap=True)
        read, leave = QPushButton("Read again"), QPushButton("Leave them")
        read.clicked.connect(self.wanted_again)
        read.clicked.connect(again.hide)
        leave.clicked.connect(again.hide)
        line = QHBoxLayout(again)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(hint, 1)
        line.addWidget(read)
        line.addWidget(leave)
        return again

    # Showing

    def show_article(self, article: Article | None, notes: Sequence[str] = ()) -> None:
        """Show an article; the text of the one that stands there already is let be."""
        before, self._article = self._article, article
        if before is None or article is None or before.id != article.id:
            self.strip.hide()
            self.again.hide()
            self.view.show_text(article.text if article else "", article.title if article else "")
        self.notes.setText("\n".join(f"⚠ {note}" for note in notes))
        self.notes.setVisible(bool(notes))

    def show_entries(self, entries: Sequence[Entry], current: Entry | None) -> None:
        """Mark what the entries rest on, and say how far they are reviewed."""
        marks = [_mark(each, entry) for entry in entries for each in entry.passages]
        own = [_mark(each, current) for each in current.passages] if current else []
        self.view.show_marks(marks, own)
        if self._article:
            self.about.setText(_about(self._article, entries))

    def offer_details(self, article: Article) -> None:
        """Show the details of a new article to be looked over; the keyboard goes to a gap."""
        self.form.show_article(article)
        self._on_edited()
        self.strip.show()
        if not self.form.isHidden() and not article.publisher:
            self.form.publisher.setFocus()
        elif not self.form.isHidden() and not article.published:
            self.form.published.setFocus()

    def keep_typed(self) -> None:
        """Save what is typed in the strip, before another article takes its place."""
        if not self.strip.isHidden() and self.keep.isEnabled():
            self._on_keep()

    def offer_again(self) -> None:
        self.strip.hide()
        self.again.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the fields have no room, the strip leads to their dialog."""
        super().resizeEvent(event)
        room = self.width() > ROOM * self.fontMetrics().averageCharWidth()
        self.form.setVisible(room)
        self.keep.setVisible(room)
        self.look.setVisible(not room)

    @Slot()
    def _on_edited(self) -> None:
        changed = self.form.is_changed
        self.keep.setEnabled(self.form.is_sound and changed)
        self.later.setText(_DROP if changed else _RIGHT)  # "Yes" would not keep what is typed

    @Slot()
    def _on_keep(self) -> None:
        """Have the details saved; the strip goes once they are."""
        self.saved.emit(self.form.article())


def _mark(passage: Passage, entry: Entry) -> Mark:
    state = MarkState.TAKEN
    if entry.waits:
        state = MarkState.WAITING
    elif entry.card and entry.card.decision is Decision.REJECTED:
        state = MarkState.REJECTED
    return Mark(passage.start, passage.end, state)


def _about(article: Article, entries: Sequence[Entry]) -> str:
    day = forms.day(article.published, "en") if article.published else "day not known"
    language = LANGUAGES.get(article.language, article.language)
    cards = [entry for entry in entries if entry.card]
    done = sum(not entry.waits for entry in cards)
    parts = [
        article.publisher or "publisher not known",
        article.author,
        day,
        language if article.language else "language not known",
        article.classification.value,
        f"{done} of {len(cards)} reviewed" if cards else "nothing proposed",
    ]
    return " · ".join(part for part in parts if part)
