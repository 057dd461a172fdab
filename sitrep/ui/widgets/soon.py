"""When to save what is being typed: as the hands rest, and not too late where they do not."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

SAVE = 700  # milliseconds after the last key
LONGEST = 1200  # milliseconds after the first key, also while typing goes on


class Soon(QObject):
    """Says once that it is time, `SAVE` after the last key and `LONGEST` after the first.

    Signals:
        due: It is time.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()  # the first key that is not saved
        self._timer = QTimer(self, singleShot=True, interval=SAVE)
        self._timer.timeout.connect(self.due)

    def ask(self) -> None:
        """Note a key; a timer set anew by each of them may never come to its turn."""
        if not self._timer.isActive():
            self._since.start()
            self._timer.start(SAVE)
        elif self._since.elapsed() < LONGEST - SAVE:
            self._timer.start(SAVE)

    def again(self, after: int) -> None:
        """Come back to it after so many milliseconds."""
        self._timer.start(after)

    def stop(self) -> None:
        self._timer.stop()
