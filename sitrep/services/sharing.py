"""Files out: a report as the bytes of a file, and the file itself, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sitrep.domain.history import Changed
from sitrep.domain.report import Issue
from sitrep.formats.files import whole
from sitrep.services import reporting
from sitrep.services.hands import Hands
from sitrep.store import reports
from sitrep.store.database import Store


@dataclass(frozen=True, slots=True)
class Wish:
    """How a report is to be written.

    Attributes:
        edition: "public", "internal", or "" for the one the report goes out as.
        paper: "a4", "letter", or "" for the paper it was issued on.
    """

    format: str = "pdf"
    edition: str = ""
    paper: str = ""
    greyscale: bool = False


def rendered(store: Store, hands: Hands, issue: Issue, wish: Wish) -> bytes:
    """Return the bytes of a report; an issued PDF is the very one that went out."""
    edition = wish.edition or reporting.main_edition(store, issue)
    kept = reports.version(store, issue.id, edition)
    paper = wish.paper or (kept.paper if kept else "a4")
    if kept and kept.pdf and wish.format == "pdf" and paper == kept.paper and not wish.greyscale:
        return kept.pdf
    document = reporting.document(store, issue, edition)
    return hands.render(document, paper=paper, greyscale=wish.greyscale, to=wish.format)


def issue(store: Store, hands: Hands, draft: Issue, paper: str = "a4") -> Changed:
    """Freeze a draft, make its PDF and issue both.

    Raises:
        RenderFailed: It cannot be laid out; it stays a draft.
    """
    frozen = reporting.freeze(store, draft)
    pdf = hands.render(frozen.documents[frozen.main], paper=paper)
    return reporting.issue_report(store, frozen, pdf, paper)


def write(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all.

    Raises:
        RenderFailed: The folder cannot be written or the disk is full; what was there stays.
    """
    with whole(path) as unfinished:
        unfinished.write(data)
