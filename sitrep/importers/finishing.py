"""From a reader's draft to an article: the same last steps for every file type."""

from __future__ import annotations

import re
from datetime import date

from sitrep.domain.article import ArticleReading
from sitrep.errors import ImportFailed
from sitrep.importers import boilerplate
from sitrep.importers.cleaning import clean
from sitrep.importers.format import Draft
from sitrep.importers.heading import read_heading, title_of
from sitrep.importers.language import detect

LONGEST = 2_000_000  # characters; a 300-page report has half of that
_HEAD = 5  # lines among which the printed headline stands
_NAME = 200  # characters of a publisher or an author
_CODE = re.compile(r"[a-z]{2}(?=$|[-_])")
_KNOWN = ("en", "fr", "es", "ar")  # languages that figures are read in


def finish(draft: Draft) -> ArticleReading:
    """Return the article that `draft` holds; raises `ImportFailed` if no text is left of it."""
    if len(draft.text) > LONGEST:
        raise ImportFailed(
            f"This text is too long to be one article (more than {LONGEST:,} characters).",
            "Copy the part that you need and paste it.",
        )
    text, unseen = clean(draft.text)
    text, left_out = boilerplate.strip(text)
    text = clean(text)[0]
    if not any(c.isalnum() for c in text):
        raise ImportFailed(
            "No article text was found in this file.",
            "Open it in the program it came from, copy the article and paste it.",
        )
    found = read_heading(text)
    publisher = _line(draft.publisher)
    title = _headline(_line(draft.title), publisher, text) or found.title
    if draft.title_is_print:
        text = _with_headline(title, text)
    language, doubts = _language(draft.language, text)
    return ArticleReading(
        title=title,
        text=text,
        publisher="" if publisher == title else publisher or found.publisher,
        author=_line(draft.author) or found.author,
        published=_real(draft.published) or found.published,
        language=language,
        url=_address(draft.url),
        warnings=tuple(dict.fromkeys((*draft.warnings, *unseen, *_furniture(left_out), *doubts))),
    )


def _furniture(lines: int) -> tuple[str, ...]:
    if not lines:
        return ()
    were = "1 line of the website was" if lines == 1 else f"{lines} lines of the website were"
    return (f"{were} left out.",)


def _headline(title: str, publisher: str, text: str) -> str:
    """Take the name of the website off `title`, and shorten a title that is a whole text."""
    title = title_of(title)
    top = [_letters(line) for line in text.split("\n", 2 * _HEAD)[: 2 * _HEAD]]
    for mark in (" | ", " - ", " – ", " — ", " :: ", " » "):
        start, _, end = title.rpartition(mark)
        if start and (_letters(end) == _letters(publisher) or _letters(start) in top):
            return start.strip()
    return title


def _with_headline(title: str, text: str) -> str:
    """Put `title` first; where it is printed a few lines further down, it moves up."""
    lines = text.split("\n")
    wanted = _letters(title.rstrip("…"))
    if not wanted or _letters(lines[0]).startswith(wanted):
        return text
    seen = 0
    for number, line in enumerate(lines):
        seen += bool(line)
        if seen > _HEAD:
            break
        if _letters(line) == wanted:
            del lines[number]
            break
    return clean(f"{title}\n\n" + "\n".join(lines))[0]


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _line(words: str) -> str:
    """Return `words` as one clean line of bounded length."""
    line = " ".join(clean(words[:2000])[0].split())
    return line if len(line) <= _NAME or not line else title_of(line)


def _real(day: date | None) -> date | None:
    return day if day and day.year >= 1990 else None


def _address(url: str) -> str:
    url = url.strip()
    return url if re.fullmatch(r"https?://[^\s\x00-\x1f<>\"]{1,2000}", url) else ""


def _language(declared: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Trust what the file says, unless the words plainly speak another language."""
    code = _CODE.match(declared.strip().lower())
    said, heard = code[0] if code else "", detect(text)
    if said in _KNOWN and heard in _KNOWN and said != heard:
        return heard, (f"The file names “{said}” as its language but reads as “{heard}”.",)
    return said or heard, ()
