"""Waiting for a pipe without threads, on every system."""

from __future__ import annotations

import sys
from typing import IO

if sys.platform == "win32":
    import ctypes
    import msvcrt
    import time

    def wait_readable(pipe: IO[bytes], seconds: float) -> bool:
        """Wait until `pipe` has bytes or is closed; False if neither happens in time."""
        handle = msvcrt.get_osfhandle(pipe.fileno())
        until = time.monotonic() + seconds
        while True:
            waiting = ctypes.c_ulong()
            alive = ctypes.windll.kernel32.PeekNamedPipe(
                handle, None, 0, None, ctypes.byref(waiting), None
            )
            if waiting.value or not alive:
                return True
            if time.monotonic() > until:
                return False
            time.sleep(0.005)

else:
    import select

    def wait_readable(pipe: IO[bytes], seconds: float) -> bool:
        """Wait until `pipe` has bytes or is closed; False if neither happens in time."""
        poll = select.poll()
        poll.register(pipe, select.POLLIN | select.POLLHUP)
        return bool(poll.poll(max(0.0, seconds) * 1000))
