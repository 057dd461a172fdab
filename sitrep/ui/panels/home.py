"""Home: situations by what is due and what waits, reports issued lately, ways to start."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sitrep.domain.history import Changed
from sitrep.services import overview
from sitrep.services.overview import Waiting
from sitrep.store import situations
from sitrep.ui.actions import action
from sitrep.ui.choices import Choices
from sitrep.ui.flows.beginning import Beginning
from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.columns import Columns
from sitrep.ui.widgets.scrolled import scrolled
from sitrep.ui.widgets.search_field import SearchField, beside
from sitrep.ui.widgets.situation_list import SHOWN, SituationList
from sitrep.ui.widgets.start_card import StartCard
from sitrep.ui.widgets.words import words

if TYPE_CHECKING:
    from sitrep.ui.models.issues import Issued
    from sitrep.ui.widgets.issued_list import IssuedList
    from sitrep.ui.widgets.welcome import Welcome

LATELY = 8  # issued reports listed
START_WIDTH = 40  # letters
LEAST = 32  # letters of a way to start, side by side with others
NARROW = 110  # letters; below it, one column
WIDEST = 1760  # pixels; longer lines are hard to read
CARD_EDGES = 52  # pixels of a situation's card besides its three lines, and to the next one


class HomePanel(Panel):
    """What to do next."""

    page = Page.HOME

    def __init__(
        self, session: Session, choices: Choices, beginning: Beginning | None = None
    ) -> None:
        super().__init__(session, choices)
        self.beginning = beginning or Beginning(session, self)
        if beginning is None:
            self.beginning.asked.connect(self.asked)
        self.title.show_words("Home")
        beside(self.title)
        self.search = SearchField()
        self.search.rested.connect(self._on_searched)
        self.bar.insertWidget(2, self.search, 4)
        self.bar.setStretch(3, 1)
        self.situations = SituationList()
        self.situations.opened.connect(self._on_opened)
        self._office = StartCard(self.beginning.office, "Printed at the head of every report")
        self._lately = words("Issued lately", "section")
        self._every: Sequence[Waiting] = ()
        self._is_cut = False
        self._sum = words("", "quiet", wrap=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(scrolled(self._full()))
        self._welcome: Welcome | None = None  # most see it once in their lives
        self.body.addWidget(self._pages)
        self._paste_here()
        session.changed.connect(self._on_changed)

    def _full(self) -> QWidget:
        left = self._left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(words("Situations", "section"))
        left.addWidget(self.situations)
        left.addSpacing(12)
        left.addWidget(self._lately)
        left.addStretch()
        self._lately.hide()
        b = self.beginning
        self._start = [
            StartCard(b.new, "A crisis, its country and its first day", first=True),
            StartCard(b.paste, "Copy it anywhere, then Ctrl+V here"),
            StartCard(b.open, "Web page, PDF, Word, mail or text"),
            StartCard(b.sample, "A finished crisis to look around in"),
        ]
        self._ways = Columns([*self._start, self._office], LEAST)
        side = self._side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(words("Start", "section"))
        right.addWidget(self._ways)
        right.addWidget(self._sum)
        right.addStretch()
        whole = QWidget()
        whole.setMaximumWidth(WIDEST)
        self._columns = QHBoxLayout(whole)
        self._columns.setContentsMargins(24, 20, 24, 24)
        self._columns.setSpacing(24)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    @cached_property
    def issued(self) -> IssuedList:
        """The table of reports issued lately, made when there are any to see."""
        from sitrep.ui.widgets.issued_list import IssuedList  # noqa: PLC0415 - see above

        made = IssuedList()
        made.chosen.connect(self._on_chosen)
        self._left.insertWidget(self._left.indexOf(self._lately) + 1, made)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ways to start below the situations where both do not fit side by side."""
        super().resizeEvent(event)
        wide = event.size().width() >= NARROW * self.fontMetrics().averageCharWidth()
        way = QHBoxLayout.Direction.LeftToRight if wide else QHBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        room = self.fontMetrics().averageCharWidth() * START_WIDTH if wide else 0
        self._side.setMinimumWidth(room)
        self._side.setMaximumWidth(room or WIDEST)

    def _paste_here(self) -> None:
        """Take Ctrl+V while home is in front and no field is typed in."""
        keys = QKeySequence.StandardKey.Paste
        here = action(self, "Paste an article", keys, self.beginning.paste.trigger)
        here.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(here)

    def show_place(self, place: Place) -> None:
        self.search.show_words("")
        self._read()
        focused, cards = self.window().focusWidget(), self.situations.cards
        if not (focused and self.isAncestorOf(focused)):
            if cards:
                cards[0].setFocus()
            elif self._welcome:
                self._welcome.first.setFocus()

    def keep(self) -> bool:
        self.search.show_words("")
        return True

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self.isVisible():
            self._read()

    @Slot()
    def _read(self) -> None:
        store, today = self._session.store, _today()
        first = not self.isVisible()
        self._every = every = overview.every(store, today, counted=not first)
        self.situations.show_every(every, today, self._fitting() if first else SHOWN)
        was_welcome = self._pages.currentIndex() == 1 and self._pages.isVisible()
        if every and was_welcome:  # the first situation takes over the focus
            self._pages.setCurrentIndex(0)
            self.situations.cards[0].setFocus()
        if not (every or self._welcome):
            from sitrep.ui.widgets.welcome import Welcome  # noqa: PLC0415 - mostly not wanted

            self._welcome = Welcome(self.beginning)
            self._pages.addWidget(scrolled(self._welcome))
        self._pages.setCurrentIndex(0 if every else 1)
        self._is_cut = first and bool(every)
        if not first:
            self._show_issued()
        named = situations.office(store).organization
        self._ways.show_only(self._start if named else [*self._start, self._office])
        count = len(every)
        self._sum.setText(
            f"{count} situation{'' if count == 1 else 's'} · everything is on this computer"
        )

    def _fitting(self) -> int:
        """Return how many situations fill the window; what is below waits for its first paint."""
        lines = self.fontMetrics().lineSpacing()
        return max(1, (self.window().height() - 6 * lines) // (3 * lines + CARD_EDGES) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Count, and make what lies below the window's edge, once what it shows is painted."""
        super().paintEvent(event)
        if self._is_cut:
            self._is_cut = False
            QTimer.singleShot(0, self, self._read)

    def _show_issued(self) -> None:
        issued = overview.issued_lately(self._every, LATELY)
        self._lately.setVisible(bool(issued))
        if not issued:
            if "issued" in vars(self):
                self.issued.hide()
            return
        from sitrep.ui.models.issues import Issued  # noqa: PLC0415 - see `issued`

        known = {each.situation.id: each for each in self._every}
        rows = []
        for issue in issued:
            waiting = known[issue.situation]
            series = [each for each in waiting.issues if each.type is issue.type]
            newest = series[-1].id == issue.id
            rows.append(Issued(issue, waiting.situation, issue.number + 1 if newest else 0))
        self.issued.show_issued(rows)
        self.issued.show()

    @Slot(object)
    def _on_opened(self, waiting: Waiting) -> None:
        situation, draft = waiting.situation.id, waiting.draft
        if draft:
            self.asked.emit(Place(Page.REPORT, situation, draft.id))
        else:
            self.asked.emit(Place(Page.SOURCES, situation))

    @Slot(object, int)
    def _on_chosen(self, row: Issued, what: int) -> None:
        from sitrep.ui.flows.following import keep_pdf, start_next  # noqa: PLC0415 - rarely wanted
        from sitrep.ui.models.issues import SAVE, START  # noqa: PLC0415 - see `issued`

        if what == SAVE:
            keep_pdf(self, self._session, self._choices, row.issue)
        elif what == START:
            new = start_next(self, self._session, row.issue)
            if new:
                self.asked.emit(Place(Page.REPORT, row.situation.id, new))
        else:
            self.asked.emit(Place(Page.PUBLISH, row.situation.id, row.issue.id))

    @Slot(str)
    def _on_searched(self, typed: str) -> None:
        if typed.strip() and self.isVisible():
            self.asked.emit(Place(Page.LIBRARY, detail=typed))


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
