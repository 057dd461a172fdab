"""Where the program's own files and the person's files lie."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

_PACKAGE = Path(__file__).parent
_DATA = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent

TEMPLATES = _DATA / "templates"
RESOURCES = _DATA / "resources"


def store() -> Path:
    """Return the store to use: ``SITREP_STORE``, or ``sitrep.db`` in the user's data folder."""
    named = os.environ.get("SITREP_STORE")
    return Path(named) if named else user_data_path("sitrep", appauthor=False) / "sitrep.db"


def choices() -> Path:
    """Return the file of the window's remembered choices, in the user's configuration folder."""
    return user_config_path("sitrep", appauthor=False) / "window.ini"


def cache() -> Path:
    """Return the folder of what can be made again at any time; nothing of a report lies there."""
    named = os.environ.get("SITREP_CACHE")
    return Path(named) if named else user_cache_path("sitrep", appauthor=False)
