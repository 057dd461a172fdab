"""Ways to start: a new situation, an article pasted or opened, the sample; and who writes.

The actions live here once; the menu, home's cards and the navigation all trigger the same ones.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from sitrep.domain.report import Issue, Situation
from sitrep.services import casework
from sitrep.store import situations
from sitrep.ui.actions import action
from sitrep.ui.dialogs.office import OfficeDialog
from sitrep.ui.dialogs.situation import SituationDialog
from sitrep.ui.dialogs.which import WhichDialog
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session

if TYPE_CHECKING:
    from sitrep.ui.flows.sample import SampleFlow

PASTE, OPEN, FILE = "paste", "open", "file:"  # what the Sources page is asked to do at once
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
        self.current = ""  # id of the situation being worked on, "" on home
        self.new = action(window, "&New situation…", "Ctrl+Shift+N", self._new)
        self.paste = action(window, "&Paste an article", "Ctrl+Shift+V", partial(self.take, PASTE))
        self.open = action(window, "&Open an article…", "Ctrl+O", partial(self.take, OPEN))
        self.sample = action(window, "Open the &sample", "Ctrl+Shift+E", self._sample)
        self.details = action(window, "Situation &details…", "Alt+Return", self._details)
        self.office = action(window, "Name your o&ffice…", "Ctrl+,", self._name_office)

    def actions(self) -> list[QAction]:
        return [self.new, self.paste, self.open, self.sample, self.details, self.office]

    def take(self, what: str) -> None:
        """Lead an article, pasted, to be chosen or from a file, to its situation's Sources."""
        self._for_situation(lambda each: self._go(Page.SOURCES, each.id, what))

    def take_file(self, path: Path) -> None:
        self.take(f"{FILE}{path}")

    def change(self, situation: str) -> None:
        """Change a situation's details."""
        known = situations.get(self._session.store, situation)
        if known:
            dialog = SituationDialog(self._window, known)
            dialog.accepted.connect(lambda: self._save(casework.change_situation, dialog))
            self._open(dialog)

    def _new(self) -> None:
        dialog = SituationDialog(self._window)
        dialog.accepted.connect(lambda: self._save(casework.open_situation, dialog, self._shown))
        self._open(dialog)

    def _shown(self, situation: Situation) -> None:
        self._go(Page.SOURCES, situation.id)

    def _details(self) -> None:
        if self.current:
            self.change(self.current)
        else:
            self._which(lambda each: self.change(each.id))

    def _save(
        self,
        step: Callable[..., object],
        dialog: SituationDialog,
        then: Callable[[Situation], None] | None = None,
    ) -> None:
        situation = dialog.situation()
        if self._session.do(self._window, step, situation) and then:  # type: ignore[arg-type]
            then(situation)

    def _for_situation(self, then: Callable[[Situation], None]) -> None:
        known = situations.get(self._session.store, self.current) if self.current else None
        if known:
            then(known)
        elif situations.every(self._session.store):
            self._which(then)
        else:
            dialog = SituationDialog(self._window, why=_WHY)
            dialog.accepted.connect(lambda: self._save(casework.open_situation, dialog, then))
            self._open(dialog)

    def _which(self, then: Callable[[Situation], None]) -> None:
        every = situations.every(self._session.store)
        if len(every) == 1:
            then(every[0])
        elif every:
            dialog = WhichDialog(self._window, every)
            dialog.accepted.connect(lambda: then(dialog.situation()))
            self._open(dialog)
        else:
            self._new()

    def _name_office(self) -> None:
        dialog = OfficeDialog(self._window, situations.office(self._session.store))
        dialog.accepted.connect(
            lambda: self._session.do(self._window, casework.name_office, dialog.office())
        )
        self._open(dialog)

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
