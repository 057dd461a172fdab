"""PDF files, through PDFium: text in reading order, as paragraphs."""

from __future__ import annotations

import re
from statistics import median
from typing import Any

from sitrep.errors import ImportFailed
from sitrep.importers.format import Draft, Format
from sitrep.importers.pdf_lines import Line, lines_of
from sitrep.importers.pdf_paragraphs import joined, paragraphs, texts
from sitrep.importers.properties import described

MOST_PAGES = 300
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_ARABIC = re.compile("[\u0620-\u064a]")
_COPY = "Open it in a PDF reader, copy the text of the article and paste it."


def read(data: bytes) -> Draft:
    """Read a PDF; raises `ImportFailed` if it is locked, damaged or a scan."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == _PASSWORD:
            raise ImportFailed(
                "This PDF is protected with a password.",
                "Save a copy without a password, or copy its text and paste it.",
            ) from None
        raise ImportFailed("This PDF is damaged and cannot be opened.", _COPY) from None
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: Any) -> Draft:
    pages, empty, warnings = [], 0, []
    count = len(document)
    for index in range(min(count, MOST_PAGES)):
        lines = _page(document, index)
        empty += not lines
        pages.append(lines)
    if empty == len(pages):
        raise ImportFailed(
            "The pages of this PDF are pictures without text, as a scanner makes them.",
            "Run it through text recognition (OCR) first, or type the passages that you need.",
        )
    if count > MOST_PAGES:
        warnings.append(f"Only the first {MOST_PAGES} of {count} pages were read.")
    if empty:
        pages_are = "1 page holds" if empty == 1 else f"{empty} pages hold"
        warnings.append(f"{pages_are} no text, perhaps pictures of text, and could not be read.")
    found = paragraphs(pages)
    text = "\n".join(texts(found)).strip()
    if _ARABIC.search(text):
        warnings.append(
            "Letters in Arabic PDFs are sometimes stored in the wrong order. "
            "Compare words and figures with the page."
        )
    draft = Draft(text, title=_largest(found), warnings=tuple(warnings))
    return described(draft, document.get_metadata_dict())


def _page(document: Any, index: int) -> list[Line]:
    import pypdfium2

    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        return lines_of(text_page, index)
    finally:
        text_page.close()
        page.close()


def _largest(found: list[list[Line]]) -> str:
    """Return the headline: the largest of the first paragraphs, if it stands out."""
    usual = median(lines[0].height for lines in found)
    first = [lines for lines in found[:5] if len(lines) <= 4]
    best = max(first, key=lambda lines: lines[0].height, default=None)
    return joined(best) if best and best[0].height > 1.2 * usual else ""


def _recognizes(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


FORMAT = Format("pdf", (".pdf",), _recognizes, read)
