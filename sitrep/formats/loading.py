"""How WeasyPrint is loaded, what it is served, and what is said where something is missing."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any

from sitrep import paths
from sitrep.errors import LayoutMissing, RenderFailed
from sitrep.formats import logo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INCOMPLETE = "Install the program again, or correct the template."
_PANGO = MappingProxyType(
    {
        "linux": "Debian, Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "darwin": "brew install pango",
        "win32": "with MSYS2: pacman -S mingw-w64-x86_64-pango, and name its bin folder in "
        "WEASYPRINT_DLL_DIRECTORIES",
    }
)
_SLOWER = "Using fontTools instead of HarfBuzz-Subset"  # the page is the same, later
_TYPES = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png"}


def _references(pdf: Any) -> tuple[bytes, ...]:
    """Return the references of the pages of a `pydyf.PDF`, made anew only where one was added.

    It is asked for them once for each element that has a tag: by itself it makes all of them each
    time, which grows with the square of the pages.
    """
    kids = pdf.pages["Kids"]  # three words each
    if len(getattr(pdf, "known_references", ())) != len(kids) // 3:
        pdf.known_references = tuple(b"%d 0 R" % number for number in kids[::3])
    known: tuple[bytes, ...] = pdf.known_references
    return known


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


class _Later(ModuleType):
    """Stands in for a library whose functions load it when they are called."""

    def __getattr__(self, name: str) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*given, **named)

        return call


@contextmanager
def _sparing() -> Iterator[None]:
    """Put off what WeasyPrint loads and our fonts do not need: a quarter of its loading.

    It is for fonts of variable weight, and for systems whose HarfBuzz cannot subset a font.
    """
    spared = {
        name: _Later(name)
        for name in ("fontTools.subset", "fontTools.varLib.instancer")
        if name not in sys.modules
    }
    sys.modules.update(spared)
    try:
        yield
    finally:
        for name in spared:
            del sys.modules[name]


@cache
def weasyprint() -> Any:
    """Return the library WeasyPrint, loaded when first asked for.

    Raises:
        LayoutMissing: What it stands on is not there.
    """
    try:
        with _by_name(), _sparing():
            import weasyprint as library
    except OSError as error:
        raise LayoutMissing(
            "The PDF could not be made: the text layout library Pango is not installed.",
            f"Install it ({_PANGO.get(sys.platform, _PANGO['linux'])}) and start Sitrep again; "
            "what you wrote is kept.",
        ) from error
    library.pdf.pydyf.PDF.page_references = property(_references)
    return library


class _Faults(logging.Handler):
    """Keeps what WeasyPrint only logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if _SLOWER not in (message := record.getMessage()):
            self.messages.append(message)


@contextmanager
def strict() -> Iterator[None]:
    """Turn what WeasyPrint logs, such as a missing font, into a `RenderFailed`."""
    logger, faults = logging.getLogger("weasyprint"), _Faults()
    logger.addHandler(faults)
    try:
        yield
    finally:
        logger.removeHandler(faults)
    if faults.messages:
        raise RenderFailed(
            f"The PDF could not be made: {faults.messages[0].rstrip('.')}.", INCOMPLETE
        )


def own_file(url: str) -> Path:
    """Return the file that ``app:/templates/…`` or ``app:/resources/…`` names."""
    roots = {"templates": paths.TEMPLATES, "resources": paths.RESOURCES}
    scheme, _, name = url.partition(":/")
    root, _, rest = name.partition("/")
    if scheme != "app" or root not in roots:
        raise ValueError(f"“{url}” is not part of the program")
    file = (roots[root] / rest).resolve()
    if not file.is_relative_to(roots[root].resolve()) or file.suffix not in _TYPES:
        raise ValueError(f"“{url}” is not part of the program")
    return file


@cache
def fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        """Serves templates, resources and the document's own logo; refuses everything else."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.startswith(logo.HEAD):
                return URLFetcherResponse(url, logo.picture(url), {"Content-Type": "image/png"})
            file = own_file(url)
            try:
                data = file.read_bytes()
            except OSError as error:
                raise ValueError(f"“{file.name}” of the program cannot be read") from error
            return URLFetcherResponse(url, data, {"Content-Type": _TYPES[file.suffix]})

    return OwnFiles(allowed_protocols=("app", "data"), fail_on_errors=True)
