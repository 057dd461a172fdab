"""One window a store: a second start raises the first one and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500  # milliseconds for the first one to answer


class Single(QObject):
    """Held for the life of the program; the only use of QtNetwork, and it stays on this computer.

    Signals:
        raised: Somebody started the program again.
    """

    raised = Signal()

    def __init__(self, store: Path) -> None:
        super().__init__()
        name = "sitrep-" + hashlib.sha256(str(store.absolute()).encode()).hexdigest()[:16]
        self.is_first = not self._called(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)
        if self.is_first:
            QLocalServer.removeServer(name)  # what a killed program left behind
            self._server.listen(name)

    def _called(self, name: str) -> bool:
        """Tell whether another program answers to the name; it raises its window."""
        socket = QLocalSocket()
        socket.connectToServer(name)
        return socket.waitForConnected(PATIENCE)

    @Slot()
    def _on_call(self) -> None:
        while connection := self._server.nextPendingConnection():
            connection.disconnectFromServer()
            connection.deleteLater()
            self.raised.emit()
