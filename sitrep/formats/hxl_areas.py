"""Where each figure is, in the columns that the humanitarian exchange language has for areas.

A country, and each level of administrative areas below it, has a tag of its own (#country, #adm1 to
#adm5), with its name and its code side by side; a place that no list holds is a #loc. A district
stands with the governorate it lies in. Where a figure is of several areas, the column says that it
holds lists, with "|" between their parts: a row for each would count people twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitrep.formats.cells import guarded, pcodes

if TYPE_CHECKING:
    from sitrep.document.model import Evidence, EvidenceArea


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    tag: str
    level: int | None
    told: Callable[[EvidenceArea], str]

    def cell(self, row: Evidence) -> str:
        found = [self.told(each) for each in _areas(row) if each.level == self.level]
        return "|".join(filter(None, found))


class AreaColumns:
    """The columns that the areas of some figures need, countries and first levels always."""

    def __init__(self, rows: Sequence[Evidence]) -> None:
        self._columns = [
            each for each in _COLUMNS if each.level in (0, 1) or any(each.cell(row) for row in rows)
        ]
        self._lists = {
            column.tag for column in self._columns if any("|" in column.cell(row) for row in rows)
        }

    def heads(self) -> list[tuple[str, str]]:
        """Return the head and the tag of each column."""
        return [
            (each.head, f"{each.tag}+list" if each.tag in self._lists else each.tag)
            for each in self._columns
        ]

    def cells(self, row: Evidence) -> list[str]:
        return [guarded(each.cell(row)) for each in self._columns]


def _areas(row: Evidence) -> tuple[EvidenceArea, ...]:
    """Return the areas of a figure; in older documents, which do not tell levels, its places."""
    from sitrep.document.model import EvidenceArea

    if row.areas or not row.place:
        return row.areas
    return (EvidenceArea(None, row.place), *(EvidenceArea(None, "", code) for code in row.pcodes))


def _name(area: EvidenceArea) -> str:
    return area.name.replace("|", " ")


def _code(area: EvidenceArea) -> str:
    return area.code if area.level == 0 else pcodes([area.code])


_COLUMNS = (
    _Column("Country", "#country+name", 0, _name),
    _Column("Country code", "#country+code+v_iso3", 0, _code),
    *(
        column
        for level in range(1, 6)  # that have a tag
        for column in (
            _Column(f"Area, level {level}", f"#adm{level}+name", level, _name),
            _Column(f"P-code, level {level}", f"#adm{level}+code+v_pcode", level, _code),
        )
    ),
    _Column("Other place", "#loc+name", None, _name),
    _Column("Other P-code", "#loc+code+v_pcode", None, _code),
)
