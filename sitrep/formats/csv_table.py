"""The figures as one plain table: CSV that any spreadsheet opens, with Arabic letters intact."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sitrep.formats.cells import guarded
from sitrep.formats.figure_table import COLUMNS, Value, rows
from sitrep.formats.format import Format
from sitrep.languages.messages import messages

if TYPE_CHECKING:
    from sitrep.document.model import Document


def render(document: Document, *, paper: str = "a4", greyscale: bool = False) -> bytes:
    """Return the table in UTF-8 with a byte-order mark, one row of heads; paper means nothing."""
    put = messages(document.language).gettext
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow([put(column.head) for column in COLUMNS])
    table.writerows([_cell(value) for value in row] for row in rows(document))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(value: Value) -> str | int:
    if value is None or isinstance(value, int):
        return "" if value is None else value
    return guarded(str(value))


FORMAT = Format("csv", "CSV table", ".csv", render)
