"""Which characters the program's own fonts can print, read from the fonts themselves."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache

from sitrep import paths

_BMP, _FULL = 4, 12  # formats of a table of characters
_UNSEEN = ("C", "Z", "M")  # controls, spaces, and marks that fonts put together with a letter
_NONE = 0xFFFF


def missing(text: str) -> str:
    """Return the characters of a text that no font of the program has, each once, in order."""
    if text.isascii():
        return ""
    known = _covered()
    return "".join(c for c in dict.fromkeys(text) if ord(c) not in known and _is_seen(c))


def script(letter: str) -> str:
    """Return what a character is called at its first word: "Ethiopic", "Cjk", or ""."""
    return unicodedata.name(letter, "").partition(" ")[0].capitalize()


def _is_seen(letter: str) -> bool:
    return not unicodedata.category(letter).startswith(_UNSEEN)


@cache
def _covered() -> frozenset[int]:
    found: set[int] = set()
    for file in sorted((paths.RESOURCES / "fonts").glob("*.ttf")):
        found.update(_characters(file.read_bytes()))
    return frozenset(found)


def _characters(font: bytes) -> Iterator[int]:
    """Yield the characters of a font.

    Source: OpenType specification, table “cmap”, formats 4 and 12.
    """
    (tables,) = struct.unpack_from(">H", font, 4)
    for place in range(12, 12 + 16 * tables, 16):
        tag, _, start, _ = struct.unpack_from(">4sLLL", font, place)
        if tag == b"cmap":
            (count,) = struct.unpack_from(">H", font, start + 2)
            for each in range(count):
                _, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * each)
                yield from _mapped(font, start + offset)


def _mapped(font: bytes, at: int) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", font, at)
    if kind == _BMP:
        (twice,) = struct.unpack_from(">H", font, at + 6)
        count = twice // 2
        lasts = struct.unpack_from(f">{count}H", font, at + 14)
        firsts = struct.unpack_from(f">{count}H", font, at + 16 + twice)
        for first, last in zip(firsts, lasts, strict=True):
            yield from range(first, min(last, _NONE - 1) + 1)
    elif kind == _FULL:
        (groups,) = struct.unpack_from(">L", font, at + 12)
        for each in range(groups):
            first, last, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * each)
            yield from range(first, last + 1)
