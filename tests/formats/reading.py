"""Reads our own PDFs back, as a stranger's program would."""

from __future__ import annotations

import re
import zlib

import pypdfium2


def text(made: bytes) -> str:
    with pypdfium2.PdfDocument(made) as pdf:
        return "\n".join(_of(page) for page in pdf)


def _of(page: pypdfium2.PdfPage) -> str:
    return page.get_textpage().get_text_range()


def squeezed(words: str) -> str:
    """Drop what line breaks change, and case, which the page may set in capitals."""
    return "".join(c for c in words.casefold() if c not in "-\x02\ufffe" and not c.isspace())


def pages(made: bytes) -> int:
    with pypdfium2.PdfDocument(made) as pdf:
        return len(pdf)


def unpacked(made: bytes) -> bytes:
    """Return every part of the file that is not a font or a picture, as it was before packing."""
    parts = re.findall(rb"stream\n(.*?)\nendstream", made, re.DOTALL)
    return made + b"".join(_inflated(part) for part in parts)


def _inflated(part: bytes) -> bytes:
    try:
        return zlib.decompress(part)
    except zlib.error:
        return b""
