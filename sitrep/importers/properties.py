"""What PDF and Word files say of themselves, as far as it is worth believing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sitrep.importers.format import Draft
from sitrep.importers.heading import read_heading

_FILE_NAME = re.compile(r".{0,200}\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|rtf|qxd|ai)", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"(?:untitled|sans titre|sin título|document|microsoft word|microsoft powerpoint"
    r"|powerpoint presentation|présentation powerpoint|presentación de powerpoint|slide \d"
    r"|title|template)\b.{0,200}",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:user|admin|administrator|owner|unknown|author|anonymous|windows user|microsoft office user"
    r"|utilisateur.*|usuario.*|root|pc|hp|dell|lenovo|acer|python-docx|\W*)",
    re.IGNORECASE,
)
# Programs that print a page to PDF: their date is the day it was printed.
_PRINTERS = re.compile(
    r"skia|chrome|mozilla|firefox|safari|quartz|print to pdf|wkhtml|cairo|ghostscript",
    re.IGNORECASE,
)


# Days that programs put into every new file.
_TEMPLATES = (date(2013, 12, 23), date(1980, 1, 1), date(1970, 1, 1))


def described(draft: Draft, info: dict[str, str]) -> Draft:
    """Add what the properties of a document say, where it is worth believing.

    Args:
        draft: What was read from its pages.
        info: As a PDF has it: Title, Author, CreationDate ("D:20250307…" or ISO), Creator,
            Producer.
    """
    title, author = info.get("Title", "").strip(), info.get("Author", "").strip()
    printed = _letters(title) in _letters(draft.text[:3000])
    fuller = printed and _letters(draft.title).startswith(_letters(title))
    if sensible_title(title) and not fuller and (printed or not draft.title):
        draft = replace(draft, title=title, title_is_print=printed)
    if author and not _NO_AUTHOR.fullmatch(author) and "@" not in author:
        draft = replace(draft, author=author)
    by_printer = _PRINTERS.search(f"{info.get('Creator', '')} {info.get('Producer', '')}")
    day = read_heading(draft.text).published or (
        None if by_printer else _day(info.get("CreationDate", ""))
    )
    return replace(draft, published=day)


def sensible_title(title: str) -> bool:
    """Tell whether the title in the properties of a file was written for people."""
    letters = sum(c.isalpha() for c in title)
    named = not _FILE_NAME.fullmatch(title) and not _NO_TITLE.fullmatch(title)
    return named and letters > 3 and len(title) <= 300 and (" " in title or letters > 10)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _day(stamp: str) -> date | None:
    found = re.match(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})", stamp)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return None if day in _TEMPLATES else day
