"""Which reports came back from a PDF, and what was said of the file; kept once, never changed."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.store.change_log import now
from sitrep.store.claims import packed, unpacked
from sitrep.store.database import Store


@dataclass(frozen=True, slots=True)
class Reopened:
    """Where a report came back from.

    Attributes:
        edition: The edition that the PDF was of; the other one is not here.
        proof: "whole", "saved_anew" or "altered".
        told: Sentences on what was odd, missing or in conflict.
    """

    issue: str
    filename: str
    edition: str
    proof: str
    told: tuple[str, ...] = ()

    @property
    def is_altered(self) -> bool:
        return self.proof == "altered"


def keep(store: Store, came: Reopened) -> None:
    row = {
        "issue": came.issue,
        "filename": came.filename,
        "edition": came.edition,
        "proof": came.proof,
        "told": packed(came.told),
        "at": now(),
    }
    store.db.table("reopened").insert(row)


def issue_saying(store: Store, digest: str) -> str:
    """Return the id of the issue one edition of which has this digest, or ""."""
    row = store.one("select issue from versions where sha256 = ? order by issue", [digest])
    return str(row["issue"]) if row else ""


def of_issue(store: Store, issue: str) -> Reopened | None:
    """Return where a report came back from; None for one that was issued here."""
    row = store.one("select * from reopened where issue = ?", [issue])
    if row is None:
        return None
    told = unpacked(row["told"], tuple[str, ...])
    return Reopened(issue, row["filename"], row["edition"], row["proof"], told)
