"""Telling folders on the network or in a sync service, where a write-ahead log is not safe."""

from __future__ import annotations

from pathlib import Path

_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "fuse.sshfs", "fuse.rclone", "davfs")
_SYNC = ("dropbox", "onedrive", "google drive", "googledrive", "nextcloud", "owncloud", "icloud")
_MOUNTS = Path("/proc/mounts")


def is_shared(path: Path) -> bool:
    """Tell whether the file lies on a network share or in a folder that a sync service copies."""
    whole = path.absolute()
    parts = [part.casefold() for part in whole.parts]
    if any(part.startswith(name) for part in parts for name in _SYNC):
        return True
    if str(whole).startswith("\\\\"):
        return True
    return _mount(whole).startswith(_NETWORK)


def _mount(path: Path) -> str:
    """Return the type of the file system that holds `path`, "" where it cannot be told."""
    if not _MOUNTS.is_file():
        return ""
    best, kind = "", ""
    for line in _MOUNTS.read_text("utf-8", "replace").splitlines():
        _, point, found, *_ = [*line.split(" "), "", "", ""]
        near = len(point) > len(best) and str(path).startswith(point)
        if near and path.is_relative_to(point):
            best, kind = point, found
    return kind
