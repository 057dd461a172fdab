"""The records that PDFs carry: made at issue, kept with the issue, never made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import msgspec

from sitrep.document.model import Document
from sitrep.document.record import Record
from sitrep.document.recorded import recorded
from sitrep.document.sentences import Writer
from sitrep.document.unnamed import without_names
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Issue, Status
from sitrep.domain.tokens import Token, pieces
from sitrep.domain.translation import BODY, SITUATION, Translation
from sitrep.services import editions, gathering, originals, reporting, withholding
from sitrep.store import reports, translations, withdrawals
from sitrep.store.database import Store

_SUFFIX = ".record"


def made(store: Store, issue: Issue, edition: str, document: Document) -> Record:
    """Return the record of an edition that is about to go out."""
    material = gathering.material(store, issue, edition)
    writer = Writer(material.language, gazetteer(material.situation.country))
    return without_names(recorded(material, document, edition), material.inside, writer)


def name_of(edition: str) -> str:
    """Return the name that the record of an edition is kept under."""
    return f"{edition}{_SUFFIX}"


def carried(
    store: Store, issue: Issue, edition: str, language: str = editions.MAIN_LANGUAGE
) -> Record | None:
    """Return what the PDF of an issued edition carries.

    None for a draft, and for an issue from before there were records.
    """
    kept = reports.version(store, issue.id, name_of(edition))
    if issue.status is Status.DRAFT or kept is None:
        return None
    record = msgspec.json.decode(kept.body, type=Record)
    if issue.is_withdrawn and record.issue:
        taken = withdrawals.of_issue(store, issue.id)
        again = replace(record.issue, status=issue.status)
        record = replace(record, issue=again, withdrawn=taken)
    if language == editions.MAIN_LANGUAGE:
        return record
    translated = replace(
        record,
        main=editions.issued(store, issue.id, edition),
        translations=tuple(_translations(store, issue, record, language)),
    )
    limits = withholding.limits(store, issue.situation, editions.EDITIONS[edition])
    country = reporting.situation_of(store, issue.situation).country
    own = translations.beginning(store, issue.situation, language, BODY)
    writer = Writer(language, gazetteer(country), own=own)
    return without_names(translated, limits.inside, writer)


def _translations(
    store: Store, issue: Issue, record: Record, language: str
) -> Iterator[Translation]:
    """Return the translations that the page prints, of fields as the record has them."""
    fields = {name: field.value for name, field in reports.fields(store, issue.id).items()}
    said = originals.of_fields(fields)
    kept = originals.of_fields({field.field: field.value for field in record.fields})
    if record.situation:
        said[SITUATION] = kept[SITUATION] = record.situation.name
    written = translations.of_issue(store, issue.id, language)
    for name, each in written.items():
        if name.startswith(BODY):
            said[name] = kept[name] = each.original
    for each in written.values():
        now, shown = said.get(each.field, ""), kept.get(each.field, "")
        ids = dict(zip(_figures(now), _figures(shown), strict=False))
        same = each.original == now and _renamed(now, ids) == shown
        if shown and same and set(_figures(each.value)) <= ids.keys():
            yield replace(each, value=_renamed(each.value, ids), original=shown)


def _figures(text: str) -> list[str]:
    return [piece.figure for piece in pieces(text) if isinstance(piece, Token)]


def _renamed(text: str, ids: Mapping[str, str]) -> str:
    """Return prose whose tokens name figures by other ids."""
    return "".join(
        str(replace(piece, figure=ids.get(piece.figure, piece.figure)))
        if isinstance(piece, Token)
        else piece
        for piece in pieces(text)
    )
