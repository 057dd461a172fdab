"""One window a store: a second start raises the first one, hands it its article, and ends."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from sitrep.store.lock import is_held

PATIENCE = 2000  # milliseconds for the first one to answer, which may be starting itself
_STEP = 50  # milliseconds between two calls
_LONGEST = 8192  # bytes of a file's name


class Single(QObject):
    """Listens for the life of the program; the only use of QtNetwork, on this computer alone.

    Signals:
        raised: Somebody started the program again: the article file it was started with, or "".
    """

    raised = Signal(str)

    def __init__(self, store: Path) -> None:
        super().__init__()
        name = _name(store)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)
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


def called(store: Path, article: str = "") -> bool:
    """Tell whether another window has the store open; it is raised and gets the article."""
    until = time.monotonic() + PATIENCE / 1000
    while is_held(store):
        if _answered(_name(store), article):
            return True
        if time.monotonic() > until:  # a command line, as the window says then
            return False
        time.sleep(_STEP / 1000)
    return False


def _name(store: Path) -> str:
    return "sitrep-" + hashlib.sha256(str(store.absolute()).encode()).hexdigest()[:16]


def _answered(name: str, article: str) -> bool:
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
