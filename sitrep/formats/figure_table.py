"""The figures of a report as a table for people who go on working with it: one row a figure.

Bounds stand in columns of their own: "more than 70" is 70 as the smallest and nothing as the
largest, and "dozens" has neither. Nothing is added up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sitrep.domain.kinds import KINDS
from sitrep.formats.cells import pcodes
from sitrep.languages.messages import messages

if TYPE_CHECKING:
    from sitrep.document.model import Document, Evidence

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Row:
    """A figure, with what its cells ask of its document."""

    document: Document
    figure: Evidence

    def put(self, words: str) -> str:
        return messages(self.document.language).gettext(words)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        head: In English; translated where it is written.
        width: In letters, for a spreadsheet.
    """

    head: str
    value: Callable[[Row], Value]
    width: int = 14


def _kinds(row: Row) -> str:
    labels = (KINDS[kind].label for kind in row.figure.kinds if kind in KINDS)
    return row.put(", ").join(map(row.put, labels))


def _day(row: Row) -> Value:
    """Return the day as a date; the words for it where it is none."""
    try:
        return date.fromisoformat(row.figure.date)
    except ValueError:
        return row.figure.as_of


def _disputed(row: Row) -> str:
    rivals = {line.figure for box in row.document.disputes for line in box.lines}
    return row.put("in dispute") if row.figure.figure in rivals else ""


def _review(row: Row) -> str:
    return "" if row.figure.reviewed else row.put("not yet reviewed")


def _report(row: Row) -> str:
    head = row.document.masthead
    return " – ".join(filter(None, (head.title, head.label)))


# fmt: off
COLUMNS = (
    Column("No.",                 lambda row: row.figure.number, 6),
    Column("Figure",              lambda row: row.figure.statement, 38),
    Column("What it counts",      _kinds, 20),
    Column("Smallest",            lambda row: row.figure.low, 11),
    Column("Largest",             lambda row: row.figure.high, 11),
    Column("Quantifier",          lambda row: row.figure.quantifier, 14),
    Column("Unit",                lambda row: row.figure.unit, 12),
    Column("Measure",             lambda row: row.figure.measure, 12),
    Column("Population",          lambda row: " ".join(row.figure.population), 14),
    Column("Place",               lambda row: row.figure.place, 22),
    Column("P-code",              lambda row: pcodes(row.figure.pcodes), 12),
    Column("As of",               _day, 13),
    Column("Source",              lambda row: row.figure.source, 26),
    Column("Reported by",         lambda row: row.figure.chain, 34),
    Column("Verification",        lambda row: row.figure.verification, 14),
    Column("Grade",               lambda row: row.figure.grade, 8),
    Column("In dispute",          _disputed, 11),
    Column("Computed from",       lambda row: row.figure.derivation, 18),
    Column("Words of the source", lambda row: row.figure.quote, 48),
    Column("Article",             lambda row: row.figure.article, 8),
    Column("Note",                lambda row: row.figure.note, 34),
    Column("Definition",          lambda row: row.figure.definition, 40),
    Column("Review",              _review, 16),
    Column("Report",              _report, 34),
    Column("Classification",      lambda row: row.document.masthead.classification_label, 14),
)
# fmt: on


def rows(document: Document) -> list[list[Value]]:
    """Return the cells of the table, without its heads."""
    found = [Row(document, figure) for figure in document.evidence]
    return [[column.value(row) for column in COLUMNS] for row in found]
