"""One session for all windows: what they read from, and the only way to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sitrep.domain.history import Changed
from sitrep.errors import SitrepError, StoreFailed
from sitrep.services import undoing
from sitrep.store import loaded
from sitrep.store.database import Store, open_to_read, open_to_write
from sitrep.ui.errors import show_error
from sitrep.ui.jobs import Jobs

P = ParamSpec("P")


class Session(QObject):
    """Made once in `app.run` and handed to each window; never imported.

    Signals:
        changed: What a step changed, as `Changed`; every panel reads again what it shows of it.
        said: A quiet word for the status bar.
    """

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, path: Path, jobs: Jobs) -> None:
        super().__init__()
        self._writing = open_to_write(path)
        self._reading = open_to_read(path)
        self._closed = False
        self._forget: Callable[[], None] | None = None
        self.jobs = jobs
        if loaded.any_places(self._reading):
            self._know_places()

    def _know_places(self) -> None:
        """Let the places that the person loaded be those of this process, until it closes."""
        from sitrep.services import placing  # noqa: PLC0415 - brings the maps; few load any

        placing.know(self._reading)
        self._forget = placing.forget

    @property
    def is_closed(self) -> bool:
        """Tell whether the program ends, so that nothing can be read or written any more."""
        return self._closed

    @property
    def store(self) -> Store:
        """The store to read from; it cannot be changed through it."""
        return self._reading

    def do(
        self,
        parent: QWidget,
        step: Callable[Concatenate[Store, P], Changed],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Take a step of work; a refusal is shown over `parent` and changes nothing.

        Returns:
            Whether it was done.
        """
        error = self.attempt(step, *args, **kwargs)
        if error:
            show_error(parent, error)
        return error is None

    def attempt(
        self, step: Callable[Concatenate[Store, P], Changed], *args: P.args, **kwargs: P.kwargs
    ) -> SitrepError | None:
        """Take a step of work; a refusal is given back, to be said where it belongs."""
        if self._closed:  # such as by a page that is hidden while the program ends
            return StoreFailed("This was not saved: the store is closed.", "Start Sitrep again.")
        try:
            changed = step(self._writing, *args, **kwargs)
        except SitrepError as error:
            return error
        if changed & Changed.PLACES:
            self._know_places()
        self.changed.emit(changed)
        return None

    def undo(self, parent: QWidget) -> None:
        step = self._writing.log.undoable()
        if step is None:
            self.said.emit("Nothing to undo; what was issued stays as it is")
        elif self.do(parent, undoing.undo):
            self.said.emit(f"Undone: {step.name}")

    def redo(self, parent: QWidget) -> None:
        step = self._writing.log.redoable()
        if step is None:
            self.said.emit("Nothing to do again")
        elif self.do(parent, undoing.redo):
            self.said.emit(f"Done again: {step.name}")

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self.jobs.stop()
        if self._forget:
            self._forget()
        self._reading.close()
        self._writing.close()
