"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from errno import EDQUOT, EFBIG, EINVAL, EISDIR, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EROFS
from typing import TYPE_CHECKING, BinaryIO

from sitrep.errors import RenderFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = "Free some space, or choose another disk."
_READ_ONLY = "Choose a folder that can be written to."
_REMEDIES = {
    ENOSPC: _FULL,
    EDQUOT: _FULL,
    EFBIG: _FULL,
    EROFS: _READ_ONLY,
    EINVAL: "Name a file in a folder of yours.",
    EISDIR: "Add a file name to the folder.",
    ENOENT: "Create the folder first, or choose another.",
    ENOTDIR: "Choose a folder, not a file, to write into.",
    ENAMETOOLONG: "Choose a shorter file name.",
}
_REASONS = {
    ENOSPC: "the disk is full",
    EDQUOT: "the disk is full",
    EFBIG: "the disk is full",
    EROFS: "the disk is read-only",
    EINVAL: "it is a device, not a file",
    EISDIR: "it is a folder",
    ENOENT: "its folder does not exist",
    ENOTDIR: "its folder does not exist",
    ENAMETOOLONG: "its name is too long",
}


def _failed(path: Path, error: OSError) -> RenderFailed:
    number = error.errno or 0
    reason = _REASONS.get(number, "the system does not allow it")
    remedy = _REMEDIES.get(number, "Close the file if it is open, or choose another folder.")
    return RenderFailed(f"“{path.name}” could not be written: {reason}.", remedy)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder, and renames durably
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _require_file(path: Path) -> None:
    """Refuse what is there and is no file: a folder, a device."""
    if path.exists() and not path.is_file():
        raise OSError(EISDIR if path.is_dir() else EINVAL, "is no file")


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to, which takes the place of `path` when all went well.

    Written beside `path`, synced, renamed over it, and the folder synced. On any failure the old
    file stays as it was and the unfinished one is removed.

    Raises:
        RenderFailed: The file cannot be written.
    """
    path = path.resolve()  # a link stays, what it points to is written
    unfinished = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _require_file(path)
        with unfinished.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise _failed(path, error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
