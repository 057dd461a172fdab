"""When Python looks through all it holds for garbage: only while nobody looks at the window."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

_OFTEN = (700, 10)  # Python's own: a look through what is young takes a millisecond or two
_SELDOM = 1000  # looks through all, each 100 ms with thousands of figures; Python's own is 10


class Sweeping(QObject):
    """Puts the long look off until another program is in front.

    What is made up to now stays for good, and is not looked through any more: 30 ms each time.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        gc.freeze()
        gc.set_threshold(*_OFTEN, _SELDOM)
        gc.enable()
        app.applicationStateChanged.connect(self._on_state)

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            gc.collect()
