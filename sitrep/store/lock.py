"""One writer: the operating system's lock beside the store, gone with the process that held it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from sitrep.errors import StoreFailed

PATIENCE = 5.0  # seconds; another command line is done long before


class WriterLock:
    """Held from construction to `release`; a killed holder does not block the next one.

    Raises:
        StoreFailed: Another program has held it for all of `PATIENCE`.
    """

    def __init__(self, store: Path) -> None:
        try:
            self._file = os.open(_beside(store), os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError as error:
            raise StoreFailed(
                f"Nothing was changed: the folder of the store “{store}” is read-only.",
                "Make the folder writable, or copy the store to a folder of your own.",
            ) from error
        until = time.monotonic() + PATIENCE
        while not _try_lock(self._file):
            if time.monotonic() > until:
                os.close(self._file)
                raise StoreFailed(
                    f"Nothing was changed: another Sitrep is using the store “{store}”.",
                    "Close it, or wait until it is done, and do this again.",
                )
            time.sleep(0.02)

    def release(self) -> None:
        os.close(self._file)


def is_held(store: Path) -> bool:
    """Tell whether a program writes to a store, or could at any moment."""
    try:
        file = os.open(_beside(store), os.O_RDWR)
    except OSError:
        return False
    try:
        return not _try_lock(file)
    finally:
        os.close(file)


def _beside(store: Path) -> Path:
    return store.with_name(store.name + ".lock")


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
