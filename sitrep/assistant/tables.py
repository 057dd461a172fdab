"""Figures of tables: the header says what is counted, the first cell of a row where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations, islice

from sitrep.assistant.context import Context
from sitrep.assistant.drafts import Draft
from sitrep.assistant.grids import Grid, Row, Span, is_number
from sitrep.assistant.hits import Hit
from sitrep.assistant.marking import marks, table
from sitrep.assistant.rules import rules
from sitrep.assistant.tokens import Tokens
from sitrep.assistant.words import Is, Mark, vocabulary
from sitrep.domain.figure import PlaceRef
from sitrep.domain.reading import Found, find_within
from sitrep.languages.lexicon import Lexicon

_SAMPLE = ": 1,212"  # any count, to read a label with
_BUILT = frozenset({"homes", "buildings"})
_LOOSE = frozenset({"returned", "reached", "evacuated", "missing", "detained", "targeted"})
_LONGEST = 60  # characters of a label
_MOST_LABELS = 2000  # ways to share out the words of a header
_SIGNS = " *:.•-–"
_YEARS = range(1900, 2100)
_PAIR = 2  # cells of "People killed | 41"
_QUOTE = 160  # characters of a row that are quoted, up to its number


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says is counted; sure where it could not be said of goods or of games."""

    hit: Hit
    sure: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a number, and what it counts where."""

    at: Span
    label: Label
    key: Span  # the cell that says where
    begin: int  # of its row
    total: bool


def outside(spans: Iterable[Span], tables: list[Span]) -> Iterator[Span]:
    """Yield the parts of sentences that stand in no table, both in order."""
    for start, end in spans:
        begin = start
        for first, last in tables:
            if last <= begin or first >= end:
                continue
            if first > begin:
                yield begin, first
            begin = last
        if begin < end:
            yield begin, end


class Tables:
    """The tables of one text that count what is a figure of ours."""

    def __init__(
        self, found: list[Grid], text: str, low: str, words: Lexicon, context: Context
    ) -> None:
        self._text, self._low, self._words, self._context = text, low, words, context
        self._totals = frozenset(words.words("tables", "total"))
        self._areas = frozenset(words.words("places", "areas"))
        self._single = vocabulary(words).single
        self._read = [(grid, cells) for grid in found if (cells := self._cells(grid)) is not None]

    @property
    def spans(self) -> list[Span]:
        return [grid.span for grid, _ in self._read]

    def drafts(self) -> Iterator[Draft]:
        """Yield what the cells count, without their place among all drafts."""
        for grid, cells in self._read:
            named = self._names_places(self._said(grid.headers[-1][0]))
            for cell in cells:
                if draft := self._draft(cell, named=named):
                    yield draft

    def _cells(self, grid: Grid) -> list[Cell] | None:
        """Return the cells that count, None where neither header nor first cells say what."""
        columns = self._columns(grid)
        if not columns:
            return self._turned(grid) or None
        places = self._names_places(self._said(grid.headers[-1][0]))
        if not (places or any(label.sure for label in columns.values())):
            return []  # of goods or of games
        return [cell for row in grid.rows for cell in self._row(row, columns)]

    def _row(self, row: Row, columns: dict[int, Label]) -> Iterator[Cell]:
        key = next((cell for cell in row if self._is_name(cell)), row[0])
        name = self._words.writing.folded(self._said(key).lower())
        total = name in self._totals
        if total or not self._is_of_things(name):
            for place, label in columns.items():
                yield Cell(row[place], label, key, row[0][0], total)

    def _turned(self, grid: Grid) -> list[Cell]:
        """Read a table whose rows say what is counted, and its columns where."""
        header = grid.headers[-1]
        total = [i for i, cell in enumerate(header) if self._said(cell).lower() in self._totals]
        columns = range(1, len(header)) if total or len(header) == _PAIR else ()
        made = []
        for row in grid.rows:
            label = self._label(self._said(row[0]))
            if label and label.sure and len(row) == len(header):
                alone, begin = len(header) == _PAIR, row[0][0]
                made += [
                    Cell(row[i], label, header[i], begin, alone or i in total) for i in columns
                ]
        return made

    # Labels

    def _columns(self, grid: Grid) -> dict[int, Label]:
        width = len(grid.rows[0])
        labels = [self._said(cell) for cell in grid.headers[-1]]
        if len(labels) > width:
            return self._shared_out(labels, width)
        over = self._carried(grid.headers[0]) if len(grid.headers) > 1 else [""] * width
        columns = {}
        for place, (upper, lower) in enumerate(zip(over, labels, strict=True)):
            written = (f"{lower} {upper}", lower, f"{upper} {lower}") if upper else (lower,)
            label = next((label for each in written if (label := self._label(each))), None)
            if label and place:
                columns[place] = label
        return columns

    def _carried(self, header: Row) -> list[str]:
        """Return labels that stand over several columns for each of them."""
        made: list[str] = []
        for cell in header:
            made.append(self._said(cell) or (made[-1] if made else ""))
        return made

    def _shared_out(self, words: list[str], width: int) -> dict[int, Label]:
        """Share out the words of a header among the columns: each label must say a kind."""
        first = next((i for i in range(1, len(words)) if self._may_begin(words[i])), len(words))
        starts = range(first, len(words))
        capital = [i for i in starts if words[i][:1].isupper()]  # "Houses damaged" begins once
        likely = chain(*(combinations(each, width - 1) for each in (capital, starts)))
        partly: dict[int, Label] = {}
        for chosen in islice(likely, _MOST_LABELS):
            *named, last = (word.lower() for word in words[: chosen[0]])
            if self._are_things([last]) and not self._areas.isdisjoint(named):
                continue  # "Province, Districts affected"
            ends = (*chosen[1:], len(words))
            parts = [words[a:b] for a, b in zip(chosen, ends, strict=True)]
            labels = {i: self._label(" ".join(part)) for i, part in enumerate(parts, 1)}
            known = {i: label for i, label in labels.items() if label}
            if len(known) == len(labels):
                return known
            if not partly and all(labels[i] or self._are_things(p) for i, p in enumerate(parts, 1)):
                partly = known
        return partly

    def _are_things(self, words: list[str]) -> bool:
        meaning = self._single.get(words[0].lower())
        return meaning is not None and meaning.flags & Is.NOT_HEAD > 0

    def _may_begin(self, word: str) -> bool:
        meaning = self._single.get(word.lower())
        return meaning is not None and bool(meaning.kinds or meaning.unit or meaning.flags)

    def _label(self, label: str) -> Label | None:
        return _labeled(label, self._words) if 0 < len(label) <= _LONGEST else None

    def _names_places(self, label: str) -> bool:
        words = label.lower().replace("/", " ").split()
        singular = {word.removesuffix("s") for word in words}
        return not self._areas.isdisjoint({*words, *singular})

    # Cells

    def _said(self, cell: Span) -> str:
        return " ".join(self._text[cell[0] : cell[1]].strip(_SIGNS).split())

    def _draft(self, cell: Cell, *, named: bool) -> Draft | None:
        found = self._found(cell.at)
        if found is None or found.quantity.high == 0:
            return None
        name, hit = self._said(cell.key), cell.label.hit
        places = tuple(ref for _, ref in self._context.said(cell.key).places)
        if named and name[:1].isalpha() and not (places or cell.total):
            places = (PlaceRef(name),)
        year = name.isdigit() and int(name) in _YEARS
        past = year and int(name) < self._context.times.year
        begin = cell.begin if cell.at[1] - cell.begin < _QUOTE else cell.at[0]
        return Draft(
            number=0, kinds=hit.kinds, quantity=found.quantity, unit=hit.unit,
            population=hit.population, start=begin, at=cell.at[0],
            quote=self._text[begin : cell.at[1]], span=(begin, cell.at[1]),
            rule=f"{self._words.code}.table", sure=True, where=places or None,
            new=hit.new, row=not (cell.total or year), total=cell.total, past=past,
        )  # fmt: skip

    def _is_name(self, cell: Span) -> bool:
        return any(map(str.isalpha, self._text[cell[0] : cell[1]]))

    def _is_of_things(self, name: str) -> bool:
        """Tell whether a row counts cattle or vehicles."""
        meaning = self._single.get(name) or self._single.get(name.rpartition(" ")[2])
        return meaning is not None and meaning.flags & (Is.NOT_HEAD | Is.ANIMAL) > 0

    def _found(self, cell: Span) -> Found | None:
        """Read a cell by itself: "12,34" are two cells of a row."""
        if not is_number(self._text, cell):
            return None
        start, end = cell
        own = (0, end - start)
        return next(
            find_within(self._text[start:end], self._low[start:end], own, self._words), None
        )


@cache
def _labeled(label: str, words: Lexicon) -> Label | None:
    """Return what "Houses destroyed: 12" counts, None if the label says it of nothing of ours."""
    plain = label.lower() if label.isupper() and len(label) > len("IDPs") else label
    text = words.writing.folded(f"{plain[:1].upper()}{plain[1:]}{_SAMPLE}")
    low = text.lower()
    span = (0, len(text))
    counts = list(find_within(text, low, span, words))
    if not counts or counts[-1].end != len(text):
        return None
    made = marks(text, Tokens(low), span, counts, table(words))
    hits = rules(words).read(made)
    if len(hits) != 1 or hits[0].found is not counts[-1] or any(map(_is_other, made)):
        return None
    named = any(mark.unit for mark in made)
    loose = hits[0].unit in _BUILT or hits[0].kinds[0] in _LOOSE
    return Label(hits[0], sure=named or not loose)


def _is_other(mark: Mark) -> bool:
    """Tell a word for things or for customers: "Districts affected", "Affected passengers"."""
    thing = mark.flags & Is.NOT_HEAD and not (mark.unit or mark.kinds)
    return bool(thing or mark.flags & Is.CLIENT)
