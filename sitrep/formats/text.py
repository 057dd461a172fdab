"""The brief as plain text for a slow line: what matters most, at most 1,600 letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sitrep.formats.format import Format
from sitrep.languages.messages import messages

if TYPE_CHECKING:
    from sitrep.document.model import Document, Prose

LETTERS = 1_600


def render(document: Document, *, paper: str = "a4", greyscale: bool = False) -> bytes:
    """Return the text in UTF-8; paper and greyscale mean nothing here.

    Lines come in the order of their weight. Where one no longer fits, it and all after it are left
    out and "…" says so; no line is cut inside, so no figure loses its words or its source.
    """
    kept: list[str] = []
    room = LETTERS - 2
    for line in lines(document):
        if len(line) + 1 > room:
            kept.append("…")
            break
        kept.append(line)
        room -= len(line) + 1
    return ("\n".join(kept).strip() + "\n").encode()


def lines(document: Document) -> Iterator[str]:
    """Yield the lines of the whole text, what matters most first."""
    head, put = document.masthead, messages(document.language).gettext
    yield head.title
    yield " · ".join(part for part in (head.label, head.as_of, head.valid_until) if part)
    if head.classification != "public" or document.draft:
        yield head.classification_label + (f" · {put('Draft').upper()}" if document.draft else "")
    if document.correction:
        yield document.correction
    if head.producer:
        yield head.producer
    yield ""
    marks = [f"☑ {each.label}" for each in document.changing if each.changes]
    if marks:
        yield " ".join(marks)
    for paragraph in document.change_summary:
        yield _words(paragraph)
    for bullet in document.highlights:
        yield f"- {_words(bullet)}"
    yield ""
    carried = _carried(document)
    for tile in document.tiles:
        as_of = f"{tile.as_of} †" if tile.figure in carried and tile.as_of else tile.as_of
        said = [tile.words or tile.value, tile.source, as_of, tile.beside, tile.change]
        caption = put("%(label)s:") % {"label": tile.caption}
        yield f"{caption} {put(', ').join(part for part in said if part)}"
    yield from _changes(document)
    yield ""
    for paragraph in (*document.overview, *document.access):
        yield _words(paragraph)
    yield from _disputed(document)
    yield from _noted(document)
    yield ""
    for contact in document.contacts:
        said = [contact.name, contact.title, contact.organization, contact.phone, contact.email]
        yield put(", ").join(part for part in said if part)


def _disputed(document: Document) -> Iterator[str]:
    """Yield what each body says where they disagree."""
    comma = messages(document.language).gettext(", ")
    for each in document.disputes:
        if each.said:
            yield each.said
        for line in each.lines:
            yield comma.join(filter(None, (line.source, line.words, line.as_of, line.verification)))


def _carried(document: Document) -> frozenset[str]:
    """Return the ids of the figures that the table marks as carried on."""
    rows = document.impact.rows if document.impact else ()
    return frozenset(c.figure for row in rows for c in row.cells if c.text.endswith("†"))


def _noted(document: Document) -> Iterator[str]:
    """Yield how figures were computed or are known, and what the mark † means."""
    put = messages(document.language).gettext
    for row in document.evidence:
        if row.note:
            what = put(", ").join(filter(None, (row.statement, row.place)))
            yield f"{put('%(label)s:') % {'label': what}} {row.note}"
    for prose in document.impact_note:
        if _words(prose).startswith("†"):
            yield _words(prose)


def _changes(document: Document) -> Iterator[str]:
    put = messages(document.language).gettext
    for row in document.changes:
        arrow = f" {put('→')} ".join(part for part in (row.previous, row.now) if part)
        label = put("%(label)s:") % {"label": row.label}
        said = put(", ").join(part for part in (row.difference, row.remark) if part)
        yield f"{label} {arrow} {said}".rstrip()
        if row.by_area:
            yield row.by_area
    for correction in document.corrections:
        yield " ".join(filter(None, (correction.issue, correction.words, correction.wording)))


def _words(prose: Prose) -> str:
    return "".join(run.text for run in prose)


FORMAT = Format("text", "Plain text", ".txt", render)
