"""What a reader hands over, and what a file type has to say of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """What one reader took out of one file, not yet cleaned; "" and None mean not known.

    Attributes:
        title_is_print: The title is words of the article itself and may be put before its text;
            false for titles that stand only in the properties of a file.
    """

    text: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""
    warnings: tuple[str, ...] = ()
    title_is_print: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """One file type.

    Attributes:
        recognizes: Tells from the bytes alone whether a file is of this type; never raises.
        read: Reads such a file; raises `ImportFailed`.
    """

    key: str
    suffixes: tuple[str, ...]
    recognizes: Callable[[bytes], bool]
    read: Callable[[bytes], Draft]
