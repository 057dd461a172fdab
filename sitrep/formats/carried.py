"""The data a PDF carries: the report as JSON and its figures as a table, for the next desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from sitrep.document.record import FIGURES, RECORD, REPORT, written
from sitrep.formats import hxl

if TYPE_CHECKING:
    from sitrep.document.model import Document
    from sitrep.document.record import Record

_WHENEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the same report gives the same bytes on any day


def attachments(document: Document, record: Record | None = None) -> list[Any]:
    """Return what WeasyPrint puts into the PDF; it holds no more than the pages show.

    The record lets another desk go on from the file; a draft and a preview have none.
    """
    from weasyprint import Attachment

    report, table = msgspec.json.encode(replace(document, logo="")), hxl.render(document)
    carried = [
        (REPORT, "The report as data", report),
        (FIGURES, "The figures as an HXL table", table),
    ]
    if record:
        carried.append((RECORD, "The record behind the report", written(record, report, table)))
    return [
        Attachment(
            string=data,
            name=name,
            description=description,
            created=_WHENEVER,
            modified=_WHENEVER,
            relationship="Data",
        )
        for name, description, data in sorted(carried)  # as the list of a PDF has to be
    ]
