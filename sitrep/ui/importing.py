"""The import that reads each file once, put back after PySide has put another one in its place.

PySide's reads the source of each module that is loaded after it, to find those that ask for its
``__feature__`` names. None of ours does, and reading a hundred files twice is felt at the start.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it is this that takes the place


def plainly() -> None:
    """Load modules without reading their source from now on."""
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
