"""What is said where no window can be opened: on the terminal, since there is nowhere else."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType

WORDS = (
    "No window was opened: the screen could not be reached.\n"
    "Start Sitrep from a desktop; on Debian and Ubuntu also: apt install libxcb-cursor0. "
    "“sitrep --help” lists the commands that need no screen.\n"
)


def hear(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    """Pass on what Qt says while it looks for a screen, and end in words where it finds none."""
    if kind is QtMsgType.QtFatalMsg:
        sys.stderr.write(WORDS)
        sys.stderr.flush()
        os._exit(1)
    if not text.startswith(("could not connect", "From 6.5.0", "Could not load", "Failed to")):
        sys.stderr.write(f"{text}\n")
