"""What went out, without the weight of the files, and the last PDF of each draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sitrep.store.change_log import now
from sitrep.store.database import Store


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of an issued report, as a list shows it.

    Attributes:
        size: Of the PDF in bytes; 0 for an edition that did not go out as one.
        sha256: Of the PDF, or of what the edition says where there is none.
    """

    issue: str
    edition: str
    paper: str
    size: int
    sha256: str
    saved_at: datetime


def editions(store: Store, situation: str) -> list[Edition]:
    """Return the editions of all issued reports of a situation, translations left out."""
    rows = store.rows(
        "select v.issue, v.edition, v.paper, v.saved_at, ifnull(length(v.pdf), 0) as size, "
        "ifnull(v.pdf_sha256, v.sha256) as sha256 from versions v "
        "join issues i on i.id = v.issue where i.situation = ? and v.edition not like '%.%'",
        [situation],
    )
    return [
        Edition(
            row["issue"],
            row["edition"],
            row["paper"] or "a4",
            row["size"],
            row["sha256"],
            datetime.fromisoformat(row["saved_at"]),
        )
        for row in rows
    ]


def draft_pdf(store: Store, issue: str) -> bytes | None:
    """Return the PDF that was rendered of a draft last."""
    row = store.one("select pdf from previews where issue = ?", [issue])
    return bytes(row["pdf"]) if row else None


def keep_draft_pdf(store: Store, issue: str, pdf: bytes) -> None:
    """Keep the last PDF of a draft; none takes it away. No part of the record: it can be made."""
    if pdf:
        row = {"issue": issue, "pdf": pdf, "saved_at": now()}
        store.db.table("previews").upsert(row, pk="issue")
    else:
        store.db.execute("delete from previews where issue = ?", [issue])
