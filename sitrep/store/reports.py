"""Issues, the fields of drafts, and issued versions.

A version is what readers hold in their hands: it is written once and never edited, so that the
same number and version always says the same. A correction is an issue of its own.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sitrep.domain.fields import FieldValue
from sitrep.domain.report import Issue, ReportType, Status
from sitrep.errors import StoreFailed
from sitrep.store.database import Store
from sitrep.store.digests import sha256

if TYPE_CHECKING:
    from sitrep.store.change_log import Row


class Version(NamedTuple):
    """One edition of an issued report: its `Document` as JSON, and the PDF as it went out.

    Attributes:
        sha256: Digest of `body`; its beginning is the fingerprint in the footer.
        pdf: None for an edition that was not rendered at issue.
    """

    issue: str
    edition: str
    body: str
    sha256: str
    paper: str = ""
    pdf: bytes | None = None
    pdf_sha256: str | None = None


def save_issue(store: Store, issue: Issue) -> None:
    store.put(
        "issues",
        {
            "id": issue.id,
            "situation": issue.situation,
            "type": issue.type.value,
            "number": issue.number,
            "version": issue.version,
            "status": issue.status.value,
            "previous": issue.previous or None,
            "issued_at": issue.issued_at.isoformat() if issue.issued_at else None,
            "imported": issue.imported or None,
        },
    )


def of_situation(store: Store, situation: str) -> list[Issue]:
    """Return the issues of a situation, oldest first."""
    rows = store.rows(
        "select * from issues where situation = ? order by type, number, version", [situation]
    )
    return [_issue(row) for row in rows]


def versions_of(store: Store, issue: Issue) -> list[Issue]:
    """Return the versions of one number of a series, the first one first."""
    rows = store.rows(
        "select * from issues where situation = ? and type = ? and number = ? order by version",
        [issue.situation, issue.type.value, issue.number],
    )
    return [_issue(row) for row in rows]


def last_held(store: Store, issue: str) -> str:
    """Return the id of what readers hold of an issue: its last corrected version, or itself.

    Where that was withdrawn, it is what they hold of the issue before it; "" where there is none.
    """
    while issue:
        row = store.one(
            "select b.* from issues a join issues b on (b.situation, b.type, b.number) = "
            "(a.situation, a.type, a.number) where a.id = ? and b.issued_at is not null "
            "order by b.version desc limit 1",
            [issue],
        )
        if row is None or row["status"] != Status.WITHDRAWN:
            return str(row["id"]) if row else issue
        issue = row["previous"] or ""
    return ""


def version_before(store: Store, issue: Issue) -> Issue | None:
    """Return the version that a corrected one replaces."""
    earlier = [each for each in versions_of(store, issue) if each.version < issue.version]
    return earlier[-1] if earlier else None


def every(store: Store) -> list[Issue]:
    """Return the issues of all situations, oldest first in each series."""
    rows = store.rows("select * from issues order by situation, type, number, version")
    return [_issue(row) for row in rows]


def leading(store: Store) -> list[Issue]:
    """Return of each situation the drafts and the issue that went out last, of those held."""
    held = f"'{Status.ISSUED}', '{Status.CORRECTED}'"
    rows = store.rows(
        f"select *, max(issued_at) from issues where status in ({held}) group by situation"
        " union all select *, null from issues where issued_at is null"
        " order by situation, type, number, version"
    )
    return [_issue(row) for row in rows]


def with_prefix(store: Store, prefix: str) -> list[Issue]:
    rows = store.rows(
        "select * from issues where instr(lower(id), lower(?)) = 1 order by id", [prefix]
    )
    return [_issue(row) for row in rows]


def _issue(row: Row) -> Issue:
    issued = datetime.fromisoformat(row["issued_at"]) if row["issued_at"] else None
    return Issue(
        row["id"],
        row["situation"],
        ReportType(row["type"]),
        row["number"],
        row["version"],
        Status(row["status"]),
        row["previous"] or "",
        issued,
        row["imported"] or "",
    )


def fields(store: Store, issue: str) -> dict[str, FieldValue]:
    rows = store.rows("select * from fields where issue = ? order by id", [issue])
    return {
        row["field"]: FieldValue(row["field"], row["value"], bool(row["carried"])) for row in rows
    }


def value(store: Store, issue: str, field: str) -> str:
    """Return what stands in one field, "" for nothing."""
    row = store.one("select value from fields where issue = ? and field = ?", [issue, field])
    return str(row["value"]) if row else ""


def set_field(store: Store, issue: str, field: FieldValue) -> None:
    """Write one field of a draft; an empty value takes it away."""
    says = {"value": field.value, "carried": int(field.carried)}
    key = {"issue": issue, "field": field.field}
    store.write("fields", key, says if field.value else None)


def add_version(store: Store, version: Version) -> None:
    """Write an issued version, once."""
    from sitrep.store.change_log import now  # noqa: PLC0415 - a window only reads first

    author = store.one("select author from workspace") or {"author": ""}
    store.db.table("versions").insert(
        {
            "issue": version.issue,
            "edition": version.edition,
            "body": version.body,
            "sha256": version.sha256,
            "paper": version.paper,
            "pdf": version.pdf,
            "pdf_sha256": version.pdf_sha256,
            "saved_at": now(),
            "saved_by": author["author"],
        }
    )


def version(store: Store, issue: str, edition: str) -> Version | None:
    """Return an issued edition.

    Raises:
        StoreFailed: What is stored is no longer what was issued.
    """
    row = store.one("select * from versions where issue = ? and edition = ?", [issue, edition])
    if row is None:
        return None
    pdf = bytes(row["pdf"]) if row["pdf"] is not None else None
    found = Version(
        issue, edition, row["body"], row["sha256"], row["paper"], pdf, row["pdf_sha256"]
    )
    if not sound(found):
        of = store.one("select number from issues where id = ?", [issue]) or {"number": 0}
        raise StoreFailed(
            f"No. {of['number']} was not opened: what the store holds is not what was issued.",
            "Go back to a copy of the store; the other issues can still be used.",
        )
    return found


def sound(version: Version) -> bool:
    """Tell whether body and PDF are still those that were issued."""
    if sha256(version.body.encode()) != version.sha256:
        return False
    return version.pdf is None or sha256(version.pdf) == version.pdf_sha256
