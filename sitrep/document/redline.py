"""Two issues held against each other: every count, and the words that went and came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from sitrep.document.comparison import changes
from sitrep.document.model import ChangeRow, Document, Evidence, Prose
from sitrep.document.pairing import printed_figure, quantity
from sitrep.document.sentences import Writer
from sitrep.domain.kinds import KINDS, Unit

_MOST_WORDS = 4_000  # of one part on either side, for comparing
_PROSE = ("highlights", "overview", "impact_note", "access", "coordination", "outlook")
_PARTS = ("needs", "response", "gaps")


class Mark(StrEnum):
    """What became of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class Redline:
    """One part of the text: all of its words, marked.

    Attributes:
        field: "overview", "sectors.health.needs".
    """

    field: str
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        """Return the part as plain text: "It [-rains-] {+snows+}."."""
        signs = {Mark.SAME: "{}", Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
        return " ".join(signs[piece.mark].format(piece.words) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is another in the later of two issues."""

    before: str
    now: str
    changes: tuple[ChangeRow, ...]
    text: tuple[Redline, ...]


def compare(before: Document, now: Document, writer: Writer) -> Comparison:
    """Compare two issues as they went out: numbers by what they count, text word by word.

    A count that the later issue no longer prints comes last, with nothing under "now".
    """
    counted = {row.figure: printed_figure(row) for row in now.evidence if _counts(row)}
    ranges = {row.figure: row.lower for row in now.evidence if row.lower in counted}
    figures = [each for each in counted.values() if each.id not in ranges.values()]
    lower = {upper: counted[end] for upper, end in ranges.items()}
    changed = changes(figures, before, writer, lower=lower)
    rows = (*_with_reasons(changed, now), *_dropped(before, now, writer))
    return Comparison(
        before.masthead.label, now.masthead.label, tuple(rows), tuple(_texts(before, now))
    )


def _with_reasons(rows: Iterable[ChangeRow], now: Document) -> Iterator[ChangeRow]:
    """Yield changes with the reasons that the later issue printed for the very same ones."""
    said = {(row.figure, row.previous): row.remark for row in now.changes}
    for row in rows:
        remark = row.remark or said.get((row.figure, row.previous), "")
        yield replace(row, remark=remark)


def _counts(row: Evidence) -> bool:
    return bool(row.quantifier and row.kinds) and all(
        kind in KINDS and KINDS[kind].counts for kind in row.kinds
    )


def _slot(row: Evidence) -> tuple[object, ...]:
    return (
        tuple(sorted(row.kinds)), tuple(sorted(row.pcodes)), tuple(sorted(row.population)),
        row.measure, row.unit, row.sector,
    )  # fmt: skip


def _dropped(before: Document, now: Document, writer: Writer) -> Iterator[ChangeRow]:
    here = {_slot(row) for row in now.evidence} | {row.figure for row in now.evidence}
    for row in before.evidence:
        if not _counts(row) or row.figure in here or _slot(row) in here:
            continue
        label = writer.label(printed_figure(row).claim)
        if row.place:
            label = writer.phrase("label_of", label=label, of=row.place)
        yield ChangeRow(row.figure, label, writer.tile(quantity(row), Unit(row.unit)), "")


def _texts(before: Document, now: Document) -> Iterator[Redline]:
    old, new = dict(_parts(before)), dict(_parts(now))
    for field in dict.fromkeys([*new, *old]):
        pieces = tuple(_pieces(old.get(field, []), new.get(field, [])))
        if any(piece.mark is not Mark.SAME for piece in pieces):
            yield Redline(field, pieces)


def _parts(document: Document) -> Iterator[tuple[str, list[str]]]:
    yield "title", document.masthead.title.split()
    for name in _PROSE:
        yield name, _words(getattr(document, name))
    for sector in document.sectors:
        for part in _PARTS:
            yield f"sectors.{sector.key}.{part}", _words(getattr(sector, part))
    yield "information_gaps", [word for gap in document.gaps for word in gap.question.split()]


def _words(paragraphs: Iterable[Prose]) -> list[str]:
    text = "\n".join("".join(run.text for run in prose) for prose in paragraphs)
    return text.split()[:_MOST_WORDS]


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for deed, a, b, c, d in matcher.get_opcodes():
        if deed == "equal":
            yield Piece(Mark.SAME, " ".join(old[a:b]))
            continue
        if a < b:
            yield Piece(Mark.GONE, " ".join(old[a:b]))
        if c < d:
            yield Piece(Mark.NEW, " ".join(new[c:d]))
