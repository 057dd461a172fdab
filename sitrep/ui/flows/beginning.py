"""Ways to start: a new situation, an article pasted or opened, the sample; and who writes.

The actions live here once; the menu, home's cards and the navigation all trigger the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from sitrep.domain.history import Changed
from sitrep.domain.report import Issue, Situation
from sitrep.errors import SitrepError
from sitrep.services import casework
from sitrep.store import situations
from sitrep.ui.actions import action
from sitrep.ui.flows.asking import ask
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from sitrep.ui.dialogs.situation import SituationDialog
    from sitrep.ui.flows.dressing import Dressing
    from sitrep.ui.flows.placing import Placing
    from sitrep.ui.flows.reopen import Reopening
    from sitrep.ui.flows.sample import SampleFlow

PASTE, OPEN, FILE = "paste", "open", "file:"  # what the Sources page is asked to do at once
AND = "\0"  # between files, since no name holds it
REOPEN = "reopen:"  # what the window is asked to do: a PDF of ours came as an article
_WHY = "An article belongs to a situation. Name it, and the article is taken next."


class Beginning(QObject):
    """Asks what has to be asked first, then leads to the place.

    Signals:
        asked: A place to go to.
        sampling: The flow that builds the sample, as it begins.
    """

    asked = Signal(object)
    sampling = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._flow: SampleFlow | None = None
        self._back: Reopening | None = None
        self._dressing: Dressing | None = None
        self._placing: Placing | None = None
        self.current = ""  # id of the situation being worked on, "" on home
        self.new = action(window, "&New situation…", "Ctrl+Shift+N", self._new)
        self.paste = action(window, "&Paste an article", "Ctrl+Shift+V", partial(self.take, PASTE))
        self.open = action(window, "&Open an article…", "Ctrl+O", partial(self.take, OPEN))
        self.reopen = action(window, "&Reopen from PDF…", "Ctrl+Alt+O", self._reopen)
        self.sample = action(window, "Open the &sample", "Ctrl+Shift+E", self._sample)
        self.details = action(window, "Situation &details…", "Alt+Return", self._details)
        self.office = action(window, "Name your o&ffice…", "Ctrl+,", self._name_office)
        self.looks = action(window, "&Looks of reports…", "Ctrl+Alt+,", self._dress)
        self.places = action(window, "Places of the &country…", "Ctrl+Alt+G", self._places)

    def actions(self) -> list[QAction]:
        ways = [self.new, self.paste, self.open, self.reopen]
        return [*ways, self.sample, self.details, self.places, self.office, self.looks]

    def take(self, what: str) -> None:
        """Lead an article, pasted, to be chosen or from a file, to its situation's Sources."""
        self._for_situation(lambda each: self._go(Page.SOURCES, each.id, what))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files: one report of ours is reopened, all else are articles."""
        if len(paths) == 1 and is_report(paths[0]):
            self.reopening.take(paths[0])
        else:
            self.take(FILE + AND.join(map(str, paths)))

    def take_source(self, path: Path) -> None:
        """Take a PDF of ours that came where articles come."""
        self.reopening.take(path, as_source=True)

    @property
    def reopening(self) -> Reopening:
        """The flow that takes reports back from their PDFs."""
        if self._back is None:
            from sitrep.ui.flows.reopen import Reopening  # noqa: PLC0415 - rarely wanted

            self._back = Reopening(self._session, self._window)
            self._back.done.connect(self._on_reopened)
            self._back.left.connect(lambda path: self.take(f"{FILE}{path}"))
        return self._back

    def _reopen(self) -> None:
        self.reopening.begin()

    @Slot(str, str)
    def _on_reopened(self, situation: str, issue: str) -> None:
        self._go(Page.PUBLISH, situation, thing=issue)

    def change(self, situation: str) -> None:
        """Change a situation's details."""
        known = situations.get(self._session.store, situation)
        if known:
            self._ask(casework.change_situation, known=known)

    def _new(self) -> None:
        self._ask(casework.open_situation, self._shown)

    def _shown(self, situation: Situation) -> None:
        self._go(Page.SOURCES, situation.id)

    def _details(self) -> None:
        if self.current:
            self.change(self.current)
        else:
            self._which(lambda each: self.change(each.id))

    def _ask(
        self,
        step: Callable[..., Changed],
        then: Callable[[Situation], None] | None = None,
        *,
        known: Situation | None = None,
        why: str = "",
    ) -> None:
        from sitrep.ui.dialogs.situation import SituationDialog  # noqa: PLC0415 - when asked for

        dialog = SituationDialog(self._window, known, why=why)
        ask(dialog, lambda: self._save(step, dialog, then))

    def _save(
        self,
        step: Callable[..., Changed],
        dialog: SituationDialog,
        then: Callable[[Situation], None] | None = None,
    ) -> SitrepError | None:
        situation = dialog.situation()
        refused = self._session.attempt(step, situation)
        if then and not refused:
            then(situation)
        return refused

    def _for_situation(self, then: Callable[[Situation], None]) -> None:
        known = situations.get(self._session.store, self.current) if self.current else None
        if known:
            then(known)
        elif situations.every(self._session.store):
            self._which(then)
        else:
            self._ask(casework.open_situation, then, why=_WHY)

    def _which(self, then: Callable[[Situation], None]) -> None:
        every = situations.every(self._session.store)
        if len(every) == 1:
            then(every[0])
        elif every:
            from sitrep.ui.dialogs.which import WhichDialog  # noqa: PLC0415 - when asked for

            dialog = WhichDialog(self._window, every)
            dialog.accepted.connect(lambda: then(dialog.situation()))
            self._open(dialog)
        else:
            self._new()

    def _name_office(self) -> None:
        from sitrep.ui.dialogs.office import OfficeDialog  # noqa: PLC0415 - when asked for

        dialog = OfficeDialog(self._window, situations.office(self._session.store))
        ask(dialog, lambda: self._session.attempt(casework.name_office, dialog.office()))

    def _dress(self) -> None:
        if self._dressing is None:
            from sitrep.ui.flows.dressing import Dressing  # noqa: PLC0415 - rarely wanted

            self._dressing = Dressing(self._session, self._window)
        self._dressing.begin()

    def _places(self) -> None:
        known = situations.get(self._session.store, self.current) if self.current else None
        if known:
            self._place(known)
        else:
            self._which(self._place)

    def _place(self, situation: Situation) -> None:
        if self._placing is None:
            from sitrep.ui.flows.placing import Placing  # noqa: PLC0415 - rarely wanted

            self._placing = Placing(self._session, self._window)
        self._placing.begin(situation.country)

    def _sample(self) -> None:
        from sitrep.services import sampling  # noqa: PLC0415 - builds reports; rarely wanted
        from sitrep.ui.flows.sample import SampleFlow  # noqa: PLC0415

        known = sampling.existing(self._session.store)
        if known:
            self._go(Page.SOURCES, known.id)
        elif self._flow is None:
            self._flow = SampleFlow(self._session, self._window)
            self._flow.done.connect(self._on_sample)
            self._flow.ended.connect(self._on_ended)
            self.sample.setEnabled(False)
            self.sampling.emit(self._flow)
            self._flow.start()

    @Slot(object)
    def _on_sample(self, issue: Issue) -> None:
        self._go(Page.PUBLISH, issue.situation, thing=issue.id)

    @Slot()
    def _on_ended(self) -> None:
        if self._flow:
            self._flow.deleteLater()
        self._flow = None
        self.sample.setEnabled(True)

    def _go(self, page: Page, situation: str, detail: str = "", *, thing: str = "") -> None:
        self.asked.emit(Place(page, situation, thing, detail))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def dropped(event: QDropEvent) -> list[Path]:
    """Return the files that are dragged; none where anything else is among them."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls] if all(u.isLocalFile() for u in urls) else []


def is_report(path: Path) -> bool:
    """Tell whether a file may be the PDF of a report of ours."""
    if path.suffix.lower() != ".pdf":
        return False
    from sitrep.services import reopening  # noqa: PLC0415 - rarely wanted

    return reopening.may_be_ours(path)
