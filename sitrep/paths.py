"""Where the program's own files and the person's files lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).parent
_DATA = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent

TEMPLATES = _DATA / "templates"
RESOURCES = _DATA / "resources"


def store() -> Path:
    """Return the store to use: ``SITREP_STORE``, or ``sitrep.db`` in the user's data folder."""
    named = os.environ.get("SITREP_STORE")
    return Path(named) if named else _own("data", ".local/share") / "sitrep.db"


def choices() -> Path:
    """Return the file of the window's remembered choices, in the user's configuration folder."""
    return _own("config", ".config") / "window.ini"


def cache() -> Path:
    """Return the folder of what can be made again at any time; nothing of a report lies there."""
    named = os.environ.get("SITREP_CACHE")
    return Path(named) if named else _own("cache", ".cache")


def _own(what: str, usual: str) -> Path:
    """Return the user's folder for data, config or cache, where this system has it.

    Elsewhere than on Windows and a Mac it is an environment variable or what is usual: platformdirs
    says the same, and takes as long to load as half the window takes to be drawn.
    """
    if sys.platform in {"win32", "darwin"}:
        import platformdirs  # noqa: PLC0415 - see above

        folder: Path = getattr(platformdirs, f"user_{what}_path")("sitrep", appauthor=False)
        return folder
    named = os.environ.get(f"XDG_{what.upper()}_HOME", "").strip()
    return (Path(named) if named else Path.home() / usual) / "sitrep"
