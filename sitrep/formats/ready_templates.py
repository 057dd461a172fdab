"""Templates made ready for Python, kept in the user's cache folder until their words change.

Reading them anew costs as much as a page. Nothing of a report is in them. What is kept is run as
it stands, so a folder or file that anybody else owns or may write is passed over, as is a file
that was damaged or that another version made, and a folder that cannot be written to.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, compiler

from sitrep import paths

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_FOLDER = "templates"
_SUM = 32  # bytes before the rest, which they are the SHA-256 of
_MOST = 60  # files; the program has ten templates, a folder with more holds older ones
_OTHERS = 0o022  # those of the group and everybody else may write
_POSIX = os.name == "posix"  # elsewhere the folder is the user's by where it lies


class ReadyTemplates(BytecodeCache):
    """The cache, as Jinja2 asks for one."""

    def get_source_checksum(self, source: str) -> str:
        """Return what is another where the words are, or who reads them."""
        files = (compiler.__file__, __file__, Path(__file__).with_name("html.py"))
        readers = [Path(file).stat().st_mtime_ns for file in files]
        return super().get_source_checksum(f"{readers}{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        folder = paths.cache() / _FOLDER
        with suppress(OSError):
            if not _is_ours_alone(folder.stat()):
                return
            with (folder / bucket.key).open("rb") as file:
                if not _is_ours_alone(os.fstat(file.fileno())):
                    return
                kept = file.read()
            if sha256(kept[_SUM:]).digest() == kept[:_SUM]:
                bucket.bytecode_from_string(kept[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        folder = paths.cache() / _FOLDER
        unfinished = folder / f"{bucket.key}.{secrets.token_hex(4)}"
        made = bucket.bytecode_to_string()
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_ours_alone(folder.stat()):
                return
            with open(unfinished, "xb", opener=_for_us_alone) as file:
                file.write(sha256(made).digest() + made)
            unfinished.replace(folder / bucket.key)
            _drop_the_oldest(folder)


def _drop_the_oldest(folder: Path) -> None:
    """Keep the folder small: templates that moved or were cut off in the making stay in it."""
    kept = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
    for file in kept[:-_MOST]:
        file.unlink(missing_ok=True)


def _is_ours_alone(about: os.stat_result) -> bool:
    """Tell whether nobody but us can have put there what there is."""
    return not _POSIX or (about.st_uid == os.geteuid() and not about.st_mode & _OTHERS)


def _for_us_alone(file: str, flags: int) -> int:
    return os.open(file, flags, 0o600)
