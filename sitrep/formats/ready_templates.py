"""Templates made ready for Python, kept in the user's cache folder until their words change.

Reading them anew costs as much as a page. Nothing of a report is in them. A folder that cannot be
written to, or a file that another version made, is passed over.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from pickle import PickleError
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, compiler

from sitrep import paths

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class ReadyTemplates(BytecodeCache):
    """The cache, as Jinja2 asks for one."""

    def get_source_checksum(self, source: str) -> str:
        """Return what is another where the words are, or who reads them."""
        files = (compiler.__file__, __file__, Path(__file__).with_name("html.py"))
        readers = [Path(file).stat().st_mtime_ns for file in files]
        return super().get_source_checksum(f"{readers}{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        faults = OSError, EOFError, PickleError, ValueError, TypeError
        with suppress(*faults), (paths.cache() / bucket.key).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        folder = paths.cache()
        unfinished = folder / f"{bucket.key}.{secrets.token_hex(4)}"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            with unfinished.open("xb") as file:
                bucket.write_bytecode(file)
            unfinished.replace(folder / bucket.key)
