"""Counts by kind and area: the impact table."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sitrep.document import dispute
from sitrep.document.evidence import Citations
from sitrep.document.model import Cell, Impact, ImpactRow
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Claim, Figure
from sitrep.domain.kinds import Measure


def table(
    selection: Selection, writer: Writer, citations: Citations, carried: Collection[str]
) -> Impact | None:
    """Arrange figures by area, single areas first, then those that span several.

    Rival counts of one cell stand side by side; nothing is added up. Counts whose ids are in
    `carried` are marked.
    """
    figures = selection.counts()
    if not figures:
        return None
    heads = {figure.id: _column(figure.claim, writer) for figure in figures}
    columns = list(dict.fromkeys(heads.values()))
    areas: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        places = tuple(sorted({writer.names.place(ref) for ref in figure.claim.places}))
        areas.setdefault(places, []).append(figure)
    ordered = sorted(areas.items(), key=lambda area: (len(area[0]) != 1, not area[0], area[0]))
    rows = []
    for places, here in ordered:
        cells = []
        for column in columns:
            found = [f for f in here if heads[f.id] == column]
            ends = selection.ends(found[0]) if len(found) == 1 else None
            cells.append(
                _range(ends, writer, citations) if ends else cell(found, writer, citations, carried)
            )
        refs = here[0].claim.places
        area = writer.names.where(refs) or writer.phrase("whole_area")
        pcode = refs[0].pcode if len(places) == 1 else ""
        rows.append(ImpactRow(area, pcode, tuple(cells), len(places) != 1))
    return Impact(tuple(columns), tuple(rows))


def _range(ends: tuple[Figure, Figure], writer: Writer, citations: Citations) -> Cell:
    low, high = ends
    note = citations.cite(low)
    citations.cite(high)
    return Cell(writer.tile(dispute.span(ends), low.claim.unit), low.id, note)


def _column(claim: Claim, writer: Writer) -> str:
    label = writer.label(claim)
    return writer.phrase("new_measure", label=label) if claim.measure is Measure.NEW else label


def cell(
    figures: Sequence[Figure], writer: Writer, citations: Citations, carried: Collection[str] = ()
) -> Cell:
    """Return one cell; several figures share it only where they are rivals."""
    if not figures:
        return Cell()
    words = " / ".join(_marked(figure, writer, carried) for figure in figures)
    first = figures[0]
    note = citations.cite(first)
    for rival in figures[1:]:
        citations.cite(rival)
    return Cell(words, first.id, note, first.claim.quantity.has_number)


def _marked(figure: Figure, writer: Writer, carried: Collection[str]) -> str:
    words = writer.tile(figure.claim.quantity, figure.claim.unit)
    return writer.phrase("carried", words=words) if figure.id in carried else words
