"""PySide loaded without what only its tools want; our own modules read once each.

At every start PySide compiles, from source that it keeps in a library, what explains wrong
arguments and what writes stubs: as much as a fifth of a bare window. That waits here until
somebody asks something of it. PySide also puts another import in the place of Python's, which
reads the source of each module that is loaded after it, to find those that ask for its
``__feature__`` names. None of ours does. A PySide that may be built otherwise is left as it is.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Sequence
from functools import partial
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

_TRIED = b'__version__ = "6.11.'  # how PySide's package begins
_SIGNATURE = "shibokensupport.signature."
LATER = frozenset(
    {
        f"{_SIGNATURE}errorhandler",
        f"{_SIGNATURE}layout",
        f"{_SIGNATURE}lib.enum_sig",
        f"{_SIGNATURE}lib.pyi_generator",
        f"{_SIGNATURE}lib.tool",
        f"{_SIGNATURE}mapping",
        f"{_SIGNATURE}parser",
        "bz2",
        "lzma",
        "tempfile",
    }
)
_CALLED = MappingProxyType({f"{_SIGNATURE}mapping": "update_mapping"})  # by PySide's own C++


def lightly() -> None:
    """Load PySide with what it does not need waiting, and put Python's own import back."""
    finder = _Finder()
    if _was_tried():
        sys.meta_path.insert(0, finder)
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415 - it is this that is to be watched
    finally:
        if finder in sys.meta_path:
            sys.meta_path.remove(finder)
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own


def _was_tried() -> bool:
    package = find_spec("PySide6")
    if package is None or not package.origin:
        return False
    return _TRIED in Path(package.origin).read_bytes()


class _Later(ModuleType):
    """A module that runs when it is first asked for something."""

    def __getattr__(self, name: str) -> Any:
        spec = self.__spec__
        own = name.startswith("__") and name != "__all__"  # what the machinery of imports asks
        if own or spec is None or not isinstance(spec.loader, _Loader):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        loader, known_as = spec.loader, spec.name  # PySide gives its modules a second name
        self.__class__ = ModuleType
        self.__loader__ = spec.loader = loader.real
        spec.name = loader.name
        loader.real.exec_module(self)
        spec.name = known_as
        return getattr(self, name)


class _Loader:
    """Stands before a loader until its module is asked for something."""

    def __init__(self, real: Any, name: str) -> None:
        self.real = real
        self.name = name

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = _Later(spec.name)
        called = _CALLED.get(spec.name)
        if called:
            setattr(module, called, partial(_call, module, called))
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Leave it for later."""


def _call(module: _Later, name: str) -> Any:
    """Call what is looked up past `__getattr__`, so that something had to stand there."""
    return module.__getattr__(name)()


class _Finder:
    """Finds what is in `LATER` by the other finders, and lets it wait."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if sys.meta_path[0] is not self:  # PySide has put its own finder first
            sys.meta_path.remove(self)
            sys.meta_path.insert(0, self)
        if name not in LATER:
            return None
        found = (finder.find_spec(name, path, target) for finder in sys.meta_path[1:])
        spec = next(filter(None, found), None)
        if spec:
            spec.loader = _Loader(spec.loader, spec.name)  # type: ignore[assignment]
        return spec
