"""Information gaps that a figure closed: they are said under what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.document import entries
from sitrep.document.material import Material
from sitrep.document.model import ChangeRow
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure


def closed(
    rows: Sequence[ChangeRow], material: Material, selection: Selection, writer: Writer
) -> tuple[ChangeRow, ...]:
    """Return the changes, with a word at each figure that answers a gap of the desk."""
    found = {row.figure: row for row in rows}
    for line in material.numbered("information_gaps"):
        figure = answer(line, selection)
        if figure is None:
            continue
        row = found.get(figure.id) or ChangeRow(
            figure.id,
            writer.label(figure.claim),
            "",
            writer.tile(figure.claim.quantity, figure.claim.unit),
        )
        said = writer.phrase("gap_answered", question=writer.names.given(entries.question(line)))
        remark = f"{row.remark} {said}".strip()
        found[figure.id] = replace(row, remark=remark)
    return tuple(found.values())


def answer(line: str, selection: Selection) -> Figure | None:
    """Return the figure that closes a gap; none once it was taken out, or in another edition."""
    figure = entries.answered_by(line)
    return selection.current(figure) if figure else None
