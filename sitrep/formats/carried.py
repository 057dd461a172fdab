"""The data a PDF carries: the report as JSON and its figures as a table, for the next desk."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from sitrep.formats import hxl

if TYPE_CHECKING:
    from sitrep.document.model import Document

REPORT = "report.json"
FIGURES = "figures.csv"

_WHENEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the same report gives the same bytes on any day


def attachments(document: Document) -> list[Any]:
    """Return what WeasyPrint puts into the PDF; it holds no more than the pages show."""
    from weasyprint import Attachment

    return [
        Attachment(
            string=data,
            name=name,
            description=description,
            created=_WHENEVER,
            modified=_WHENEVER,
            relationship="Data",
        )
        for name, description, data in (
            (REPORT, "The report as data", msgspec.json.encode(document)),
            (FIGURES, "The figures as an HXL table", hxl.render(document)),
        )
    ]
