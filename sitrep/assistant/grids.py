"""Tables in plain text: a header row and rows of cells, however the page set them apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
Row = list[Span]
Split = Callable[[str, Span], Row]

_LONGEST = 300  # characters of a line
_MOST = 16  # cells of a row
_WORDS = 30  # characters of a cell that stands on a line of its own
_RULE = re.compile(r"[\s|:+=_-]*")
_NUMBER = re.compile(r"[^\w\n]{0,3}\d[\d.,\u00a0\u202f ]*(?:[-–]\s?\d[\d.,]*)?[+*]*")
_EMPTY = re.compile(r"[-–—.*\s]*|n/?a|nil", re.IGNORECASE)
_TAIL = re.compile(r"(?:(?<=\s)(?:\d[\d.,]*(?:[-–]\d[\d.,]*)?\+?|[-–—])(?:\s+|$)){1,12}$")
_NUMBERED = re.compile(r"\s*\d{1,3}[.)]?\s+(?=\D)")
_CELL = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        headers: The rows of labels, the lowest last.
        rows: Rows with as many cells as the lowest of them.
    """

    headers: list[Row]
    rows: list[Row]

    @property
    def span(self) -> Span:
        return self.headers[0][0][0], max(end for _, end in self.rows[-1])


def grids(text: str) -> Iterator[Grid]:
    """Yield the tables of a text in order, in time linear in its length."""
    if not any(map(_may_be_row, text.split("\n"))):
        return
    lines = _lines(text)
    at = 0
    while at < len(lines):
        made = _grid(text, lines, at) if _ends_in_number(text, lines[at]) else None
        if made is None:
            at += 1
            continue
        yield made
        end = made.span[1]
        while at < len(lines) and lines[at][0] < end:
            at += 1


def _may_be_row(line: str) -> bool:
    last = line.rstrip(' \t|"').rstrip("+*")[-1:]
    return last.isdecimal() or last == "%"


def is_number(text: str, cell: Span) -> bool:
    return _NUMBER.fullmatch(text, *cell) is not None


def _lines(text: str) -> list[Span]:
    """Return the lines with something on them; rules of signs alone are left out."""
    made: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if _RULE.fullmatch(line) is None:
            made.append((start, start + len(line)))
        start += len(line) + 1
    return made


def _ends_in_number(text: str, line: Span) -> bool:
    if line[1] - line[0] > _LONGEST:
        return False
    last = text[line[0] : line[1]].rstrip(' \t|"*+')[-1:]
    return last.isdigit() or last in "-–—"


def _grid(text: str, lines: Sequence[Span], first: int) -> Grid | None:
    """Return the table whose first row is the line `first`."""
    if first == 0:
        return None
    for split in _SPLITS:
        row, header = split(text, lines[first]), split(text, lines[first - 1])
        if 1 < len(row) == len(header) <= _MOST and _are_header_and_row(text, header, row):
            return _extended(text, lines, first, split, header)
    return _spaced(text, lines, first) or _stacked(text, lines, first)


def _are_header_and_row(text: str, header: Row, row: Row) -> bool:
    plain = not any(is_number(text, cell) for cell in header)
    return plain and any(is_number(text, cell) for cell in row[1:]) and not _is_prose(text, header)


def _is_prose(text: str, header: Row) -> bool:
    """Tell whether a line cut at its commas is a sentence and no header."""
    return max(end - start for start, end in header) > 2 * _WORDS or text[header[-1][1] - 1] == "."


def _extended(text: str, lines: Sequence[Span], first: int, split: Split, header: Row) -> Grid:
    rows = []
    for line in lines[first:]:
        row = split(text, line)
        if len(row) != len(header):
            break
        rows.append(row)
    headers = [header]
    if first > 1 and len(above := split(text, lines[first - 2])) == len(header):
        headers.insert(0, above)
    return Grid(headers, rows)


def _spaced(text: str, lines: Sequence[Span], first: int) -> Grid | None:
    """Read rows whose cells single spaces part: "1 Karu 12 34", below a header of as many words."""
    header = [found.span() for found in _CELL.finditer(text, *lines[first - 1])]
    if not 1 < len(header) <= _MOST or any(is_number(text, cell) for cell in header):
        return None
    rows: list[Row] = []
    for line in lines[first:]:
        row = _tailed(text, line)
        if row is None or len(row) > len(header) or (rows and len(row) != len(rows[0])):
            break
        rows.append(row)
    return Grid([header], rows) if len(rows) > 1 else None


def _tailed(text: str, line: Span) -> Row | None:
    """Return the name and the numbers of "Karu 12 34", None for any other line."""
    start, end = line[0], line[0] + len(text[line[0] : line[1]].rstrip())
    tail = _TAIL.search(text[start:end])
    if tail is None or tail.end() != end - start:
        return None
    numbered = _NUMBERED.match(text, start, end)
    begin = numbered.end() if numbered else start
    name = text[begin : start + tail.start()].rstrip()
    if not name or len(name) > 2 * _WORDS or any(map(str.isdigit, name)):
        return None
    cells = [found.span() for found in _CELL.finditer(text, start + tail.start(), end)]
    return [(begin, begin + len(name)), *cells]


def _stacked(text: str, lines: Sequence[Span], first: int) -> Grid | None:
    """Read a table with each cell on a line of its own."""
    wide = 0
    for line in lines[first : first + _MOST]:
        if not is_number(text, _stripped(text, line)):
            break
        wide += 1
    above = first - wide - 2  # the header's first line; the first row's name is the last above
    if wide < 2 or above < 0:
        return None
    labels = [_stripped(text, line) for line in lines[above : first - 1]]
    if not all(_is_name(text, label) for label in labels):
        return None
    rows: list[Row] = []
    for at in range(first - 1, len(lines) - wide, wide + 1):
        row = [_stripped(text, line) for line in lines[at : at + wide + 1]]
        numbers = all(_is_cell_of_number(text, cell) for cell in row[1:])
        if not (numbers and _is_name(text, row[0])):
            break
        rows.append(row)
    return Grid([labels], rows) if len(rows) > 1 else None


def _is_name(text: str, cell: Span) -> bool:
    return cell[1] - cell[0] <= _WORDS and not _is_cell_of_number(text, cell)


def _is_cell_of_number(text: str, cell: Span) -> bool:
    return is_number(text, cell) or _EMPTY.fullmatch(text, *cell) is not None


def _stripped(text: str, span: Span) -> Span:
    piece = text[span[0] : span[1]]
    bare = piece.strip(' \t*"')
    start = span[0] + (piece.find(bare) if bare else 0)
    return start, start + len(bare)


def _by(separator: re.Pattern[str]) -> Split:
    """Return what cuts a line at a separator; "|" may also open and close it."""

    def split(text: str, line: Span) -> Row:
        start, end = line
        if end - start > _LONGEST or separator.search(text, start, end) is None:
            return []
        piece = text[start:end]
        bare = piece.strip(" ")
        if bare[:1] == bare[-1:] == "|":
            bare = bare[1:-1]
        start += piece.find(bare)
        end = start + len(bare)
        made, begin = [], start
        for found in separator.finditer(text, start, end):
            made.append(_stripped(text, (begin, found.start())))
            begin = found.end()
        made.append(_stripped(text, (begin, end)))
        return made

    return split


_SPLITS = (
    _by(re.compile(r"\|")),
    _by(re.compile(r"\t")),
    _by(re.compile(";")),
    _by(re.compile(r" {2,}")),
    _by(re.compile(r",(?=(?:[^\"\n]*\"[^\"\n]*\")*[^\"\n]*(?:\n|$))")),
)
