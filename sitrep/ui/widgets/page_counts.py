"""How many pages each PDF has that went out, counted while nothing else goes on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sitrep.errors import SitrepError
from sitrep.services.sharing import Out
from sitrep.store import reports
from sitrep.ui.session import Session
from sitrep.ui.widgets.pages import Pages


class PageCounts(QObject):
    """Counts one PDF a turn of the event loop, each once.

    Signals:
        counted: All are.
    """

    counted = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._reports: Sequence[Out] = ()
        self.known: dict[str, int] = {}  # by the digest of the PDF; 0 where it cannot be read
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def is_busy(self) -> bool:
        return self._turn.isActive()

    def count(self, found: Sequence[Out]) -> None:
        self._reports = found
        self._turn.start()

    def of(self, out: Out) -> int:
        """Return the pages of a report, 0 as long as they are not counted."""
        return self.known.get(out.main.sha256, 0) if out.main else 0

    @Slot()
    def _on_turn(self) -> None:
        for out in self._reports:
            if out.main and out.main.size and out.main.sha256 not in self.known:
                self.known[out.main.sha256] = 0
                with suppress(SitrepError, ValueError):
                    store, edition = self._session.store, out.main.edition
                    version = reports.version(store, out.issue.id, edition)
                    if version and version.pdf:
                        self.known[out.main.sha256] = len(Pages(version.pdf))
                return
        self._turn.stop()
        self.counted.emit()
