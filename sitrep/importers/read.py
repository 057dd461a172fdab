"""The way in: decides what a file is, by its content first, and has it read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from sitrep.domain.article import ArticleReading
from sitrep.errors import ImportFailed
from sitrep.importers import docx, mail, mhtml, pdf
from sitrep.importers import html as pages
from sitrep.importers import text as plain_text
from sitrep.importers.finishing import LONGEST, finish
from sitrep.importers.format import Draft, Format
from sitrep.importers.refusals import refuse

LIMIT = 20_000_000  # bytes of a file
PASTED_LIMIT = 50_000_000  # bytes of what is pasted, HTML and plain text each

_SOURCE = re.compile(r"SourceURL:(https?://\S{1,2000})")  # in HTML from the Windows clipboard

# In the order in which they are tried; text, which any bytes may be, comes last.
FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    docx.FORMAT,
    mhtml.FORMAT,
    mail.FORMAT,
    pages.FORMAT,
    plain_text.FORMAT,
)


def read(data: bytes, filename: str) -> ArticleReading:
    """Read the article in a file, whatever its name says it is.

    Args:
        data: The whole file.
        filename: Its name; the suffix counts only if the content does not tell.

    Raises:
        ImportFailed: If it is no article, too large, locked, damaged or of a type that is not
            read; the two sentences say which, and what to do.
    """
    if len(data) > LIMIT:
        raise ImportFailed(
            f"This file is larger than {LIMIT // 1_000_000} MB and was not read.",
            "Copy the text of the article and paste it.",
        )
    if not data.strip():
        raise ImportFailed("This file is empty.", "Choose another file, or paste the article.")
    refuse(data)
    return finish(_format(data, filename).read(data))


def read_pasted(text: str, html: str = "") -> ArticleReading:
    """Read an article from the clipboard: its HTML if there is some, else its plain text.

    Raises:
        ImportFailed: If nothing that was pasted is an article, or it is too large.
    """
    if max(len(text), len(html)) > PASTED_LIMIT:
        raise ImportFailed(
            f"What was pasted is larger than {PASTED_LIMIT // 1_000_000} MB and was not read.",
            "Copy only the text of the article and paste it.",
        )
    if not text.strip() and not html.strip():
        raise ImportFailed("Nothing was pasted.", "Copy the text of the article and paste it.")
    if not html.strip():
        return finish(_pasted_text(text))
    try:
        return finish(_pasted_html(html))
    except ImportFailed:
        if not text.strip():
            raise
        return finish(_pasted_text(text))


def _format(data: bytes, filename: str) -> Format:
    for each in FORMATS:
        if each.recognizes(data):
            return each
    suffix = PurePath(filename).suffix.lower()
    if suffix in pages.FORMAT.suffixes and b"<" in data:
        return pages.FORMAT
    for each in (pdf.FORMAT, docx.FORMAT):
        if suffix in each.suffixes and b"\0" in data[:1024]:
            raise ImportFailed(
                f"This file is named {suffix} but is not one, or it is damaged.",
                "Open it in the program it came from, copy the article and paste it.",
            )
    return plain_text.FORMAT


def _pasted_text(words: str) -> Draft:
    return Draft(plain_text.unwrapped(words[: LONGEST + 1].replace("\r\n", "\n")))


def _pasted_html(markup: str) -> Draft:
    draft = pages.read_markup(markup, fragment=True)
    source = _SOURCE.search(markup[:1000])
    return replace(draft, url=draft.url or (source[1] if source else ""))
