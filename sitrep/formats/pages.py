"""How long a PDF of ours is, and on which of its pages words stand."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

_TOP, _FOOT = 31.0, 49.0  # points above the first line of a page, and of the foot of each


def pages_of(pdf: bytes, wanted: Mapping[str, str]) -> dict[str, int]:
    """Return by key the first page, from 1, that prints the words as a whole.

    What stands on no page is left out; of a file that is no PDF, everything.
    """
    texts = _texts(pdf)
    found: dict[str, int] = {}
    for key, words in wanted.items():
        said = re.escape(" ".join(words.split()))
        pattern = re.compile(rf"(?<![\d,.]){said}(?![\d]|[,.]\d)")
        page = next((n for n, text in enumerate(texts, 1) if said and pattern.search(text)), 0)
        if page:
            found[key] = page
    return found


def length(pdf: bytes) -> float:
    """Return the pages that a report fills, the last one in tenths: 1.3; 0 if it is no PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return 0.0
    try:
        filled = _filled(document[len(document) - 1])
        return len(document) - 1 + max(1, math.ceil(filled * 10)) / 10
    finally:
        document.close()


def _filled(page: Any) -> float:
    """Return how far down the words of a page reach, 0 to 1."""
    text, height = page.get_textpage(), page.get_height()
    bottoms = [text.get_rect(at)[1] for at in range(text.count_rects())]
    lowest = min((each for each in bottoms if each > _FOOT), default=height)
    return float(min(1.0, max(0.0, (height - _TOP - lowest) / (height - _TOP - _FOOT))))


def _texts(pdf: bytes) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return []
    try:
        return [
            " ".join(document[at].get_textpage().get_text_range().split())
            for at in range(len(document))
        ]
    finally:
        document.close()
