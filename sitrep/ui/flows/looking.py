"""What a draft would go out as, made in helpings: the edition that one looks at first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sitrep.document import build
from sitrep.document.model import Document
from sitrep.domain.report import Issue
from sitrep.domain.steps import Steps
from sitrep.errors import SitrepError
from sitrep.services import editions, gathering, readying
from sitrep.services.editions import EDITIONS, MAIN_LANGUAGE
from sitrep.services.issuing import Frozen
from sitrep.services.readying import Ready
from sitrep.store import figures
from sitrep.ui.session import Session
from sitrep.ui.widgets.slowly import Slowly


class Looking(QObject):
    """Of several wishes only the newest is granted.

    Signals:
        made: The document that is looked at.
        counted: What is to know before issuing, as a `Ready`; it takes both editions.
        failed: Why there is nothing to look at, as a `SitrepError`.
    """

    made = Signal(object)
    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._slowly = Slowly(self)
        self._slowly.done.connect(self._on_done)

    def begin(self, issue: Issue, edition: str, language: str) -> None:
        self._slowly.begin(self._try(issue, edition, language))

    @property
    def is_busy(self) -> bool:
        return self._slowly.is_busy

    def stop(self) -> None:
        self._slowly.stop()

    def _try(self, issue: Issue, edition: str, language: str) -> Steps[Ready | SitrepError]:
        try:
            return (yield from self._steps(issue, edition, language))
        except SitrepError as error:
            return error

    def _steps(self, issue: Issue, edition: str, language: str) -> Steps[Ready]:
        store = self._session.store
        read = yield from figures.in_helpings(store, issue.situation)
        if language != MAIN_LANGUAGE:
            editions.require_here(store, issue, editions.named(edition, language))
            material = yield from gathering.in_steps(store, issue, edition, read, language)
            self.made.emit((yield from build.in_steps(material)))
        documents: dict[str, Document] = {}
        for each in sorted(EDITIONS, key=lambda name: name != edition):
            yield
            material = yield from gathering.in_steps(store, issue, each, read)
            documents[each] = yield from build.in_steps(material)
            if each == edition and language == MAIN_LANGUAGE:
                self.made.emit(documents[each])
        main = editions.main(store, issue)
        return readying.ready(store, Frozen(issue, documents, main))

    @Slot(object)
    def _on_done(self, end: Ready | SitrepError) -> None:
        (self.failed if isinstance(end, SitrepError) else self.counted).emit(end)
