"""On which page of a PDF of ours words stand: for the corrections list."""

from __future__ import annotations

import re
from collections.abc import Mapping


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
