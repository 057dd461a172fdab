"""The reports of a situation: the one the page holds, and the start of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sitrep.domain.ids import new_id
from sitrep.domain.report import Issue, ReportType, Status
from sitrep.services import editions, reporting
from sitrep.store import reports, situations
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session

if TYPE_CHECKING:
    from sitrep.ui.panels.report import ReportPanel


class Starting(QObject):
    """Turns to the draft of a type, or starts the next report of it.

    Signals:
        asked: A `Place` to go to.
        opened: The `Issue` to turn to.
        started: Id of a new draft.
        turned: A report of another type would be started.
    """

    asked = Signal(object)
    opened = Signal(object)
    started = Signal(str)
    turned = Signal()

    def __init__(self, page: ReportPanel, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self.held: Issue | None = None
        self.kind = ReportType.SITUATION_REPORT  # of a report that would be started
        page.none.start.clicked.connect(self._on_start)
        page.none.turned.connect(self._on_type)
        page.none.there.clicked.connect(self._on_there)
        page.none.earlier.clicked.connect(self._on_earlier)
        page.other.asked.connect(self._on_other)

    def hold(self, issue: Issue | None) -> None:
        """Take a report as the one the page is at; the next is of its type too."""
        self.held = issue
        self.kind = issue.type if issue else self.kind

    # The reports there are

    def every(self) -> list[Issue]:
        return reports.of_situation(self._session.store, self._page.situation)

    def of_type(self, kind: ReportType | None = None) -> list[Issue]:
        """Return the issues of a type, or of the one at hand, oldest first."""
        return [each for each in self.every() if each.type is (kind or self.kind)]

    def drafts(self, kind: ReportType | None = None) -> list[Issue]:
        return [each for each in self.of_type(kind) if each.status is Status.DRAFT]

    def find(self, thing: str) -> Issue | None:
        """Return the issue named; else the draft held, or the last; None if there is none."""
        every = {each.id: each for each in self.every()}
        drafts = {each.id: each for each in every.values() if each.status is Status.DRAFT}
        here = drafts.get(self.held.id) if self.held else None
        return every.get(thing) or here or next(iter(reversed(drafts.values())), None)

    def now(self) -> Issue | None:
        """Return the report held as the store has it now, or what comes in its place."""
        return self.find(self.held.id if self.held else "")

    def pdf_of(self, issue: Issue) -> bytes | None:
        """Return the pages that went out of an issue, None where there are none."""
        store = self._session.store
        found = reports.with_prefix(store, issue.id)
        if not found:
            return None
        version = reports.version(store, issue.id, editions.main(store, found[0]))
        return version.pdf if version else None

    # Steps

    @Slot()
    def _on_start(self) -> None:
        drafts = self.drafts()
        if self.held and drafts:
            self.opened.emit(drafts[-1])
            return
        after = None if self.held else self._page.none.after
        self.held = None
        self._start(self.kind, after)

    def _start(self, kind: ReportType, after: Issue | None = None) -> None:
        situation = situations.get(self._session.store, self._page.situation)
        self._page.draft.keep()
        new, step = new_id(), reporting.start
        if situation and self._session.do(self._page, step, new, situation, kind, after):
            self.started.emit(new)

    @Slot(str)
    def _on_type(self, kind: str) -> None:
        self.kind = ReportType(kind)
        self.turned.emit()

    @Slot(str)
    def _on_other(self, kind: str) -> None:
        """Turn to the draft of another type, or start its next report."""
        wanted = ReportType(kind)
        draft = next(iter(self.drafts(wanted)), None)
        if draft is None:
            self._start(wanted)
        elif draft != self.held:
            self.asked.emit(Place(Page.REPORT, self._page.situation, draft.id))

    @Slot()
    def _on_earlier(self) -> None:
        situation = situations.get(self._session.store, self._page.situation)
        if situation:
            self._page.importing.begin(situation)

    @Slot()
    def _on_there(self) -> None:
        if self.held:
            self.asked.emit(Place(Page.PUBLISH, self._page.situation, self.held.id))
