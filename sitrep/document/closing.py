"""Information gaps that a figure closed: they are said under what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.document import entries
from sitrep.document.material import Material
from sitrep.document.model import ChangeRow
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer


def closed(
    rows: Sequence[ChangeRow], material: Material, selection: Selection, writer: Writer
) -> tuple[ChangeRow, ...]:
    """Return the changes, with a word at each figure that answers a gap of the desk."""
    found = {row.figure: row for row in rows}
    for line in material.numbered("information_gaps"):
        answer = entries.answered_by(line)
        figure = selection.current(answer) if answer else None
        if figure is None:
            continue
        row = found.get(figure.id) or ChangeRow(
            figure.id, writer.label(figure.claim), "", writer.tile(figure.claim.quantity)
        )
        said = writer.phrase("gap_answered", question=writer.name(entries.question(line)))
        remark = f"{row.remark} {said}".strip()
        found[figure.id] = replace(row, remark=remark)
    return tuple(found.values())
