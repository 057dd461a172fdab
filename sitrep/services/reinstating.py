"""Writing a reopened issue back: as issued, with its fields, its pages, and what it stood on."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from sitrep.document.apart import together
from sitrep.document.record import Carried, Record
from sitrep.domain.correction import Correction
from sitrep.domain.ids import new_id
from sitrep.domain.report import Issue, Status
from sitrep.services import editions, records
from sitrep.services.rebuilding import Pieces
from sitrep.store import corrections, inside, reports, translations, withdrawals
from sitrep.store.corrections import Stood
from sitrep.store.database import Store
from sitrep.store.digests import sha256
from sitrep.store.reports import Version


def edition(carried: Carried) -> str:
    """Return the name that the pages are kept under."""
    if carried.record.main is None:
        return carried.record.edition
    return editions.named(carried.record.edition, carried.language)


def save_issue(store: Store, record: Record, issue: Issue) -> None:
    before = record.last.id if record.last else ""
    known = before if before and reports.with_prefix(store, before) else ""
    versions = reports.versions_of(store, issue)
    later = any(each.version > issue.version for each in versions)
    status = Status.SUPERSEDED if later else issue.status
    reports.save_issue(store, replace(issue, previous=known, status=status))
    for each in versions:
        if each.version < issue.version and each.status is not Status.WITHDRAWN:
            reports.save_issue(store, replace(each, status=Status.SUPERSEDED))
    if record.withdrawn:
        withdrawals.save(store, issue.id, record.withdrawn)
    _follow(store, issue)
    for field in record.fields:
        reports.set_field(store, issue.id, field)


def _follow(store: Store, issue: Issue) -> None:
    """Let the next issue of the series follow this one, where it follows none yet."""
    series = [
        each for each in reports.of_situation(store, issue.situation) if each.type is issue.type
    ]
    later = [each for each in series if each.number > issue.number]
    if later and not later[0].previous:
        reports.save_issue(store, replace(later[0], previous=issue.id))


def add_versions(store: Store, carried: Carried, issue: Issue, pdf: bytes) -> None:
    record = carried.record
    bodies: dict[str, tuple[str, bytes | None]] = {edition(carried): (carried.body, pdf)}
    if record.main:
        bodies[record.edition] = (msgspec.json.encode(record.main).decode(), None)
    for language, difference in record.translated.items():
        other = together(record.main or carried.document, difference)
        name = editions.named(record.edition, language)
        bodies.setdefault(name, (msgspec.json.encode(other).decode(), None))
    if carried.whole:
        kept = records.kept(record)
        bodies[records.name_of(record.edition)] = (msgspec.json.encode(kept).decode(), None)
    for name, (body, file) in bodies.items():
        if reports.version(store, issue.id, name) is None:
            digest = sha256(file) if file else None
            made = Version(issue.id, name, body, sha256(body.encode()), carried.paper, file, digest)
            reports.add_version(store, made)


def save_translations(store: Store, record: Record, issue: Issue) -> None:
    """Keep what people wrote in other languages, where nothing is written here."""
    for language in records.languages(record):
        here = translations.of_issue(store, issue.id, language)
        for each in record.translations:
            if each.language == language and each.field not in here:
                translations.save(store, issue.id, each)


def save_inside(store: Store, record: Record, issue: Issue) -> None:
    """Keep out of public editions what the desk that wrote the file kept out of them."""
    known = {each.thing for each in inside.of_situation(store, issue.situation)}
    for each in record.inside:
        if each.thing not in known:
            inside.save(store, issue.situation, each)


def keep_stood(
    store: Store, carried: Carried, record: Record, issue: Issue, pieces: Pieces
) -> None:
    chosen = frozenset(record.chosen)
    stood = Stood(pieces.all_figures, chosen, dict(carried.pages))
    corrections.keep_stood(store, issue.id, stood)
    kept = {_key(each) for each in corrections.before(store, replace(issue, id=""))}
    for row in record.corrections:
        if _key(row) not in kept:
            own = row.issue == issue.id or not row.id
            there = bool(reports.with_prefix(store, row.issue))
            corrections.add(
                store,
                replace(
                    row,
                    id=row.id or new_id(),
                    issue=row.issue if there else issue.id,
                    day=None if own or there else row.day,
                ),
            )


def _key(row: Correction) -> tuple[object, ...]:
    return row.number, row.figure, row.field, row.why, row.wording
