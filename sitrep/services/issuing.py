"""Issuing: what would go out, whether it may, and the step that cannot be undone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from sitrep.document import corrections as own_corrections
from sitrep.document.build import build
from sitrep.document.material import Material
from sitrep.document.model import Document
from sitrep.document.record import Record, printed
from sitrep.document.selection import Selection
from sitrep.domain.correction import Correction
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import updated
from sitrep.domain.report import Issue, Status
from sitrep.errors import Refused
from sitrep.formats.pages import length, pages_of
from sitrep.proofing.finding import Finding
from sitrep.proofing.proof import WAIVABLE
from sitrep.services import checking, editions, finding, gathering, records, reporting
from sitrep.store import corrections, figures, reports
from sitrep.store.corrections import Stood
from sitrep.store.database import Store
from sitrep.store.reports import Version

_NAMED = 3  # findings that a refusal names; the list has all


@dataclass(frozen=True, slots=True)
class Frozen:
    """A draft as it would go out: shown before issuing, and what is issued.

    Attributes:
        issue: The issue, marked issued; the store does not know it yet.
        documents: By edition.
        main: The edition that the report goes out as, and is printed in.
    """

    issue: Issue
    documents: Mapping[str, Document]
    main: str


def freeze(store: Store, issue: Issue) -> Frozen:
    """Return what issuing would freeze; nothing changes yet.

    Raises:
        Refused: It was issued before.
    """
    reporting.require_draft(issue)
    status = Status.CORRECTED if issue.is_correction else Status.ISSUED
    final = replace(issue, status=status, issued_at=datetime.now(UTC))
    return Frozen(final, documents(store, final), editions.main(store, issue))


def documents(store: Store, final: Issue) -> dict[str, Document]:
    """Return all editions of an issue as they would be frozen."""
    read = figures.of_situation(store, final.situation)
    return {
        each: _sealed(build(gathering.material(store, final, each, read=read)))
        for each in editions.EDITIONS
    }


def issue_report(store: Store, frozen: Frozen, pdf: bytes, paper: str) -> Changed:
    """Issue what was frozen, with the PDF it goes out as. Cannot be undone.

    Raises:
        Refused: A check blocks it, it was issued before, or the draft changed while the PDF was
            made.
    """
    issue = frozen.issue
    draft = finding.report(store, issue.id)
    reporting.require_draft(draft)
    require_clear(draft, checking.findings(store, draft, pages=length(pdf)))
    if documents(store, issue) != frozen.documents:
        raise Refused(
            f"{issue.name} was not issued: it changed while its PDF was made.",
            "Look at it once more, then issue it.",
        )
    material = gathering.material(store, issue, "internal")
    rows = own_corrections.own(material, Selection(material))
    _require_corrected(issue, rows)
    with store.step(f"Issue {issue.name}", final=True):
        keep(store, frozen, material, pdf, paper)
        for row in rows:
            corrections.add(store, replace(row, id=new_id()))
        replaced = reports.version_before(store, issue)
        if replaced and not replaced.is_withdrawn:
            reports.save_issue(store, replace(replaced, status=Status.SUPERSEDED))
    return Changed.REPORTS


def keep(store: Store, frozen: Frozen, material: Material, pdf: bytes, paper: str) -> None:
    """Write what goes out within the step at hand."""
    issue = frozen.issue
    reports.save_issue(store, issue)
    for edition, document in frozen.documents.items():
        own = pdf or None if edition == frozen.main else None
        reports.add_version(store, version(issue, edition, document, paper, own))
        for language in editions.translations():
            translated = _translated(store, issue, edition, language)
            name = editions.named(edition, language)
            reports.add_version(store, version(issue, name, translated, paper, None))
        record = records.made(store, issue, edition, document)
        reports.add_version(store, version(issue, records.name_of(edition), record, paper, None))
    pages = pages_of(pdf, printed(frozen.documents[frozen.main]))
    corrections.keep_stood(store, issue.id, _stood(material, frozen.documents["internal"], pages))


def record(store: Store, frozen: Frozen) -> Record:
    """Return what the PDF that goes out carries besides the report."""
    issue, main = frozen.issue, frozen.main
    document = frozen.documents[main]
    made = records.made(store, issue, main, document)
    translated = (_translated(store, issue, main, each) for each in records.languages(made))
    return records.beside(made, document, translated)


def _translated(store: Store, issue: Issue, edition: str, language: str) -> Document:
    return _sealed(build(gathering.material(store, issue, edition, language)))


def require_clear(issue: Issue, found: Sequence[Finding]) -> None:
    """Refuse while anything blocks.

    Raises:
        Refused: With the counts and the first findings.
    """
    blocked = sorted(checking.blocking(found), key=lambda each: each.rule in WAIVABLE)
    if blocked:
        named = "; ".join(f"{each.rule} {each.place}: {each.message}" for each in blocked[:_NAMED])
        more = " …" if len(blocked) > _NAMED else ""
        raise Refused(
            f"{issue.name} was not issued. {checking.counts(found)}. {named}{more}",
            "Put right what “sitrep check” lists, or waive it: --waive RULE:PLACE=REASON.",
        )


def _require_corrected(issue: Issue, rows: Iterable[Correction]) -> None:
    if issue.is_correction and not list(rows):
        raise Refused(
            f"{issue.name} was not issued: it says the same as the version before it.",
            "Correct what was wrong, or undo the start of the correction.",
        )


def _stood(material: Material, document: Document, pages: dict[str, int]) -> Stood:
    """Return the figures that an issue printed, with those whose place they took."""
    shown = {row.figure for row in document.evidence}
    newest = updated(material.figures)
    kept = tuple(
        figure
        for figure in material.figures
        if figure.id in shown or newest.get(figure.id) in shown
    )
    return Stood(kept, material.chosen & {figure.id for figure in kept}, pages)


def _sealed(document: Document) -> Document:
    """Give a document the short hash of what it says."""
    body = msgspec.json.encode(document)
    return replace(document, fingerprint=hashlib.sha256(body).hexdigest()[:12])


def version(
    issue: Issue, edition: str, document: Document | Record, paper: str, pdf: bytes | None
) -> Version:
    """Return an edition with its digests, ready to be kept."""
    body = msgspec.json.encode(document).decode()
    return Version(
        issue.id,
        edition,
        body,
        hashlib.sha256(body.encode()).hexdigest(),
        paper,
        pdf,
        hashlib.sha256(pdf).hexdigest() if pdf else None,
    )
