"""The brief as plain text for a slow line: what matters most, at most 1,600 letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sitrep.formats.binding import unbound
from sitrep.formats.format import Format
from sitrep.languages import bodies
from sitrep.languages.messages import messages

if TYPE_CHECKING:
    from sitrep.document.model import ChangeRow, Document, Evidence, ImpactRow, Prose, Tile

LETTERS = 1_600
_Part = tuple[str, list[str]]  # heading of a section, and its lines


def render(document: Document, *, paper: str = "a4", greyscale: bool = False) -> bytes:
    """Return the text in UTF-8; paper and greyscale mean nothing here.

    Lines come in the order of their weight: key figures, what changed, counts by area, words. Where
    one no longer fits, it and all after it are left out, and the last line ends with "…", after the
    names of the sections left out where there is room for them; no line is cut inside, so no figure
    loses its words or its source.
    """
    found = [(name, line) for name, part in _parts(document) for line in part]
    kept, last = found, ""
    while kept and len(_joined(kept, last)) > LETTERS:
        kept, last = kept[:-1], "…"
    left = dict.fromkeys(name for name, line in found[len(kept) :] if line and name)
    named = f"{messages(document.language).gettext(', ').join(left)} …"
    if left and len(_joined(kept, named)) <= LETTERS:
        last = named
    return _joined(kept, last).encode()


def _joined(lines: Iterable[tuple[str, str]], last: str) -> str:
    return unbound("\n".join([*(line for _, line in lines), last]).strip()) + "\n"


def lines(document: Document) -> Iterator[str]:
    """Yield the lines of the whole text, what matters most first."""
    for _, part in _parts(document):
        yield from map(unbound, part)


def _parts(document: Document) -> Iterator[_Part]:
    put = messages(document.language).gettext
    yield "", list(_head(document))
    yield put("Highlights"), [*_highlights(document), ""]
    yield put("Key figures"), list(_tiles(document))
    yield document.changes_title, list(_changes(document))
    yield put("Humanitarian impact"), [*_by_area(document), ""]
    yield put("Situation overview"), [_words(each) for each in document.overview]
    yield put("Access and security"), [_words(each) for each in document.access]
    yield put("Figures in dispute"), list(_disputed(document))
    yield put("Sources and confidence"), [*_noted(document), ""]
    yield put("Contacts"), [*_contacts(document), document.masthead.producer]


def _head(document: Document) -> Iterator[str]:
    head, put = document.masthead, messages(document.language).gettext
    yield head.title
    yield " · ".join(part for part in (head.label, head.as_of, head.valid_until) if part)
    if head.classification != "public" or document.draft:
        yield head.classification_label + (f" · {put('Draft').upper()}" if document.draft else "")
    if document.correction:
        yield document.correction
    yield ""


def _highlights(document: Document) -> Iterator[str]:
    marks = [f"☑ {each.label}" for each in document.changing if each.changes]
    if marks:
        yield " ".join(marks)
    for paragraph in document.change_summary:
        yield _words(paragraph)
    for bullet in document.highlights:
        yield f"- {_words(bullet)}"


def _tiles(document: Document) -> Iterator[str]:
    """Yield the key figures; a body that the label names is named in full once."""
    put = messages(document.language).gettext
    carried, named = _carried(document), set[str]()
    for tile in document.tiles:
        as_of = f"{tile.as_of} †" if tile.figure in carried and tile.as_of else tile.as_of
        source = "" if tile.source in named and _names_source(tile) else tile.source
        named.add(tile.source)
        said = [tile.words or tile.value, source, as_of, tile.beside, tile.change]
        caption = put("%(label)s:") % {"label": tile.caption}
        yield f"{caption} {put(', ').join(part for part in said if part)}"


def _names_source(tile: Tile) -> bool:
    """Tell whether the label ends with the short name of the body, as the body's name does."""
    _, mark, short = tile.source.rpartition("(")
    return bool(mark) and tile.caption.endswith(f"({short}")


# Counts by area


def _by_area(document: Document) -> Iterator[str]:
    """Yield the counts of the table that no key figure shows, a line for each kind.

    "Killed (SOHR, 12 March 2025): Hama 255 · Homs 12 · Lattakia 683 · Tartous 433"
    """
    if document.impact is None:
        return
    shown = {tile.figure for tile in document.tiles}
    rows = {row.figure: row for row in document.evidence}
    put = messages(document.language).gettext
    for place, column in enumerate(document.impact.columns):
        groups: dict[str, list[str]] = {}
        for row in document.impact.rows:
            cell = row.cells[place]
            if cell.text and cell.figure not in shown:
                known = _known(rows.get(cell.figure), document.language)
                groups.setdefault(known, []).append(f"{row.area} {cell.text}")
        for known, counts in groups.items():
            label = f"{column} ({known})" if known else column
            yield f"{put('%(label)s:') % {'label': label}} {' · '.join(counts)}"


def _known(row: Evidence | None, language: str) -> str:
    """Return who counted and when: "SOHR, 12 March 2025"."""
    if row is None:
        return ""
    _, mark, short = row.source.rpartition("(")
    body = bodies.translated(short.removesuffix(")") if mark else row.source, language)
    return messages(language).gettext(", ").join(filter(None, (body, row.as_of)))


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


def _contacts(document: Document) -> Iterator[str]:
    comma = messages(document.language).gettext(", ")
    for contact in document.contacts:
        said = [contact.name, contact.title, contact.organization, contact.phone, contact.email]
        yield comma.join(part for part in said if part)


def _changes(document: Document) -> Iterator[str]:
    """Yield what changed, once: a total with its areas in one line, no change that a tile says.

    What has a reason or a remark is always said with it.
    """
    put = messages(document.language).gettext
    said_already = {*_split(document), *(tile.figure for tile in document.tiles if tile.change)}
    for row in document.changes:
        label = put("%(label)s:") % {"label": row.label}
        if row.remark or not (row.by_area or row.figure in said_already):
            arrow = f" {put('→')} ".join(part for part in (row.previous, row.now) if part)
            said = put(", ").join(part for part in (row.difference, row.remark) if part)
            yield f"{label} {arrow} {said}".rstrip()
        if row.by_area:
            yield f"{label} {row.by_area}"
    for correction in document.corrections:
        yield " ".join(filter(None, (correction.issue, correction.words, correction.wording)))


def _split(document: Document) -> Iterator[str]:
    """Yield the figures of single areas whose changes stand in the line of their total."""
    rows = document.impact.rows if document.impact else ()
    totals = {row.figure: row for row in document.changes if row.by_area}
    for place in {at for row in rows for at, c in enumerate(row.cells) if c.figure in totals}:
        whole = [totals[r.cells[place].figure] for r in rows if r.cells[place].figure in totals]
        for row in rows:
            if any(_is_in(row, each) for each in whole):
                yield row.cells[place].figure


def _is_in(row: ImpactRow, total: ChangeRow) -> bool:
    return not row.whole and row.area in total.by_area


def _words(prose: Prose) -> str:
    return "".join(run.text for run in prose)


FORMAT = Format("text", "Plain text", ".txt", render)
