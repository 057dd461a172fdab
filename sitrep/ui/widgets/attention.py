"""Following what changes only while somebody looks; other pages are quicker for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sitrep.domain.history import Changed
from sitrep.ui.session import Session


class Attention(QObject):
    """Passes on what changed; while it sleeps it gathers what is missed, for when it wakes.

    Signals:
        changed: What changed, a `Changed` that is not empty.
    """

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._asleep = False
        self._missed = Changed.NOTHING
        session.changed.connect(self._on_changed)

    def sleep(self) -> None:
        self._asleep = True

    def wake(self) -> None:
        """Pass on again, first what was missed."""
        self._asleep = False
        missed, self._missed = self._missed, Changed.NOTHING
        self._on_changed(missed)

    def forget(self) -> None:
        """Let go of what was missed: all is read anew."""
        self._missed = Changed.NOTHING

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self._asleep:
            self._missed |= changed
        elif changed:
            self.changed.emit(changed)
