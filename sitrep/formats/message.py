"""The brief for the slowest lines: one message of at most 160 letters, or the text of a mail.

Both say the counts with their bounds and their sources; nothing is cut inside a number or a name of
a source. They are copied, not written to files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitrep.formats import text
from sitrep.formats.binding import unbound
from sitrep.languages.messages import messages

if TYPE_CHECKING:
    from sitrep.document.model import Document, Tile

LETTERS = 160
_BETWEEN = " · "
_MORE = " …"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail without addresses."""

    subject: str
    body: str


def message(document: Document) -> str:
    """Return what is most important in at most 160 letters, in the order of the key figures.

    Who may see it and whether it is a draft or corrected stand first. A count that no longer fits
    is left out with all after it, and "…" says so. A title too long for a count beside it is cut
    between words.
    """
    return unbound(_message(document))


def _message(document: Document) -> str:
    counts = [_count(document, tile) for tile in document.tiles]
    room = LETTERS - (len(_BETWEEN) + len(counts[0]) if counts else 0) - len(_MORE)
    said = _head(document, room) or _head(document, LETTERS - len(_MORE)) or document.masthead.label
    for place, each in enumerate(counts):
        more = "" if place == len(counts) - 1 else _MORE
        if len(said) + len(_BETWEEN) + len(each) + len(more) > LETTERS:
            return said + _MORE
        said += _BETWEEN + each
    return said


def _head(document: Document, room: int) -> str:
    """Return marks, title, number and day in so many letters; "" where no title has room."""
    head = document.masthead
    fixed = [*_marks(document), head.label, _day(head.as_of)]
    left = room - sum(len(each) + len(_BETWEEN) for each in fixed if each)
    title = _shortened(head.title, left)
    marks = [*_marks(document), title, head.label, _day(head.as_of)]
    return _BETWEEN.join(filter(None, marks)) if title else ""


def _day(as_of: str) -> str:
    """Return "As of 9 March 2025" without the hour, which a message has no room for."""
    return re.split("[,،]", as_of, maxsplit=1)[0]


def _marks(document: Document) -> Iterator[str]:
    head, put = document.masthead, messages(document.language).gettext
    if head.classification != "public":
        yield head.classification_label.upper()
    if document.draft:
        yield put("Draft").upper()


def _shortened(title: str, room: int) -> str:
    if len(title) <= room:
        return title
    if room < 2:
        return ""
    start = title[: room - 1].rpartition(" ")[0].rstrip(" :,;–-")
    return f"{start}…" if start else ""


def _count(document: Document, tile: Tile) -> str:
    """Return "Killed (HRM): more than 70 people", with its day where that is not the report's."""
    put = messages(document.language).gettext
    caption = put("%(label)s:") % {"label": tile.caption}
    short = re.search(r"\(\W*([^()]*?)\W*\)\W*$", tile.caption)
    named = short is not None and short[1] in tile.source
    own_day = tile.as_of and tile.as_of.casefold() not in document.masthead.as_of.casefold()
    said = [tile.words or tile.value, "" if named else tile.source, tile.as_of if own_day else ""]
    return f"{caption} {put(', ').join(filter(None, said))}"


def mail(document: Document) -> Mail:
    """Return the report as a mail: the whole of the plain text, and the sources by name."""
    head, put = document.masthead, messages(document.language).gettext
    subject = _BETWEEN.join([*_marks(document), head.title, head.label])
    lines = [*text.lines(document), ""]
    comma = put(", ")
    for each in document.references:
        said = (each.title, each.publisher, each.author, each.published, each.url)
        lines.append(f"[{each.letter}] {comma.join(filter(None, said))}")
    lines += ["", *document.disclaimer]
    return Mail(unbound(subject), unbound("\n".join(lines).strip()) + "\n")
