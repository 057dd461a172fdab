"""The figures as a table for machines: CSV with a row of HXL tags under its heads.

"More than 70" is 70 as the smallest and nothing as the largest. What is no number of the kind's own
unit, such as "dozens", a count of families or one of several kinds, stands in the notes only; rates
have columns of their own. Rival counts are rows of their own, each with its source and marked as
disputed; nothing is added up. Of whom a count is made up stands in rows below it, in columns with
attributes such as +f and +m, so that no sum of a column counts anybody twice.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sitrep.domain.disaggregation import OLDEST
from sitrep.domain.kinds import KINDS, RATES, Unit
from sitrep.formats.cells import guarded
from sitrep.formats.format import Format
from sitrep.formats.hxl_areas import AreaColumns

if TYPE_CHECKING:
    from sitrep.document.model import Document, Evidence, EvidencePart

_Count = tuple[str, str]  # the part, "" for all, and the kind
_DATE = ("Date", "#date+reported")
_PEOPLE = ("Population", "#meta+population")
_LAST = (
    ("Quantifier", "#meta+quantifier"),
    ("Unit", "#meta+unit"),
    ("Measure", "#meta+measure"),
    ("Source", "#meta+source"),
    ("Verification", "#meta+verification"),
    ("Grade", "#meta+grade"),
    ("Disputed", "#meta+disputed"),
    ("Derived", "#meta+derived"),
    ("Note", "#meta+note"),
)


def render(document: Document, *, paper: str = "a4", greyscale: bool = False) -> bytes:
    """Return the table in UTF-8 with a byte-order mark, so that spreadsheets keep all letters."""
    counted = [row for row in document.evidence if _is_count(row)]
    whole = [row.kinds for row in counted if row.unit not in RATES]
    kinds = [key for key in KINDS if (key,) in whole]
    rates = dict.fromkeys(_count(row) for row in counted if row.unit in RATES)
    parts = dict.fromkeys(
        (row.kinds[0], _key(part)) for row in counted if _is_plain(row) for part in row.parts
    )
    counts = {("", key): (KINDS[key].label, KINDS[key].hxl) for key in kinds}
    counts |= {
        (part, kind): (f"{KINDS[kind].label}, {_name(part)}", f"{KINDS[kind].hxl}{_tag(part)}")
        for kind, part in parts
    }
    counts |= {
        (unit, kind): (
            f"{KINDS[kind].label}, {Unit(unit).label}",
            f"{KINDS[kind].hxl}{_RATES[unit]}",
        )
        for unit, kind in filter(None, rates)
    }
    bounds = [
        (f"{head} ({end})", f"{tag}+{bound}")
        for head, tag in counts.values()
        for end, bound in (("smallest", "min"), ("largest", "max"))
    ]
    areas = AreaColumns(counted)
    columns = (_DATE, *areas.heads(), _PEOPLE, *bounds, *_LAST)
    disputed = {line.figure for box in document.disputes for line in box.lines}
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow([head for head, _ in columns])
    table.writerow([tag for _, tag in columns])
    for row in counted:
        where, rival = (row.date, *areas.cells(row)), row.figure in disputed
        table.writerow([*where, *_cells(row, list(counts), rival=rival)])
        for part in row.parts:
            table.writerow([*where, *_part_cells(row, part, list(counts), rival=rival)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _is_count(row: Evidence) -> bool:
    """Tell whether a row is a count, of kinds that this program knows."""
    return bool(row.kinds) and all(kind in KINDS and KINDS[kind].counts for kind in row.kinds)


def _count(row: Evidence) -> _Count | None:
    """Return the column that the bounds of a row fit; None where there is none."""
    if len(row.kinds) == 1 and row.unit in RATES:
        return row.unit, row.kinds[0]
    return ("", row.kinds[0]) if _is_plain(row) else None


def _is_plain(row: Evidence) -> bool:
    """Tell whether the bounds of a row fit the column of its kind."""
    return len(row.kinds) == 1 and row.unit == KINDS[row.kinds[0]].unit


def _cells(row: Evidence, counts: list[_Count], *, rival: bool) -> list[str | int]:
    numbers = _numbers(_count(row), row, counts)
    note = "" if any(number != "" for number in numbers) else row.statement
    return _line(row, " ".join(row.population), numbers, (row.quantifier, note), rival=rival)


def _part_cells(
    row: Evidence, part: EvidencePart, counts: list[_Count], *, rival: bool
) -> list[str | int]:
    key = _key(part)
    numbers = _numbers((key, row.kinds[0]) if _is_plain(row) else None, part, counts)
    people = " ".join(dict.fromkeys([*row.population, _name(key).replace(" ", "_")]))
    note = f"part of: {row.statement}"
    return _line(row, people, numbers, (part.quantifier, note), rival=rival)


def _numbers(
    own: _Count | None, row: Evidence | EvidencePart, counts: list[_Count]
) -> list[str | int]:
    return [
        bound if each == own and bound is not None else ""
        for each in counts
        for bound in (row.low, row.high)
    ]


def _line(
    row: Evidence,
    people: str,
    numbers: list[str | int],
    said: tuple[str, str],
    *,
    rival: bool,
) -> list[str | int]:
    words = (row.unit, row.measure, row.source, row.verification, row.grade)
    marks = ("yes" if rival else "", row.derivation, said[1])
    return [
        people,
        *numbers,
        *(guarded(word) for word in (said[0], *words, *marks)),
    ]


def _key(part: EvidencePart) -> str:
    """Return what tells rows apart: "women", "female", "female 5-17", "60+"."""
    if part.group:
        return part.group
    ages = ""
    if part.age_from is not None and part.age_to is not None:
        last = part.age_to
        ages = f"{part.age_from}+" if last == OLDEST else f"{part.age_from}-{last}"
    return " ".join(filter(None, (part.sex, ages)))


def _name(key: str) -> str:
    return key.replace("_", " ")


def _tag(key: str) -> str:
    """Return the attributes of a row: "+f+adult", "+m+age5_17", "+civilians"."""
    if key in _GROUPS:
        return _GROUPS[key]
    words = [_SEXES.get(word) or f"{'age' * word[0].isdigit()}{word}" for word in key.split(" ")]
    return "".join(f"+{word.replace('-', '_').replace('+', '_plus')}" for word in words)


# Attributes of the humanitarian exchange language for rates, sex and age.
_RATES = {"per_cent": "+pct", "per_1000": "+per1000"}
_SEXES = {"female": "f", "male": "m", "other": "o"}
_GROUPS = {
    "women": "+f+adult",
    "men": "+m+adult",
    "girls": "+f+children",
    "boys": "+m+children",
    "children": "+children",
    "disability": "+disabled",
}


FORMAT = Format("hxl", "HXL table", ".csv", render)
