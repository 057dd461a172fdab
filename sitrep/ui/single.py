"""One window a store: a second start raises the first one, hands it its article, and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500  # milliseconds for the first one to answer
_LONGEST = 8192  # bytes of a file's name


class Single(QObject):
    """Held for the life of the program; the only use of QtNetwork, and it stays on this computer.

    Signals:
        raised: Somebody started the program again: the article file it was started with, or "".
    """

    raised = Signal(str)

    def __init__(self, store: Path, article: str = "") -> None:
        super().__init__()
        name = "sitrep-" + hashlib.sha256(str(store.absolute()).encode()).hexdigest()[:16]
        self.is_first = not _called(name, article)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)
        if self.is_first:
            QLocalServer.removeServer(name)  # what a killed program left behind
            self._server.listen(name)

    @Slot()
    def _on_call(self) -> None:
        while connection := self._server.nextPendingConnection():
            connection.disconnected.connect(self._on_said)
            if connection.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                self._take(connection)  # it was gone before it was looked at

    @Slot()
    def _on_said(self) -> None:
        connection = self.sender()
        if isinstance(connection, QLocalSocket):
            self._take(connection)

    def _take(self, connection: QLocalSocket) -> None:
        connection.disconnected.disconnect(self._on_said)
        said = bytes(connection.read(_LONGEST).data()).decode("utf-8", "replace")
        connection.deleteLater()
        self.raised.emit(said.strip())


def _called(name: str, article: str) -> bool:
    """Tell whether another program answers to the name; it raises its window."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(f"{article}\n".encode())
    socket.waitForBytesWritten(PATIENCE)
    socket.disconnectFromServer()
    if socket.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
        socket.waitForDisconnected(PATIENCE)
    return True
