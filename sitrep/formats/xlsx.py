"""The figures, the changes and the sources as a workbook: numbers as numbers, days as days."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sitrep.document import model
from sitrep.formats.cells import guarded
from sitrep.formats.figure_table import COLUMNS, Value, rows
from sitrep.formats.format import Format
from sitrep.formats.html import direction
from sitrep.languages.messages import messages

if TYPE_CHECKING:
    from sitrep.document.model import Document

_LONGEST = 32_767  # characters of a cell; Excel takes no more
_CUT = " […]"
_WHENEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the same report gives the same bytes on any day
_ACCENT, _INK, _LINE = "#0c4664", "#17212b", "#d3dae0"
_COLOR = re.compile(r"#[0-9a-f]{6}")
_PAPERS = {"a4": 9, "letter": 1}
_FURNITURE_LONGEST = 120  # characters of a page's foot; Excel takes 255 with its codes
_PAGE = 190  # letters that a printed page is wide
_TALLEST = 250  # points of a row


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: its heads with their widths, and its rows."""

    name: str
    heads: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Value]]


def render(document: Document, *, paper: str = "a4", greyscale: bool = False) -> bytes:
    """Return the workbook; the same document gives the same bytes."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(out, options | {"strings_to_numbers": False})
    book.set_properties(_properties(document))
    own = document.accent if _COLOR.fullmatch(document.accent) else _ACCENT
    looks = _Looks(book, "#2e2e2e" if greyscale else own)
    for sheet in _sheets(document):
        _write(book, sheet, document, looks, _PAPERS.get(paper, 9))
    book.close()
    return out.getvalue()


def _properties(document: Document) -> dict[str, Any]:
    """Return what the file says of itself: nothing of the machine or the person."""
    head = document.masthead
    return {
        "title": " – ".join(filter(None, (head.title, head.label))),
        "keywords": _class(document),
        "created": _WHENEVER,
    }


def _class(document: Document) -> str:
    draft = messages(document.language).gettext("Draft") if document.draft else ""
    return " · ".join(filter(None, (document.masthead.classification_label, draft)))


_WAYS = {"ltr": 1, "rtl": 2}  # in which order a cell is read


class _Looks:
    """The formats of cells, each made once."""

    def __init__(self, book: Any, accent: str) -> None:
        self._book = book
        self._cell = {"valign": "top", "font_color": _INK, "bottom": 1, "bottom_color": _LINE}
        self._made: dict[tuple[str, bool], Any] = {}
        self.head = book.add_format(
            {"bold": True, "font_color": "#ffffff", "bg_color": accent, "valign": "top"}
            | {"text_wrap": True}
        )
        self.empty = book.add_format(self._cell)
        self.number = book.add_format(self._cell | {"num_format": "#,##0_M"})
        self.day = book.add_format(self._cell | {"num_format": "yyyy-mm-dd", "align": "left"})

    def words(self, words: str) -> Any:
        """Return how words look: read in their own direction, and never run, even when edited."""
        key = (direction(words), guarded(words) != words)
        if key not in self._made:
            look = self._cell | {"text_wrap": True, "quote_prefix": key[1]}
            look |= {"reading_order": _WAYS[key[0]]} if key[0] else {}
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _write(book: Any, sheet: _Sheet, document: Document, looks: _Looks, paper: int) -> None:
    page = book.add_worksheet(sheet.name)
    if document.direction == "rtl":
        page.right_to_left()
    for at, (head, width) in enumerate(sheet.heads):
        page.set_column(at, at, width)
        page.write_string(0, at, head, looks.head)
    down = 0
    for down, row in enumerate(sheet.rows, 1):
        page.set_row(down, _height(sheet, row))
        for across, value in enumerate(row):
            _put(page, down, across, value, looks)
    page.freeze_panes(1, 2)
    if down and len(sheet.heads) > 1:
        page.autofilter(0, 0, down, len(sheet.heads) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(paper)
    across = -(-sum(width for _, width in sheet.heads) // _PAGE)
    page.fit_to_pages(across, 0)
    if across > 1:
        page.repeat_columns(0, 1)  # which figure it is
    page.hide_gridlines(2)
    page.set_footer(_foot(document))


def _height(sheet: _Sheet, row: Sequence[Value]) -> int:
    """Return the height of a row, in points, that shows the words of its fullest cell."""
    lines = [
        sum(-(-max(1, len(line)) // max(1, width - 2)) for line in str(value).split("\n"))
        for value, (_, width) in zip(row, sheet.heads, strict=True)
        if value is not None
    ]
    return min(_TALLEST, 15 * max(lines, default=1) + 1)


def _put(page: Any, down: int, across: int, value: Value, looks: _Looks) -> None:
    match value:
        case None | "":
            page.write_blank(down, across, None, looks.empty)
        case int():
            page.write_number(down, across, value, looks.number)
        case date():
            page.write_datetime(down, across, value, looks.day)
        case str():
            words = value if len(value) <= _LONGEST else value[: _LONGEST - len(_CUT)] + _CUT
            page.write_string(down, across, words, looks.words(words))


def _foot(document: Document) -> str:
    """Return the foot of each printed page: the report, whom it is for, and the page."""
    head = document.masthead
    title = " · ".join(filter(None, (head.title, head.label)))[:_FURNITURE_LONGEST]
    foot = (title, _class(document)[:40])
    left, middle = (words.replace("&", "&&") for words in foot)
    return f"&L&8{_apart(left)}&C&8{_apart(middle)}&R&8&P / &N"


def _apart(words: str) -> str:
    """Keep digits at the start from being read as the size of the letters."""
    return f" {words}" if words[:1].isdigit() else words


def _sheets(document: Document) -> list[_Sheet]:
    put = messages(document.language).gettext
    return [
        _Sheet(
            put("Figures"),
            [(put(column.head), column.width) for column in COLUMNS],
            rows(document),
        ),
        _changes(document),
        _sources(document),
        _about(document),
    ]


def _changes(document: Document) -> _Sheet:
    """Return what became of each figure; its count of now with its bounds."""
    put = messages(document.language).gettext
    known = {row.figure: row for row in document.evidence}
    heads = (
        ("Figure", 38),
        ("Previous", 28),
        ("Now", 28),
        ("Smallest", 11),
        ("Largest", 11),
        ("Change", 26),
        ("Why", 34),
        ("By area", 48),
    )
    return _Sheet(
        put("Changes"),
        [(put(head), width) for head, width in heads],
        [
            (
                row.label,
                row.previous,
                row.now or put("no longer reported"),
                known[row.figure].low if row.now and row.figure in known else None,
                known[row.figure].high if row.now and row.figure in known else None,
                row.difference,
                row.remark,
                row.by_area,
            )
            for row in document.changes
        ],
    )


def _sources(document: Document) -> _Sheet:
    put = messages(document.language).gettext
    heads = (
        ("Article", 8),
        ("Title", 50),
        ("Publisher", 24),
        ("Author", 22),
        ("Published", 18),
        ("Retrieved", 18),
        ("Address", 48),
        ("Figures", 16),
    )
    cited: dict[str, list[str]] = {}
    for row in document.evidence:
        cited.setdefault(row.article, []).append(str(row.number))
    return _Sheet(
        put("Sources"),
        [(put(head), width) for head, width in heads],
        [
            (
                each.letter,
                each.title,
                each.publisher,
                each.author,
                each.published,
                each.retrieved,
                each.url,
                put(", ").join(cited.get(each.letter, ())),
            )
            for each in document.references
        ],
    )


def _about(document: Document) -> _Sheet:
    """Return what a reader of the numbers must know."""
    put = messages(document.language).gettext
    head = document.masthead
    told = (
        (put("Report"), " – ".join(filter(None, (head.title, head.label)))),
        (put("As of"), head.as_of),
        (put("Area"), head.areas),
        (put("Organization"), head.organization),
        (put("Classification"), _class(document)),
        (put("Corrections"), document.correction),
        *(("", _correction(row)) for row in document.corrections),
        (put("Note"), _unreviewed(document)),
        *(("", words) for words in (head.producer, head.valid_until, *document.disclaimer)),
    )
    heads = ((put("About this report"), 24), ("", 100))
    return _Sheet(put("About"), heads, [row for row in told if row[1]])


def _correction(row: model.CorrectionRow) -> str:
    return " ".join(filter(None, (row.issue, row.words, row.wording, row.day)))


def _unreviewed(document: Document) -> str:
    if not document.unreviewed:
        return ""
    said = messages(document.language).ngettext(
        "%(num)s figure was taken by the program and has not yet been reviewed by a person.",
        "%(num)s figures were taken by the program and have not yet been reviewed by a person.",
        document.unreviewed,
    )
    return said % {"num": document.unreviewed}


FORMAT = Format("xlsx", "Excel workbook", ".xlsx", render)
