"""How WeasyPrint is loaded, and what is said where what it stands on is missing."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from sitrep.errors import RenderFailed

if TYPE_CHECKING:
    from collections.abc import Iterator


def _nowhere(name: str) -> str | None:
    return None


@contextmanager
def _by_name() -> Iterator[None]:
    """Open libraries by the names that Linux gives them, which WeasyPrint tries last.

    Before, it has the compiler and the linker look for each of the names of other systems.
    """
    import ctypes.util

    found = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = found


@cache
def weasyprint() -> Any:
    """Return the library WeasyPrint, loaded when first asked for.

    Raises:
        RenderFailed: What it stands on is not there.
    """
    try:
        with _by_name():
            import weasyprint as library
    except OSError as error:
        raise RenderFailed(
            "The PDF could not be made: the text layout library Pango is not installed.",
            "Install it. Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0; macOS: brew install pango; Windows: install Pango with MSYS2 "
            "(pacman -S mingw-w64-x86_64-pango) and set WEASYPRINT_DLL_DIRECTORIES to its bin "
            "folder.",
        ) from error
    return library
