"""What the engine's errors mean to a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sitrep.errors import StoreFailed
from sitrep.store.engine import DatabaseError

_AS_BEFORE = "Everything saved before is still there."

# Words of SQLite's message: what did not happen, what to do.
_MEANINGS = (
    (
        "disk is full",
        "Nothing was saved: the disk is full.",
        f"Free some space and do it again. {_AS_BEFORE}",
    ),
    (
        "readonly",
        "Nothing was saved: the store “{path}” is read-only.",
        "Make the file and its folder writable, or copy it to a folder of your own.",
    ),
    (
        "locked",
        "Nothing was saved: another program is using the store “{path}”.",
        f"Close it and do it again. {_AS_BEFORE}",
    ),
    (
        "not a database",
        "“{path}” was not opened: it is not a Sitrep store, or it is damaged at its beginning.",
        "Name another file with --store, or restore a copy; this one was left as it is.",
    ),
    (
        "malformed",
        "The store “{path}” is damaged, so this was not done.",
        "Run “sitrep verify” to see what is damaged, and go back to a copy.",
    ),
    (
        "unable to open",
        "The store “{path}” was not opened: its folder cannot be read or written.",
        "Check the folder's permissions, or name another file with --store.",
    ),
    (
        "disk i/o",
        "Nothing was saved: the disk is full or does not answer as it should.",
        f"Free some space or check the disk, then do it again. {_AS_BEFORE}",
    ),
)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the engine's and the system's errors into sentences; an unknown one is a bug and rises.

    Raises:
        StoreFailed: With what did not happen and what to do now.
    """
    try:
        yield
    except DatabaseError as error:
        said = str(error).casefold()
        for words, problem, remedy in _MEANINGS:
            if words in said:
                raise StoreFailed(problem.format(path=path), remedy) from error
        raise
    except OSError as error:
        raise StoreFailed(
            f"The store “{path}” could not be reached: {error.strerror or error}.",
            "Check the disk and the folder's permissions, or name another file with --store.",
        ) from error
