"""The figures as a table for machines: CSV with a row of HXL tags under its heads.

"More than 70" is 70 as the smallest and nothing as the largest. What is no number of the kind's own
unit, such as "dozens", a count of families or one of several kinds, stands in the notes only.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from sitrep.domain.kinds import KINDS
from sitrep.formats.cells import guarded
from sitrep.formats.format import Format

if TYPE_CHECKING:
    from sitrep.document.model import Document, Evidence

_PCODE = re.compile(r"[A-Z]{2,3}[0-9]+[A-Z0-9]*")  # places without one stand by their name
_FIRST = (
    ("Date", "#date+reported"),
    ("Area", "#adm+name"),
    ("P-code", "#adm+code+v_pcode"),
    ("Population", "#meta+population"),
)
_LAST = (
    ("Quantifier", "#meta+quantifier"),
    ("Unit", "#meta+unit"),
    ("Measure", "#meta+measure"),
    ("Source", "#meta+source"),
    ("Verification", "#meta+verification"),
    ("Grade", "#meta+grade"),
    ("Note", "#meta+note"),
)


def render(document: Document, *, paper: str = "a4", greyscale: bool = False) -> bytes:
    """Return the table in UTF-8 with a byte-order mark, so that spreadsheets keep all letters."""
    counted = [row for row in document.evidence if _is_count(row)]
    kinds = [key for key in KINDS if any(row.kinds == (key,) for row in counted)]
    bounds = [
        (f"{KINDS[key].label} ({end})", f"{KINDS[key].hxl}+{tag}")
        for key in kinds
        for end, tag in (("smallest", "min"), ("largest", "max"))
    ]
    columns = (*_FIRST, *bounds, *_LAST)
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow([head for head, _ in columns])
    table.writerow([tag for _, tag in columns])
    for row in counted:
        table.writerow(_cells(row, kinds))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _is_count(row: Evidence) -> bool:
    """Tell whether a row is a count, of kinds that this program knows."""
    return bool(row.kinds) and all(kind in KINDS and KINDS[kind].counts for kind in row.kinds)


def _cells(row: Evidence, kinds: list[str]) -> list[str | int]:
    single = len(row.kinds) == 1 and row.unit == KINDS[row.kinds[0]].unit
    numbers = [
        bound if single and row.kinds == (key,) and bound is not None else ""
        for key in kinds
        for bound in (row.low, row.high)
    ]
    note = "" if any(number != "" for number in numbers) else row.statement
    words = (row.quantifier, row.unit, row.measure, row.source, row.verification, row.grade, note)
    return [
        row.date,
        guarded(row.place),
        guarded(" ".join(code for code in row.pcodes if _PCODE.fullmatch(code))),
        " ".join(row.population),
        *numbers,
        *(guarded(word) for word in words),
    ]


FORMAT = Format("hxl", "HXL table", ".csv", render)
