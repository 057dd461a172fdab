"""How many pages a report fills, of those it may have."""

from __future__ import annotations

from sitrep.document.model import Document
from sitrep.domain.report import ReportType
from sitrep.formats.pages import length
from sitrep.proofing.profile import profile


def over_budget(document: Document | None, pdf: bytes) -> str:
    """Return how far a report is over its pages: "1.4 pages too long"; "" where it is not."""
    if document is None:
        return ""
    most = profile().limits(ReportType(document.template)).pages
    filled = length(pdf)
    over = max(0.1, filled - most)
    many = "page" if f"{over:.1f}" == "1.0" else "pages"
    return f"{over:.1f} {many} too long" if most and filled > most else ""
